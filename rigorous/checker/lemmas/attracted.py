"""Intervals of the parameter over which the critical orbits converge to a cycle. Lemma A."""

from __future__ import annotations

from ..intervals import Interval, minus
from ..verdicts import Rejected
from .critical import CriticalPoint
from .orbits import ZERO, Family, Orbits, Tube


class Attraction:
    """A family with its critical point c: the two ways to show that the orbit of c converges to a cycle.

    Each returns if it does, from `low` to `high`, numbers of the grid; Rejected otherwise.
    """

    def __init__(self, family: Family, critical: CriticalPoint) -> None:
        self.family, self.critical = family, critical

    def contracted(self, low: int, high: int, period: int, interval: Interval) -> None:
        """The interval holds c, and F^period or, if F is odd, -F^period maps it into itself."""
        middle = sum(interval) // 2
        orbits = Orbits(self.family, low, high, interval[1] - middle)
        start = Tube((middle, middle), by_x=self.family.grid.one)
        image = orbits.range(orbits.path(start, period)[-1])
        kept = lies_in(image, interval) or (self.critical.odd and lies_in(minus(ZERO, image), interval))
        if not (kept and lies_in(orbits.range(self.critical.over(orbits)), interval)):
            raise Rejected("row-kept", "the interval does not hold the critical point and its own image")

    def monotone(self, low: int, high: int, period: int, *ends: int) -> None:
        """G = F^period, or -F^period, is monotone between c and d and keeps this interval; d is given, or G(c)."""
        orbits = Orbits(self.family, low, high)
        c = self.critical.over(orbits)
        path = orbits.path(c, period)
        back = self.critical.odd and sum(path[-1].centre) < 0
        image = -path[-1] if back else path[-1]
        d = Tube((ends[0], ends[0])) if ends else image
        other = orbits.path(d, period)
        self._free_of_critical_points(orbits, path, other)
        images = [-other[-1] if back else other[-1], *([image] if ends else [])]
        below, above = (c, d) if sum(c.centre) < sum(d.centre) else (d, c)
        if any(orbits.range(y - below)[0] < 0 or orbits.range(above - y)[0] < 0 for y in images):
            raise Rejected("row-kept", "the interval is not seen to be mapped into itself")

    def _free_of_critical_points(self, orbits: Orbits, path: list[Tube], other: list[Tube]) -> None:
        """No critical point lies inside the interval between c and d, nor in its images but the last."""
        first = orbits.range(path[0])
        walls = [first, minus(ZERO, first)] if self.critical.odd else [first]
        beyond = self.critical.odd and orbits.range(other[0] + path[0])[0] < 0
        pairs = [(orbits.range(a), orbits.range(b)) for a, b in zip(path[1:-1], other[1:-1], strict=True)]
        if beyond or not all(one_side(*pair, wall) for pair in pairs for wall in walls):
            raise Rejected("row-critical", "an interval is not seen to be free of critical points")


def lies_in(a: Interval, b: Interval) -> bool:
    """Whether a is part of b."""
    return b[0] <= a[0] and a[1] <= b[1]


def one_side(a: Interval, b: Interval, wall: Interval) -> bool:
    """Whether a and b are both below the wall, or both above it."""
    return max(a[1], b[1]) < wall[0] or min(a[0], b[0]) > wall[1]
