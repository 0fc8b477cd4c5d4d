"""Solutions of chains against exact ones: x^2 - a has the two-cycle (-1 +- sqrt(4 a - 3))/2."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker.files import Record
from rigorous.checker.intervals import Interval
from rigorous.checker.lemmas.chain import Chain
from rigorous.checker.lemmas.multipliers import monodromy
from rigorous.checker.lemmas.solution import Equations, Solution
from rigorous.checker.setting import Setting
from rigorous.checker.verdicts import Rejected
from tests.build import setting, system

UNIT = 1 << 40
SPAN = Fraction(1), Fraction(101, 100)
SPACE: Setting = setting(system("x", "a", "x^2 - a"))


def root(value: Fraction) -> Fraction:
    """The square root, to 60 bits."""
    return Fraction(isqrt((value.numerator << 120) // value.denominator), 1 << 60)


def solution(reach: Fraction = Fraction(1, 10), shift: Fraction = Fraction(0)) -> Solution:
    """The two-cycle for a from 1 to 101/100, in boxes that are shifted."""
    middle = root(4 * sum(SPAN) / 2 - 3)
    slope = 1 / middle
    points = ((-1 + middle) / 2 + shift, (-1 - middle) / 2)
    equations = Equations(("x",), "a", SPAN, SPACE.map, SPACE.map, 2)
    witness = {
        "bits": 40,
        "blocks": [1],
        "centres": [str(int(x * UNIT)) for x in points],
        "slopes": [str(int(s * UNIT)) for s in (slope, -slope)],
        "frames": [str(UNIT)] * 2,
        "weights": [str(int(reach * UNIT)), str(int(reach * UNIT))],
    }
    chain = Chain("words", equations, lambda _: None, (), Fraction(1), Fraction(1))
    return chain.discharge(Record(witness, "witness"))


def holds(interval: Interval, value: Fraction) -> bool:
    slack = Fraction(1, 1 << 50)
    return Fraction(interval[0], UNIT) <= value + slack and value - slack <= Fraction(interval[1], UNIT)


@given(st.fractions(*SPAN, max_denominator=10_000))
def test_the_exact_cycle_lies_in_the_boxes(a: Fraction) -> None:
    found, exact = solution(), root(4 * a - 3)
    values, velocity = ((-1 + exact) / 2, (-1 - exact) / 2), 1 / exact
    for states in (found.states(), found.states(a)):
        assert all(holds(box[0], x) for box, x in zip(states, values, strict=True))
    for box, x in zip(found.velocities(), (velocity, -velocity), strict=True):
        assert holds(box[0], x)
    assert holds(monodromy(found, found.states())[0][0], 4 * values[0] * values[1])
    assert holds(monodromy(found, found.states(a), a)[0][0], 4 * values[0] * values[1])


def test_enclosures_at_one_parameter_are_narrower() -> None:
    found = solution()
    whole, one = found.states()[0][0], found.states(Fraction(1))[0][0]
    assert one[1] - one[0] < whole[1] - whole[0]
    assert 0 < found.radius < UNIT
    assert 0 < found.kappa < UNIT


@pytest.mark.parametrize(
    ("reach", "shift", "check"),
    [(Fraction(1), Fraction(0), "contraction"), (Fraction(1, 10), Fraction(1, 5), "self-map")],
)
def test_boxes_too_large_or_elsewhere(reach: Fraction, shift: Fraction, check: str) -> None:
    with pytest.raises(Rejected) as caught:
        solution(reach, shift)
    assert caught.value.check == check


@pytest.mark.parametrize(("radius", "inside"), [(UNIT // 20, True), (UNIT // 9, False)])
def test_what_the_boxes_surround(radius: int, inside: bool) -> None:
    found = solution()
    others = [[(low - radius, high + radius) for low, high in box] for box in found.boxes.boxes(0, Fraction(1))]
    if inside:
        found.surrounds(others, Fraction(1))
        return
    with pytest.raises(Rejected, match="outside its box"):
        found.surrounds(others, Fraction(1))


def affine(weights: int = UNIT) -> Solution:
    """X -> t x + 1 for t from 9/4 to 11/4, about -3/4."""
    space = setting(system("x", "t", "t*x + 1"))
    equations = Equations(("x",), "t", (Fraction(9, 4), Fraction(11, 4)), space.map, space.map, 1)
    rows = {"centres": -3 * UNIT // 4, "slopes": 0, "frames": UNIT, "weights": weights}
    witness = {"bits": 40, "blocks": [1]} | {name: [str(x)] for name, x in rows.items()}
    return Chain("words", equations, lambda _: None, (), Fraction(1), Fraction(1)).discharge(Record(witness, "w"))


def near(number: int, exact: Fraction) -> bool:
    """Whether a bound is not below the exact one, and by a few units at most above it."""
    return exact * UNIT <= number <= exact * UNIT + 6


def test_bounds_of_an_affine_map_are_those_of_the_lemma_to_the_unit() -> None:
    """|1/(1 - 5/2)| = 2/3; the derivative differs from 5/2 by 1/4, the defect is -1/8, and F_t is from -7/4 to 1/4."""
    found = affine()
    assert near(found.kappa, Fraction(1, 6))
    assert near(found.radius, Fraction(9, 16) * Fraction(2, 3) / Fraction(5, 6))
    ((low, high),) = found.states()[0]
    assert near(high + 3 * UNIT // 4, Fraction(9, 20))
    assert near(-low - 3 * UNIT // 4, Fraction(9, 20))
    ((low, high),) = found.velocities()[0]
    assert near(high, Fraction(7, 4) * Fraction(2, 3) / Fraction(5, 6))
    assert low == -high
    ((low, high),) = found.states(Fraction(5, 2))[0]
    assert near(high + 3 * UNIT // 4, Fraction(1, 8) * Fraction(2, 3) / Fraction(5, 6))
    assert low < -UNIT * 2 // 3 < high


def test_a_smaller_box_is_not_mapped_into_itself() -> None:
    """The defect alone moves it by 1/12 + 1/8; half the weight is 5/12 of what is needed."""
    affine(UNIT // 2)
    with pytest.raises(Rejected, match="not mapped into themselves"):
        affine(UNIT // 4)


def test_boxes_surround_what_is_as_large_as_they_are() -> None:
    found = affine()
    middle = -3 * UNIT // 4
    found.surrounds([[(middle - UNIT, middle + UNIT)]], Fraction(9, 4))
    for box in ((middle - UNIT - 1, middle), (middle, middle + UNIT + 1)):
        with pytest.raises(Rejected, match="outside its box"):
            found.surrounds([[box]], Fraction(9, 4))
