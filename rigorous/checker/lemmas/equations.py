"""Equations that close up, z_{k+1} = step(z_k, t), z_0 = last(z_{n-1}, t), and moving boxes about their points.

In the coordinates of the boxes, z_k = c_k(t) + A_k xi_k, the equations are
xi_{k+1} = f_k(xi_k) = A_{k+1}^-1 (F_k(c_k + A_k xi_k, t) - c_{k+1}), where k + 1 is taken modulo n.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..intervals import Grid, Interval, Matrix, minus, plus
from ..polynomial import Polynomial
from .cyclic import Rows
from .linear import inverse
from .program import Program

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


class Boxes:
    """The boxes c_k + (t - middle) c'_k + A_k [-w_k, w_k], and the equations in their coordinates."""

    def __init__(self, equations: Equations, grid: Grid, rows: Sequence[Rows]) -> None:
        """`rows` are c_k, c'_k, A_k and w_k in units of the grid; Rejected if an A_k has no inverse."""
        self.equations, self.grid, self.length = equations, grid, equations.length
        self.middle = (equations.span[0] + equations.span[1]) / 2
        self.centres, self.slopes, frames, self.weights = rows
        d = len(equations.names)
        self.frames = [[row[i : i + d] for i in range(0, d * d, d)] for row in frames]
        self.inverses = [self._inverse(frame) for frame in self.frames]
        names = (*equations.names, *([equations.parameter] if equations.parameter else []))
        both = [equations.step] if equations.last is equations.step else [equations.step, equations.last]
        self.maps = [Program(f, names, grid) for f in both]
        self.slope_maps = [Program([p.derivative(x) for p in f for x in names], names, grid) for f in both]

    def _inverse(self, frame: Sequence[Sequence[int]]) -> Matrix:
        exact = inverse([[self.grid.value(x) for x in row] for row in frame], self.grid.meter)
        return [[self.grid.enclose(x) for x in row] for row in exact]

    def time(self, t: Fraction | None) -> tuple[Box, Interval]:
        """Enclosures of t, as a list that is empty without parameter, and of t - middle; for the whole span if None."""
        low, high = self.equations.span if t is None else (t, t)
        after = self.grid.enclose(low - self.middle)[0], self.grid.enclose(high - self.middle)[1]
        whole = self.grid.enclose(low)[0], self.grid.enclose(high)[1]
        return ([whole] if self.equations.parameter else []), after

    def boxes(self, part: int, t: Fraction | None = None) -> list[Box]:
        """The parts c_k(t) + A_k [-p w_k, p w_k] of the boxes, with p in units of the grid."""
        _, after = self.time(t)
        moved = [
            [plus((c, c), self.grid.times((s, s), after)) for c, s in zip(*pair, strict=True)]
            for pair in zip(self.centres, self.slopes, strict=True)
        ]
        return [self.around(centre, k, part) for k, centre in enumerate(moved)]

    def around(self, centre: Box, k: int, part: int) -> Box:
        """The centre plus A_k [-p w_k, p w_k]."""
        reach = [-(-part * w >> self.grid.bits) for w in self.weights[k]]
        radii = [
            sum(-(-abs(a) * r >> self.grid.bits) for a, r in zip(row, reach, strict=True)) for row in self.frames[k]
        ]
        return [(low - r, high + r) for (low, high), r in zip(centre, radii, strict=True)]

    def linear(self, k: int, box: Box, t: Fraction | None = None) -> tuple[Matrix, Box]:
        """The derivatives of f_k on the box: by xi, and by t at fixed xi."""
        grid, after, d = self.grid, (k + 1) % self.length, len(self.equations.names)
        known = self.time(t)[0]
        entries = self._map(self.slope_maps, k)([*box, *known])
        rows = [entries[i : i + d + len(known)] for i in range(0, len(entries), d + len(known))]
        matrix = grid.product([row[:d] for row in rows], [[(a, a) for a in row] for row in self.frames[k]])
        slope, following = ([(s, s) for s in self.slopes[i]] for i in (k, after))
        direction = [*slope, *([grid.one] if known else [])]
        drift = [minus(grid.dot(row, direction), s) for row, s in zip(rows, following, strict=True)]
        return grid.product(self.inverses[after], matrix), grid.applied(self.inverses[after], drift)

    def residuals(self, t: Fraction) -> list[Box]:
        """Enclosures of f_k(0) at that t."""
        centres, known = self.boxes(0, t), self.time(t)[0]
        values = [self._map(self.maps, k)([*centre, *known]) for k, centre in enumerate(centres)]
        return [
            self.grid.applied(matrix, [minus(x, y) for x, y in zip(value, centre, strict=True)])
            for matrix, value, centre in zip(
                [*self.inverses[1:], self.inverses[0]], values, [*centres[1:], centres[0]], strict=True
            )
        ]

    def _map(self, programs: list[Program], k: int) -> Program:
        return programs[-1 if k == self.length - 1 else 0]
