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


def ranged(p: Polynomial, *sides: Interval) -> Interval:
    return block_of(p, NAMES, BITS).range([*sides, *[(0, 0)] * (len(NAMES) - len(sides))])


def outward(low: Fraction, high: Fraction) -> Interval:
    """The narrowest interval of integers."""
    return low.__floor__(), high.__ceil__()


@given(st.fractions(-9, 9, max_denominator=99).filter(bool), boxes(1))
def test_ranges_of_lines_are_rounded_once(a: Fraction, chosen: Boxed) -> None:
    ends = sorted(a * x for x in chosen[1][0])
    assert ranged(X.scaled(a), *chosen[1]) == outward(ends[0], ends[1])


@given(st.fractions(-9, 9, max_denominator=99).filter(bool), st.integers(-3 * UNIT, 3 * UNIT), boxes(1))
def test_ranges_of_parabolas_are_rounded_once_at_the_vertex_and_once_from_there(
    a: Fraction, vertex: int, chosen: Boxed
) -> None:
    """With the vertex on the grid."""
    (low, high), flat = chosen[1][0], -a * vertex * vertex / UNIT
    near, far = max(low - vertex, vertex - high, 0), max(high - vertex, vertex - low)
    change = sorted(a * x * x / UNIT for x in (near, far))
    steps = [outward(flat, flat), outward(change[0], change[1])]
    found = ranged((X * X).scaled(a) - X.scaled(2 * a * Fraction(vertex, UNIT)), (low, high))
    assert found == (steps[0][0] + steps[1][0], steps[0][1] + steps[1][1])


@given(st.integers(-4 * UNIT, 4 * UNIT), st.integers(-4 * UNIT, 4 * UNIT))
def test_ranges_at_points_are_rounded_once(x: int, y: int) -> None:
    p = X.scaled(Fraction(2, 7)) * RING.generator("y") ** 2 + X
    exact = scaled(p, [Fraction(x), Fraction(y), Fraction(0)])
    assert ranged(p, (x, x), (y, y)) == outward(exact, exact)


@given(st.integers(-4 * UNIT, 4 * UNIT), st.integers(0, 300), st.integers(-4 * UNIT, 4 * UNIT), st.integers(0, 300))
def test_ranges_are_the_better_of_ends_and_mean_values(x: int, width: int, y: int, height: int) -> None:
    """Of x y: where both signs of both slopes are known the ends are exact."""
    sides = (x, x + width), (y, y + height)
    corner_values = [Fraction(a * b, UNIT) for a in sides[0] for b in sides[1]]
    found, tight = ranged(X * RING.generator("y"), *sides), outward(min(corner_values), max(corner_values))
    middle = [(a + b) >> 1 for a, b in sides]
    halves = [max(b - m, m - a) for (a, b), m in zip(sides, middle, strict=True)]
    steep = [max(map(abs, sides[1])), max(map(abs, sides[0]))]
    reach = sum(Fraction(s * h, UNIT).__ceil__() for s, h in zip(steep, halves, strict=True))
    at = outward(Fraction(middle[0] * middle[1], UNIT), Fraction(middle[0] * middle[1], UNIT))
    assert found[0] <= tight[0] <= tight[1] <= found[1]
    assert found[0] >= at[0] - reach
    assert found[1] <= at[1] + reach
    if all(a > 0 or b < 0 for a, b in sides):
        assert found == (max(tight[0], at[0] - reach), min(tight[1], at[1] + reach))


@given(st.fractions(-9, 9, max_denominator=99).filter(bool), st.integers(-4 * UNIT, 4 * UNIT), st.integers(0, UNIT))
def test_lines_are_narrowed_to_the_unit(a: Fraction, low: int, width: int) -> None:
    far = 10**9
    ends = sorted(Fraction(x) / a for x in (low, low + width))
    assert narrowed(X.scaled(a), (-far, far), (low, low + width)) == (ends[0].__floor__(), ends[1].__ceil__())
    assert narrowed(X.scaled(a), (5, 5), (low, low + width)) in ((5, 5), None)


def test_a_block_is_narrowed_to_the_unit() -> None:
    """x y = 6 for x from 2 to 4 and y near 2; where x = 3 the values are 3 y, from 6 - 3/8 on."""
    y, sides = RING.generator("y"), [(2 * UNIT, 4 * UNIT), (2 * UNIT - 128, 2 * UNIT + 128), (0, 0)]
    part = block_of(X * y, NAMES, BITS)
    part.range(sides)
    assert part.narrow(sides, (6 * UNIT, 6 * UNIT))
    rest = [(-3 * 128, 3 * 128), None]
    low = Fraction(rest[0][0] * UNIT, 2 * UNIT - 128).__floor__()
    assert sides[0] == (3 * UNIT + low, 3 * UNIT - low)
    inner = [(x - 3 * UNIT) for x in sides[0]]
    middle = max(abs(x) for x in inner)
    assert middle < UNIT
    assert sides[1] == (2 * UNIT - 128, 2 * UNIT + 128)
