"""Bounds of cyclic recurrences against exact solutions."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rigorous.checker.lemmas.cyclic import MANTISSA, UNIT_BITS, Cyclic, _above, _scaled
from rigorous.checker.limits import Meter
from rigorous.checker.verdicts import Rejected, ResourceExceeded

UNIT = 1 << UNIT_BITS
factors = st.integers(-4 * UNIT, 4 * UNIT).filter(bool)
values = st.integers(-1000, 1000)


def solved(scales: list[Fraction], m: Fraction, y: list[int]) -> list[Fraction]:
    """The exact solution in one dimension."""
    product, rest = Fraction(1), Fraction(0)
    for factor, here in zip(scales, y, strict=False):
        product, rest = product * factor, rest * factor + here
    zeta = [(m * rest + y[-1]) / (1 - m * product)]
    for factor, here in zip(scales, y, strict=False):
        zeta.append(factor * zeta[-1] + here)
    return zeta


@given(st.lists(st.tuples(factors, values), max_size=6), factors, values)
def test_bounds_hold_for_every_right_side(steps: list[tuple[int, int]], closing: int, last: int) -> None:
    scales, m = [Fraction(factor, UNIT) for factor, _ in steps], Fraction(closing, UNIT)
    product = m
    for factor in scales:
        product *= factor
    assume(product != 1)
    y = [*(here for _, here in steps), last]
    bounds = Cyclic([factor for factor, _ in steps], [[m]], Meter()).bound([[abs(x)] for x in y])
    for zeta, (bound,) in zip(solved(scales, m, y), bounds, strict=True):
        assert abs(zeta) <= bound


@given(st.lists(st.tuples(factors, values, values), max_size=4), st.lists(factors, min_size=4, max_size=4), values)
def test_bounds_hold_in_the_plane(steps: list[tuple[int, int, int]], entries: list[int], last: int) -> None:
    a, b, c, d = (Fraction(x, UNIT) for x in entries)
    product = Fraction(1)
    for factor, _, _ in steps:
        product *= Fraction(factor, UNIT)
    determinant = (1 - product * a) * (1 - product * d) - product**2 * b * c
    assume(determinant != 0)
    y = [*([u, v] for _, u, v in steps), [last, -last]]
    p = [Fraction(0), Fraction(0)]
    for (factor, _, _), here in zip(steps, y, strict=False):
        p = [Fraction(factor, UNIT) * x + e for x, e in zip(p, here, strict=True)]
    right = [a * p[0] + b * p[1] + last, c * p[0] + d * p[1] - last]
    x = ((1 - product * d) * right[0] + product * b * right[1]) / determinant
    z = (product * c * right[0] + (1 - product * a) * right[1]) / determinant
    zeta = [[x, z]]
    for (factor, _, _), here in zip(steps, y, strict=False):
        zeta.append([Fraction(factor, UNIT) * s + e for s, e in zip(zeta[-1], here, strict=True)])
    found = Cyclic([factor for factor, _, _ in steps], [[a, b], [c, d]], Meter())
    bounds = found.bound([[abs(u), abs(v)] for u, v in y])
    for exact, bound in zip(zeta, bounds, strict=True):
        assert all(abs(s) <= t for s, t in zip(exact, bound, strict=True))


def test_one_is_no_eigenvalue() -> None:
    with pytest.raises(Rejected, match="no inverse"):
        Cyclic([2 * UNIT], [[Fraction(1, 2)]], Meter())


def test_products_have_a_limit() -> None:
    with pytest.raises(ResourceExceeded):
        Cyclic([3 * UNIT + 1] * 10_000, [[Fraction(1)]], Meter())


magnitudes = st.builds(
    lambda top, below, shift: Fraction(top, below) * Fraction(2) ** shift,
    st.integers(1, 1 << 80),
    st.integers(1, 1 << 80),
    st.integers(-300, 300),
)


@given(magnitudes, st.integers(0, 1 << 90))
def test_numbers_of_any_size_are_rounded_up_by_less_than_a_unit(value: Fraction, x: int) -> None:
    m, shift = _above(value)
    unit = Fraction(2) ** -shift
    assert (m - 1) * unit < value <= m * unit
    assert MANTISSA - 1 <= m.bit_length() <= MANTISSA + 2
    assert _scaled((m, shift), x) - 1 < m * unit * x <= _scaled((m, shift), x)


def test_nothing_times_anything() -> None:
    assert [_scaled(_above(Fraction(0)), x) for x in (0, 1, 10**9)] == [0, 0, 0]


@pytest.mark.parametrize("bits", [50, 63, 64, 65, 100, 200])
def test_bounds_where_one_is_nearly_an_eigenvalue(bits: int) -> None:
    """The inverse of 1 - Q is 2^bits."""
    closing = 1 - Fraction(1, 1 << bits)
    bounds = Cyclic([UNIT], [[closing]], Meter()).bound([[3], [5]])
    for zeta, (bound,) in zip(solved([Fraction(1)], closing, [3, 5]), bounds, strict=True):
        assert zeta <= bound <= zeta * (1 + Fraction(1, 1 << 50)) + 8


@given(st.lists(st.tuples(factors, st.integers(0, 1000)), max_size=3), st.integers(0, 1000))
def test_bounds_are_attained_but_for_rounding(steps: list[tuple[int, int]], last: int) -> None:
    """Where all factors are positive and M is 0, the bound at the end is the solution itself."""
    scales = [Fraction(abs(factor), UNIT) for factor, _ in steps]
    y = [*(here for _, here in steps), last]
    bounds = Cyclic([abs(factor) for factor, _ in steps], [[Fraction(0)]], Meter()).bound([[x] for x in y])
    growth = 1
    for (bound,), zeta in zip(bounds, solved(scales, Fraction(0), y), strict=True):
        assert zeta <= bound <= zeta + 3 * growth
        growth = 1 + 4 * growth


@pytest.mark.parametrize("factor", [UNIT // 997, UNIT // 31, UNIT // 7 + 1])
@pytest.mark.parametrize("y", [[1, 1, 1, 1, 1], [0, 1, 0, 2, 1], [7, 0, 0, 3, 0]])
def test_bounds_are_rounded_up_at_each_step_backward(factor: int, y: list[int]) -> None:
    """Where M is huge, zeta_k is what the last equation says of the next one; small errors grow backward."""
    closing, scales = Fraction(2) ** 90, [Fraction(factor, UNIT)] * 4
    bounds = Cyclic([factor] * 4, [[closing]], Meter()).bound([[x] for x in y])
    for zeta, (bound,) in zip(solved(scales, closing, y), bounds, strict=True):
        assert abs(zeta) <= bound <= abs(zeta) * (1 + Fraction(1, 100)) + 2 * 1000**4
