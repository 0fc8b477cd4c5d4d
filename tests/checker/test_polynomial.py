from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker.limits import MAX_WORK
from rigorous.checker.polynomial import Polynomial, Ring
from rigorous.checker.verdicts import Rejected, ResourceExceeded

NAMES = ("a", "x", "y")
SYMBOLS = sympy.symbols(NAMES)
coefficient = st.fractions(-50, 50, max_denominator=12)
terms = st.dictionaries(st.tuples(*[st.integers(0, 3)] * 3), coefficient, max_size=5)


def oracle(p: Polynomial) -> sympy.Expr:
    return sympy.expand(
        sum(
            sympy.Rational(c.numerator, c.denominator) * sympy.prod(x**e for x, e in zip(SYMBOLS, m, strict=True))
            for m, c in p.terms()
        )
    )


@given(terms, terms)
def test_arithmetic_agrees_with_sympy(first: dict, second: dict) -> None:
    ring = Ring(NAMES)
    p, q = ring.polynomial(first), ring.polynomial(second)
    assert oracle(p + q) == sympy.expand(oracle(p) + oracle(q))
    assert oracle(p - q) == sympy.expand(oracle(p) - oracle(q))
    assert oracle(p * q) == sympy.expand(oracle(p) * oracle(q))
    assert oracle(p**2) == sympy.expand(oracle(p) ** 2)
    assert oracle(p.derivative("x")) == sympy.expand(sympy.diff(oracle(p), SYMBOLS[1]))


@given(terms, terms, terms)
def test_substitution_is_simultaneous(first: dict, second: dict, third: dict) -> None:
    ring = Ring(NAMES)
    p, q, r = (ring.polynomial(t) for t in (first, second, third))
    expected = oracle(p).subs({SYMBOLS[1]: oracle(q), SYMBOLS[2]: oracle(r)}, simultaneous=True)
    assert oracle(p.substitute({"x": q, "y": r})) == sympy.expand(expected)


def test_what_occurs_and_what_is_constant() -> None:
    ring = Ring(NAMES)
    x, one = ring.generator("x"), ring.constant(1)
    assert (x * x - x).generators() == ("x",)
    assert (x - x).constant_value() == 0
    assert (x - x + one.scaled(Fraction(3, 4))).constant_value() == Fraction(3, 4)
    assert x.constant_value() is None
    assert (x * x + one).coefficients("x") == (1, 0, 1)


@pytest.mark.parametrize("name", ["a", "z"])
def test_coefficients_need_one_generator(name: str) -> None:
    with pytest.raises(Rejected, match="univariate"):
        Ring(NAMES).generator("x").coefficients(name)


def test_every_operation_costs_what_its_operands_weigh() -> None:
    ring = Ring(NAMES)
    x, zero = ring.generator("x"), ring.constant(0)
    dense = (x + ring.generator("y") + ring.generator("a") + ring.constant(1)) ** 6
    size = len(dense.numerators)
    operations: list[Callable[[], object]] = [
        lambda: -dense,
        lambda: dense.derivative("x"),
        lambda: dense * zero,
        lambda: zero * dense,
        dense.generators,
    ]
    for operation in operations:
        before = ring.meter.left
        operation()
        assert before - ring.meter.left >= size // 4


def test_growth_is_bounded() -> None:
    ring = Ring(NAMES)
    x = ring.generator("x")
    with pytest.raises(ResourceExceeded, match="degree"):
        _ = (x**400) * x
    with pytest.raises(ResourceExceeded, match="digits"):
        _ = ring.constant(10) ** 300 * ring.constant(10**6000)
    dense = (x + ring.generator("y") + ring.generator("a") + ring.constant(1)) ** 12
    repetitions = MAX_WORK // len(dense.numerators) ** 2 + 1
    with pytest.raises(ResourceExceeded, match="work"):
        _ = [dense * dense for _ in range(repetitions)]
