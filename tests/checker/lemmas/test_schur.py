from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker.lemmas.schur import characteristic, schur_cohn
from rigorous.checker.polynomial import Ring

RING = Ring(("a",))
NEAR = 1e-4
small = st.integers(-6, 6)
roots = st.lists(st.fractions(-2, 2, max_denominator=8), max_size=3)
pairs = st.lists(st.tuples(st.fractions(-1, 1, max_denominator=5), st.fractions(0, 2, max_denominator=5)), max_size=2)


def all_positive(coefficients: list) -> bool:
    found = schur_cohn([RING.constant(c) for c in coefficients])
    values = [p.constant_value() for p in found]
    return all(v is not None and v > 0 for v in values)


@given(st.lists(small, min_size=2, max_size=6).filter(lambda c: c[-1] != 0))
def test_all_numbers_are_positive_when_the_roots_lie_in_the_disc(coefficients: list[int]) -> None:
    moduli = abs(np.roots(coefficients[::-1]))
    if all(abs(moduli - 1) > NEAR):
        assert all_positive(coefficients) == all(moduli < 1)


@given(roots, pairs, st.integers(-3, 3).filter(bool))
def test_the_same_for_products_of_known_factors(real: list, complex_pairs: list, lead: int) -> None:
    """Factors z - r and z^2 - 2 p z + p^2 + q^2, with the roots p + i q and p - i q."""
    z = sympy.Symbol("z")
    factors = [z - sympy.Rational(r.numerator, r.denominator) for r in real]
    for p, q in complex_pairs:
        u, v = sympy.Rational(p.numerator, p.denominator), sympy.Rational(q.numerator, q.denominator)
        factors.append(z**2 - 2 * u * z + u**2 + v**2)
    product = sympy.Poly(lead * sympy.prod(factors), z)
    inside = all(abs(r) < 1 for r in real) and all(p * p + q * q < 1 for p, q in complex_pairs)
    coefficients = [str(c) for c in reversed(product.all_coeffs())]
    assert all_positive([Fraction(c) for c in coefficients]) == inside


@pytest.mark.parametrize(
    ("coefficients", "inside"),
    [([1, 1], False), ([0, 1], True), ([1, 0, 1], False), ([0, 0, 0, 2], True), ([1, 2, 0], False), ([0, 1, 0], False)],
)
def test_roots_on_the_circle_and_a_vanishing_lead_are_seen(coefficients: list[int], inside: bool) -> None:
    assert all_positive(coefficients) == inside


def matrices(n: int) -> st.SearchStrategy[list[list[int]]]:
    return st.lists(st.lists(small, min_size=n, max_size=n), min_size=n, max_size=n)


@given(st.integers(1, 4).flatmap(matrices))
def test_characteristic_polynomials(matrix: list[list[int]]) -> None:
    found = characteristic([[RING.constant(c) for c in row] for row in matrix])
    expected = sympy.Matrix(matrix).charpoly().all_coeffs()
    assert [p.constant_value() for p in found] == [int(c) for c in reversed(expected[1:])]


def test_characteristic_polynomials_depend_on_parameters() -> None:
    a, zero, one = RING.generator("a"), RING.constant(0), RING.constant(1)
    assert characteristic([[a, one], [zero, a * a]]) == [a**3, -a - a * a]
