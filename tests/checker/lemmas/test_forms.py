"""Values of polynomials on boxes enclose their values at points."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker.intervals import Interval
from rigorous.checker.lemmas.forms import Form, charge, corners, power
from rigorous.checker.limits import Meter
from rigorous.checker.polynomial import Polynomial, Ring
from rigorous.checker.verdicts import ResourceExceeded
from tests.checker.lemmas.chosen import BITS, NAMES, RING, boxes, holds, polynomials, scaled

Boxed = tuple[list[Fraction], list[Interval]]


@given(polynomials(), boxes())
def test_values_are_enclosed(p: Polynomial, chosen: Boxed) -> None:
    point, box = chosen
    assert holds(Form(p, NAMES, BITS)(box), scaled(p, point))


@given(polynomials(), st.lists(st.integers(-5000, 5000), min_size=3, max_size=3))
def test_values_at_points_are_rounded_once(p: Polynomial, point: list[int]) -> None:
    exact = scaled(p, list(map(Fraction, point)))
    assert Form(p, NAMES, BITS)([(x, x) for x in point]) == (exact.__floor__(), exact.__ceil__())


@given(polynomials(), boxes())
def test_signs_of_slopes_give_the_ends(p: Polynomial, chosen: Boxed) -> None:
    point, box = chosen
    slopes = [Form(p.derivative(x), NAMES, BITS)(box) for x in NAMES]
    form, signs = Form(p, NAMES, BITS), [(a >= 0) - (b <= 0) for a, b in slopes]
    low, high = corners(form, box, signs)
    assert low <= scaled(p, point) <= high
    if all(signs):
        ends = [[x[sign < 0], x[sign > 0]] for x, sign in zip(box, signs, strict=True)]
        least, greatest = ([(x[i], x[i]) for x in ends] for i in (0, 1))
        assert (low, high) == (form(least)[0], form(greatest)[1])


@pytest.mark.parametrize("exponent", range(1, 7))
def test_powers_of_sides_are_exact(exponent: int) -> None:
    for low in range(-5, 6):
        for width in range(7):
            values = [x**exponent for x in range(low, low + width + 1)]
            assert power((low, low + width), exponent) == (min(values), max(values))


def test_products_of_sides_are_exact() -> None:
    """c x y with x, y in sides of all positions: the least and greatest product of ends."""
    sides = [(a, b) for a in range(-2, 3) for b in range(a, 3)]
    x, y = RING.generator("x"), RING.generator("y")
    for c in (3, -3):
        form = Form((x * y).scaled(Fraction(c)), ("x", "y"), 0)
        for first in sides:
            for second in sides:
                products = [c * a * b for a in first for b in second]
                assert form([first, second]) == (min(products), max(products))


def test_names_may_be_in_another_order() -> None:
    p = RING.generator("x") - RING.generator("z")
    assert Form(p, ("z", "x"), 0)([(1, 2), (10, 20)]) == (8, 19)


def test_constants_and_zero() -> None:
    assert Form(RING.constant(Fraction(1, 3)), (), 2)([]) == (1, 2)
    assert Form(RING.constant(0), NAMES, BITS)([(0, 1)] * 3) == (0, 0)


def test_forms_and_their_values_are_paid_for() -> None:
    ring = Ring(NAMES, Meter())
    p = ring.generator("x") ** 300
    form, left = Form(p, NAMES, 48), ring.meter.left
    charge(ring.meter, [form], [[(-1, 1)] * 3])
    assert ring.meter.left < left
    with pytest.raises(ResourceExceeded):
        charge(ring.meter, [form], [[(0, 1 << 5000)] * 3])
    with pytest.raises(ResourceExceeded):
        Form(p, NAMES, 48 << 10)
