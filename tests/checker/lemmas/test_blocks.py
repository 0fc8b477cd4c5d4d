"""Blocks: ranges hold all values, and narrowing keeps the points with values in the target."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rigorous.checker.intervals import Interval
from rigorous.checker.lemmas.blocks import Block, Line, Parabola, block_of
from rigorous.checker.polynomial import Polynomial
from tests.checker.lemmas.chosen import BITS, NAMES, RING, UNIT, around, boxes, holds, polynomials, scaled

Boxed = tuple[list[Fraction], list[Interval]]
X = RING.generator("x")


@given(st.data(), polynomials(), boxes())
def test_no_point_is_lost(data: st.DataObject, p: Polynomial, chosen: Boxed) -> None:
    p = p - RING.constant(p.substitute(dict.fromkeys(NAMES, RING.constant(0))).constant_value() or 0)
    assume(p)
    point, before = chosen
    value, sides, part = scaled(p, point), [*before], block_of(p, NAMES, BITS)
    assert holds(part.range(sides), value)
    assert part.narrow(sides, data.draw(around(value)))
    for x, side, (low, high) in zip(point, sides, before, strict=True):
        assert holds(side, x)
        assert low <= side[0] <= side[1] <= high


@pytest.mark.parametrize(
    ("p", "kind"),
    [(-X, Line), (X * X, Parabola), (X - X * X, Parabola), (X**3, Block), (X * RING.generator("y"), Block)],
)
def test_simple_polynomials_have_blocks_of_their_own(p: Polynomial, kind: type) -> None:
    assert type(block_of(p, NAMES, BITS)) is kind


@given(st.fractions(-9, 9, max_denominator=99), st.fractions(-9, 9, max_denominator=99), boxes())
def test_lines_and_parabolas_lose_little(a: Fraction, b: Fraction, chosen: Boxed) -> None:
    p = (X * X).scaled(a) + X.scaled(b)
    assume(p)
    part, (low, high) = block_of(p, NAMES, BITS), chosen[1][0]
    ends = [Fraction(low, UNIT), Fraction(high, UNIT)]
    vertex = -b / (2 * a) if a else ends[0]
    values = [(a * x * x + b * x) * UNIT for x in (*ends, min(max(vertex, ends[0]), ends[1]))]
    least, greatest = part.range(chosen[1])
    slack = 4 + 4 * (abs(a) * (1 + abs(vertex) + max(map(abs, ends))) + abs(b))
    assert min(values) - slack <= least <= min(values)
    assert max(values) <= greatest <= max(values) + slack


def narrowed(p: Polynomial, side: Interval, target: Interval) -> Interval | None:
    part = block_of(p, NAMES, BITS)
    sides = [side] * len(NAMES)
    part.range(sides)
    return sides[part.places[0]] if part.narrow(sides, target) else None


def test_squares_are_inverted_exactly() -> None:
    low, high = narrowed(X * X - X.scaled(Fraction(4)), (2 * UNIT, 9 * UNIT), (0, 5 * UNIT)) or (0, 0)
    assert (round(low / UNIT), round(high / UNIT)) == (4, 5)
    low, high = narrowed(X.scaled(Fraction(4)) - X * X, (2 * UNIT, 9 * UNIT), (-5 * UNIT, 0)) or (0, 0)
    assert (round(low / UNIT), round(high / UNIT)) == (4, 5)
    assert narrowed(X * X, (-UNIT, UNIT), (-9, -5)) is None


def test_lines_are_inverted() -> None:
    assert narrowed(X.scaled(Fraction(-3, 2)), (-9, 9), (-6, 4)) == (-3, 4)
    assert narrowed(X, (-9, 9), (10, 11)) is None


def test_cubes_are_narrowed() -> None:
    low, high = narrowed(X**3, (UNIT, 2 * UNIT), (4 * UNIT, 8 * UNIT)) or (0, 0)
    assert UNIT < low <= round(4 ** (1 / 3) * UNIT)
    assert high == 2 * UNIT
    assert narrowed(X**3, (UNIT, 2 * UNIT), (20 * UNIT, 30 * UNIT)) is None
