"""What is concluded from the solution of an unfolding, to the unit: a solution is stood in for by its enclosures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from rigorous.checker.intervals import Grid, Interval
from rigorous.checker.lemmas.branches import Branches
from rigorous.checker.limits import Meter
from rigorous.checker.verdicts import Rejected

BITS = 4
ONE = 1 << BITS
State = list[Interval]


@dataclass
class Stand:
    """Enclosures of the unknowns (x, parameter) at the ends of the span, and of the speed of the parameter."""

    span: tuple[Fraction, Fraction]
    states_at: dict[Fraction | None, list[State]]
    speed: Interval = (1, 2)
    grid: Grid = field(default_factory=lambda: Grid(BITS, Meter()))

    @property
    def equations(self) -> Any:
        return SimpleNamespace(span=self.span, length=len(self.states_at[None]))

    def states(self, t: Fraction | None = None) -> list[State]:
        return self.states_at[t]

    def velocities(self) -> list[State]:
        return [[(0, 0), self.speed]]


class Recorder:
    """In place of an unfolding: which sigma are asked for; the points are the states themselves."""

    def __init__(self, type_: str) -> None:
        self.type, self.asked = type_, list[Interval]()

    def points(self, states: Sequence[State], sigma: Interval, *_: object) -> list[State]:
        self.asked.append(sigma)
        return list(states)


def branches(solution: Stand, type_: str = "fold") -> tuple[Branches, Recorder]:
    recorder = Recorder(type_)
    return Branches(recorder, (), solution), recorder  # type: ignore[arg-type]


def check(work: Any, *arguments: Any) -> str:
    try:
        work(*arguments)
    except Rejected as refusal:
        return refusal.check
    return ""


def one_sided(start: Interval = (3, 5), end: Interval = (10, 12), speed: Interval = (1, 2)) -> Stand:
    """For q from 0 to 1/4."""
    at: dict[Fraction | None, list[State]] = {
        None: [[(0, 0), (3, 12)]],
        Fraction(0): [[(-8, 8), start]],
        Fraction(1, 4): [[(0, 0), end]],
    }
    return Stand((Fraction(0), Fraction(1, 4)), at, speed)


def both_sides(low: Interval, start: Interval, high: Interval, speed: Interval) -> Stand:
    """For sigma from -1/4 to 1/4."""
    ends = zip((Fraction(-1, 4), Fraction(0), Fraction(1, 4)), (low, start, high), strict=True)
    at: dict[Fraction | None, list[State]] = {t: [[(0, 0), x]] for t, x in ends}
    return Stand((Fraction(-1, 4), Fraction(1, 4)), {None: [[(0, 0), (0, 0)]], **at}, speed)


def test_both_signs_of_sigma_up_to_the_end() -> None:
    """Sqrt(1/4) is 8 units, and perhaps one more; on both sides sigma itself is 4 units at the end."""
    _, recorder = branches(one_sided())
    assert recorder.asked == [(0, 9), (-9, 0), (8, 9), (-9, -8)]
    _, recorder = branches(both_sides((0, 1), (2, 3), (5, 6), (1, 1)), "transcritical")
    assert recorder.asked == [(0, 4), (-4, 0), (4, 4), (-4, -4)]


@pytest.mark.parametrize(("radius", "found"), [("1/2", ""), ("3/4", ""), ("7/16", "within"), ("127/256", "within")])
def test_where_the_cycle_starts(radius: str, found: str) -> None:
    """It is enclosed by 8 units on each side of 0, half of 1."""
    assert check(branches(one_sided())[0].starts, [[Fraction(0)]], Fraction(radius)) == found


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [("3/16", "5/16", ""), ("13/64", "5/16", "threshold"), ("3/16", "19/64", "threshold"), ("0", "1", "")],
)
def test_where_the_threshold_lies(low: str, high: str, found: str) -> None:
    assert check(branches(one_sided())[0].parameter, Fraction(low), Fraction(high), Fraction(1, 16), ">") == found


@pytest.mark.parametrize(
    ("speed", "side", "found"),
    [
        ((1, 2), ">", ""),
        ((0, 2), ">", "side"),
        ((-1, 2), ">", "side"),
        ((1, 2), "<", "side"),
        ((-2, -1), "<", "reach"),
        ((-2, 0), "<", "side"),
        ((-2, -1), ">", "side"),
    ],
)
def test_to_which_side_the_parameter_moves(speed: Interval, side: str, found: str) -> None:
    work = branches(one_sided(speed=speed))[0].parameter
    assert check(work, Fraction(0), Fraction(1), Fraction(1, 16), side) == found


@pytest.mark.parametrize(("reach", "found"), [("5/16", ""), ("21/64", "reach"), ("1/16", "")])
def test_how_far_it_moves(reach: str, found: str) -> None:
    """From at most 5 to at least 10 units; and the other way."""
    work = branches(one_sided())[0].parameter
    assert check(work, Fraction(0), Fraction(1), Fraction(reach), ">") == found
    work = branches(one_sided((10, 12), (3, 5), (-2, -1)))[0].parameter
    assert check(work, Fraction(0), Fraction(1), Fraction(reach), "<") == found


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [((0, 3), (13, 14), ""), ((0, 4), (13, 14), "reach"), ((0, 3), (12, 14), "reach"), ((-9, -8), (90, 99), "")],
)
def test_how_far_it_moves_on_both_sides(low: Interval, high: Interval, found: str) -> None:
    """By 5 units at least from 8, and turned around."""
    rising = branches(both_sides(low, (8, 8), high, (1, 1)), "transcritical")[0].parameter
    assert check(rising, Fraction(0), Fraction(1), Fraction(5, 16), ">") == found
    falling = branches(both_sides(high, (8, 8), low, (-1, -1)), "transcritical")[0].parameter
    assert check(falling, Fraction(0), Fraction(1), Fraction(5, 16), "<") == found


@pytest.mark.parametrize(
    ("points", "type_", "found"),
    [
        ([(0, 4), (5, 9)], "fold", ""),
        ([(0, 4), (4, 9)], "fold", "least-period"),
        ([(5, 9), (0, 4)], "fold", ""),
        ([(4, 9), (0, 4)], "fold", "least-period"),
        ([(0, 4), (5, 9), (0, 4), (5, 9)], "fold", "least-period"),
        ([(0, 4), (0, 4), (6, 7), (5, 9)], "fold", "least-period"),
        ([(0, 4), (6, 9), (6, 7), (0, 4)], "fold", ""),
        ([(0, 4), (6, 9), (0, 4)], "fold", ""),
        ([(0, 4), (6, 9), (0, 4)], "flip", "least-period"),
        ([(0, 4), (6, 9), (6, 9)], "flip", ""),
    ],
)
def test_points_that_may_be_equal(points: list[Interval], type_: str, found: str) -> None:
    """Of those whose number divides the period, which for a flip is twice as long."""
    states: list[State] = [[side] for side in points]
    zero, quarter = Fraction(0), Fraction(1, 4)
    solution = Stand((zero, quarter), {None: states, zero: states, quarter: states})
    assert check(branches(solution, type_)[0].least_period) == found
