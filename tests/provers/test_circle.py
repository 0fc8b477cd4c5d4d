from __future__ import annotations

from fractions import Fraction
from math import log

import pytest

from rigorous.checker.lemmas.logarithm import Logarithm
from rigorous.claims import CircleExponent, CircleMap, Claim
from rigorous.provers.circle import bounds_of_logarithm
from rigorous.provers.prove import UndecidedError, prove
from rigorous.systems import PolynomialSystem
from tests.provers.obligations import sign

SQUARE = PolynomialSystem(("x", "y"), ("c", "s"), ("x^2 - y^2", "2*x*y"))


def exponent(root: str, cosh: str) -> Claim:
    """The squaring of complex numbers, with the exponent ln 2 across the unit circle: 2 ln(root)."""
    asserts = CircleExponent(
        where=["X^2 = 2", "X > 0"] if "X" in root else [],
        circle=("c", "s"),
        curve=["c", "s"],
        across="x^2 + y^2 - 1",
        root=root,
        arccosh=cosh,
        positive_when=["1 > 0"],
    )
    return Claim(id="c", system=SQUARE, asserts=asserts)


def test_angles_are_doubled() -> None:
    asserts = CircleMap(circle=("c", "s"), curve=["c", "s"], angle=["x", "1", "y", "1"], turn=("1", "0"), degree="2")
    assert prove(Claim(id="c", system=SQUARE, asserts=asserts)).result.theorem


@pytest.mark.parametrize(("root", "cosh"), [("2", "5/4"), ("1", "1")])
def test_a_wrong_exponent_is_not_proved(root: str, cosh: str) -> None:
    with pytest.raises(UndecidedError):
        prove(exponent(root, cosh))


@pytest.mark.parametrize(("low", "high"), [("1/2", "7/8"), ("0", "1"), ("693/1000", "694/1000")])
def test_bounds_lie_within_the_interval(low: str, high: str) -> None:
    obligation = sign([], "x^2 >= 0")
    found = list(
        bounds_of_logarithm(
            Logarithm(None, (), obligation.goal.polynomial, Fraction(low), Fraction(high))  # type: ignore[arg-type]
        )
    )
    assert found
    for witness in found:
        below, above = Fraction(witness["below"]), Fraction(witness["above"])
        assert Fraction(low) < log(below)
        assert log(above) < Fraction(high)
