"""Censuses of cycles: true ones, whose numbers are known, and forged trees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import pytest

from rigorous.checker.lemmas.classes import Classes
from rigorous.checker.lemmas.closed_orbits import Isolated
from rigorous.checker.verdicts import Result, Verdict
from tests.build import Json, proof, sturm, system, theorem, verdict
from tests.closed_orbits import CUBIC, HENON, LOGISTIC, TWO_FACTOR, census, grown, logistic

OUTWARD = proof(sturm("2", "path1", lower=0))
"""A proof that a polynomial in m alone is positive for m > 1."""
HENON_BOX = [("-3/2", "3/2"), ("-23/50", "23/50")]
DELAYED = system("x y z", "", "1 - 7/5*x^2 + z", "3/10*x", "y")
LINEAR = system("x y", "", "2*x + 1", "y/3 - x")
TIED = system("x y", "", "x/3", "4*y - 4*y^2")
"""All cycles have x = 0, so that each of their points is as far to the right as any other."""
COPIES = system("x y", "", "-2*y", "x/3")
HENON_COUNTS = {n: [0, k, 0] for n, k in {1: 2, 2: 1, 3: 0, 4: 1, 5: 0, 6: 2}.items()}
CENSUSES: dict[str, tuple[Json, tuple[str, ...]]] = {
    "logistic": (logistic({1: [2, 0], 2: [1, 0], 3: [2, 0], 4: [3, 0]}), ()),
    "with a sink": (logistic({1: [2, 0], 2: [1, 0], 3: [1, 1], 6: [2, 0]}, r="383/100"), ()),
    "half": (logistic({1: [1, 0], 2: [0, 0]}, end="1/2"), ()),
    "apart from zeros": (logistic({1: [1, 0], 2: [1, 0]}, apart={"x": "1/10", "x - 1/2": "1/8"}), ()),
    "Henon": (census(HENON, HENON_BOX, HENON_COUNTS, "a = 7/5", "b = 3/10"), ()),
    "cubic": (census(CUBIC, [("-5/2", "5/2")], {1: [3, 0], 2: [3, 0], 3: [8, 0]}, "mu = 2"), ("-x",)),
    "linear": (census(LINEAR, [("-5", "5")] * 2, {1: [0, 1, 0], 2: [0, 0, 0]}), ()),
    "copies": (census(COPIES, [("-1", "1")] * 2, {1: [0, 0, 1], 2: [0, 0, 0], 4: [0, 0, 0]}), ()),
    "a constant": (census(system("x", "", "1/3"), [("-1", "1")], {1: [0, 1], 2: [0, 0]}), ()),
    "zero": (census(system("x y", "", "0", "2*x + 2*y"), [("-1", "1")] * 2, {1: [0, 1, 0]}), ()),
    "nowhere": (census(system("x", "", "x + 1"), [("-1", "1")], {1: [0, 0], 2: [0, 0]}), ()),
    "a contradiction": (census(system("x y", "", "y^2", "-x"), [("1", "2")] * 2, {1: [0, 0, 0]}), ()),
    "ties": (census(TIED, [("-1", "2")] * 2, {1: [0, 2, 0], 2: [0, 1, 0], 3: [0, 2, 0]}), ()),
    "three variables": (census(DELAYED, [("-3/2", "3/2")] * 3, {1: [0, 0, 2, 0], 2: [0, 0, 0, 1]}), ()),
    "two-factor": (
        census(TWO_FACTOR, [("-5/2", "5/2")] * 2, {2: [2, 2, 0]}, "mu = 3/2", apart={"u*v - mu": "3/100"}),
        ("v u", "-u -v", "-v -u"),
    ),
}


@pytest.mark.parametrize("name", CENSUSES)
def test_true_censuses_are_accepted(name: str) -> None:
    claim, symmetries = CENSUSES[name]
    result = verdict(claim, *grown(claim, *symmetries))
    assert (result.verdict, result.reason) == (Verdict.ACCEPT, "")


@pytest.mark.parametrize("name", CENSUSES)
def test_false_censuses_are_not(name: str) -> None:
    claim, symmetries = CENSUSES[name]
    for item in claim["asserts"]["counts"]:
        for place, count in enumerate(item["inside"]):
            for wrong in {int(count) - 1, int(count) + 1} - {-1}:
                item["inside"][place] = str(wrong)
                result = verdict(claim, *grown(claim, *symmetries))
                item["inside"][place] = count
                assert (result.verdict, result.check) == (Verdict.REJECT, "count")


# The sentence

EVERYWHERE = logistic({1: [2, 0]}, everywhere="yes")


def test_all_cycles_may_be_counted() -> None:
    assert theorem(EVERYWHERE, {"exits": ["-x -x"]}, OUTWARD, OUTWARD, *grown(EVERYWHERE)) == (
        "For r = 4: all cycles of F lie in the box -5/4 <= x <= 5/4; F has exactly these numbers of cycles: "
        "2 of least period 1 (2 with 0 of 1 multipliers inside the unit circle, the others outside)"
    )


def test_the_sentence_names_what_is_left_out() -> None:
    claim = logistic({1: [1, 1], 2: [0, 0]}, r="5/2", apart={"x - 5": "1/2"})
    assert theorem(claim, *grown(claim)) == (
        "For r = 5/2: F has exactly these numbers of cycles with -5/4 <= x <= 5/4 and |x - 5| >= 1/2 at each point "
        "(x): 2 of least period 1 (1 with 0 of 1 multipliers inside the unit circle and 1 with 1 of 1 multipliers "
        "inside the unit circle, the others outside), 0 of least period 2"
    )


def test_cycles_elsewhere_are_not_forgotten() -> None:
    claim = logistic({1: [1, 0]}, end="1/2", everywhere="yes")
    result = verdict(claim, {"exits": ["-x -x"]}, OUTWARD, OUTWARD, *grown(claim))
    assert (result.verdict, result.check) == (Verdict.REJECT, "sign-at-sample")


# Claims that make no sense


def refused(claim: Json, *witnesses: Json) -> tuple[Verdict, str]:
    result = verdict(claim, *witnesses)
    return result.verdict, result.check


@pytest.mark.parametrize(
    "claim",
    [
        logistic({}),
        logistic({0: [0, 0]}),
        logistic({1: [2]}),
        logistic({1: [2, 0, 0]}),
        logistic({10_001: [0, 0]}),
        logistic({1: [-1, 3]}),
        logistic({1: ["1/2", "3/2"]}),  # type: ignore[list-item]
        logistic({1: [2, 0]}, everywhere="perhaps"),
        logistic({1: [2, 0]}, end="0"),
        logistic({1: [2, 0]}, apart={"x": "0"}),
        census(LOGISTIC, [("-1", "2")], {1: [2, 0]}, "r = 4", everywhere="yes"),
        census(LOGISTIC, [("-1", "1")] * 2, {1: [2, 0]}, "r = 4"),
    ],
)
def test_claims_without_sense(claim: Json) -> None:
    assert refused(claim) == (Verdict.MALFORMED, "shape")


def test_every_name_needs_a_value() -> None:
    assert refused(census(LOGISTIC, [("-1", "1")], {1: [2, 0]})) == (Verdict.MALFORMED, "parameters")
    claim = logistic({1: [2, 0]}, apart={"x - s": "1"})
    claim["constants"] = [{"name": "s", "root_of": "s^2 - 2", "between": ["1", "2"]}]
    assert refused(claim, {"symmetries": [], "visits": 1}) == (Verdict.MALFORMED, "unknown-name")


# Forged trees

CLAIM = logistic({3: [2, 0]})
CODES: list[str] = grown(CLAIM)[1]["tree"].split()


def replayed(codes: Sequence[str], **fields: object) -> Result:
    return verdict(CLAIM, {"symmetries": [], "visits": 10} | fields, {"tree": " ".join(codes)})


def subtree(start: int) -> range:
    """The places of the nodes below one, itself included."""
    end, open_ = start, 1
    while open_:
        open_ += 1 if CODES[end].isdigit() else -1
        end += 1
    return range(start, end)


def test_the_tree_itself_is_accepted() -> None:
    assert replayed(CODES).verdict is Verdict.ACCEPT
    assert (
        verdict(CLAIM, {"symmetries": [], "visits": 10}, *({"tree": code} for code in CODES)).verdict is Verdict.ACCEPT
    )


@pytest.mark.parametrize("place", range(len(CODES)))
@pytest.mark.parametrize("code", [".", "!", "3", "00", "x", "-1", "1.", "999999999999999999999", "\u00b2"])
def test_no_code_is_replaced(place: int, code: str) -> None:
    assert code == CODES[place] or replayed([*CODES[:place], code, *CODES[place + 1 :]]).verdict is not Verdict.ACCEPT


@pytest.mark.parametrize("length", range(len(CODES)))
def test_a_tree_that_stops_early(length: int) -> None:
    result = replayed(CODES[:length])
    assert (result.verdict, result.check) == (
        (Verdict.REJECT, "witness-count") if length else (Verdict.MALFORMED, "shape")
    )


def test_a_tree_that_goes_on() -> None:
    assert replayed([*CODES, "."]).check == "tree-end"
    assert verdict(CLAIM, *grown(CLAIM), {"tree": "."}).check == "witness-count"


def test_halves_are_not_exchanged() -> None:
    tried = 0
    for root in [i for i, code in enumerate(CODES) if code.isdigit()]:
        first = subtree(root + 1)
        second = subtree(first.stop)
        a, b = ([CODES[i] for i in half] for half in (first, second))
        if a != b:
            tried += 1
            assert replayed([*CODES[: first.start], *b, *a, *CODES[second.stop :]]).verdict is Verdict.REJECT
    assert tried


def test_visits_are_part_of_the_evidence() -> None:
    assert replayed(CODES, visits=1).verdict is Verdict.REJECT
    assert replayed(CODES, visits=0).verdict is Verdict.MALFORMED
    assert replayed(CODES, visits=1000).verdict is Verdict.MALFORMED


def test_the_tree_of_another_period() -> None:
    (_, half), (_, whole) = grown(logistic({1: [2, 0]})), grown(logistic({2: [1, 0]}))
    for period, tree in ((1, whole), (2, half)):
        claim = logistic({period: [2 if period == 1 else 1, 0]})
        assert verdict(claim, {"symmetries": [], "visits": 10}, tree).verdict is Verdict.REJECT


def test_a_fixed_point_has_no_least_period_two() -> None:
    claim = logistic({2: [3, 0]})
    assert refused(claim, *grown(claim)) == (Verdict.REJECT, "count")


@pytest.mark.parametrize(("below", "check"), [(60, "border"), (48, "count"), (30, "count")])
def test_a_box_that_ends_just_before_a_cycle(below: int, check: str) -> None:
    claim = logistic({1: [2, 0]}, end=str(Fraction(3, 4) - Fraction(1, 2**below)))
    assert refused(claim, *grown(claim)) == (Verdict.REJECT, check)


# Symmetries


def test_symmetries_are_none_or_a_group_of_them() -> None:
    claim, symmetries = CENSUSES["two-factor"]
    found = grown(claim, *symmetries)

    def changed(*texts: str) -> tuple[Verdict, str]:
        return refused(claim, {"symmetries": list(texts), "visits": 10}, *found[1:])

    assert changed("v u", "-u -v") == (Verdict.REJECT, "group")
    assert changed("u v", "v u") == (Verdict.REJECT, "group")
    assert changed("-u v") == (Verdict.REJECT, "symmetry")
    assert changed("u u") == changed("u") == changed("--u v") == changed("") == (Verdict.MALFORMED, "symmetry")
    assert changed()[0] is changed("v u")[0] is Verdict.REJECT
    assert changed(*["u v"] * 48) == (Verdict.RESOURCE, "group")


def test_a_box_or_a_function_that_is_not_kept() -> None:
    claim = census(CUBIC, [("-5/2", "2")], {1: [3, 0]}, "mu = 2")
    assert refused(claim, *grown(claim, "-x")) == (Verdict.REJECT, "symmetry-box")
    claim = census(CUBIC, [("-5/2", "5/2")], {1: [3, 0]}, "mu = 2", apart={"x - 7": "1"})
    assert refused(claim, *grown(claim, "-x")) == (Verdict.REJECT, "symmetry-apart")


def test_without_rotations_a_cycle_would_be_counted_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    claim = census(TIED, [("-1", "2")] * 2, {2: [0, 2, 0]})
    assert refused(claim, *grown(claim)) == (Verdict.REJECT, "count")

    def all_of_them(self: Classes, found: Sequence[Isolated]) -> Iterator[tuple[Isolated, int]]:
        return ((o, 1) for o in found if not self._equal(o, o, self.group[0], 1))

    monkeypatch.setattr(Classes, "cycles", all_of_them)
    assert verdict(claim, *grown(claim)).verdict is Verdict.ACCEPT


# Budgets


def test_long_periods_are_refused_at_once() -> None:
    claim = logistic({10_000: [0, 0]})
    assert refused(claim, {"symmetries": [], "visits": 999}, {"tree": "!"}) == (Verdict.RESOURCE, "size")
    tree = {"tree": " ".join(["0"] * 90_000)}
    assert refused(claim, {"symmetries": [], "visits": 1}, tree)[0] is Verdict.RESOURCE


def test_many_variables_are_refused() -> None:
    names = [f"x{i}" for i in range(9)]
    space = system(" ".join(names), "", *(f"{x}/2" for x in names))
    assert refused(census(space, [("-1", "1")] * 9, {1: [0] * 10})) == (Verdict.RESOURCE, "variables")
