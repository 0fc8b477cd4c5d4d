"""The product of the derivatives along a chain, its characteristic polynomial, and where its eigenvalues lie."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ..intervals import Grid, Interval, Matrix, minus, plus
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
    if len(p) == 3 and sorted(map(_sign, (_at(p, 1), _at(p, -1)))) == [-1, 1]:
        return 1
    first, last = (grid.power(c, 2) for c in (p[0], p[-1]))
    low, high = minus(last, first)
    if low <= 0 <= high:
        raise Rejected("unit-circle", "a multiplier is not seen to lie off the unit circle")
    a = p if low > 0 else p[::-1]
    rest = [minus(grid.times(a[-1], x), grid.times(a[0], y)) for x, y in zip(a[1:], a[-2::-1], strict=True)]
    count = 1 + inside(rest, grid)
    return count if low > 0 else len(p) - 1 - count


def off_the_circle(p: Sequence[Interval], grid: Grid) -> None:
    """Rejected unless p, of degree 1 or 2 with leading coefficient 1, has no root on |z| = 1 but perhaps 1."""
    for low, high in [_at(p, -1)] + ([minus(p[0], grid.one)] if len(p) == 3 else []):
        if low <= 0 <= high:
            raise Rejected("crossing", "a multiplier may cross the unit circle elsewhere than at 1")


def _at(p: Sequence[Interval], one: int) -> Interval:
    """The value at 1 or -1."""
    total: Interval = (0, 0)
    for k, c in enumerate(p):
        total = (minus if k % 2 and one < 0 else plus)(total, c)
    return total


def _sign(a: Interval) -> int:
    """1 or -1, if the sign is certain; else 0."""
    return (a[0] > 0) - (a[1] < 0)
