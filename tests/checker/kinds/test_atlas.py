"""Kind `atlas`: what it says, what it takes, and the numbers that rows and measures turn on."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from rigorous.checker import Verdict
from rigorous.checker.limits import MAX_LIST
from tests.attacks_atlas import CUBIC, FALLING, UNIT, atlas, row
from tests.build import Json, system
from tests.build import theorem as theorem_of
from tests.build import verdict as verdict_of

VALID = Path(__file__).parents[2] / "corpora" / "valid"
ROOT = "1/3*mu + 1/3"
KICK = system("x", "c", "x^2 + c")


def result(case: tuple[Json, Json]) -> Any:
    return verdict_of(case[0], *case[1]["witnesses"])


def check_name(case: tuple[Json, Json]) -> str:
    return str(result(case).check)


def stored(name: str) -> tuple[Json, list[str], str]:
    """The claim, the rows one by one, and the polynomial of the critical point."""
    data = json.loads((VALID / name / "evidence.json").read_text())
    critical, *lines = data["witnesses"]
    rows = [text for line in lines for text in line["rows"].split("; ")]
    return json.loads((VALID / name / "claim.json").read_text()), rows, critical["is"]


def of_rows(claim: Json, rows: list[str], critical: str, measure: Fraction | None = None) -> Any:
    """What the checker says if these are the rows, of the measure claimed or another."""
    asserts = claim["asserts"] | ({} if measure is None else {"measure": str(measure)})
    return verdict_of(claim | {"asserts": asserts}, {"is": critical}, *({"rows": text} for text in rows))


def length(rows: list[str]) -> Fraction:
    ends = [[int(number) for number in text.split(" ")[:2]] for text in rows]
    return Fraction(sum(high - low for low, high in ends), UNIT)


def test_the_theorem_in_words() -> None:
    assert theorem_of(*_parts(atlas("2", "4", "1/4", FALLING))) == (
        "Of all real r between 2 and 4, a set of measure at least 1/4 has this property: F has a cycle such that the "
        "orbit of every critical point, and of almost every start whose orbit is bounded, converges to it"
    )


def test_an_odd_map_in_words_and_what_it_relies_on() -> None:
    case = atlas("0", "2", "1/20", row("9/20", "11/20", 1, "3/5", "81/100"), critical=ROOT, space=CUBIC)
    assert theorem_of(*_parts(case)).endswith("converges to it or to its mirror image under x -> -x")
    assert "Singer" in result(case).relies_on[0]


def test_other_parameters_have_values() -> None:
    space = system("x", "r s", "r*s*x*(1 - x)")
    claim, evidence = atlas("2", "4", "1/4", FALLING, space=space)
    claim["asserts"]["at"] = ["s = 1"]
    assert theorem_of(claim, *evidence["witnesses"]).startswith("For s = 1: of all real r between 2 and 4, a set")
    claim["asserts"]["at"] = []
    assert verdict_of(claim, *evidence["witnesses"]).check == "parameters"


@pytest.mark.parametrize(
    ("space", "critical", "expected"),
    [
        (system("x", "c", "x^2 + c"), "0", "row"),
        (system("x", "c", "x^2 + c*x"), "-1/2*c", "row"),
        (system("x", "c", "1 - c*x^2"), "0", "row"),
        (system("x", "c", "c*x - x^3"), "1/3*c", "row"),
        (system("x", "c", "c*x*(1 - x^2)"), "1/3", "row"),
        (system("x", "c", "x^2 + c*x"), "1/2*c", "critical"),
        (system("x", "c", "c*x - x^3 + 1"), "1/3*c", "critical"),
        (system("x", "c", "x^4 + c"), "0", "critical"),
        (system("x", "c", "x^5 + c*x"), "0", "critical"),
        (system("x", "c", "c*x"), "0", "critical"),
        (system("x", "c", "c"), "0", "critical"),
        (system("x", "c", "x^2 + c"), "x", "parameters-only"),
    ],
)
def test_the_critical_points_are_derived(space: Json, critical: str, expected: str) -> None:
    assert check_name(atlas("1", "2", "1", "no row", critical=critical, space=space)) == expected


def test_critical_points_that_are_not_real() -> None:
    space = system("x", "c", "c*x - x^3")
    case = atlas("-1", "1", "1", row("-1/2", "1/2", 1, "1"), critical="1/3*c", space=space)
    assert (result(case).verdict, result(case).check) == (Verdict.UNSUPPORTED, "critical")


@pytest.mark.parametrize(
    ("change", "check"),
    [
        ({"measure": "0"}, "shape"),
        ({"measure": "3"}, "shape"),
        ({"low": "4", "high": "2"}, "shape"),
        ({"parameter": ""}, "parameters"),
        ({"parameter": "s"}, "parameters"),
    ],
)
def test_the_shape_of_a_claim(change: dict[str, str], check: str) -> None:
    claim, evidence = atlas("2", "4", "1/4", FALLING)
    claim["asserts"] |= change
    assert verdict_of(claim, *evidence["witnesses"]).check == check


@pytest.mark.parametrize(
    "text",
    ["", "1 2", "1 2 3 4 5 6", "1 2 0", "1 2 -1", "01 2 1", "1  2 1", "1 2 1.5", "1 2 1;", "1 2 1 1234567890123456"],
)
def test_the_shape_of_a_row(text: str) -> None:
    case = atlas("2", "4", "1/4", text)
    assert (result(case).verdict, result(case).check) == (Verdict.MALFORMED, "row")


@pytest.mark.parametrize("name", ["logistic-rows", "cubic-rows"])
def test_every_row_is_needed_and_none_counts_twice(name: str) -> None:
    claim, rows, critical = stored(name)
    total = length(rows)
    assert of_rows(claim, rows, critical, total).verdict is Verdict.ACCEPT
    assert of_rows(claim, rows, critical, total + Fraction(1, UNIT)).check == "witness-count"
    for i in range(len(rows)):
        less = rows[:i] + rows[i + 1 :]
        assert of_rows(claim, less, critical, total).check == "witness-count"
        assert of_rows(claim, less, critical, length(less)).verdict is Verdict.ACCEPT
        twice = [*rows[: i + 1], *rows[i:]]
        assert of_rows(claim, twice, critical, length(twice)).check == "row-order"
    assert of_rows(claim, rows[::-1], critical, total).check == "row-order"


@pytest.mark.parametrize("name", ["logistic-rows", "cubic-rows"])
def test_rows_that_overlap_by_one_unit(name: str) -> None:
    claim, rows, critical = stored(name)
    low, *rest = rows[1].split(" ")
    assert rows[0].split(" ")[1] == low
    early = " ".join([str(int(low) - 1), *rest])
    assert of_rows(claim, [rows[0], early, *rows[2:]], critical, length(rows)).check == "row-order"
    assert of_rows(claim, [early, *rows[2:]], critical, length([early, *rows[2:]])).verdict is Verdict.ACCEPT


@pytest.mark.parametrize("name", ["logistic-rows", "cubic-rows"])
def test_moved_rows_and_other_periods(name: str) -> None:
    claim, rows, critical = stored(name)
    claim["asserts"] |= {"low": "0", "high": "4"}
    for text in rows:
        low, high, period, *ends = map(int, text.split(" "))
        for shift in (-UNIT // 100, UNIT // 100):
            moved = " ".join(map(str, [low + shift, high + shift, period, *ends]))
            assert of_rows(claim, [moved], critical, length([text])).check in ("row-kept", "row-critical")
        for n in {1, 2, period - 1, period + 1} - {0, period}:
            other = " ".join(map(str, [low, high, n, *ends]))
            assert of_rows(claim, [other], critical, length([text])).check in ("row-kept", "row-critical")


def test_multiples_of_the_period_serve_as_well() -> None:
    claim, rows, critical = stored("logistic-rows")
    low, high, period, *ends = map(int, rows[1].split(" "))
    middle = (low + high) // 2
    twice = " ".join(map(str, [middle - 1000, middle + 1000, 2 * period, *ends]))
    assert of_rows(claim, [twice], critical, length([twice])).verdict is Verdict.ACCEPT


@pytest.mark.parametrize(
    ("text", "check"),
    [
        (row("3", "13/4", 1, "0", "1"), "row-kept"),  # more than F keeps
        (row("21/10", "22/10", 1, "6/10", "7/10"), "row-kept"),  # without the critical point
        (row("21/10", "22/10", 1, "6/10", "4/10"), "row-kept"),  # ends in the wrong order
        (row("39/20", "41/20", 1, "4/10", "6/10"), ""),
        (row("19/8", "21/8", 1, "1/2"), "row-kept"),  # d = c
        (row("19/8", "21/8", 1, "62/100"), "row-kept"),  # F(c) is larger
        (row("15/8", "17/8", 1), "row-kept"),  # F(c) = c inside
        (row("26/10", "27/10", 1), ""),
        (row("26/10", "27/10", 2), "row-kept"),  # F^2(c) < F(c)
        (row("7/2", "71/20", 2, "9/10"), "row-critical"),  # 1/2 < F(9/10) < F(1/2)
    ],
)
def test_rows_of_the_logistic_family(text: str, check: str) -> None:
    case = atlas("1", "4", str(length([text])), text)
    assert (result(case).verdict is Verdict.ACCEPT, result(case).check) == (not check, check)


@pytest.mark.parametrize(
    ("text", "check"),
    [
        (row("1/4", "3/10", 1, "1/4"), ""),
        (row("1/4", "3/10", 1, "-1/4"), "row-kept"),  # towards the other fixed point
        (row("1/4", "3/10", 1, "-3/2"), "row-critical"),  # beyond the other critical point
        (row("9/20", "11/20", 1, "3/5", "81/100"), ""),
    ],
)
def test_rows_of_the_cubic(text: str, check: str) -> None:
    case = atlas("0", "2", str(length([text])), text, critical=ROOT, space=CUBIC)
    assert (result(case).verdict is Verdict.ACCEPT, result(case).check) == (not check, check)


def ranges(name: str, *changes: tuple[str, str], **fields: str) -> tuple[Json, list[Json]]:
    """A stored claim with ranges in which a cycle attracts, and its witnesses, with other texts in the first range."""
    claim, evidence = (json.loads((VALID / name / f"{part}.json").read_text()) for part in ("claim", "evidence"))
    critical, first, *rest = evidence["witnesses"]
    claim["asserts"] |= fields
    return claim, [critical, first | dict(changes), *rest]


def said(case: tuple[Json, list[Json]]) -> tuple[str, str]:
    found = verdict_of(case[0], *case[1])
    return found.verdict.value, found.check


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([], ("ACCEPT", "")),
        ([("high", "31/10"), ("low", "21/10")], ("REJECT", "sum-of-squares")),
        ([("low", "19/10")], ("REJECT", "row-order")),
        ([("high", "2")], ("REJECT", "row-order")),
        ([("high", "3.0")], ("MALFORMED", "rational")),
        ([("period", "2")], ("REJECT", "identity")),
        ([("period", "0")], ("MALFORMED", "row")),
        ([("period", "10")], ("MALFORMED", "row")),
        ([("ends", "1")], ("MALFORMED", "unknown-field")),
    ],
)
def test_ranges_in_which_a_cycle_attracts(changes: list[tuple[str, str]], expected: tuple[str, str]) -> None:
    assert said(ranges("logistic-ranges", *changes)) == expected


def test_what_is_to_be_shown_of_a_range_cannot_be_left_out() -> None:
    claim, witnesses = ranges("logistic-ranges", measure="1", high="3")
    needed = 8
    assert said((claim, witnesses[:needed])) == ("ACCEPT", "")
    for k in range(2, needed):
        assert said((claim, witnesses[:k]))[1] == "witness-count"
        assert said((claim, [*witnesses[:k], *witnesses[k + 1 : needed]]))[0] != "ACCEPT"


def test_ranges_and_rows_do_not_overlap() -> None:
    claim, (*several, row) = ranges("logistic-ranges")
    last = max(Fraction(each["high"]) for each in several if "period" in each)
    _, *rest = row["rows"].split(" ")
    early = {"rows": " ".join([str(int(last * UNIT)), *rest])}
    assert said((claim, [*several, row])) == ("ACCEPT", "")
    assert said((claim, [*several, early])) == ("REJECT", "row-order")
    assert said((claim, [several[0], row, *several[1:]])) == ("REJECT", "row-order")


@pytest.mark.parametrize("name", ["logistic-ranges", "cubic-ranges"])
def test_the_measure_is_the_sum_of_ranges_and_rows(name: str) -> None:
    claim, witnesses = ranges(name)
    parts = [Fraction(each["high"]) - Fraction(each["low"]) for each in witnesses if "period" in each]
    total = sum(parts) + length([each["rows"] for each in witnesses if "rows" in each])
    for more, expected in ((0, "ACCEPT"), (Fraction(1, 10**12), "REJECT")):
        claim["asserts"]["measure"] = str(total + more)
        assert said((claim, witnesses))[0] == expected


def test_ends_of_more_and_more_digits_are_given_up() -> None:
    """The sum of ranges would grow with each of them, and the work with the square of their number."""
    claim, _ = atlas("1", "2", "1", space=system("x", "r", "r*x^2"))
    shown = [
        {"values": ["0"]},
        {"cofactors": []},
        {"proof": {"squares": [{"weight": "1", "square": "1", "members": []}]}},
    ]
    witnesses: list[Json] = [{"is": "0"}]
    for k in range(10):
        ends = [1 + Fraction(k, 20) + Fraction(1, 2**5000 + 2 * n + 1) for n in (2 * k + 1, 2 * k)]
        low, high = (str(end) for end in ends)
        witnesses += [{"low": low, "high": high, "period": "1"}, *shown]
    assert said((claim, witnesses)) == ("RESOURCE", "digits")


def test_the_critical_points_are_to_be_real_in_a_range() -> None:
    """Where a > 0, the critical points of a x + x^3 are not, though 0 attracts for a < 1."""
    space = system("x", "a", "a*x + x^3")
    claim, _ = atlas("1/4", "1/2", "1/4", space=space)
    first = {"low": "1/4", "high": "1/2", "period": "1"}
    positive = {"proof": {"sturm": {"variable": "a", "sample": "1/3", "lower": 0, "upper": 1}}}
    assert said((claim, [{"is": "-1/3*a"}, first, positive])) == ("REJECT", "sign-at-sample")


def test_the_neutral_end_of_a_row() -> None:
    """At c = 1/4 the fixed point 1/2 of x^2 + c has multiplier 1; a row may end there, and none goes beyond."""
    text = row("1/8", "1/4", 1, "1/2")
    assert result(atlas("0", "1/4", "1/8", text, critical="0", space=KICK)).verdict is Verdict.ACCEPT
    low, high, *rest = text.split(" ")
    later = " ".join([low, str(int(high) + 1), *rest])
    assert check_name(atlas("0", "1", "1/8", later, critical="0", space=KICK)) == "row-kept"


def test_an_escaping_orbit_is_given_up() -> None:
    case = atlas("1", "2", "1", row("1", "2", 400, "1/2"), critical="0", space=KICK)
    assert result(case).verdict is Verdict.RESOURCE


def test_derivatives_that_grow_for_ever_are_given_up() -> None:
    """The fixed point 1 repels, and exactly; nothing but the derivative by the start grows."""
    space = system("x", "c", "x + 16*(x^2 - 1)")
    case = atlas("1", "2", "1", row("1", "2", 100, "1", "1"), critical="-1/32", space=space)
    assert (result(case).verdict, result(case).check) == (Verdict.RESOURCE, "digits")


def test_the_period_is_bounded_whatever_the_evidence_earns() -> None:
    """All points of an orbit are kept at a time."""
    claim, _ = atlas("-1", "0", "1/68719476736", space=KICK)
    low, ends = -UNIT, "-1000000 1000000"
    for period, expected in ((MAX_LIST, Verdict.ACCEPT), (MAX_LIST + 2, Verdict.RESOURCE)):
        found = verdict_of(claim, {"is": "0"}, {"rows": f"{low} {low + 1} {period} {ends}"})
        assert found.verdict is expected
    assert found.check == "list"


def _parts(case: tuple[Json, Json]) -> tuple[Any, ...]:
    return (case[0], *case[1]["witnesses"])
