"""No solution of a linear or quadratic equation is lost, and hulls are narrow."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker.intervals import Interval
from rigorous.checker.lemmas.division import divided, outside, rooted
from tests.checker.lemmas.chosen import BITS, UNIT, around, holds, reals

steep = st.builds(Fraction, st.integers(-3 * UNIT, 3 * UNIT), st.integers(1, 5))


@given(st.data(), reals, steep)
def test_no_quotient_is_lost(data: st.DataObject, x: Fraction, slope: Fraction) -> None:
    side = data.draw(around(x))
    middle = data.draw(st.integers(*side))
    change = slope * (x - middle) / UNIT
    found = divided(side, middle, data.draw(around(change)), data.draw(around(slope)), BITS)
    assert holds(found, x)
    assert side[0] <= found[0] <= found[1] <= side[1]


@given(st.data(), reals, reals)
def test_no_root_is_lost(data: st.DataObject, x: Fraction, vertex: Fraction) -> None:
    side, square = data.draw(around(x)), (x - vertex) ** 2 / UNIT
    point = vertex.__floor__(), vertex.__ceil__()
    found = rooted(side, point, data.draw(around(square)), BITS)
    assert holds(found, x)
    assert side[0] <= found[0] <= found[1] <= side[1]


@pytest.mark.parametrize(
    ("change", "slope", "expected"),
    [
        ((8, 16), (4, 8), (1, 4)),
        ((-16, -8), (4, 8), (-4, -1)),
        ((8, 16), (-8, -4), (-4, -1)),
        ((-8, 16), (4, 8), (-2, 4)),
        ((8, 16), (-4, 8), (-9, 9)),
        ((8, 16), (0, 8), (1, 9)),
        ((8, 16), (-8, 0), (-9, -1)),
        ((-16, -8), (0, 8), (-9, -1)),
        ((7, 16), (-4, 0), (-9, -1)),
        ((7, 16), (0, 4), (1, 9)),
        ((-8, 16), (-4, 8), (-9, 9)),
        ((3, 5), (0, 1), (3, 9)),
        ((3, 5), (-1, 0), (-9, -3)),
        ((-5, -3), (0, 1), (-9, -3)),
        ((-5, -3), (-1, 0), (3, 9)),
        ((3, 5), (1, 1), (3, 5)),
        ((3, 5), (-1, -1), (-5, -3)),
        ((3, 5), (0, 0), (9, -9)),
        ((0, 5), (0, 1), (-9, 9)),
    ],
)
def test_quotients(change: Interval, slope: Interval, expected: Interval) -> None:
    found = divided((-9, 9), 0, change, slope, 0)
    assert found == expected or (found[0] > found[1] and expected[0] > expected[1])


@pytest.mark.parametrize(("slope", "expected"), [((-1, 2), (-3, 1)), ((-2, 1), (-1, 3)), ((-1, 1), (-3, 3))])
def test_quotients_by_what_is_about_zero(slope: Interval, expected: Interval) -> None:
    """What has a product of 3 or more with a slope lies outside of these, rounded to the sides of zero."""
    left, right = expected
    assert divided((left + 1, 9), 0, (3, 9), slope, 0) == (right, 9)
    assert divided((-9, right - 1), 0, (3, 9), slope, 0) == (-9, left)


def test_nothing_times_zero() -> None:
    low, high = divided((-9, 9), 0, (1, 2), (0, 0), 0)
    assert low > high


def test_squares() -> None:
    assert rooted((-9, 9), (0, 0), (4, 16), 0) == (-5, 5)
    assert rooted((0, 9), (0, 0), (4, 16), 0) == (2, 5)
    assert rooted((-1, 9), (0, 1), (4, 16), 0) == (-1, 6)
    low, high = rooted((0, 9), (0, 0), (-16, -4), 0)
    assert low > high


@given(st.integers(-9, 9), st.integers(0, 9), st.integers(-9, 9), st.integers(-9, 9))
def test_hulls_of_what_is_outside(low: int, width: int, left: int, right: int) -> None:
    kept = [x for x in range(low, low + width + 1) if x <= left or x >= right]
    found = outside((low, low + width), left, right)
    assert (list(range(found[0], found[1] + 1)) if kept else []) == (list(range(kept[0], kept[-1] + 1)) if kept else [])
    assert bool(kept) == (found[0] <= found[1])
