"""A multiplier on the unit circle: test functions of the derivative along a cycle, and how they move with t."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ..intervals import Interval, Matrix, minus, plus
from ..verdicts import Rejected
from .multipliers import characteristic, determinant, inside, monodromy
from .program import Program
from .solution import Solution


def with_derivative(solution: Solution) -> tuple[Matrix, Matrix]:
    """Enclosures, for all t in the span, of the derivative M along the cycle, in coordinates of the box, and dM/dt."""
    grid, boxes, equations = solution.grid, solution.boxes, solution.equations
    d, names = len(equations.names), (*equations.names, equations.parameter)
    second = Program(
        [p.derivative(x).derivative(y) for p in equations.step for x in equations.names for y in names], names, grid
    )
    known = boxes.time(None)[0]
    total: Matrix = [[grid.one if i == j else (0, 0) for j in range(d)] for i in range(d)]
    moving: Matrix = [[(0, 0)] * d for _ in range(d)]
    for k, (state, velocity) in enumerate(zip(solution.states(), solution.velocities(), strict=True)):
        step, _ = boxes.linear(k, state)
        entries = second([*state, *known])
        direction = [*velocity, grid.one]
        rates = [grid.dot(entries[i : i + d + 1], direction) for i in range(0, len(entries), d + 1)]
        frame = [[(a, a) for a in row] for row in boxes.frames[k]]
        change = grid.product([rates[i : i + d] for i in range(0, d * d, d)], frame)
        change = grid.product(boxes.inverses[(k + 1) % boxes.length], change)
        first, other = grid.product(step, moving), grid.product(change, total)
        moving = [[plus(x, y) for x, y in zip(*rows, strict=True)] for rows in zip(first, other, strict=True)]
        total = grid.product(step, total)
    return total, moving


class Crossing:
    """The test function det(M + 1) of a flip, or det M - 1 of a pair of complex multipliers (Neimark-Sacker)."""

    def __init__(self, type_: str, solution: Solution) -> None:
        self.shift, self.solution, self.grid = int(type_ == "flip"), solution, solution.grid

    def at(self, t: Fraction) -> Matrix:
        """The derivative along the cycle at t."""
        return monodromy(self.solution, self.solution.states(t), t)

    def test(self, matrix: Matrix) -> Interval:
        """The test function."""
        value = determinant(self._shifted(matrix), self.grid)
        return value if self.shift else minus(value, self.grid.one)

    def _shifted(self, matrix: Matrix) -> Matrix:
        unit = self.grid.one if self.shift else (0, 0)
        return [[plus(x, unit) if i == j else x for j, x in enumerate(row)] for i, row in enumerate(matrix)]

    def once(self, low: Fraction, high: Fraction) -> None:
        """Rejected unless the test function vanishes exactly once in the span, strictly between low and high."""
        start, end = self.solution.equations.span
        if not start <= low < high <= end:
            raise Rejected("window", "the threshold is not enclosed inside the window")
        matrix, moving = with_derivative(self.solution)
        shifted, rate = self._shifted(matrix), (0, 0)
        for i, row in enumerate(moving):
            rate = plus(rate, determinant([*shifted[:i], row, *shifted[i + 1 :]], self.grid))
        first, last = (self.test(self.at(t)) for t in (low, high))
        if not (first[1] < 0 < last[0] and rate[0] > 0) and not (last[1] < 0 < first[0] and rate[1] < 0):
            raise Rejected("threshold", f"the test function is not seen to vanish once, between {low} and {high}")
        self._nothing_else(characteristic(matrix, self.grid))

    def _nothing_else(self, p: Sequence[Interval]) -> None:
        """Rejected if a multiplier may lie on the unit circle where the test function does not vanish."""
        at_one = plus(p[0], self.grid.one)
        others = [at_one] if len(p) == 2 else []
        if len(p) == 3:
            others = [plus(plus(p[0], p[1]), p[2]), minus(p[0], p[2]) if self.shift else plus(minus(p[0], p[1]), p[2])]
        if any(low <= 0 <= high for low, high in others) or not (self.shift or all(low > 0 for low, _ in others)):
            raise Rejected("crossing", "another multiplier may cross the unit circle")

    def inside(self, counts: Sequence[str]) -> None:
        """Rejected unless so many multipliers lie inside the unit circle at the two ends of the span."""
        for t, count in zip(self.solution.equations.span, counts, strict=True):
            found = inside(characteristic(self.at(t), self.grid), self.grid)
            if str(found) != count:
                raise Rejected("stability", f"{found} multipliers lie inside the unit circle at {t}, not {count}")
