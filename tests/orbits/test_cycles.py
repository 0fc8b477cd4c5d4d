from __future__ import annotations

from fractions import Fraction

import pytest
from flint import arb

from rigorous.bundled import HENON, LOGISTIC
from rigorous.orbits.chains import cycle_chain
from rigorous.orbits.cycles import from_the_largest, has_least_period, near_returns, orbit


def test_the_largest_point_is_lexicographic() -> None:
    points = [[arb(2), arb(1)], [arb(1), arb(9)], [arb(2), arb(3)]]
    assert from_the_largest(points) == [points[2], points[0], points[1]]


@pytest.mark.parametrize(
    ("numbers", "least"), [((1, 2, 3), True), ((1, 1, 1), False), ((1, 2, 1, 2), False), ((5,), True)]
)
def test_least_periods(numbers: tuple[int, ...], least: bool) -> None:
    assert has_least_period([[arb(x)] for x in numbers], 64) is least


def test_orbits_end_where_they_escape() -> None:
    chain = cycle_chain(LOGISTIC, {"r": Fraction(4)}, None, 1)
    assert len(orbit(chain.maps[0], [3.0], 100)) < 10
    points = orbit(cycle_chain(HENON, {"a": Fraction(7, 5), "b": Fraction(3, 10)}, None, 1).maps[0], [0.0, 0.0], 100)
    assert len(points) == 100
    assert points[2] == pytest.approx([-0.4, 0.3])


def test_near_returns_do_not_overlap() -> None:
    points = [[float(k % 10)] for k in range(100)]
    places = near_returns(points, 10, 5)
    assert places[0] == 0
    assert all(abs(i - j) > 5 for i in places for j in places if i != j)
