"""Rows: intervals of the parameter over which the critical orbits converge to a cycle. Lemma A."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..files import Record
from ..intervals import Interval, minus
from ..verdicts import Malformed, Rejected
from .critical import CriticalPoint
from .orbits import ZERO, Family, Orbits, Tube

UNIT_BITS, GRID_BITS = 36, 64
"""Numbers of a row are in units of 2^-UNIT_BITS; intervals are on the grid of 2^-GRID_BITS."""
ROW = re.compile(r"(?:0|-?[1-9][0-9]{0,14})(?: (?:0|-?[1-9][0-9]{0,14})){2,4}")


@dataclass(frozen=True)
class Row:
    """From `low` to `high`, F^period keeps an interval: from c to F^period(c), from c to one end, between two ends."""

    low: int
    high: int
    period: int
    ends: tuple[int, ...]

    @classmethod
    def read(cls, text: str) -> Row:
        """The row that is spelled as three, four or five integers."""
        if ROW.fullmatch(text) is None:
            raise Malformed("row", f"{text[:40]!r} is not three, four or five integers")
        low, high, period, *ends = map(int, text.split(" "))
        if period < 1:
            raise Malformed("row", f"the period {period} is not positive")
        return cls(low, high, period, tuple(ends))


class Attraction:
    """A family with its critical point c: whether the orbit of c converges to a cycle wherever a row says so."""

    def __init__(self, family: Family, critical: CriticalPoint) -> None:
        self.family, self.critical = family, critical

    def shown(self, row: Row) -> None:
        """Return if it does; Rejected otherwise."""
        low, high, *ends = (number << GRID_BITS - UNIT_BITS for number in (row.low, row.high, *row.ends))
        if len(ends) == 2:
            self._contracted(Orbits(self.family, low, high, (ends[1] - ends[0]) // 2), row.period, (ends[0], ends[1]))
        else:
            self._monotone(Orbits(self.family, low, high), row.period, ends)

    def _contracted(self, orbits: Orbits, period: int, interval: Interval) -> None:
        """The interval holds c, and F^period or, if F is odd, -F^period maps it into itself."""
        middle = sum(interval) // 2
        start = Tube((middle, middle), by_x=self.family.grid.one)
        image = orbits.range(orbits.path(start, period)[-1])
        kept = lies_in(image, interval) or (self.critical.odd and lies_in(minus(ZERO, image), interval))
        if not (kept and lies_in(orbits.range(self.critical.over(orbits)), interval)):
            raise Rejected("row-kept", "the interval does not hold the critical point and its own image")

    def _monotone(self, orbits: Orbits, period: int, ends: list[int]) -> None:
        """G = F^period, or -F^period, is monotone between c and d and keeps this interval; d is given, or G(c)."""
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
