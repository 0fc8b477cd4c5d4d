from __future__ import annotations

import pytest
import sympy

from rigorous.bundled import BUNDLED, QUOTIENT, TWO_FACTOR
from rigorous.checker.verdicts import Malformed, ResourceExceeded
from rigorous.discovery.cofactor import cofactor


@pytest.mark.parametrize(
    ("name", "function", "expected"),
    [
        ("two-factor", "u - v", "1 - mu + u*v"),
        ("two-factor", "u + v", "1 + mu - u*v"),
        ("two-factor", "u^2 + v^2 - mu*u*v - (4 - mu^2)", "1 + mu*(u*v - mu) + (u*v - mu)^2"),
        ("quotient", "3*eps", "1 + mu*w + w^2"),
        ("residual-cubic", "e", "e^2 + (mu - 2)*e + 1 - 2*mu"),
        ("logistic", "5", "1"),
        ("logistic", "r*x", "r*(1 - x)"),
    ],
)
def test_known_cofactors(name: str, function: str, expected: str) -> None:
    system = BUNDLED[name]
    assert cofactor(system, function) == str(system.polynomial(expected))


@pytest.mark.parametrize("function", ["u", "u - 2*v", "u*v", "mu"])
def test_the_answer_is_exact_both_ways(function: str) -> None:
    h = sympy.sympify(function)
    u, v = sympy.symbols("u v")
    after = h.subs(dict(zip((u, v), TWO_FACTOR.sympy(), strict=True)), simultaneous=True)
    quotient = sympy.cancel(after / h)
    found = cofactor(TWO_FACTOR, function)
    assert (found is not None) == quotient.is_polynomial(u, v)


def test_what_has_no_answer() -> None:
    with pytest.raises(ValueError, match="of 0"):
        cofactor(TWO_FACTOR, "u - u")
    with pytest.raises(Malformed):
        cofactor(TWO_FACTOR, "w")
    with pytest.raises(ResourceExceeded):
        cofactor(QUOTIENT, "w^150")
