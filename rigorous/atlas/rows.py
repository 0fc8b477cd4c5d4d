"""Rows around superstable parameters, each accepted by the checker's own function before it is kept.

Near a superstable parameter the map G = F^n, or -F^n, is nearly X -> s - X^2, where x = c + X/bend and
t' = t + s/rate. There -1/8 < s < 1/8 is one contraction row, -1/4 < s < -1/8 one monotone row, and from 1/8 on
monotone rows, each about twice as far from 0 as the one before, lead to s = 1, superstable with twice the period.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from rigorous.atlas.floats import FloatFamily
from rigorous.atlas.superstable import Superstable, superstable, windows
from rigorous.checker.lemmas.attracted import UNIT_BITS, Attraction, Row
from rigorous.checker.limits import Meter
from rigorous.checker.verdicts import Refusal

UNIT = 1 << UNIT_BITS
PARTS = (1, 0.93, 0.85, 0.7, 0.5, 0.3, 0.15, 0.07)
"""What parts of the likely length of a row are tried."""
NEAR = 0.998
"""How near to a fold the first row towards it is to come."""
STEPS = 40
"""Steps of Newton's method."""


@dataclass(frozen=True)
class Unit:
    """A piece of work: rows from `low` to `high`, none shorter than `least`, in units of 2^-UNIT_BITS.

    An end may be superstable: then its period is given, else 0.
    """

    low: int
    high: int
    least: int
    periods: tuple[int, int] = (0, 0)


@dataclass
class Atlas:
    """A family, to the checker and in floats."""

    attraction: Attraction
    family: FloatFamily

    def rows(self, unit: Unit) -> Iterator[Row]:
        """Rows in order, disjoint, and accepted by the checker."""
        inside = windows(self.family, (unit.low + 2) / UNIT, (unit.high - 2) / UNIT, unit.least / UNIT)
        ends = [superstable(self.family, t / UNIT, n) for t, n in zip((unit.low, unit.high), unit.periods, strict=True) if n]
        found = sorted([*inside, *(end for end in ends if end)], key=lambda window: window.t)
        reached = unit.low
        middles: list[tuple[Superstable | None, int, int, Row | None]]
        middles = [(None, unit.low, unit.low, None)]
        for window in found:
            row = self._contracted(window, unit)
            t = round(window.t * UNIT)
            middles.append((window, row.low if row else t, row.high if row else t, row))
        middles.append((None, unit.high, unit.high, None))
        for (left, _, start, row), (right, end, _, _) in pairwise(middles):
            if row and row.low >= reached:
                yield row
            start = max(start, reached)
            for each in self._side(left, start, end, unit.least) if start < end else ():
                yield each
                start = each.high
            for each in reversed([*self._side(right, end, start, unit.least)] if start < end else []):
                yield each
                start = each.high
            reached = start

    def holds(self, row: Row) -> bool:
        """Whether the checker accepts the row."""
        self.attraction.family.grid.meter.left = Meter().left
        try:
            self.attraction.shown(row)
        except Refusal:
            return False
        return True

    def _longest(self, start: int, end: int, least: int, rest: Callable[[int], tuple[int, tuple[int, ...]]]) -> Row | None:
        """A long row from start towards end that the checker accepts; `rest` gives what belongs to its last t."""
        for part in PARTS:
            stop = start + round((end - start) * part)
            if abs(stop - start) < least:
                return None
            found = Row(min(start, stop), max(start, stop), *rest(stop))
            if self.holds(found):
                return found
        return None

    def _contracted(self, window: Superstable, unit: Unit) -> Row | None:
        """A row about the superstable parameter."""
        c, h = self.family.critical(window.t) * UNIT, abs(UNIT / window.bend) / 4
        t, w = window.t * UNIT, abs(UNIT / window.rate) / 8
        for part in PARTS:
            low, high = max(round(t - w * part), unit.low), min(round(t + w * part), unit.high)
            row = Row(low, high, window.period, (round(c - h), round(c + h)))
            if high - low >= unit.least and self.holds(row):
                return row
        return None

    def _side(self, window: Superstable | None, start: int, end: int, least: int) -> Iterator[Row]:
        """Rows from start towards end, on one side of a superstable parameter."""
        if window is not None and abs(end - start) >= least:
            falling = (end > start) == (window.rate > 0)
            yield from (self._falling if falling else self._rising)(window, start, end, least)

    def _falling(self, window: Superstable, start: int, end: int, least: int) -> Iterator[Row]:
        """Rows in which G has a negative slope: J between c and a given end, or between c and G(c)."""
        n = window.period
        while 0 < (s := (start / UNIT - window.t) * window.rate) < NEAR:
            row = None
            for likely, to_constant in sorted(((0.98 * s**0.5, True), (s + 2 * half_width(s), False)), reverse=True):
                if row is None and likely > s and start != end:
                    stop = start + round((likely - s) / window.rate * UNIT)
                    stop = min(stop, end) if end > start else max(stop, end)
                    ends = self._beyond_image if to_constant else self._no_end
                    row = self._longest(start, stop, least, lambda t, n=n, ends=ends: (n, ends(n, t)))
            if row is None:
                return
            yield row
            start = row.high if end > start else row.low

    def _beyond_image(self, n: int, t: int) -> tuple[int, ...]:
        """An end a little beyond G(c), from c, where c is the critical point at t."""
        c = self.family.critical(t / UNIT)
        image = self.family.iterate(c, t / UNIT, n).value
        image = abs(image) if self.family.odd else image
        return (round((image + (image - c) / 100) * UNIT),)

    @staticmethod
    def _no_end(_n: int, _t: int) -> tuple[int, ...]:
        return ()

    def _rising(self, window: Superstable, start: int, end: int, least: int) -> Iterator[Row]:
        """Rows in which G has a positive slope, up to a fold."""
        n = window.period
        while abs(end - start) >= least:
            row = None
            for stop, d in self._folds(window, start, end):
                row = row or self._longest(start, stop, least, lambda _, d=d: (n, (d,)))
            if row is None:
                return
            yield row
            start = row.high if end > start else row.low

    def _folds(self, window: Superstable, start: int, end: int) -> Iterator[tuple[int, int]]:
        """How far rows may go, and with which end."""
        x, t = self._fold(window)
        s = (t - window.t) * window.rate
        if -1 < s < 0:
            fold = start + round((t * UNIT - start) * NEAR)
            yield (max(fold, end) if end < start else min(fold, end)), round(x * UNIT)
        else:
            stop = start + (end - start) // 2
            x = self.family.critical(stop / UNIT)
            for _ in range(STEPS):
                x = self.family.iterate(x, stop / UNIT, window.period).value
            yield stop, round(abs(x) / 2 * UNIT)

    def _fold(self, window: Superstable) -> tuple[float, float]:
        """Where G(x) = x and G'(x) = 1, by Newton's method."""
        c = self.family.critical(window.t)
        x, t = c - 1 / (2 * window.bend), window.t - 1 / (4 * window.rate)
        for _ in range(STEPS):
            g = self.family.iterate(x, t, window.period)
            sign = -1 if self.family.odd and g.value < 0 else 1
            x -= (sign * g.by_x - 1) / (sign * g.bend)
            g = self.family.iterate(x, t, window.period)
            t -= (sign * g.value - x) / (sign * g.by_t)
        return x, t


def half_width(s: float) -> float:
    """How wide a row that begins at s can be if X -> s - X^2 is the map, and the interval ends at s."""
    low, high = 0.0, 0.56 * s
    while high - low > 1e-3 * high:
        w = (low + high) / 2
        middle = s + w
        fits = middle * (1 - middle) >= max(abs(1 - 2 * s), abs(2 * (s + 2 * w) - 1)) * w
        low, high = (w, high) if fits else (low, w)
    return low
