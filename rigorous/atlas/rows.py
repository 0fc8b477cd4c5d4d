"""Rows around superstable parameters, each accepted by the checker's own function before it is kept.

Near a superstable parameter the map G = F^n, or -F^n, is nearly X -> s - X^2, where x = c + X/bend and
t' = t + s/rate. There -1/8 < s < 1/8 is one contraction row, -1/4 < s < -1/8 one monotone row, and from 1/8 on
monotone rows, each about twice as far from 0 as the one before, lead to s = 1, superstable with twice the period.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from math import nan, sqrt

from rigorous.atlas.floats import FloatFamily
from rigorous.atlas.superstable import ESCAPED, Superstable, window_about, windows
from rigorous.checker.lemmas.attracted import Attraction
from rigorous.checker.lemmas.rows import UNIT_BITS, Row
from rigorous.checker.lemmas.windows import Window
from rigorous.checker.limits import Meter
from rigorous.checker.verdicts import Refusal

UNIT = 1 << UNIT_BITS
PARTS = (0.97, 0.85, 0.65, 0.45, 0.3, 0.15)
"""What parts of the likely length of a row are tried."""
NEAR = 0.998
"""How near to a fold the first row towards it is to come."""
STEPS, CLOSE = 40, 1e-9
"""Steps of Newton's method, at most, and the last of them in units of the window."""


Ends = Callable[[int], tuple[int, ...]]
"""The ends that a row names, if its last parameter is given."""


@dataclass(frozen=True)
class Unit:
    """A piece of work: rows from `low` to `high`, none shorter than `least`, in units of 2^-UNIT_BITS.

    At `cuts` begins or ends what stems from windows that lie elsewhere. Of rows only what lies between the two numbers
    `kept` is kept.
    """

    low: int
    high: int
    least: int
    cuts: tuple[int, ...]
    kept: tuple[int, int]


@dataclass
class Search:
    """A family, to the checker and in floats."""

    attraction: Attraction
    family: FloatFamily

    def rows(self, unit: Unit) -> Iterator[Row]:
        """Rows in order, disjoint, and accepted by the checker; the same for the same unit."""
        for row in self._rows(unit):
            kept = replace(row, low=max(row.low, unit.kept[0]), high=min(row.high, unit.kept[1]))
            if kept == row or (kept.low < kept.high and self.holds(kept)):
                yield kept

    def _rows(self, unit: Unit) -> Iterator[Row]:
        """Rows from end to end."""
        found = self._windows(unit)
        contracted = [self._contracted(window, unit) for window in found]
        middles = [min(max(round(window.t * UNIT), unit.low), unit.high) for window in found]
        starts = [row.high if row else t for t, row in zip(middles, contracted, strict=True)]
        ends = [row.low if row else t for t, row in zip(middles, contracted, strict=True)]
        gaps = zip(
            [None, *found], [None, *contracted], [unit.low, *starts], [*found, None], [*ends, unit.high], strict=True
        )
        reached = unit.low
        for left, row, start, right, end in gaps:
            if row and row.low >= reached:
                yield row
            reached = max(reached, start)
            for each in self._between(left, right, reached, end, unit.least):
                yield each
                reached = each.high

    def _windows(self, unit: Unit) -> list[Superstable]:
        """The windows inside, and those about the ends whose superstable parameters lie outside."""
        low, high = (unit.low + 2) / UNIT, (unit.high - 2) / UNIT
        left, right = window_about(self.family, unit.low / UNIT), window_about(self.family, unit.high / UNIT)
        inside = windows(self.family, low, high, unit.least / UNIT, [t / UNIT for t in unit.cuts])
        return [
            *([left] if left and left.t <= low else []),
            *inside,
            *([right] if right and right.t >= high else []),
        ]

    def _between(
        self, left: Superstable | None, right: Superstable | None, start: int, end: int, least: int
    ) -> Iterator[Row]:
        """Rows from start to end: upwards from a superstable parameter on the left, then down from one on the right."""
        if left and end - start >= least:
            for row in self._side(left, start, end, least):
                yield row
                start = row.high
        if right and end - start >= least:
            yield from reversed([*self._side(right, end, start, least)])

    def holds(self, row: Row) -> bool:
        """Whether the checker accepts the row."""
        self.attraction.family.grid.meter.left = Meter().left
        try:
            Row.read(spelled(row)).shown(self.attraction)
        except Refusal:
            return False
        return True

    def _longest(self, n: int, start: int, end: int, least: int, ends: Ends) -> Row | None:
        """A long row from start towards end that the checker accepts; `ends` gives the ends for its last parameter."""
        for part in PARTS:
            stop = start + round((end - start) * part)
            if abs(stop - start) < least:
                return None
            row = Row(min(start, stop), max(start, stop), n, ends(stop))
            if self.holds(row):
                return row
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

    def _side(self, window: Superstable, start: int, end: int, least: int) -> Iterator[Row]:
        """Rows from start towards end, on one side of a superstable parameter."""
        falling = (end > start) == (window.rate > 0)
        return (self._falling if falling else self._rising)(window, start, end, least)

    def _falling(self, window: Superstable, start: int, end: int, least: int) -> Iterator[Row]:
        """Rows in which G has a negative slope: J between c and a given end, or between c and G(c)."""
        n, up = window.period, end > start
        while start != end and 0 < (s := (start / UNIT - window.t) * window.rate) < NEAR:
            row = None
            constant, moving = 0.9 * sqrt(s), s + 2 * half_width(s)
            tried: list[tuple[float, Ends]] = [(constant, partial(self._beyond_image, n)), (moving, no_end)]
            for last, ends in tried if constant > moving else reversed(tried):
                stop = start + round((last - s) / window.rate * UNIT)
                if last > s and row is None:
                    row = self._longest(n, start, min(stop, end) if up else max(stop, end), least, ends)
            if row is None:
                return
            yield row
            start = row.high if up else row.low

    def _beyond_image(self, n: int, t: int) -> tuple[int, ...]:
        """An end a little beyond G(c), from c, where c is the critical point at t."""
        c = self.family.critical(t / UNIT)
        image = self.family.iterate(c, t / UNIT, n).value
        image = abs(image) if self.family.odd else image
        return (round((image + (image - c) / 20) * UNIT),) if abs(image) < ESCAPED else ()

    def _rising(self, window: Superstable, start: int, end: int, least: int) -> Iterator[Row]:
        """Rows in which G has a positive slope: J between c and the end that is best near the fold."""
        while abs(end - start) >= least:
            stop, d = self._towards_fold(window, start, end)
            row = self._longest(window.period, start, stop, least, constantly(d))
            if row is None:
                return
            yield row
            start = row.high if end > start else row.low

    def _towards_fold(self, window: Superstable, start: int, end: int) -> tuple[int, int]:
        """How far a row may go, and the end of J; where no fold is found, between 0 and the cycle half way to `end`."""
        x, t = self._fold(window)
        if -1 < (t - window.t) * window.rate < 0 and abs(x) < ESCAPED:
            fold = start + round((t * UNIT - start) * NEAR)
            return max(fold, end) if end < start else min(fold, end), round(x * UNIT)
        stop = start + (end - start) // 2
        x = self.family.critical(stop / UNIT)
        for _ in range(STEPS):
            x = self.family.iterate(x, stop / UNIT, window.period).value
            if not abs(x) < ESCAPED:
                return start, 0
        return stop, round(abs(x) / 2 * UNIT)

    def _fold(self, window: Superstable) -> tuple[float, float]:
        """The point and the parameter where G(x) = x and G'(x) = 1, by Newton's method."""
        c = self.family.critical(window.t)
        x, t = c - 1 / (2 * window.bend), window.t - 1 / (4 * window.rate)
        for _ in range(STEPS):
            g = self.family.iterate(x, t, window.period)
            if not (g.bend and g.by_t):
                return nan, nan
            sign = -1 if self.family.odd and g.value < 0 else 1
            off = (sign * g.by_x - 1) / (sign * g.bend)
            x -= off
            g = self.family.iterate(x, t, window.period)
            t -= (sign * g.value - x) / (sign * g.by_t)
            if abs(off * window.bend) < CLOSE:
                break
        return x, t


def spelled(row: Row | Window) -> str:
    """The row as the checker reads it."""
    if isinstance(row, Window):
        return " ".join(map(str, (row.low, row.length, row.period, row.doublings, *row.depths)))
    return " ".join(map(str, (row.low, row.high, row.period, *row.ends)))


def no_end(_t: int) -> tuple[int, ...]:
    """J ends at G(c), whatever the parameter."""
    return ()


def constantly(d: int) -> Ends:
    """J ends at d."""
    return lambda _t: (d,)


def half_width(s: float) -> float:
    """How wide a row that begins at s can be if X -> s - X^2 is the map, and the interval ends at s."""
    low, high = 0.0, 0.56 * s
    while high - low > 1e-3 * high:
        w = (low + high) / 2
        middle = s + w
        fits = middle * (1 - middle) >= max(abs(1 - 2 * s), abs(2 * (s + 2 * w) - 1)) * w
        low, high = (w, high) if fits else (low, w)
    return low


def longest(rows: Iterable[Row | Window], measure: int) -> list[Row | Window]:
    """The longest of the rows, as many as have this length in all, in order; none if there is less."""
    total, kept = 0, list[Row | Window]()
    for row in sorted(rows, key=lambda row: row.low - row.high):
        kept += [row] if total < measure else []
        total += row.high - row.low
    return sorted(kept, key=lambda row: row.low) if total >= measure else []
