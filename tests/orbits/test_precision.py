from __future__ import annotations

from fractions import Fraction
from math import prod

import mpmath
import pytest
from flint import arb, ctx, fmpq_mpoly
from hypothesis import given
from hypothesis import strategies as st

from rigorous.algebra import context, scalar, to_fraction
from rigorous.orbits.precision import (
    ZERO_SIZE,
    PolynomialMap,
    ball,
    certainly_less,
    certainly_nonzero,
    exactly,
    precision,
    size,
    to_grid,
)

fractions = st.fractions(min_value=-8, max_value=8, max_denominator=1 << 12)
dyadics = st.integers(-(1 << 16), 1 << 16).map(lambda n: Fraction(n, 1 << 12))
radii = st.integers(0, 1 << 8).map(lambda n: Fraction(n, 1 << 10))
polynomials = st.lists(
    st.dictionaries(st.tuples(*[st.integers(0, 4)] * 2), fractions, max_size=6).map(
        lambda terms: context(("x", "y")).from_dict({m: scalar(c) for m, c in terms.items()})
    ),
    min_size=1,
    max_size=3,
)
boxes = st.lists(st.tuples(dyadics, radii), min_size=2, max_size=2)
SHARES = (Fraction(-1), Fraction(-1, 3), Fraction(0), Fraction(5, 7), Fraction(1))


def exact(p: fmpq_mpoly, point: list[Fraction]) -> Fraction:
    terms = p.to_dict().items()
    return sum(
        (to_fraction(c) * prod(x ** int(e) for x, e in zip(point, m, strict=True)) for m, c in terms), Fraction(0)
    )


def enclosed(value: Fraction, x: arb) -> bool:
    return bool(x.contains(scalar(value)))


@given(polynomials, boxes, st.sampled_from(SHARES), st.sampled_from(SHARES), st.sampled_from([20, 53, 200]))
def test_enclosures_hold_the_values_and_derivatives_in_a_box(
    ps: list[fmpq_mpoly], box: list[tuple[Fraction, Fraction]], s: Fraction, t: Fraction, bits: int
) -> None:
    f = PolynomialMap(tuple(ps))
    point = [m + share * r for (m, r), share in zip(box, (s, t), strict=True)]
    with precision(bits):
        balls = [arb(exactly(m), exactly(r)) for m, r in box]
        values, jacobian, mean = f.values(balls), f.jacobian(balls), f.mean_value(balls)
        assert values == f.with_jacobian(balls)[0] or all(map(arb.overlaps, values, f.with_jacobian(balls)[0]))
    for p, value, row, m in zip(ps, values, jacobian, mean, strict=True):
        assert enclosed(exact(p, point), value)
        assert enclosed(exact(p, point), m)
        for x, slope in zip(("x", "y"), row, strict=True):
            assert enclosed(exact(p.derivative(x), point), slope)


@given(polynomials, boxes)
def test_enclosures_meet_those_of_an_independent_interval_arithmetic(
    ps: list[fmpq_mpoly], box: list[tuple[Fraction, Fraction]]
) -> None:
    iv = mpmath.iv
    intervals = [iv.mpf([float(m - r), float(m + r)]) for m, r in box]
    balls = [arb(exactly(m), exactly(r)) for m, r in box]
    f = PolynomialMap(tuple(ps))
    for p, value, mean in zip(ps, f.values(balls), f.mean_value(balls), strict=True):
        other = iv.mpf(0)
        for m, c in p.to_dict().items():
            term = iv.mpf(int(c.p)) / int(c.q)
            for x, e in zip(intervals, m, strict=True):
                term *= x ** int(e)
            other += term
        low, high = (Fraction(*map(int, mpmath.libmp.to_rational(end))) for end in other._mpi_)
        for enclosure in (value, mean):
            with precision(400):
                assert enclosure.overlaps(exactly(low).union(exactly(high)))


@given(polynomials, dyadics, dyadics)
def test_doubles_are_close_to_the_exact_values(ps: list[fmpq_mpoly], x: Fraction, y: Fraction) -> None:
    values, jacobian = PolynomialMap(tuple(ps)).floats_with_jacobian([float(x), float(y)])
    for p, value, row in zip(ps, values, jacobian, strict=True):
        assert float(exact(p, [x, y])) == pytest.approx(value, rel=1e-9, abs=1e-6)
        assert float(exact(p.derivative("y"), [x, y])) == pytest.approx(row[1], rel=1e-9, abs=1e-6)


def test_mean_value_form_is_narrower_on_small_boxes() -> None:
    x, y = context(("x", "y")).gens()
    box = [arb(1, 1e-3), arb(1, 1e-3)]
    f = PolynomialMap((x * y - x - y, x**2 - 2 * x))
    for mean, plain in zip(f.mean_value(box), f.values(box), strict=True):
        assert mean.rad() * 100 < plain.rad()


def test_precision_is_restored_after_an_error() -> None:
    before = ctx.prec
    with pytest.raises(KeyError), precision(777):
        raise KeyError
    assert ctx.prec == before


@given(dyadics, radii, dyadics, radii)
def test_certainly_less_means_everywhere(a: Fraction, r: Fraction, b: Fraction, s: Fraction) -> None:
    # the radius of a ball has 30 bits, enough for these
    less = certainly_less(arb(exactly(a), exactly(r)), arb(exactly(b), exactly(s)))
    assert less == (a + r < b - s)


def test_nan_and_infinity_are_never_certain() -> None:
    nan, inf = arb.nan(), arb.pos_inf()
    everything = arb(0, inf)
    for x in (nan, everything):
        assert not certainly_less(x, arb(1))
        assert not certainly_less(arb(1), x)
        assert not certainly_nonzero(x)
    assert not certainly_nonzero(arb(0))
    assert certainly_nonzero(arb(-1, 0.5))
    assert not certainly_nonzero(arb(-1, 1))


@given(fractions, st.integers(0, 80))
def test_the_grid_rounds_to_nearest(x: Fraction, bits: int) -> None:
    with precision(128):
        rounded = to_grid(ball(x), bits)
    assert (rounded * (1 << bits)).denominator == 1
    assert abs(rounded - x) <= Fraction(1, 2 << bits) + Fraction(1, 1 << 100)


@given(st.integers(-(1 << 300), 1 << 300), st.integers(0, 400))
def test_dyadic_rationals_are_exact_balls(n: int, e: int) -> None:
    x = exactly(Fraction(n, 1 << e))
    assert x.is_exact()
    assert x.fmpq() == scalar(Fraction(n, 1 << e))
    assert (size(x) == ZERO_SIZE) if n == 0 else Fraction(2) ** (size(x) - 1) <= abs(Fraction(n, 1 << e))


def test_other_rationals_are_not() -> None:
    with pytest.raises(ValueError, match="dyadic"):
        exactly(Fraction(1, 3))
