"""Orbits of a map of the line over an interval of its parameter: centre, slopes and all they enclose. Lemma O."""

from __future__ import annotations

from dataclasses import dataclass

from ..intervals import Grid, Interval, minus, plus, size
from ..limits import within
from ..polynomial import Polynomial
from .program import Program

ZERO: Interval = (0, 0)


@dataclass(frozen=True)
class Tube:
    """A function y of the parameter t in [t0 - w, t0 + w] and of x in [x0 - h, x0 + h], enclosed.

    `centre` holds y at the middle (t0, x0); `by_t` and `by_x` hold its derivatives everywhere.
    """

    centre: Interval
    by_t: Interval = ZERO
    by_x: Interval = ZERO

    def __add__(self, other: Tube) -> Tube:
        return Tube(plus(self.centre, other.centre), plus(self.by_t, other.by_t), plus(self.by_x, other.by_x))

    def __neg__(self) -> Tube:
        return Tube(minus(ZERO, self.centre), minus(ZERO, self.by_t), minus(ZERO, self.by_x))

    def __sub__(self, other: Tube) -> Tube:
        return self + -other


class Family:
    """x -> f(x, t): programs for f and for its derivatives by x and by t."""

    def __init__(self, f: Polynomial, x: str, t: str, grid: Grid) -> None:
        self.grid = grid
        self.value = Program([f], (x, t), grid)
        self.slopes = Program([f.derivative(x), f.derivative(t)], (x, t), grid)


class Orbits:
    """Orbits of a family for low <= t <= high, two numbers of the grid, from states in an interval of half width h."""

    def __init__(self, family: Family, low: int, high: int, h: int = 0) -> None:
        self.family = family
        self.span = (low, high)
        middle = (low + high) // 2
        self.middle = (middle, middle)
        self.w: Interval = (low - middle, high - middle)
        self.h: Interval = (-h, h)

    def range(self, tube: Tube) -> Interval:
        """What holds all values, by the mean value theorem."""
        times = self.family.grid.times
        moved = plus(times(tube.by_t, self.w), times(tube.by_x, self.h))
        return plus(tube.centre, moved)

    def image(self, tube: Tube) -> Tube:
        """The function f(y, t)."""
        grid, states = self.family.grid, self.range(tube)
        within("digits", max(map(size, (states, tube.by_t, tube.by_x))).bit_length(), 2 * grid.bits)
        by_x, by_t = self.family.slopes([states, self.span])
        point = sum(tube.centre) // 2
        (value,) = self.family.value([(point, point), self.middle])
        off = grid.times(by_x, minus(tube.centre, (point, point)))
        return Tube(plus(value, off), plus(grid.times(by_x, tube.by_t), by_t), grid.times(by_x, tube.by_x))

    def path(self, tube: Tube, n: int) -> list[Tube]:
        """The functions y, f(y, t), ..., f^n(y, t)."""
        tubes = [tube]
        for _ in range(n):
            tubes.append(self.image(tubes[-1]))
        return tubes
