from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.algebra import to_flint
from rigorous.checker.constants import Constant
from rigorous.checker.grammar import polynomial
from rigorous.checker.polynomial import Ring
from rigorous.provers.reals import approximate, between, roots, simplest

small = st.fractions(-9, 9, max_denominator=40)


@given(small, small)
def test_the_simplest_fraction_has_the_least_denominator(a: Fraction, b: Fraction) -> None:
    low, high = sorted((a, b))
    if low == high:
        return
    found = simplest(low, high)
    assert low < found < high
    for denominator in range(1, found.denominator):
        numerator = low * denominator // 1 + 1
        assert not Fraction(numerator, denominator) < high


@given(st.lists(st.integers(-20, 20), max_size=5), st.integers(-25, 25), st.integers(1, 30))
def test_samples_lie_in_the_gaps(points: list[int], low: int, width: int) -> None:
    high = low + width
    cuts = sorted({low, high, *(p for p in points if low < p < high)})
    found = list(between(map(float, points), float(low), float(high)))
    assert len(found) == len(cuts) - 1
    assert all(a < v < b for a, v, b in zip(cuts, found, cuts[1:], strict=False))


def test_samples_without_ends() -> None:
    assert list(between([], None, None)) == [0]
    left, middle, right = between([1.0, 2.0], None, None)
    assert left < 1 < middle < 2 < right


def test_roots_and_constants() -> None:
    ring = Ring(("a", "x"))
    assert roots(to_flint(polynomial("(x^2 - 2)^2*(x^2 + 1)*(x - 3)", ring)), "x") == pytest.approx(
        [-(2**0.5), 2**0.5, 3]
    )
    s = Constant("s", (-1, -1, 1), Fraction(1), Fraction(2), "s^2 - s - 1")
    assert float(approximate(s)) == pytest.approx((1 + 5**0.5) / 2)
