from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.bundled import HENON
from rigorous.orbits.numbers import decimal, number, spanned, valued


@given(st.fractions(-99, 99), st.integers(1, 30))
def test_a_decimal_is_the_nearest_one(value: Fraction, digits: int) -> None:
    text = decimal(value, digits)
    assert abs(Fraction(text) - value) <= Fraction(1, 2 * 10**digits)
    assert number(text) == Fraction(Decimal(text))


@given(st.fractions())
def test_fractions_are_read_exactly(value: Fraction) -> None:
    assert number(str(value)) == value


@pytest.mark.parametrize("text", ["", "x", "1e9", "1/0", "nan", "1//2", "1/2/3", "0x10", "1_0", "1" * 300])
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no rational number|divides by zero"):
        number(text)


@pytest.mark.parametrize("text", ["a", "a=", "=1:2", "a=1", "a=2:1", "a=1:1", "a=1:2:3"])
def test_other_ranges_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"names no parameter|is no interval"):
        spanned(text, "--over a=1:2")


def test_values_stand_in_the_order_of_the_system() -> None:
    assert list(valued(HENON, ["b=3/10", "a=1.4"], "").items()) == [("a", Fraction(7, 5)), ("b", Fraction(3, 10))]
    assert valued(HENON, ["b=0.3"], "a") == {"b": Fraction(3, 10)}


@pytest.mark.parametrize(
    ("texts", "varying", "words"),
    [
        (["a=1"], "", "b has no value"),
        (["a=1", "a=2", "b=1"], "", "a has two values"),
        (["a=1", "b=1"], "a", "a has a value, and varies"),
        (["a=1", "b=1", "c=1"], "", "there is no parameter 'c'"),
    ],
)
def test_values_that_do_not_fit(texts: list[str], varying: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        valued(HENON, texts, varying)
