from __future__ import annotations

from fractions import Fraction

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker.limits import Meter
from rigorous.checker.univariate import (
    Algebraic,
    Infinity,
    Point,
    Rational,
    Univariate,
    divide,
    multiply,
    odd_part,
    primitive,
    roots_between,
    sign,
    squarefree,
    tarski_query,
)
from rigorous.checker.verdicts import ResourceExceeded

X = sympy.Symbol("x")
linear = st.tuples(st.integers(-4, 4), st.sampled_from([1, 2, -1, 3]))
quadratic = st.tuples(st.integers(-3, 3), st.integers(-3, 3), st.sampled_from([1, -1, 2]))
factor = st.one_of(linear, quadratic)
products = st.lists(st.tuples(factor, st.integers(1, 3)), min_size=1, max_size=3)
ends = st.tuples(st.integers(-9, 9), st.integers(-9, 9)).filter(lambda e: e[0] < e[1])


def expanded(factors: list[tuple[Univariate, int]]) -> Univariate:
    total: Univariate = (1,)
    for f, multiplicity in factors:
        for _ in range(multiplicity):
            total = multiply(total, f, Meter())
    return primitive(total, Meter())


def poly(p: Univariate) -> sympy.Poly:
    return sympy.Poly(list(reversed(p)), X)


def real_roots(p: Univariate) -> list[sympy.Expr]:
    return sorted(set(sympy.real_roots(poly(p))))


@given(products, ends)
def test_number_of_roots_in_an_open_interval(factors: list, interval: tuple[int, int]) -> None:
    p, (low, high) = expanded(factors), interval
    expected = sum(bool(low < r < high) for r in real_roots(p))
    assert roots_between(p, Rational(Fraction(low)), Rational(Fraction(high)), Meter()) == expected
    assert roots_between(p, Infinity(-1), Infinity(1), Meter()) == len(real_roots(p))
    assert roots_between(p, Rational(Fraction(low)), Infinity(1), Meter()) == sum(bool(low < r) for r in real_roots(p))


@given(products, products, ends)
def test_tarski_queries(factors: list, others: list, interval: tuple[int, int]) -> None:
    m, q, (low, high) = expanded(factors), expanded(others), interval
    roots = real_roots(m)
    if low in roots or high in roots:
        return
    expected = sum(int(sympy.sign(poly(q).eval(r))) for r in roots if low < r < high)
    assert tarski_query(m, q, Rational(Fraction(low)), Rational(Fraction(high)), Meter()) == expected


@given(products)
def test_squarefree_and_odd_parts(factors: list) -> None:
    p = expanded(factors)
    found = sympy.factor_list(poly(p).as_expr(), X)[1]
    radical = sympy.prod(f for f, _ in found)
    odd = sympy.prod(f for f, multiplicity in found if multiplicity % 2)
    for ours, expected in ((squarefree(p, Meter()), radical), (odd_part(p, Meter()), odd)):
        ratio = sympy.cancel(poly(ours).as_expr() / expected)
        assert ratio.is_number
        assert ratio != 0


@given(products, factor)
def test_division(factors: list, divisor: Univariate) -> None:
    p = expanded(factors)
    quotient, rest = divide(p, divisor, Meter())
    q, r = sympy.div(poly(p), poly(divisor))
    for ours, theirs in ((quotient, q), (rest, r)):
        ratio = sympy.cancel(poly(ours).as_expr() / theirs.as_expr()) if not theirs.is_zero else None
        assert (ratio is None and not ours) or (ratio.is_positive and ratio.is_number)


@given(st.lists(st.integers(-6, 6), max_size=5), st.integers(-5, 5), st.integers(1, 4), st.integers(-3, 3))
def test_signs_at_algebraic_numbers(coefficients: list[int], constant: int, denominator: int, slope: int) -> None:
    p = primitive(coefficients, Meter())
    root = Algebraic((constant, slope), denominator, (-2, 0, 1), Fraction(1), Fraction(2))
    value = (constant + slope * sympy.sqrt(2)) / denominator
    assert root.sign_of(p, Meter()) == int(sympy.sign(sympy.expand(poly(p).as_expr().subs(X, value)) if p else 0))


@given(st.lists(st.integers(-6, 6), max_size=5), st.fractions(max_denominator=20))
def test_signs_at_rational_numbers(coefficients: list[int], value: Fraction) -> None:
    p = primitive(coefficients, Meter())
    assert Rational(value).sign_of(p, Meter()) == sign(sum((c * value**i for i, c in enumerate(p)), Fraction(0)))


@pytest.mark.parametrize(("end", "expected"), [(Infinity(1), -1), (Infinity(-1), 1)])
def test_signs_at_infinity(end: Point, expected: int) -> None:
    assert end.sign_of((5, 0, 0, -1), Meter()) == expected


def test_work_is_bounded() -> None:
    p = primitive([(7919 * i * i + 3) % 10007 * 10**300 + i for i in range(200)], Meter())
    with pytest.raises(ResourceExceeded, match="work"):
        roots_between(p, Infinity(-1), Infinity(1), Meter())
