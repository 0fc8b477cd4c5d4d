"""Rows of an atlas: what they say. Lemma A."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..files import Record
from ..grammar import rational
from ..intervals import Grid
from ..limits import MAX_LIST, within
from ..polynomial import Polynomial
from ..verdicts import Malformed
from .attracted import Attraction
from .critical import CriticalPoint, odd
from .laid import Laid, Shown
from .orbits import Family
from .stable import PERIODS, stable

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
class Rows(Laid):
    """Obligation: rows for a map with this critical point, or its square; or ranges in which a cycle attracts."""

    critical: Polynomial
    words, bits = "the critical orbits converge to a cycle", UNIT_BITS

    def attraction(self) -> Attraction:
        """What the rows are shown by."""
        grid = Grid(GRID_BITS, self.setting.ring.meter)
        critical = CriticalPoint(self.critical, self.t, odd(self.f, self.x), grid)
        return Attraction(Family(self.f, self.x, self.t, grid), critical)

    def discharge(self, witness: Record) -> tuple[Shown, Rows]:
        """What remains to be shown of a range in which a cycle attracts, or nothing of rows; and what is wanted."""
        shown: Shown = ()
        if "rows" in witness:
            attraction = self.attraction()
            rest = self.after(map(Row.read, self.rows(witness)), lambda row: row.shown(attraction))
        else:
            low, high, period = (witness.text(name) for name in ("low", "high", "period"))
            over = self.t, rational(low), rational(high)
            if period not in PERIODS:
                raise Malformed("row", f"a period from 1 to 9 is needed, not {period[:40]!r}")
            shown, rest = stable(self.setting, self.x, self.f, over, int(period), self.critical), self.beyond(*over[1:])
        witness.close()
        return shown, rest
