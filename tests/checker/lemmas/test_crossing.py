"""The derivative along a cycle and how it moves, exactly where nothing is rounded; and where it crosses the circle."""

from __future__ import annotations

from fractions import Fraction

import pytest

from rigorous.checker.files import Record
from rigorous.checker.intervals import Interval
from rigorous.checker.lemmas.chain import Chain
from rigorous.checker.lemmas.crossing import Crossing, with_derivative
from rigorous.checker.lemmas.equations import Equations
from rigorous.checker.lemmas.solution import Solution
from rigorous.checker.verdicts import Rejected
from tests.build import setting, system

BITS = 40
ONE = 1 << BITS


def at_zero(span: tuple[str, str], length: int, *components: str) -> Solution:
    """The cycle 0 of a map, which does not move."""
    d = len(components)
    space = setting(system(" ".join("xy"[:d]), "t", *components))
    ends = Fraction(span[0]), Fraction(span[1])
    equations = Equations(space.variables, "t", ends, space.map, space.map, length)
    unit = " ".join(str(ONE * (i == j)) for i in range(d) for j in range(d))
    rows = {"centres": "0 0", "slopes": "0 0", "weights": f"{ONE >> 20} {ONE >> 20}"}
    witness = {"bits": BITS, "blocks": [1] * d, "frames": [unit] * length}
    witness |= {name: [" ".join(text.split()[:d])] * length for name, text in rows.items()}
    return Chain("words", equations, lambda _: None, (), Fraction(1), Fraction(1)).discharge(Record(witness, "w"))


def units(*ends: int | Fraction) -> Interval:
    return int(ends[0] * ONE), int(ends[-1] * ONE)


def test_derivatives_of_linear_maps_are_exact() -> None:
    assert with_derivative(at_zero(("2", "3"), 1, "t*x")) == ([[units(2, 3)]], [[units(1)]])
    assert with_derivative(at_zero(("2", "3"), 2, "t*x")) == ([[units(4, 9)]], [[units(4, 6)]])
    assert with_derivative(at_zero(("2", "3"), 3, "t*x")) == ([[units(8, 27)]], [[units(12, 27)]])
    assert with_derivative(at_zero(("2", "5/2"), 1, "t*x + 1/4*y", "4*y")) == (
        [[units(2, Fraction(5, 2)), units(Fraction(1, 4))], [units(0), units(4)]],
        [[units(1), units(0)], [units(0), units(0)]],
    )


@pytest.mark.parametrize(("type_", "expected"), [("flip", (4, 5)), ("neimark-sacker", (2, 3))])
def test_test_functions_on_the_line(type_: str, expected: tuple[int, int]) -> None:
    crossing = Crossing(type_, at_zero(("2", "3"), 1, "t*x"))
    matrix = [[units(3, 4)]]
    assert crossing.test(matrix) == units(*expected)
    assert crossing.at(Fraction(5, 2)) == [[units(Fraction(5, 2))]]


def test_test_functions_in_the_plane() -> None:
    solution = at_zero(("2", "5/2"), 1, "t*x + 1/4*y", "4*y")
    matrix = [[units(2), units(1)], [units(3), units(5)]]
    assert Crossing("flip", solution).test(matrix) == units(3 * 6 - 3)
    assert Crossing("neimark-sacker", solution).test(matrix) == units(2 * 5 - 3 - 1)


@pytest.mark.parametrize(
    ("text", "low", "high", "check"),
    [
        ("-t*x", "3/4", "5/4", ""),
        ("-t*x", "1/2", "3/2", ""),
        ("-t*x", "1", "5/4", "threshold"),
        ("-t*x", "3/4", "1", "threshold"),
        ("-t*x", "5/4", "11/8", "threshold"),
        ("-t*x", "1/4", "5/4", "window"),
        ("-t*x", "3/4", "7/4", "window"),
        ("-t*x", "5/4", "3/4", "window"),
        ("-t*x", "1", "1", "window"),
        ("(t - 2)*x", "3/4", "5/4", ""),
        ("t*x", "3/4", "5/4", None),
    ],
)
def test_the_threshold_is_crossed_once_strictly_inside(text: str, low: str, high: str, check: str | None) -> None:
    """The multiplier -t is -1 at t = 1, for t from 1/2 to 3/2; that of t x is no solution's, as 1 is its own."""
    try:
        Crossing("flip", at_zero(("1/2", "3/2"), 1, text)).once(Fraction(low), Fraction(high))
        found = ""
    except Rejected as refusal:
        found = refusal.check
    assert found == check if check is not None else found


def test_multipliers_at_the_two_ends() -> None:
    crossing = Crossing("flip", at_zero(("1/2", "3/2"), 1, "-t*x"))
    crossing.inside(["1", "0"])
    for counts in (["0", "0"], ["1", "1"], ["0", "1"]):
        with pytest.raises(Rejected, match="multipliers lie inside"):
            crossing.inside(counts)


LINE = at_zero(("1/2", "3/2"), 1, "-t*x")


@pytest.mark.parametrize(
    ("type_", "p", "found"),
    [
        ("flip", [(1, 9), (ONE, ONE)], ""),
        ("flip", [(-ONE, -ONE), (ONE, ONE)], "crossing"),
        ("flip", [(-ONE - 1, -ONE), (ONE, ONE)], "crossing"),
        ("flip", [(-ONE, 9), (ONE, ONE)], "crossing"),
        ("flip", [(-ONE + 1, 9), (ONE, ONE)], ""),
        ("flip", [(-9 * ONE, -ONE - 1), (ONE, ONE)], ""),
        ("flip", [(ONE // 2, ONE // 2), (ONE, ONE), (ONE, ONE)], ""),
        ("flip", [(ONE, ONE), (3 * ONE, 3 * ONE), (ONE, ONE)], "crossing"),
        ("flip", [(-2 * ONE, ONE // 2), (ONE, ONE), (ONE, ONE)], "crossing"),
        ("flip", [(-9 * ONE, -2 * ONE - 1), (ONE, ONE), (ONE, ONE)], ""),
        ("neimark-sacker", [(ONE, ONE), (ONE, ONE), (ONE, ONE)], ""),
        ("neimark-sacker", [(ONE, ONE), (-2 * ONE, ONE), (ONE, ONE)], "crossing"),
        ("neimark-sacker", [(ONE, ONE), (-2 * ONE + 1, ONE), (ONE, ONE)], ""),
        ("neimark-sacker", [(ONE, ONE), (ONE, 2 * ONE), (ONE, ONE)], "crossing"),
        ("neimark-sacker", [(ONE, ONE), (ONE, 2 * ONE - 1), (ONE, ONE)], ""),
        ("neimark-sacker", [(ONE, ONE), (3 * ONE, 4 * ONE), (ONE, ONE)], "crossing"),
        ("neimark-sacker", [(ONE, ONE), (-4 * ONE, -3 * ONE), (ONE, ONE)], "crossing"),
    ],
)
def test_no_other_multiplier_comes_to_the_circle(type_: str, p: list[Interval], found: str) -> None:
    """By the characteristic polynomial: its values at 1 and -1, and the product of the multipliers."""
    try:
        Crossing(type_, LINE)._nothing_else(p)
        seen = ""
    except Rejected as refusal:
        seen = refusal.check
    assert seen == found
