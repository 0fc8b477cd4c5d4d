"""The product of the derivatives along a chain, its characteristic polynomial, and where its eigenvalues lie."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ..intervals import Grid, Interval, Matrix, minus, plus, size
from ..verdicts import Rejected
from .equations import Box
from .solution import Solution


def monodromy(solution: Solution, states: Sequence[Box], t: Fraction | None = None) -> Matrix:
    """An enclosure of the product of all derivatives along the states, in the coordinates of the box of z_0."""
    steps = [solution.boxes.linear(k, box, t)[0] for k, box in enumerate(states)]
    total = steps[0]
    for step in steps[1:]:
        total = solution.grid.product(step, total)
    return total


def determinant(matrix: Matrix, grid: Grid) -> Interval:
    """An enclosure of the determinant."""
    value = characteristic(matrix, grid)[0]
    return minus((0, 0), value) if len(matrix) % 2 else value


def characteristic(matrix: Matrix, grid: Grid) -> list[Interval]:
    """Enclosures of the coefficients c_0, ..., c_d = 1 of det(z - matrix), by the recursion of Samuelson and Berkowitz.

    `falling` are those of the first r rows and columns, by falling powers. Nothing is divided.
    """
    falling = [grid.one]
    for r, row in enumerate(matrix):
        before, column = [above[:r] for above in matrix[:r]], [above[r] for above in matrix[:r]]
        factors = [grid.one, minus((0, 0), row[r])]
        for _ in range(r):
            (value,) = grid.applied([row[:r]], column)
            factors.append(minus((0, 0), value))
            column = grid.applied(before, column)
        falling.append((0, 0))
        grid.pay(len(factors) ** 2, factors, falling)
        falling = [grid.dot(factors[: i + 1], falling[i::-1]) for i in range(r + 2)]
    return falling[::-1]


def inside(p: Sequence[Interval], grid: Grid) -> int:
    """How many roots of c_0 + c_1 z + ... lie in |z| < 1 (Lemma SC); Rejected unless none is seen to lie on |z| = 1."""
    if len(p) == 1:
        return 0
    grid.pay(2 * len(p), p)
    ends = [_sign(divided(p, x, grid)[1]) for x in (grid.one, minus((0, 0), grid.one))]
    if len(p) == 3 and sorted(ends) == [-1, 1]:
        return 1
    first, last = (grid.power(c, 2) for c in (p[0], p[-1]))
    low, high = minus(last, first)
    if low <= 0 <= high:
        raise Rejected("unit-circle", "a multiplier is not seen to lie off the unit circle")
    a = p if low > 0 else p[::-1]
    rest = [minus(grid.times(a[-1], x), grid.times(a[0], y)) for x, y in zip(a[1:], a[-2::-1], strict=True)]
    count = 1 + inside(rest, grid)
    return count if low > 0 else len(p) - 1 - count


def divided(p: Sequence[Interval], x: Interval, grid: Grid) -> tuple[list[Interval], Interval]:
    """Enclosures of the quotient of p by z - r and of the remainder p(r), for every r in x (Horner)."""
    found = [p[-1]]
    for c in p[-2::-1]:
        found.append(plus(c, grid.times(x, found[-1])))
    return found[-2::-1], found[-1]


def others_inside(p: Sequence[Interval], x: Interval, grid: Grid) -> int:
    """How many roots of p but the one in x lie in |z| < 1; Rejected unless none of them is seen to lie on |z| = 1."""
    return inside(divided(p, x, grid)[0], grid)


def off_the_circle(p: Sequence[Interval], grid: Grid) -> None:
    """Rejected unless p, with leading coefficient 1, is seen to have no root on |z| = 1 but perhaps 1."""
    one = grid.one[0]
    rest, value = divided(p, grid.one, grid)
    low, high = divided(rest, grid.one, grid)[1]
    near = -(-(2 * size(value) << grid.bits) // max(low, -high, 1)) + (1 << grid.bits // 2)
    ends = [_sign(divided(p, (x, x), grid)[1]) for x in (one - near, one + near)]
    if near >= 2 * one or sorted(ends) != [-1, 1]:
        raise Rejected("unit-circle", "a multiplier may cross the unit circle elsewhere than at 1")
    others_inside(p, (one - near, one + near), grid)


def _sign(a: Interval) -> int:
    """1 or -1, if the sign is certain; else 0."""
    return (a[0] > 0) - (a[1] < 0)
