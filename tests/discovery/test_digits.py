from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.bundled import HENON, TWO_FACTOR
from rigorous.discovery.digits import Parameters, rational
from rigorous.discovery.orbits import monomials
from rigorous.systems import PolynomialSystem

P = (1 << 521) - 1


@given(st.integers(-(10**40), 10**40), st.integers(1, 10**40))
def test_fractions_are_recovered_from_residues(numerator: int, denominator: int) -> None:
    assert rational(numerator * pow(denominator, -1, P) % P, P) == Fraction(numerator, denominator)


def test_a_large_fraction_is_not_made_up() -> None:
    found = rational(pow(3, 1 << 70, P), P)
    assert found is None or max(abs(found.numerator), found.denominator) > 10**70


@pytest.mark.parametrize(
    ("system", "text"),
    [
        (TWO_FACTOR, "u^2 + v^2 - mu*u*v - (4 - mu^2)"),
        (TWO_FACTOR, "(mu^2 + mu)*u - 2*v + 4*mu^3"),
        (HENON, "(1 - a*b^2)*x^2 - 30*a^3*y + b"),
    ],
)
def test_polynomials_are_read_off_their_values(system: PolynomialSystem, text: str) -> None:
    h = system.polynomial(text)
    parameters = Parameters(system.parameters, system.variables)
    values = dict(parameters.specialised(h))
    scaled = [values.get(m, 0) * 77 % parameters.p for m in monomials(2)]
    assert any(
        h * guess.leading_coefficient() == guess * h.leading_coefficient()
        for guess in parameters.polynomials(scaled, monomials(2))
    )


def test_too_many_parameters() -> None:
    with pytest.raises(ValueError, match="at most 3"):
        Parameters(("a", "b", "c", "d"), ("x", "y"))
