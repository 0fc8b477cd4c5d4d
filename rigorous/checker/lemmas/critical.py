"""The critical points of a map of the line: one, or two that are opposite. Lemma K."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from ..files import Record
from ..intervals import Grid, Interval
from ..polynomial import Polynomial
from ..setting import Setting
from ..verdicts import Rejected, Unsupported
from .orbits import Orbits, Tube
from .program import Program


def odd(f: Polynomial, x: str) -> bool:
    """Whether f(-x) = -f(x)."""
    return f.substitute({x: -f.ring.generator(x)}) == -f


class Critical:
    """Obligation: a map has one critical point, p(t), or is odd and has two, whose square is p(t). The witness is p."""

    words = "the critical points of the map"

    def __init__(self, setting: Setting, x: str, f: Polynomial, numbers: dict[str, Polynomial]) -> None:
        self.setting, self.x, self.f, self.numbers = setting, x, f, numbers

    def discharge(self, witness: Record) -> Polynomial:
        """The polynomial p, if the derivative of f is a multiple of x - p, or of x^2 - p if f is odd."""
        p = self.setting.parameter_polynomial(witness.text("is")).substitute(self.numbers)
        witness.close()
        slope = self.f.derivative(self.x)
        lead = slope.derivative(self.x)
        power = self.f.ring.generator(self.x)
        if odd(self.f, self.x):
            lead = lead.derivative(self.x).scaled(Fraction(1, 2))
            power = power * power
        if not lead:
            raise Unsupported("critical", "the map is linear")
        if slope != lead * (power - p):
            raise Rejected("critical", "the derivative of the map is no multiple of that factor")
        return p


class CriticalPoint:
    """The critical point c(t) of a family: a polynomial p, or its square root."""

    def __init__(self, p: Polynomial, t: str, odd: bool, grid: Grid) -> None:
        self.odd, self.grid = odd, grid
        self.program = Program([p, p.derivative(t)], (t,), grid)

    def over(self, orbits: Orbits) -> Tube:
        """It as a function of t; Unsupported unless it is real, and not 0 if it is a root."""
        (here, _), (everywhere, slope) = self.program([orbits.middle]), self.program([orbits.span])
        if not self.odd:
            return Tube(here, slope)
        if everywhere[0] <= 0:
            raise Unsupported("critical", "the critical points are not seen to be real and different")
        low, high = self._root(everywhere)
        inverse = (1 << 2 * self.grid.bits) // (2 * high), -(-(1 << 2 * self.grid.bits) // (2 * low))
        return Tube(self._root(here), self.grid.times(slope, inverse))

    def _root(self, a: Interval) -> Interval:
        return isqrt(max(a[0], 0) << self.grid.bits), isqrt(a[1] << self.grid.bits) + 1
