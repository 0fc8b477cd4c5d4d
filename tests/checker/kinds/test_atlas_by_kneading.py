"""Kind `atlas-by-kneading`: what it says, what it takes, and the numbers that windows and measures turn on."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from rigorous.checker import Verdict
from rigorous.checker.lemmas.windows import MAX_DOUBLINGS, MAX_STEPS
from tests.attacks_atlas import LOGISTIC, TURNED, by_kneading, window
from tests.build import Json, system
from tests.build import theorem as theorem_of
from tests.build import verdict as verdict_of

VALID = Path(__file__).parents[2] / "corpora" / "valid" / "logistic-windows"
UNIT = 1 << 60
FALLING = window("1/10", "9/10", 1, 0, "1/100", "81/100")
"""Between these the fixed point attracts, and then the two-cycle."""


def result(case: tuple[Json, Json]) -> Any:
    return verdict_of(case[0], *case[1]["witnesses"])


def stored() -> tuple[Json, list[str]]:
    rows = [text for line in json.loads((VALID / "evidence.json").read_text())["witnesses"] for text in [line["rows"]]]
    return json.loads((VALID / "claim.json").read_text()), "; ".join(rows).split("; ")


def of_rows(claim: Json, rows: list[str], measure: Fraction | None = None) -> Any:
    asserts = claim["asserts"] | ({} if measure is None else {"measure": str(measure)})
    return verdict_of(claim | {"asserts": asserts}, *({"rows": text} for text in rows))


def length(rows: list[str]) -> Fraction:
    return Fraction(sum(int(text.split(" ")[1]) for text in rows), UNIT)


def test_the_theorem_in_words_and_what_it_relies_on() -> None:
    case = by_kneading("0", "2", "1/4", FALLING)
    assert theorem_of(case[0], *case[1]["witnesses"]) == (
        "Of all real s between 0 and 2, a set of measure at least 1/4 has this property: F has a cycle such that the "
        "orbit of every critical point, and of almost every start whose orbit is bounded, converges to it"
    )
    relied = result(case).relies_on
    assert "kneading sequence" in relied[0]
    assert "Singer" in relied[1]


@pytest.mark.parametrize(
    "space",
    [
        TURNED,
        system("x", "s", "x^2 - s"),
        system("x", "s", "1 - s*x^2"),
        system("x", "s", "s*x^2 - 1"),
        system("x", "s", "-2*x^2 + 1/2*s"),
        system("x", "s", "-(x - s)^2 + 2*s"),
    ],
    ids=lambda space: space["map"][0],
)
def test_families_that_come_down_to_the_same(space: Json) -> None:
    assert result(by_kneading("0", "2", "1/4", FALLING, space=space)).verdict is Verdict.ACCEPT


def test_a_family_in_the_other_direction() -> None:
    """x^2 + c is the map with s = -c: where c grows, s falls."""
    kick = system("x", "c", "x^2 + c")
    row = window("-9/10", "-1/10", 1, 0, "1/100", "81/100")
    assert result(by_kneading("-2", "0", "1/4", row, space=kick)).verdict is Verdict.ACCEPT
    other = window("-9/10", "-1/10", 1, 0, "81/100", "1/100")
    assert result(by_kneading("-2", "0", "1/4", other, space=kick)).check == "window-side"


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("x^3 - s*x", "quadratic"),
        ("s*x + 1", "quadratic"),
        ("s", "quadratic"),
        ("s*x^4 - 1", "quadratic"),
    ],
)
def test_other_maps(text: str, check: str) -> None:
    found = result(by_kneading("0", "2", "1/4", FALLING, space=system("x", "s", text)))
    assert (found.verdict, found.check) == (Verdict.UNSUPPORTED, check)


def test_a_map_that_does_not_depend_on_the_parameter() -> None:
    space = system("x", "t", "1/2 - x^2")
    row = window("0", "1", 1, 0, "1/3", "1/3")
    assert result(by_kneading("0", "1", "1", row, space=space)).verdict is Verdict.ACCEPT
    space = system("x", "t", "19/10 - x^2")
    assert result(by_kneading("0", "1", "1", row, space=space)).check == "window-kept"


@pytest.mark.parametrize(
    "text", ["", "1 2", "1 2 3 0 1", "1 2 3 0 1 1 1", "1 2 0 0 1 1", "1 -2 1 0 1 1", "1 2 1 0 1 01", "1 2 1 0 1 1;"]
)
def test_the_shape_of_a_row(text: str) -> None:
    found = result(by_kneading("0", "2", "1/4", text))
    assert (found.verdict, found.check) == (Verdict.MALFORMED, "row")


@pytest.mark.parametrize(
    ("period", "doublings", "check"),
    [(MAX_STEPS + 1, 0, "list"), (1, MAX_DOUBLINGS + 1, "doublings"), ((MAX_STEPS >> 3) + 1, 3, "list")],
)
def test_long_words_are_given_up(period: int, doublings: int, check: str) -> None:
    found = result(by_kneading("0", "2", "1/4", window("1/10", "9/10", period, doublings, "1/100", "1/100")))
    assert (found.verdict, found.check) == (Verdict.RESOURCE, check)


def test_an_orbit_that_escapes() -> None:
    found = result(by_kneading("0", "1000", "1/4", window("10", "100", 100, 0, "1", "1")))
    assert found.check == "window-side"


def test_every_row_is_needed_and_none_counts_twice() -> None:
    claim, rows = stored()
    total = length(rows)
    assert of_rows(claim, rows, total).verdict is Verdict.ACCEPT
    assert of_rows(claim, rows, total + Fraction(1, UNIT)).check == "witness-count"
    for i in range(len(rows)):
        less = rows[:i] + rows[i + 1 :]
        assert of_rows(claim, less, total).check == "witness-count"
        assert of_rows(claim, less, length(less)).verdict is Verdict.ACCEPT
        assert of_rows(claim, [*rows[: i + 1], *rows[i:]], length([*rows, rows[i]])).check == "row-order"
    assert of_rows(claim, rows[::-1], total).check == "row-order"


def test_rows_that_overlap_by_one_unit() -> None:
    first = window("1/10", "1/2", 1, 0, "1/100", "1/4")
    second = window("1/2", "9/10", 1, 0, "1/4", "81/100")
    assert result(by_kneading("0", "2", "79/100", first, second)).verdict is Verdict.ACCEPT
    low, size, *rest = second.split(" ")
    early = " ".join([str(int(low) - 1), size, *rest])
    assert result(by_kneading("0", "2", "79/100", first, early)).check == "row-order"
    assert result(by_kneading("0", "2", "2/5", early)).check == "witness-count"
    assert result(by_kneading("0", "2", "1/3", early)).verdict is Verdict.ACCEPT


def test_moved_rows_and_other_periods_and_doublings() -> None:
    claim, rows = stored()
    claim["asserts"] |= {"low": "0", "high": "4"}
    for text in rows:
        low, size, n, k, *depths = map(int, text.split(" "))
        others = [(low - size, n, k), (low + size, n, k)]
        others += [(low, m, k) for m in (1, n - 1, n + 1, 2 * n)] + [(low, n, k - 1), (low, n, k + 1)]
        for start, m, doublings in others:
            other = " ".join(map(str, [start, size, m, doublings, *depths]))
            assert of_rows(claim, [other], length([text])).check in ("window-kept", "window-side", "window-word", "row")


@pytest.mark.parametrize(
    ("row", "check"),
    [
        (window("-1/4", "0", 1, 0, "1/4", "1/4"), "window-side"),  # 0 is critical and fixed
        (window("-24/100", "-1/100", 1, 0, "1/4", "1/4"), ""),  # one word at both ends
        (window("-24/100", "9/10", 1, 0, "1/4", "81/100"), ""),
        (window("-26/100", "9/10", 1, 0, "1/4", "81/100"), "window-kept"),  # before the fold
        (window("-24/100", "101/100", 1, 0, "1/4", "81/100"), "window-kept"),  # after the first doubling
        (window("-24/100", "101/100", 1, 1, "1/4", "1/5000"), ""),
        (window("-24/100", "13/10", 1, 1, "1/4", "153/1000"), ""),
        (window("-24/100", "-1/10", 1, 1, "1/4", "1/5"), "window-word"),  # no doubling there
        (window("9/10", "101/100", 1, 1, "81/100", "1/5000"), ""),
        (window("101/100", "13/10", 2, 0, "1/5000", "153/1000"), ""),
        (window("101/100", "13/10", 2, 1, "1/5000", "153/1000"), "window-word"),
    ],
)
def test_rows_of_the_first_window(row: str, check: str) -> None:
    found = result(by_kneading("-1", "2", str(length([row])), row))
    assert (found.verdict is Verdict.ACCEPT, found.check) == (not check, check)


def test_logistic_maps_from_two_to_the_second_doubling() -> None:
    row = window("2.000001", "3.49", 1, 1, "1/3000000000000", "153/1000")
    found = result(by_kneading("2", "4", "37/25", row, space=LOGISTIC))
    assert found.verdict is Verdict.ACCEPT, found.reason
