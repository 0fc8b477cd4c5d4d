"""Complex numbers enclosed by rectangles on a grid."""

from __future__ import annotations

from ..intervals import Grid, Interval, minus, plus
from ..verdicts import Rejected

Complex = tuple[Interval, Interval]


class ComplexGrid:
    """Arithmetic of rectangles, rounded outward."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid

    @staticmethod
    def add(a: Complex, b: Complex) -> Complex:
        """The sum."""
        return plus(a[0], b[0]), plus(a[1], b[1])

    def times(self, *factors: Complex) -> Complex:
        """The product."""
        total, grid = factors[0], self.grid
        for b in factors[1:]:
            real = minus(grid.times(total[0], b[0]), grid.times(total[1], b[1]))
            total = real, plus(grid.times(total[0], b[1]), grid.times(total[1], b[0]))
        return total

    def over(self, a: Complex, b: Complex) -> Complex:
        """The quotient; Rejected if the divisor may be 0."""
        low, high = self.square(b)
        if low <= 0:
            raise Rejected("cubic", "a divisor of the normal form may vanish")
        unit = 1 << 2 * self.grid.bits
        inverse = unit // high, -(-unit // low)
        real, imaginary = self.times(a, conjugate(b))
        return self.grid.times(real, inverse), self.grid.times(imaginary, inverse)

    def square(self, a: Complex) -> Interval:
        """The square of the absolute value."""
        return plus(self.grid.power(a[0], 2), self.grid.power(a[1], 2))


def conjugate(a: Complex) -> Complex:
    """The complex conjugate."""
    return a[0], minus((0, 0), a[1])
