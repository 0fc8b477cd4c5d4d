"""Rectangles against exact complex numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rigorous.checker.intervals import Grid, Interval
from rigorous.checker.lemmas.complex import Complex, ComplexGrid, conjugate
from rigorous.checker.limits import Meter
from rigorous.checker.verdicts import Rejected

Exact = tuple[Fraction, Fraction]
BITS = 20
numbers = st.fractions(-4, 4, max_denominator=50)
points = st.tuples(numbers, numbers)
margins = st.integers(0, 1 << 16)


def grid() -> ComplexGrid:
    return ComplexGrid(Grid(BITS, Meter()))


def enclosed(z: Exact, margin: int) -> Complex:
    """A rectangle about z."""
    (a, b), (c, d) = (grid().grid.enclose(x) for x in z)
    return (a - margin, b + margin // 2), (c - margin // 3, d + margin)


def holds(x: Fraction, interval: Interval) -> bool:
    return interval[0] <= x * 2**BITS <= interval[1]


def contains(rectangle: Complex, z: Exact) -> bool:
    return all(holds(x, interval) for x, interval in zip(z, rectangle, strict=True))


def product(*factors: Exact) -> Exact:
    total = factors[0]
    for b in factors[1:]:
        total = total[0] * b[0] - total[1] * b[1], total[0] * b[1] + total[1] * b[0]
    return total


@given(st.lists(st.tuples(points, margins), min_size=1, max_size=4))
def test_sums_products_conjugates_and_squares(chosen: list[tuple[Exact, int]]) -> None:
    exact, rectangles = [z for z, _ in chosen], [enclosed(z, margin) for z, margin in chosen]
    assert contains(grid().times(*rectangles), product(*exact))
    assert contains(grid().add(rectangles[0], rectangles[-1]), (exact[0][0] + exact[-1][0], exact[0][1] + exact[-1][1]))
    assert contains(conjugate(rectangles[0]), (exact[0][0], -exact[0][1]))
    square = grid().square(rectangles[0])
    assert holds(exact[0][0] ** 2 + exact[0][1] ** 2, square)
    assert square[0] >= 0


@given(points, points, margins)
def test_quotients(a: Exact, b: Exact, margin: int) -> None:
    norm = b[0] ** 2 + b[1] ** 2
    assume(norm > Fraction(1, 4))
    quotient = product(a, (b[0] / norm, -b[1] / norm))
    found = grid().over(enclosed(a, margin), enclosed(b, margin))
    assert contains(found, quotient)


@given(points, points)
def test_quotients_are_narrow(a: Exact, b: Exact) -> None:
    assume(b[0] ** 2 + b[1] ** 2 > Fraction(1, 4))
    found = grid().over(enclosed(a, 0), enclosed(b, 0))
    assert all(high - low < 4000 for low, high in found)


def test_no_quotient_by_what_may_be_zero() -> None:
    with pytest.raises(Rejected, match="may vanish"):
        grid().over(enclosed((Fraction(1), Fraction(0)), 0), ((-1, 1), (-1, 1)))
