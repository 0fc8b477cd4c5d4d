"""The cycles that branch off, from the solution of an unfolding: their periods, multipliers and parameter."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ..intervals import Interval, Matrix
from ..polynomial import Polynomial
from ..verdicts import Rejected
from .bifurcations import CLOSING
from .equations import Box
from .multipliers import characteristic, inside, off_the_circle, others_inside
from .program import Program
from .solution import Solution
from .unfolding import Unfolding, root


class Branches:
    """The points a_k + sigma b_k for both signs of sigma; for a flip they make one cycle."""

    def __init__(self, unfolding: Unfolding, known: Sequence[Polynomial], solution: Solution) -> None:
        self.unfolding, self.known, self.solution, self.grid = unfolding, known, solution, solution.grid
        self.low, self.high = solution.equations.span
        end = root(self.high, self.grid) if self.low == 0 else self.grid.enclose(self.high)
        whole = (0, end[1]), (-end[1], 0)
        ends = end, (-end[1], -end[0])
        states = solution.states()
        self.throughout = [self._points(states, sigma) for sigma in whole]
        self.at = {t: solution.states(t) for t in {Fraction(0), self.low, self.high}}
        far = [self.at[t] for t in (self.high, self.low or self.high)]
        self.far = [self._points(states, sigma) for states, sigma in zip(far, ends, strict=True)]

    def _points(self, states: Sequence[Box], sigma: Interval) -> list[Box]:
        return self.unfolding.points(states, sigma, self.known, self.grid)

    def starts(self, points: Sequence[Sequence[Fraction]], radius: Fraction) -> None:
        """Rejected unless the cycle from which the others branch off lies within `radius` of these points."""
        origin = self._points(self.at[Fraction(0)], (0, 0))
        for k, (box, point) in enumerate(zip(origin, points, strict=True)):
            for (low, high), x in zip(box, point, strict=False):
                if not x - radius <= self.grid.value(low) <= self.grid.value(high) <= x + radius:
                    raise Rejected("within", f"the point number {k} is not seen to lie within {radius}")

    def least_period(self) -> None:
        """Rejected unless the points number 0 and k are seen to differ, for all k < n that divide 2n (flip) or n."""
        n = self.solution.equations.length
        total = 2 * n if self.unfolding.type == "flip" else n
        for points in self.throughout:
            for k in (k for k in range(1, n) if total % k == 0):
                if all(a[0] <= b[1] and b[0] <= a[1] for a, b in zip(points[0], points[k], strict=True)):
                    raise Rejected("least-period", f"the points number 0 and {k} may be equal")

    def parameter(self, low: Fraction, high: Fraction, reach: Fraction, side: str) -> None:
        """Rejected unless the parameter begins in [low, high], and moves to that side, by `reach` at least."""
        grid = self.grid
        start, moves = self.at[Fraction(0)][0][-1], self.solution.velocities()[0][-1]
        if not low <= grid.value(start[0]) <= grid.value(start[1]) <= high:
            raise Rejected("threshold", f"the threshold is not seen to lie between {low} and {high}")
        if not (moves[0] > 0 if side == ">" else moves[1] < 0):
            raise Rejected("side", f"the parameter is not seen to move to the side {side}")
        for t in {self.low, self.high} - {0}:
            end = self.at[t][0][-1]
            forward = (side == ">") == (t > 0)
            moved = end[0] - start[1] if forward else start[0] - end[1]
            if grid.value(moved) < reach:
                raise Rejected("reach", f"the parameter is not seen to move by {reach}")

    def multipliers(self, counts: Sequence[str]) -> None:
        """Rejected unless one multiplier alone lies on the unit circle at q = 0; then so many inside, if claimed."""
        if not counts:
            s = CLOSING[self.unfolding.type] * self.grid.one[0]
            start = self._points(self.at[Fraction(0)], (0, 0))
            others_inside(characteristic(self._derivative(start), self.grid), (s, s), self.grid)
            return
        far, throughout = (
            [both[0] + both[1]] if self.unfolding.type == "flip" else both for both in (self.far, self.throughout)
        )
        for count, end, points in zip(counts, far, throughout, strict=True):
            off_the_circle(characteristic(self._derivative(points), self.grid), self.grid)
            found = inside(characteristic(self._derivative(end), self.grid), self.grid)
            if str(found) != count:
                raise Rejected("stability", f"{found} multipliers lie inside the unit circle, not {count}")

    def _derivative(self, points: Sequence[Box]) -> Matrix:
        """An enclosure of the derivative of F along the points."""
        variables, d = self.unfolding.variables, len(self.unfolding.variables)
        entries = [p.derivative(x) for p in self.unfolding.step for x in variables]
        program = Program(entries, (*variables, self.unfolding.parameter), self.grid)
        total: Matrix = [[self.grid.one if i == j else (0, 0) for j in range(d)] for i in range(d)]
        for point in points:
            values = program(point)
            total = self.grid.product([values[i : i + d] for i in range(0, d * d, d)], total)
        return total
