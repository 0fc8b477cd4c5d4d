from __future__ import annotations

from fractions import Fraction

import pytest

from rigorous.atlas.question import question
from rigorous.atlas.rows import UNIT
from rigorous.bundled import COUPLED_LOGISTIC, HENON, LOGISTIC
from rigorous.claims import Atlas
from rigorous.systems import PolynomialSystem


def test_what_is_asked() -> None:
    system = PolynomialSystem(("x",), ("a", "c"), ("a*x^2 + c",))
    asked = question("my maps/Quadratic.toml", system, "c=-2:0.25", ["a=-3/2"], 3)
    claim = asked.claim(Fraction(3, 2))
    assert claim.id == "quadratic-atlas-c-2-1-4"
    assert claim.asserts == Atlas(parameter="c", at=["a = -3/2"], low="-2", high="1/4", measure="3/2")
    assert Fraction(asked.least - 1, UNIT) < Fraction(1, 1000) <= Fraction(asked.least, UNIT)


def test_measures_are_rounded_down() -> None:
    assert question("l", LOGISTIC, "r=2:4", [], 6).rounded(UNIT + UNIT // 3) == (Fraction(1333333, 10**6), 6)
    assert question("l", LOGISTIC, "r=3:3.01", [], 6).rounded(UNIT // 300) == (Fraction(333333, 10**8), 8)


@pytest.mark.parametrize(
    ("system", "over", "words"),
    [
        (LOGISTIC, "r", "names no parameter"),
        (LOGISTIC, "s=2:4", "no parameter 's'"),
        (LOGISTIC, "r=0:1001", "between -1000 and 1000"),
        (HENON, "a=1:2", "b has no value"),
        (COUPLED_LOGISTIC, "c=0:1", "a map in 2 variables"),
    ],
)
def test_what_makes_no_sense(system: PolynomialSystem, over: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        question("name", system, over, [], 6)
