"""C4: the closed form in Arb, against mpmath's intervals and against Arb's rigorous integration of log K."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
from flint import acb, arb, ctx, fmpq

BITS = 100
VALUES = [Fraction(0), Fraction(1), Fraction(-3, 2), Fraction(9, 5), Fraction(1, 7)]


def closed_form(mu: Fraction) -> arb:
    """2 arccosh((sqrt(5 + 2 mu) + sqrt(5 - 2 mu))/4)."""
    m = arb(fmpq(mu.numerator, mu.denominator))
    return 2 * (((5 + 2 * m).sqrt() + (5 - 2 * m).sqrt()) / 4).acosh()


@pytest.mark.parametrize("mu", VALUES)
def test_the_closed_form_is_the_mean_of_the_logarithm(mu: Fraction) -> None:
    with ctx.workprec(BITS):
        m = acb(fmpq(mu.numerator, mu.denominator))

        def integrand(theta: acb, _analytic: bool) -> acb:
            w = 2 * theta.cos()
            return (1 + m * w + w * w).log(analytic=_analytic)

        mean = acb.integral(integrand, acb(0), acb.pi()) / acb.pi()
        assert mean.real.overlaps(closed_form(mu))
        assert float(mean.real.rad()) < 1e-15
        assert not mean.real.overlaps(closed_form(mu) + arb(10) ** -12)


@pytest.mark.parametrize("mu", VALUES)
def test_two_interval_arithmetics_agree(mu: Fraction) -> None:
    with ctx.workprec(BITS):
        ours = closed_form(mu)
        low, high = (
            mpmath.mpf(str(end)) for end in (ours.lower().str(30, radius=False), ours.upper().str(30, radius=False))
        )
    with mpmath.workprec(BITS):
        m = mpmath.iv.mpf(mu.numerator) / mu.denominator
        y = (mpmath.iv.sqrt(5 + 2 * m) + mpmath.iv.sqrt(5 - 2 * m)) / 4
        theirs = 2 * mpmath.iv.log(y + mpmath.iv.sqrt(y * y - 1))
        assert float(theirs.a) - 1e-12 < float(low)
        assert float(high) < float(theirs.b) + 1e-12
        assert float(theirs.delta) < 1e-12


def test_the_golden_mean_at_zero() -> None:
    with ctx.workprec(BITS):
        assert closed_form(Fraction(0)).overlaps(2 * ((1 + arb(5).sqrt()) / 2).log())
        assert closed_form(Fraction(2)).contains(0)
