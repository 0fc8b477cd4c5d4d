from __future__ import annotations

from fractions import Fraction

import sympy
from hypothesis import given
from hypothesis import strategies as st

from rigorous.algebra import coefficients, constant, expression, from_flint, generators, scalar, substituted, to_flint
from rigorous.checker.grammar import polynomial
from rigorous.checker.polynomial import Ring

RING = Ring(("a", "x"))
terms = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.fractions(-9, 9, max_denominator=7), max_size=6
)


@given(terms)
def test_there_and_back(t: dict[tuple[int, ...], Fraction]) -> None:
    p = RING.polynomial(t)
    q = to_flint(p)
    assert from_flint(q, RING) == p
    assert polynomial(str(q), RING) == p
    assert generators(q) == p.generators()
    assert constant(q) == p.constant_value()


@given(terms)
def test_coefficients_add_up(t: dict[tuple[int, ...], Fraction]) -> None:
    p = to_flint(RING.polynomial(t))
    x = p.context().gen(1)
    assert sum((c * x**k for k, c in enumerate(coefficients(p, "x"))), p * 0) == p


def test_substitution_and_views() -> None:
    p = to_flint(polynomial("a*x^2 - 1/2", RING))
    a, x = p.context().gens()
    assert substituted(p, {"x": x + a, "a": x}) == x * (x + a) ** 2 - scalar(Fraction(1, 2))
    assert expression(p) == sympy.Symbol("a") * sympy.Symbol("x") ** 2 - sympy.Rational(1, 2)
