"""Rows of an atlas: what they say, and that they follow one another. Lemma A."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from ..files import Record
from ..intervals import Grid
from ..limits import MAX_LIST, within
from ..polynomial import Polynomial
from ..setting import Setting
from ..verdicts import Malformed, Rejected
from .attracted import Attraction
from .critical import CriticalPoint, odd
from .orbits import Family

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
        within("list", period, MAX_LIST)
        return cls(low, high, period, tuple(ends))

    def shown(self, attraction: Attraction) -> None:
        """Return if the row is right; Rejected otherwise."""
        low, high, *ends = (number << GRID_BITS - UNIT_BITS for number in (self.low, self.high, *self.ends))
        if len(ends) == 2:
            attraction.contracted(low, high, self.period, (ends[0], ends[1]))
        else:
            attraction.monotone(low, high, self.period, *ends)


@dataclass(frozen=True)
class Rows:
    """Obligation: rows from `start` on, `end` at most, for f and its critical point; their lengths add up to `wanted`.

    The witness lists some of them.
    """

    setting: Setting
    x: str
    f: Polynomial
    t: str
    critical: Polynomial
    start: Fraction
    end: Fraction
    wanted: Fraction
    words = "the critical orbits converge to a cycle"

    def attraction(self) -> Attraction:
        """What the rows are shown by."""
        grid = Grid(GRID_BITS, self.setting.ring.meter)
        critical = CriticalPoint(self.critical, self.t, odd(self.f, self.x), grid)
        return Attraction(Family(self.f, self.x, self.t, grid), critical)

    def discharge(self, witness: Record) -> Rows | None:
        """What remains to be shown, if anything; Rejected unless the rows follow one another and are right."""
        attraction, last, wanted = self.attraction(), self.start, self.wanted
        for row in map(Row.read, witness.text("rows").split("; ")):
            low, high = Fraction(row.low, 1 << UNIT_BITS), Fraction(row.high, 1 << UNIT_BITS)
            if not last <= low < high <= self.end:
                raise Rejected("row-order", f"a row from {row.low} to {row.high} is out of place")
            row.shown(attraction)
            last, wanted = high, wanted - (high - low)
        witness.close()
        return replace(self, start=last, wanted=wanted) if wanted > 0 else None
