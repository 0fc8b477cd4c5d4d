from __future__ import annotations

from fractions import Fraction
from itertools import islice, pairwise

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from rigorous.bundled import LOGISTIC
from rigorous.discovery.algebraic import Algebraic, ends, roots_of, samples

R = sympy.Symbol("r")


@given(
    st.lists(st.lists(st.integers(-20, 20), min_size=2, max_size=5).filter(lambda row: row[-1]), min_size=1, max_size=3)
)
def test_the_roots_are_all_there_and_in_order(rows: list[list[int]]) -> None:
    polynomials = [sympy.Poly(row[::-1], R) for row in rows]
    found = roots_of([LOGISTIC.polynomial(str(p.as_expr())) for p in polynomials], "r")
    product = sympy.prod(polynomials)
    expected = sympy.Poly(product.quo(sympy.gcd(product, product.diff(R))), R)
    assert len(found) == expected.count_roots()
    enclosures = [ends(x.enclosure()) for x in found]
    assert all(a[1] < b[0] for a, b in pairwise(enclosures))
    for low, high in enclosures:
        assert high - low < Fraction(1, 10**12)
        assert expected.count_roots(*(sympy.Rational(str(end)) for end in (low, high))) == 1


@pytest.mark.parametrize(
    ("minimal", "index", "expected"),
    [
        ((-4, 2, 1), 1, (Fraction(-1), Fraction(1), 5)),
        ((-4, 2, 1), 0, (Fraction(-1), Fraction(-1), 5)),
        ((-5, -2, 1), 1, (Fraction(1), Fraction(1), 6)),
        ((-12, 12, 5), 1, (Fraction(-6, 5), Fraction(4, 5), 6)),
        ((3, 4), 0, (Fraction(-3, 4), Fraction(0), 1)),
        ((-2, 0, 0, 1), 0, None),
    ],
)
def test_closed_forms(minimal: tuple[int, ...], index: int, expected: object) -> None:
    assert Algebraic(minimal, index).radical() == expected


def test_decimal_ends_hold_one_root() -> None:
    close = (-2 * 10**14 + 1, 0, 10**14)  # about sqrt(2), next to the root sqrt(2) of another polynomial
    for number in (Algebraic((-2, 0, 0, 1), 0), Algebraic(close, 1), Algebraic(close, 0)):
        low, high = number.between()
        p = sympy.Poly(list(reversed(number.minimal)), R)
        assert sympy.Poly.count_roots(p, sympy.Rational(str(low)), sympy.Rational(str(high))) == 1


def test_samples_lie_strictly_between() -> None:
    low, high = Algebraic((-2, 0, 1), 1), Algebraic((-3, 0, 1), 1)
    for a, b in ((low, high), (None, low), (high, None), (None, None)):
        for x in islice(samples(a, b), 20):
            assert a is None or x > ends(a.enclosure())[1]
            assert b is None or x < ends(b.enclosure())[0]
    assert next(samples(low, high)) == Fraction(3, 2)
