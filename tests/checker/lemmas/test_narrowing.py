"""No solution of an equation is ever lost."""

from __future__ import annotations

import itertools
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker.intervals import Interval
from rigorous.checker.lemmas.narrowing import Equation
from rigorous.checker.polynomial import Polynomial
from tests.checker.lemmas.chosen import BITS, NAMES, RING, UNIT, around, boxes, fractions, holds, polynomials, scaled

Boxed = tuple[list[Fraction], list[Interval]]


@given(st.data(), polynomials(), boxes())
def test_no_solution_is_lost(data: st.DataObject, p: Polynomial, chosen: Boxed) -> None:
    point, sides = chosen
    before, value = [*sides], scaled(p, point)
    target = data.draw(around(value))
    found = Equation(p, NAMES, BITS).narrowed(sides, target)
    assert found is not None
    assert holds(found, value)
    assert target[0] <= found[0] <= found[1] <= target[1]
    for x, side, (low, high) in zip(point, sides, before, strict=True):
        assert holds(side, x)
        assert low <= side[0] <= side[1] <= high


@given(polynomials())
def test_blocks_add_up_and_share_no_name(p: Polynomial) -> None:
    equation = Equation(p, NAMES, BITS)
    for a, b in itertools.combinations(equation.blocks, 2):
        assert not {*a.places} & {*b.places}
    assert sorted(i for block in equation.blocks for i in block.places) == [NAMES.index(x) for x in p.generators()]
    at = [(3, 3), (5, 5), (-7, -7)]
    ranges = [equation.constant, *(block.range(at) for block in equation.blocks)]
    low, high = equation.form(at)
    assert sum(a for a, _ in ranges) <= low <= high <= sum(b for _, b in ranges)


@given(fractions, st.integers(-90, 90))
def test_constants(c: Fraction, target: int) -> None:
    found = Equation(RING.constant(c), NAMES, 0).narrowed([(0, 1)] * 3, (target, target + 1))
    assert (found is None) == (target + 1 < c.__floor__() or target > c.__ceil__())


def test_sums_are_narrowed_backward() -> None:
    x, y = RING.generator("x"), RING.generator("y")
    sides = [(0, 10 * UNIT), (0, 10 * UNIT), (0, 0)]
    assert Equation(x + y * y, NAMES, BITS).narrowed(sides, (-UNIT, 4 * UNIT)) == (0, 4 * UNIT)
    assert [(a // UNIT, round(b / UNIT)) for a, b in sides] == [(0, 4), (0, 2), (0, 0)]
    assert Equation(x + y * y, NAMES, BITS).narrowed(sides, (-2 * UNIT, -UNIT)) is None
