"""The solution of a chain of equations in its boxes: that there is exactly one, and enclosures of it.

Lemma C of docs/lemmas.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate, product

from ..intervals import Grid, Interval, Matrix, minus, plus, size
from ..verdicts import Rejected
from .cyclic import UNIT_BITS, Cyclic, Rows
from .equations import Box, Boxes, Equations


class Solution:
    """The one solution in the boxes, which lies in the part `radius` of them."""

    def __init__(self, equations: Equations, grid: Grid, rows: Sequence[Rows], blocks: Sequence[int]) -> None:
        """Rejected unless a Newton-like map contracts the boxes into themselves, for all t in the span."""
        self.boxes = Boxes(equations, grid, rows)
        self.equations, self.grid, self.unit = equations, grid, 1 << grid.bits
        linear = [self.boxes.linear(k, box) for k, box in enumerate(self.boxes.boxes(self.unit))]
        self.drifts = [drift for _, drift in linear]
        self._split([matrix for matrix, _ in linear], blocks)
        self.kappa = self._share(
            [
                [sum(-(-e * w >> grid.bits) for e, w in zip(row, weights, strict=True)) for row in rows]
                for rows, weights in zip(self.errors, self.boxes.weights, strict=True)
            ]
        )
        if self.kappa >= self.unit:
            raise Rejected("contraction", "the map does not contract the boxes")
        _, after = self.boxes.time(None)
        moving = [
            [plus(r, grid.times(after, g)) for r, g in zip(*pair, strict=True)]
            for pair in zip(self.boxes.residuals(self.boxes.middle), self.drifts, strict=True)
        ]
        self.radius = self._part(moving)
        if self.radius >= self.unit:
            raise Rejected("self-map", "the boxes are not mapped into themselves")

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
                    lifted = taken << self.grid.bits
                    scaled = lifted >> UNIT_BITS, -(-lifted >> UNIT_BITS)
                    self.errors[k][i][j] = size(minus(matrix[i][j], scaled))
            exact = [[Fraction(x, 1 << UNIT_BITS) for x in row] for row in closing]
            self.parts.append((block, Cyclic(factors, exact, self.grid.meter)))

    def _near(self, entry: Interval) -> int:
        """A number in units of 2^-UNIT_BITS near the middle of an interval."""
        return (sum(entry) << UNIT_BITS) >> (self.grid.bits + 1)

    def _share(self, inhomogeneities: Rows) -> int:
        """The least p such that solutions of the recurrences with such right sides lie in the part p of the boxes."""
        share = 0
        for block, recurrence in self.parts:
            bounds = recurrence.bound([[row[i] for i in block] for row in inhomogeneities])
            for bound, weights in zip(bounds, self.boxes.weights, strict=True):
                parts = [-((-b << self.grid.bits) // weights[i]) for b, i in zip(bound, block, strict=True)]
                share = max(share, *parts)
        return share

    def _part(self, inhomogeneities: Sequence[Box]) -> int:
        """The part of the boxes where xi is, if xi = B^-1 ((f' - l) xi + y) with such y."""
        share = self._share([[size(x) for x in row] for row in inhomogeneities])
        return -((-share << self.grid.bits) // (self.unit - self.kappa))

    def states(self, t: Fraction | None = None) -> list[Box]:
        """Enclosures of z_0, ..., z_{n-1}, at a t of the span or for all of them."""
        return self.boxes.boxes(self.radius if t is None else self._part(self.boxes.residuals(t)), t)

    def velocities(self) -> list[Box]:
        """Enclosures of the derivatives of z_k by t, for all t in the span."""
        still = [[(s, s) for s in row] for row in self.boxes.slopes]
        part = self._part(self.drifts)
        return [self.boxes.around(slope, k, part) for k, slope in enumerate(still)]

    def surrounds(self, others: Sequence[Box], t: Fraction) -> None:
        """Rejected unless each of these boxes lies inside the box of its z_k at that t."""
        for k, (box, centre) in enumerate(zip(others, self.boxes.boxes(0, t), strict=True)):
            inside = self.grid.applied(self.boxes.inverses[k], [minus(x, c) for x, c in zip(box, centre, strict=True)])
            if any(size(x) > w for x, w in zip(inside, self.boxes.weights[k], strict=True)):
                raise Rejected("alone", f"points near the one number {k} may lie outside its box")
