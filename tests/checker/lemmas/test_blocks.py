"""Blocks: ranges hold all values, and narrowing keeps the points with values in the target."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from rigorous.checker.intervals import Interval
from rigorous.checker.lemmas.blocks import Block
from rigorous.checker.polynomial import Polynomial
from tests.checker.lemmas.chosen import BITS, NAMES, RING, UNIT, around, boxes, holds, polynomials, scaled

Boxed = tuple[list[Fraction], list[Interval]]
X = RING.generator("x")


@given(st.data(), polynomials(), boxes())
def test_no_point_is_lost(data: st.DataObject, p: Polynomial, chosen: Boxed) -> None:
    p = p - RING.constant(p.substitute(dict.fromkeys(NAMES, RING.constant(0))).constant_value() or 0)
    assume(p)
    block = Block(p, NAMES, BITS)
    point, box = ([each[i] for i in block.places] for each in chosen)
    value = scaled(p, chosen[0])
    assert holds(block.range(box), value)
    before = [*box]
    assert block.narrow(box, data.draw(around(value)))
    for x, side, (low, high) in zip(point, box, before, strict=True):
        assert holds(side, x)
        assert low <= side[0] <= side[1] <= high


def narrowed(p: Polynomial, side: Interval, target: Interval) -> Interval | None:
    block = Block(p, NAMES, BITS)
    box = [side]
    block.range(box)
    return box[0] if block.narrow(box, target) else None


def test_squares_are_inverted_exactly() -> None:
    low, high = narrowed(X * X - X.scaled(Fraction(4)), (2 * UNIT, 9 * UNIT), (0, 5 * UNIT)) or (0, 0)
    assert (round(low / UNIT), round(high / UNIT)) == (4, 5)
    assert narrowed(X * X, (-UNIT, UNIT), (-9, -5)) is None


def test_cubes_are_narrowed() -> None:
    low, high = narrowed(X**3, (UNIT, 2 * UNIT), (4 * UNIT, 8 * UNIT)) or (0, 0)
    assert UNIT < low <= round(4 ** (1 / 3) * UNIT)
    assert high == 2 * UNIT
    assert narrowed(X**3, (UNIT, 2 * UNIT), (20 * UNIT, 30 * UNIT)) is None
