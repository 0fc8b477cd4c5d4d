"""The solution of a chain of equations in its boxes: that there is exactly one, and enclosures of it.

Lemma C of docs/lemmas.md. In the coordinates of the boxes, z_k = c_k(t) + A_k xi_k, the equations are
xi_{k+1} = f_k(xi_k) = A_{k+1}^-1 (F_k(c_k + A_k xi_k, t) - c_{k+1}), where k + 1 is taken modulo n.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, product

from ..intervals import Grid, Interval, Matrix, Program, inverse, minus, plus, size
from ..polynomial import Polynomial
from ..verdicts import Rejected
from .cyclic import UNIT_BITS, Cyclic, Rows

Box = list[Interval]


@dataclass(frozen=True)
class Equations:
    """z_{k+1} = step(z_k, t) for k < length - 1 and z_0 = last(z_{length-1}, t), for t in `span`.

    `names` are the components of z, and `parameter` is that of t, or empty if there is no t.
    """

    names: tuple[str, ...]
    parameter: str
    span: tuple[Fraction, Fraction]
    step: tuple[Polynomial, ...]
    last: tuple[Polynomial, ...]
    length: int


class Solution:
    """The one solution in the boxes c_k(t) + A_k [-w_k, w_k], which lies in the part `radius` of them."""

    def __init__(self, equations: Equations, grid: Grid, rows: Sequence[Rows], blocks: Sequence[int]) -> None:
        """Rejected unless a Newton-like map contracts the boxes into themselves, for all t in the span."""
        self.equations, self.grid, self.unit = equations, grid, 1 << grid.bits
        self.middle = (equations.span[0] + equations.span[1]) / 2
        self.centres, self.slopes, frames, self.weights = rows
        d = len(equations.names)
        self.frames = [[row[i : i + d] for i in range(0, d * d, d)] for row in frames]
        self.inverses = [self._inverse(frame) for frame in self.frames]
        names = (*equations.names, *([equations.parameter] if equations.parameter else []))
        both = [equations.step] if equations.last is equations.step else [equations.step, equations.last]
        self.maps = [Program(f, names, grid) for f in both]
        self.slope_maps = [Program([p.derivative(x) for p in f for x in names], names, grid) for f in both]
        linear = [self.linear(k, box) for k, box in enumerate(self.boxes(self.unit))]
        self.drifts = [drift for _, drift in linear]
        self._split([matrix for matrix, _ in linear], blocks)
        errors = [
            [sum(-(-e * w >> grid.bits) for e, w in zip(row, weights, strict=True)) for row in rows]
            for rows, weights in zip(self.errors, self.weights, strict=True)
        ]
        self.kappa = self._share(errors)
        if self.kappa >= self.unit:
            raise Rejected("contraction", "the map does not contract the boxes")
        self.radius = self.part(self._residuals(None))
        if self.radius >= self.unit:
            raise Rejected("self-map", "the boxes are not mapped into themselves")

    def _inverse(self, frame: Sequence[Sequence[int]]) -> Matrix:
        self.grid.meter.spend(len(frame) ** 3, self.grid.bits)
        exact = inverse([[self.grid.value(x) for x in row] for row in frame])
        return [[self.grid.enclose(x) for x in row] for row in exact]

    def time(self, t: Fraction | None) -> tuple[Box, Interval]:
        """Enclosures of t, as a list that is empty without parameter, and of t - middle; for the whole span if None."""
        low, high = self.equations.span if t is None else (t, t)
        middle = self.middle
        after = self.grid.enclose(low - middle)[0], self.grid.enclose(high - middle)[1]
        whole = self.grid.enclose(low)[0], self.grid.enclose(high)[1]
        return ([whole] if self.equations.parameter else []), after

    def boxes(self, part: int, t: Fraction | None = None) -> list[Box]:
        """The parts c_k + A_k [-p w_k, p w_k] of the boxes, with p in units of the grid."""
        _, after = self.time(t)
        moved = [
            [plus((c, c), self.grid.times((s, s), after)) for c, s in zip(*pair, strict=True)]
            for pair in zip(self.centres, self.slopes, strict=True)
        ]
        return [self._around(centre, k, part) for k, centre in enumerate(moved)]

    def _around(self, centre: Box, k: int, part: int) -> Box:
        reach = [-(-part * w >> self.grid.bits) for w in self.weights[k]]
        radii = [
            sum(-(-abs(a) * r >> self.grid.bits) for a, r in zip(row, reach, strict=True)) for row in self.frames[k]
        ]
        return [(low - r, high + r) for (low, high), r in zip(centre, radii, strict=True)]

    def linear(self, k: int, box: Box, t: Fraction | None = None) -> tuple[Matrix, Box]:
        """The derivatives of f_k on the box: by xi, and by t at fixed xi."""
        grid, after, d = self.grid, (k + 1) % self.equations.length, len(self.equations.names)
        known = self.time(t)[0]
        entries = self._map(self.slope_maps, k)([*box, *known])
        rows = [entries[i : i + d + len(known)] for i in range(0, len(entries), d + len(known))]
        matrix = [
            [grid.dot(row[:d], [(a, a) for a in column]) for column in zip(*self.frames[k], strict=True)]
            for row in rows
        ]
        slope, following = ([(s, s) for s in self.slopes[i]] for i in (k, after))
        drift = [
            minus(grid.dot(row, [*slope, *([grid.one] if known else [])]), s)
            for row, s in zip(rows, following, strict=True)
        ]
        return grid.product(self.inverses[after], matrix), grid.applied(self.inverses[after], drift)

    def _map(self, programs: list[Program], k: int) -> Program:
        return programs[-1 if k == self.equations.length - 1 else 0]

    def _split(self, matrices: list[Matrix], blocks: Sequence[int]) -> None:
        """Take a linear recurrence from each block of the derivatives; what remains of them are `errors`."""
        self.errors = [[[size(x) for x in row] for row in matrix] for matrix in matrices]
        self.parts: list[tuple[range, Cyclic]] = []
        for end, width in zip(accumulate(blocks), blocks, strict=True):
            block = range(end - width, end)
            factors = [self._near(matrix[block[0]][block[0]]) or 1 for matrix in matrices[:-1]]
            closing = [[self._near(matrices[-1][i][j]) for j in block] for i in block]
            for k, matrix in enumerate(matrices):
                for i, j in product(block, block):
                    taken = closing[i - block[0]][j - block[0]] if k == len(factors) else factors[k] * (i == j)
                    scaled = self.grid.enclose(Fraction(taken, 1 << UNIT_BITS))
                    self.errors[k][i][j] = size(minus(matrix[i][j], scaled))
            exact = [[Fraction(x, 1 << UNIT_BITS) for x in row] for row in closing]
            self.parts.append((block, Cyclic(factors, exact, self.grid.meter)))

    def _near(self, entry: Interval) -> int:
        """A number in units of 2^-UNIT_BITS near the middle of an interval."""
        return (sum(entry) << UNIT_BITS) >> (self.grid.bits + 1)

    def _share(self, inhomogeneities: Rows) -> int:
        """The least p such that solutions with such right sides lie in the part p of the boxes."""
        share = 0
        for block, recurrence in self.parts:
            bounds = recurrence.bound([[row[i] for i in block] for row in inhomogeneities])
            for bound, weights in zip(bounds, self.weights, strict=True):
                share = max(
                    share, *(-((-b << self.grid.bits) // weights[i]) for b, i in zip(bound, block, strict=True))
                )
        return share

    def part(self, inhomogeneities: Sequence[Box]) -> int:
        """The part of the boxes in which xi = f(xi) + y solutions lie, with y = `inhomogeneities` at xi = 0."""
        share = self._share([[size(x) for x in row] for row in inhomogeneities])
        return -((-share << self.grid.bits) // (self.unit - self.kappa))

    def _residuals(self, t: Fraction | None) -> list[Box]:
        """Enclosures of f_k(0); over the whole span by the mean value theorem in t."""
        if t is None:
            _, after = self.time(None)
            at_middle = self._residuals(self.middle)
            return [
                [plus(r, self.grid.times(after, g)) for r, g in zip(*pair, strict=True)]
                for pair in zip(at_middle, self.drifts, strict=True)
            ]
        centres, known = self.boxes(0, t), self.time(t)[0]
        values = [self._map(self.maps, k)([*centre, *known]) for k, centre in enumerate(centres)]
        following = [*centres[1:], centres[0]]
        return [
            self.grid.applied(matrix, [minus(x, y) for x, y in zip(value, centre, strict=True)])
            for matrix, value, centre in zip([*self.inverses[1:], self.inverses[0]], values, following, strict=True)
        ]

    def states(self, t: Fraction | None = None) -> list[Box]:
        """Enclosures of z_0, ..., z_{n-1}, at a t of the span or for all of them."""
        return self.boxes(self.radius if t is None else self.part(self._residuals(t)), t)

    def velocities(self) -> list[Box]:
        """Enclosures of the derivatives of z_k by t, for all t in the span."""
        still = [[(s, s) for s in row] for row in self.slopes]
        return [self._around(slope, k, self.part(self.drifts)) for k, slope in enumerate(still)]

    def surrounds(self, others: Sequence[Box], t: Fraction) -> None:
        """Rejected unless each of the boxes lies inside the box of its z_k at that t."""
        for k, (box, centre) in enumerate(zip(others, self.boxes(0, t), strict=True)):
            inside = self.grid.applied(self.inverses[k], [minus(x, c) for x, c in zip(box, centre, strict=True)])
            if any(size(x) > w for x, w in zip(inside, self.weights[k], strict=True)):
                raise Rejected("alone", f"points near the one number {k} may lie outside its box")
