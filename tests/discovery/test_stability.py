from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest

from rigorous.bundled import BALANCED_CUBIC, BUNDLED, LOGISTIC
from rigorous.discovery.algebraic import Algebraic, roots_of
from rigorous.discovery.families import periodic_points
from rigorous.discovery.stability import Stability, conditions
from rigorous.systems import PolynomialSystem

LINEAR = PolynomialSystem(("x", "y"), ("a",), ("a*x", "2*x - y/2"))


def stability(system: PolynomialSystem, period: int, family: int) -> Stability:
    return Stability(system, periodic_points(system, period).families[family], conditions(system, period))


@pytest.mark.parametrize(
    ("parameter", "expected"),
    [("1/2", "attracting"), ("-2/3", "attracting"), ("2", "saddle"), ("-5", "saddle")],
)
def test_a_linear_map_has_its_eigenvalues(parameter: str, expected: str) -> None:
    assert stability(LINEAR, 1, 0).at(Fraction(parameter)) == Counter([expected])


@pytest.mark.parametrize(
    ("trace", "determinant", "expected"),
    [
        ("0", "1/2", "attracting"),
        ("3/2", "3/4", "attracting"),
        ("0", "2", "repelling"),
        ("5", "6", "repelling"),
        ("-5", "6", "repelling"),
        ("1", "-6", "repelling"),
        ("5/2", "1", "saddle"),
        ("-5/2", "1", "saddle"),
        ("3/2", "-1", "saddle"),
        ("1", "1", "neutral"),
    ],
)
def test_types_by_trace_and_determinant(trace: str, determinant: str, expected: str) -> None:
    companion = PolynomialSystem(("x", "y"), ("a",), (f"({trace})*x - ({determinant})*y", "x"))
    assert stability(companion, 1, 0).at(Fraction(7)) == Counter([expected])


def test_breakpoints_of_the_two_cycle() -> None:
    cycle = stability(LOGISTIC, 2, 0)
    found = roots_of(cycle.breakpoints(), "r")
    assert {x.minimal for x in found} >= {(-3, 1), (1, 1), (-5, -2, 1)}


def test_special_parameters_are_no_samples() -> None:
    assert stability(LOGISTIC, 1, 1).at(Fraction(0)) is None
    assert stability(BALANCED_CUBIC, 1, 1).at(Fraction(0)) is None
    assert stability(BALANCED_CUBIC, 1, 1).at(Fraction(-1)) == Counter()


def test_what_continues_through_a_parameter() -> None:
    cycle = stability(BUNDLED["two-factor"], 2, 2)
    one, threshold, two, between = (
        Algebraic((-1, 1), 0),
        Algebraic((-4, 2, 1), 1),
        Algebraic((-2, 1), 0),
        Algebraic((-3, 2), 0),
    )
    assert cycle.continues(between)
    assert not any(cycle.continues(x) for x in (one, threshold, two))
