from __future__ import annotations

import cmath
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker.conditions import HOLDS
from rigorous.checker.files import Record
from rigorous.checker.lemmas.circle import ModulusSquared, circle, turned
from rigorous.checker.lemmas.identity import Identity
from rigorous.checker.sign import Sign
from rigorous.checker.univariate import sign
from rigorous.checker.verdicts import Malformed, Refusal
from tests.build import Json, cofactors, setting, system

SETTING = setting(system("x y", "c s r", "x", "y"))
NAMES = ("c", "s")
angle = st.fractions(-5, 5, max_denominator=7)


def on_circle(t: Fraction) -> tuple[Fraction, Fraction]:
    """A rational point of the unit circle."""
    return (1 - t * t) / (1 + t * t), 2 * t / (1 + t * t)


@given(angle, angle, st.integers(-9, 9))
def test_powers_are_those_of_complex_numbers(t: Fraction, u: Fraction, degree: int) -> None:
    z, w = on_circle(t), on_circle(u)
    ring = SETTING.ring
    point, turn = ([ring.constant(v) for v in pair] for pair in (z, w))
    a, b = (p.constant_value() for p in turned(point, turn, degree))
    assert a is not None
    assert b is not None
    assert cmath.isclose(complex(a, b), complex(*w) * complex(*z) ** degree, abs_tol=1e-9)


def test_the_condition_of_the_circle() -> None:
    (expected,) = SETTING.conditions(["c^2 + s^2 = 1"])
    assert (circle(SETTING, NAMES).polynomial, circle(SETTING, NAMES).relation) == (expected.polynomial, "=")


def test_the_map_is_the_same_all_over_the_circle() -> None:
    with pytest.raises(Malformed, match="circle"):
        circle(setting(system("x", "c s", "s*x")), NAMES)


@pytest.mark.parametrize("names", [("c",), ("c", "c"), ("c", "x"), ("c", "t"), ("c", "s", "r"), ()])
def test_what_names_no_circle(names: tuple[str, ...]) -> None:
    with pytest.raises(Malformed, match="circle"):
        circle(SETTING, names)


def discharge(value: str, first: str, witness: Json) -> tuple[Identity, list[Sign]]:
    """What remains of `value` = |first + b z^m + a z^2m|^2."""
    domain = SETTING.parameter_conditions(["r > 1"])
    obligation = ModulusSquared(SETTING, domain, NAMES, SETTING.polynomial(value), SETTING.polynomial(first))
    equal, *free = obligation.discharge(Record(witness, "witness"))
    assert isinstance(equal, Identity)
    signs = [each for each in free if isinstance(each, Sign)]
    assert (len(free), [each.domain for each in signs]) == (3, [domain] * 3)
    return equal, signs


@pytest.mark.parametrize(
    ("value", "first", "b", "a", "power"),
    [
        ("r^2 + 2*r*c + 1", "r", "1", "0", 1),
        ("5 - 4*c", "2", "-1", "0", 1),
        ("4*c^2*s^2", "1/2", "0", "-1/2", 2),
    ],
)
def test_squares_of_moduli(value: str, first: str, b: str, a: str, power: int) -> None:
    equal, _ = discharge(value, first, {"b": b, "a": a, "power": power})
    for t in (Fraction(0), Fraction(1, 2), Fraction(-3)):
        c, s = map(SETTING.ring.constant, on_circle(t))
        assert not equal.difference.substitute({"c": c, "s": s})


def prove_equal(value: str, first: str, witness: Json) -> None:
    equal, _ = discharge(value, first, witness)
    equal.discharge(Record(cofactors("-1"), "proof"))


def test_the_identity_is_one_modulo_the_circle() -> None:
    prove_equal("r^2 + 2*r*c + 1", "r", {"b": "1", "a": "0", "power": 1})


@pytest.mark.parametrize(
    ("witness", "check"),
    [
        ({"b": "-1"}, "identity"),
        ({"a": "1"}, "identity"),
        ({"power": 2}, "identity"),
        ({"b": "c"}, "circle"),
        ({"a": "s - s*c"}, "circle"),
        ({"b": "x"}, "parameters-only"),
        ({"power": 9}, "position"),
        ({"power": -1}, "position"),
        ({"more": "1"}, "unknown-field"),
    ],
)
def test_other_functions(witness: Json, check: str) -> None:
    with pytest.raises(Refusal) as caught:
        prove_equal("r^2 + 2*r*c + 1", "r", {"b": "1", "a": "0", "power": 1} | witness)
    assert caught.value.check == check


coefficient = st.integers(-4, 4)


@given(coefficient, coefficient, coefficient)
def test_conditions_say_that_no_zero_lies_in_the_open_disc(first: int, b: int, a: int) -> None:
    _, signs = discharge("1", str(first), {"b": str(b), "a": str(a), "power": 1})
    values = [each.goal.polynomial.constant_value() for each in signs]
    holds = [HOLDS[s.goal.relation](sign(v)) for s, v in zip(signs, values, strict=True) if v is not None]
    assert len(holds) == 3
    assert all(holds) == (first != 0 and all(abs(root) > 1 - 1e-6 for root in np.roots([a, b, first])))


def test_the_power_is_not_zero() -> None:
    """4 = |1 + 1 z^0|^2, but the mean of ln 4 is not 2 ln 1."""
    with pytest.raises(Refusal, match="power"):
        discharge("4", "1", {"b": "1", "a": "0", "power": 0})
