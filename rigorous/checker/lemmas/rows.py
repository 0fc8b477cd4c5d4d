"""Rows of an atlas: what they say, and that they follow one another. Lemma A."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import ClassVar, Protocol, Self, TypeVar

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


class Span(Protocol):
    """What lies between two numbers, in some unit."""

    @property
    def low(self) -> int: ...

    @property
    def high(self) -> int: ...


AnySpan = TypeVar("AnySpan", bound=Span)


@dataclass(frozen=True)
class Laid:
    """Rows in units of 2^-bits are wanted from `start` on, `end` at most, until their lengths add up to `wanted`."""

    bits: ClassVar[int]
    start: Fraction
    end: Fraction
    wanted: Fraction

    def after(self, rows: Iterable[AnySpan], shown: Callable[[AnySpan], None]) -> Self | None:
        """What is wanted after these, if anything; Rejected if one is out of place or wrong."""
        last, wanted = self.start, self.wanted
        for row in rows:
            low, high = Fraction(row.low, 1 << self.bits), Fraction(row.high, 1 << self.bits)
            if not last <= low < high <= self.end:
                raise Rejected("row-order", f"a row from {row.low} to {row.high} is out of place")
            shown(row)
            last, wanted = high, wanted - (high - low)
        return replace(self, start=last, wanted=wanted) if wanted > 0 else None


@dataclass(frozen=True)
class Rows(Laid):
    """Obligation: rows from `start` on, `end` at most, for f and its critical point; their lengths add up to `wanted`.

    The witness lists some of them.
    """

    setting: Setting
    x: str
    f: Polynomial
    t: str
    critical: Polynomial
    words, bits = "the critical orbits converge to a cycle", UNIT_BITS

    def attraction(self) -> Attraction:
        """What the rows are shown by."""
        grid = Grid(GRID_BITS, self.setting.ring.meter)
        critical = CriticalPoint(self.critical, self.t, odd(self.f, self.x), grid)
        return Attraction(Family(self.f, self.x, self.t, grid), critical)

    def discharge(self, witness: Record) -> Rows | None:
        """What remains to be shown, if anything; Rejected unless the rows follow one another and are right."""
        rows, attraction = witness.text("rows").split("; "), self.attraction()
        witness.close()
        return self.after(map(Row.read, rows), lambda row: row.shown(attraction))
