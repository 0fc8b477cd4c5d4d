"""Interval arithmetic against exact rational arithmetic, and against mpmath.iv."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker.grammar import polynomial
from rigorous.checker.intervals import Grid, Interval, minus, plus, size
from rigorous.checker.lemmas.linear import inverse
from rigorous.checker.lemmas.program import Program
from rigorous.checker.limits import MAX_BITS, Meter
from rigorous.checker.polynomial import Ring
from rigorous.checker.verdicts import Malformed, Rejected, ResourceExceeded

BITS = 12
GRID = Grid(BITS, Meter())
integers = st.integers(-(1 << 18), 1 << 18)
intervals = st.tuples(integers, integers).map(lambda ends: (min(ends), max(ends)))
shares = st.fractions(0, 1, max_denominator=1000)
rationals = st.fractions(-100, 100, max_denominator=10_000)


def grid() -> Grid:
    return Grid(BITS, Meter())


def at(a: Interval, share: Fraction) -> Fraction:
    """A number of the interval."""
    return GRID.value(a[0]) + share * (GRID.value(a[1]) - GRID.value(a[0]))


def holds(a: Interval, value: Fraction) -> bool:
    return GRID.value(a[0]) <= value <= GRID.value(a[1])


def in_mpmath(a: Interval) -> mpmath.ctx_iv.ivmpf:
    return mpmath.iv.mpf([mpmath.mpf(a[0]) / 2**BITS, mpmath.mpf(a[1]) / 2**BITS])


@given(rationals)
def test_rational_numbers_are_enclosed_narrowly(value: Fraction) -> None:
    low, high = GRID.enclose(value)
    assert holds((low, high), value)
    assert high - low == int(bool((value * 2**BITS).denominator > 1))


@given(intervals, intervals, shares, shares)
def test_operations_enclose_exact_results(a: Interval, b: Interval, s: Fraction, t: Fraction) -> None:
    x, y = at(a, s), at(b, t)
    assert holds(plus(a, b), x + y)
    assert holds(minus(a, b), x - y)
    assert holds(GRID.times(a, b), x * y)
    assert size(a) >= abs(x) * 2**BITS


@given(intervals, shares, st.integers(0, 9))
def test_powers(a: Interval, s: Fraction, exponent: int) -> None:
    power = GRID.power(a, exponent)
    assert holds(power, at(a, s) ** exponent)
    assert exponent % 2 or power[0] >= 0


@given(intervals, intervals)
def test_products_are_those_of_mpmath_rounded_outward(a: Interval, b: Interval) -> None:
    exact = in_mpmath(a) * in_mpmath(b)
    low, high = GRID.times(a, b)
    assert mpmath.mpf(low) / 2**BITS <= exact.a
    assert exact.b <= mpmath.mpf(high) / 2**BITS
    assert mpmath.mpf(low + 1) / 2**BITS > exact.a
    assert mpmath.mpf(high - 1) / 2**BITS < exact.b


@given(st.lists(st.tuples(intervals, intervals, shares, shares), min_size=1, max_size=5))
def test_inner_products(terms: list[tuple[Interval, Interval, Fraction, Fraction]]) -> None:
    enclosure = GRID.dot([a for a, _, _, _ in terms], [b for _, b, _, _ in terms])
    assert holds(enclosure, sum((at(a, s) * at(b, t) for a, b, s, t in terms), Fraction(0)))


@given(st.lists(st.tuples(intervals, shares), min_size=8, max_size=8))
def test_products_of_matrices(entries: list[tuple[Interval, Fraction]]) -> None:
    boxes = [a for a, _ in entries]
    x = [at(a, s) for a, s in entries]
    product = grid().product([boxes[0:2], boxes[2:4]], [boxes[4:6], boxes[6:8]])
    vector = GRID.applied([boxes[0:2], boxes[2:4]], boxes[4:6])
    for i in range(2):
        assert holds(vector[i], x[2 * i] * x[4] + x[2 * i + 1] * x[5])
        for j in range(2):
            assert holds(product[i][j], x[2 * i] * x[4 + j] + x[2 * i + 1] * x[6 + j])


@given(st.lists(st.tuples(intervals, shares), min_size=2, max_size=2))
def test_polynomials(sides: list[tuple[Interval, Fraction]]) -> None:
    ring = Ring(("x", "y", "unused"))
    texts = ("1/3*x^3*y - 2*x*y^2 + 1/7", "x^2 - y^2", "5/11", "0")
    program = Program([polynomial(text, ring) for text in texts], ("x", "y"), grid())
    (a, s), (b, t) = sides
    x, y = at(a, s), at(b, t)
    exact = (x**3 * y / 3 - 2 * x * y**2 + Fraction(1, 7), x**2 - y**2, Fraction(5, 11), Fraction(0))
    for enclosure, value in zip(program([a, b]), exact, strict=True):
        assert holds(enclosure, value)


def test_every_name_has_a_side() -> None:
    with pytest.raises(Malformed, match="y has no value"):
        Program([polynomial("x + y", Ring(("x", "y")))], ("x",), grid())


def test_limits() -> None:
    with pytest.raises(ResourceExceeded):
        Grid(MAX_BITS + 1, Meter())
    program = Program([polynomial("x^9", Ring(("x",)))], ("x",), grid())
    program.grid.meter.left = 1000
    with pytest.raises(ResourceExceeded):
        program([(-(1 << 5000), 1 << 5000)])


@given(st.lists(st.lists(st.fractions(-9, 9, max_denominator=9), min_size=3, max_size=3), min_size=3, max_size=3))
def test_inverses_are_exact(matrix: list[list[Fraction]]) -> None:
    a, b, c = matrix
    cross = [b[1] * c[2] - b[2] * c[1], b[2] * c[0] - b[0] * c[2], b[0] * c[1] - b[1] * c[0]]
    if not sum(x * y for x, y in zip(a, cross, strict=True)):
        with pytest.raises(Rejected, match="no inverse"):
            inverse(matrix, Meter())
        return
    found = inverse(matrix, Meter())
    product = [
        [sum(x * y for x, y in zip(row, column, strict=True)) for column in zip(*found, strict=True)] for row in matrix
    ]
    assert product == [[int(i == j) for j in range(3)] for i in range(3)]
