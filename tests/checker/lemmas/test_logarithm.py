from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker.conditions import Condition
from rigorous.checker.files import Record
from rigorous.checker.lemmas.logarithm import Logarithm, bounds
from rigorous.checker.limits import Meter
from rigorous.checker.sign import Sign
from rigorous.checker.verdicts import Refusal
from tests.build import Json, setting


def exact(value: Fraction) -> mpmath.mpf:
    return mpmath.mpf(value.numerator) / value.denominator


@given(st.fractions(1, 1000, max_denominator=50), st.integers(0, 25))
def test_bounds_enclose_the_logarithm(q: Fraction, terms: int) -> None:
    low, high = bounds(q, terms, Meter())
    with mpmath.workdps(80):
        logarithm, rounding = mpmath.log(exact(q)), mpmath.mpf(10) ** -70
        assert exact(low) - rounding <= logarithm <= exact(high) + rounding


@given(st.fractions(1, 4, max_denominator=50))
def test_bounds_become_narrow(q: Fraction) -> None:
    low, high = bounds(q, 30, Meter())
    assert high - low < Fraction(1, 10**12)


@pytest.mark.parametrize(
    ("q", "terms", "low", "high"),
    [
        ("2", 0, "0", "3/4"),
        ("2", 1, "2/3", "25/36"),
        ("2", 2, "56/81", "1123/1620"),
        ("3", 1, "1", "10/9"),
    ],
)
def test_bounds_are_the_first_terms_and_what_the_others_are_at_most(q: str, terms: int, low: str, high: str) -> None:
    assert bounds(Fraction(q), terms, Meter()) == (Fraction(low), Fraction(high))


def test_the_logarithm_of_one_is_zero() -> None:
    assert bounds(Fraction(1), 3, Meter()) == (0, 0)


SETTING = setting()
DOMAIN = SETTING.parameter_conditions(["2 <= a <= 3"])
TWO_TO_THREE: Json = {"below": "2", "above": "3", "terms": 5}


def remaining(witness: Json, low: str = "2/3", high: str = "10/9") -> list[Condition]:
    """ln 2 = 0.693..., ln 3 = 1.0986..."""
    obligation = Logarithm(SETTING, DOMAIN, SETTING.polynomial("a"), Fraction(low), Fraction(high))
    found = obligation.discharge(Record(witness, "witness"))
    assert all(isinstance(each, Sign) and each.domain == DOMAIN for each in found)
    return [each.goal for each in found if isinstance(each, Sign)]


def test_what_remains_places_the_value_between_numbers() -> None:
    expected = SETTING.conditions(["a >= 2", "a <= 3"])
    assert [(c.polynomial, c.relation) for c in remaining(TWO_TO_THREE)] == [
        (c.polynomial, c.relation) for c in expected
    ]


@pytest.mark.parametrize(
    ("witness", "low", "high", "check"),
    [
        ({}, "7/10", "2", "logarithm"),
        ({}, "0", "12/11", "logarithm"),
        ({}, "2", "1", "logarithm"),
        ({"terms": 0}, "2/3", "10/9", "logarithm"),
        ({"terms": 1}, "2/3", "10/9", "logarithm"),
        ({"below": "1/2"}, "-1", "10/9", "logarithm-range"),
        ({"below": "-1"}, "-1", "10/9", "logarithm-range"),
        ({"above": "0"}, "2/3", "10/9", "logarithm-range"),
        ({"terms": -1}, "2/3", "10/9", "position"),
        ({"terms": "5"}, "2/3", "10/9", "shape"),
        ({"terms": 19_999}, "2/3", "10/9", "digits"),
        ({"below": "2.5"}, "2/3", "10/9", "rational"),
        ({"more": "1"}, "2/3", "10/9", "unknown-field"),
    ],
)
def test_witnesses_that_place_nothing(witness: Json, low: str, high: str, check: str) -> None:
    with pytest.raises(Refusal) as caught:
        remaining(TWO_TO_THREE | witness, low, high)
    assert caught.value.check == check
