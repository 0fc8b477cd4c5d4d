"""Intervals inside of one another, and on one side of a wall; and the two ways in which a cycle attracts."""

from __future__ import annotations

import pytest

from rigorous.checker.intervals import Grid, Interval
from rigorous.checker.lemmas.attracted import Attraction, lies_in, one_side
from rigorous.checker.lemmas.critical import CriticalPoint, odd
from rigorous.checker.lemmas.orbits import Family
from rigorous.checker.limits import Meter
from rigorous.checker.verdicts import Rejected
from tests.build import setting, system

BITS = 40
ONE = 1 << BITS


@pytest.mark.parametrize(
    ("a", "b", "inside"),
    [
        ((0, 4), (0, 4), True),
        ((1, 3), (0, 4), True),
        ((-1, 4), (0, 4), False),
        ((0, 5), (0, 4), False),
        ((4, 4), (0, 4), True),
        ((0, 0), (0, 4), True),
    ],
)
def test_parts_of_an_interval(a: Interval, b: Interval, inside: bool) -> None:
    assert lies_in(a, b) is inside


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ((0, 1), (2, 4), True),
        ((0, 1), (2, 5), False),
        ((0, 5), (2, 4), False),
        ((8, 9), (10, 11), True),
        ((7, 9), (10, 11), False),
        ((8, 9), (7, 11), False),
        ((0, 4), (8, 9), False),
        ((8, 9), (0, 4), False),
    ],
)
def test_one_side_of_a_wall(a: Interval, b: Interval, apart: bool) -> None:
    assert one_side(a, b, (5, 7)) is apart


def attraction(text: str, critical: str) -> Attraction:
    found = setting(system("x", "t", text))
    f, grid = found.map[0], Grid(BITS, Meter())
    p = found.polynomial(critical)
    return Attraction(Family(f, "x", "t", grid), CriticalPoint(p, "t", odd(f, "x"), grid))


def verdict(found: Attraction, low: int, high: int, period: int, *ends: int) -> str:
    try:
        if len(ends) == 2:
            found.contracted(low, high, period, (ends[0], ends[1]))
        else:
            found.monotone(low, high, period, *ends)
    except Rejected as refusal:
        return refusal.check
    return ""


@pytest.mark.parametrize(
    ("ends", "check"),
    [
        ((0, 2), ""),
        ((-2, 2), ""),
        ((0, 1), "row-kept"),
        ((1, 3), "row-kept"),
        ((2, 4), "row-kept"),
    ],
)
def test_an_interval_with_the_critical_point_and_its_image(ends: tuple[int, int], check: str) -> None:
    """X^2/8 + 1, by the mean value theorem: [0, 2] goes into [5/8, 13/8], and [-2, 2] into [0, 2]."""
    found = attraction("1/8*x^2 + t", "0")
    assert verdict(found, ONE, ONE, 1, *(end * ONE for end in ends)) == check


@pytest.mark.parametrize(
    ("low", "high", "end", "check"),
    [
        (0, 0, ONE // 2, ""),
        (-ONE // 4, 0, ONE // 2, "row-kept"),
        (0, 0, ONE, ""),
        (0, 0, ONE + 1, "row-kept"),
        (0, ONE // 8, ONE // 2, ""),
        (0, ONE // 4, ONE // 2, ""),
        (0, ONE // 4 + 2, ONE // 2, "row-kept"),
    ],
)
def test_a_monotone_map_keeps_what_lies_between_the_critical_point_and_an_end(
    low: int, high: int, end: int, check: str
) -> None:
    """X^2 + t from 0 to d: kept if t >= 0 and d^2 + t <= d."""
    found = attraction("x^2 + t", "0")
    assert verdict(found, low, high, 1, end) == check
