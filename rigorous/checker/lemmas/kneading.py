"""Kneading sequences of quadratic maps: where they prove that the critical orbit converges to a cycle. Lemma W."""

from __future__ import annotations

from fractions import Fraction

from ..intervals import Grid, Interval
from ..limits import Meter
from ..polynomial import Polynomial
from ..verdicts import Rejected, Unsupported
from .program import Program

GRID_BITS, FAR = 128, 4 << 128
"""Intervals are on the grid of 2^-GRID_BITS, and not below -FAR, in its units."""


class Quadratic:
    """A family of quadratic maps with parameter t, each the map q, y -> s - y^2, in another coordinate."""

    def __init__(self, f: Polynomial, x: str, t: str, meter: Meter) -> None:
        slope = f.derivative(x)
        a = slope.derivative(x).scaled(Fraction(1, 2))
        if not a or a.derivative(x):
            raise Unsupported("quadratic", "the map is not quadratic")
        b, c = (p.substitute({x: f.ring.constant(0)}) for p in (slope, f))
        self.s = (b * b).scaled(Fraction(1, 4)) - b.scaled(Fraction(1, 2)) - a * c
        self.meter, grid = meter, Grid(GRID_BITS, meter)
        self.at, self.over = (Program([p], (t,), grid) for p in (self.s, self.s.derivative(t)))

    def periodic(self, low: int, high: int, n: int, doublings: int, depths: tuple[int, int]) -> None:
        """Return if critical orbits converge to cycles for t from low to high, unless F is affine; Rejected otherwise.

        At the end where s is less, q^n is to keep an interval up to s; at the other, q^N, with N = n 2^doublings.
        Numbers but n are in units of the grid.
        """
        (rise,) = self.over([(low, high)])
        if rise[0] < 0 < rise[1]:
            raise Rejected("window-monotone", "s is not seen to be monotone")
        first, last = (self.at([(t, t)])[0] for t in ((low, high) if rise[0] >= 0 else (high, low)))
        begun, ended = self.kept(first, n, depths[0]), self.kept(last, n << doublings, depths[1])
        word = [*begun[:-1], sum(begun[:-1]) % 2 == 0]
        for _ in range(doublings):
            word = [*word, *word[:-1], not word[-1]]
        if ended != word and (doublings or ended != begun):
            raise Rejected("window-word", "the words at the two ends do not belong together")

    def kept(self, s: Interval, n: int, depth: int) -> list[bool]:
        """Whether y > 0, or y < 0, on [s - depth, s] and its first n - 1 images; Rejected unless q^n keeps it so."""
        letters, image = self.path(s, (s[0] - depth, s[1]), n)
        if image[0] < s[1] - depth:
            raise Rejected("window-kept", "an interval is not seen to be mapped into itself")
        return letters

    def path(self, s: Interval, y: Interval, n: int) -> tuple[list[bool], Interval]:
        """Whether y > 0, or y < 0, on an interval and its first n - 1 images; and the last image."""
        self.meter.spend(4 * n)
        low, high = y
        positive = []
        for _ in range(n):
            if low <= 0 <= high or low < -FAR:
                raise Rejected("window-side", "an interval is not seen to lie on one side of the critical point")
            positive.append(low > 0)
            near, far = (low, high) if low > 0 else (-high, -low)
            low, high = s[0] + (-far * far >> GRID_BITS), s[1] - (near * near >> GRID_BITS)
        return positive, (low, high)
