"""Windows of a family of quadratic maps: found in doubles, and kept if the checker's own function accepts them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from rigorous.atlas import kernels
from rigorous.atlas.floats import coefficients, horner
from rigorous.checker.lemmas.kneading import GRID_BITS, Quadratic
from rigorous.checker.lemmas.windows import UNIT_BITS, Window
from rigorous.checker.limits import Meter
from rigorous.checker.verdicts import Refusal

UNIT = 1 << UNIT_BITS
LEAST, MOST = -0.3, 2.0
"""All windows lie between, as parameters of q."""
COARSER, WINDOWS = 256, 64
"""Pieces of work end before every so-many-th window that is so many times wider than the narrowest."""
OUTSIDE = 1e-3
"""How far before a window, in units of its length."""
FARTHER = 4
"""The ends of a window are moved inwards by so many times as much as before, until the checker accepts it."""
Found = tuple[float, float, int, float, float]
"""Where a window begins and ends, its period, a point in it before it doubles, and a depth."""
STEPS = 60
"""Steps of Newton's method and of bisection, at most."""


@dataclass(frozen=True)
class Unit:
    """A piece of work: windows of q between `start` and `stop`, and for t between `low` and `high`.

    These two, and `least`, how narrow windows of q may be, are in units of 2^-UNIT_BITS; s is monotone between them. At
    `cuts` begins or ends what stems from windows that lie elsewhere.
    """

    low: int
    high: int
    least: int
    start: float
    stop: float
    cuts: tuple[float, ...] = ()


class Branch:
    """The parameters t from `low` to `high`, over which s is monotone; the map is that with parameter s."""

    def __init__(self, family: Quadratic, t: str, low: int, high: int) -> None:
        self.family, self.low, self.high = family, low, high
        self._s, self._rate = coefficients(family.s, t), coefficients(family.s.derivative(t), t)
        ends = [horner(self._s, end / UNIT) for end in (low, high)]
        self.rising = ends[0] < ends[1]
        self.first, self.last = min(ends), max(ends)

    def at(self, s: float) -> int:
        """The parameter t with this s, in units of 2^-UNIT_BITS, nearly."""
        low, high = self.low / UNIT, self.high / UNIT
        t = (low + high) / 2
        for _ in range(STEPS):
            off, rate = horner(self._s, t) - s, horner(self._rate, t)
            low, high = (t, high) if (off < 0) == self.rising else (low, t)
            step = off / rate if rate else 0.0
            if abs(step) < 1e-15 * max(abs(t), 1):
                break
            t = t - step if low < t - step < high else (low + high) / 2
        number = round(t * UNIT)
        grid = number << GRID_BITS - UNIT_BITS
        ((below, above),) = self.family.at([(grid, grid)])
        off = ((below + above) // 2 - round(s * UNIT) * (1 << GRID_BITS - UNIT_BITS)) / (1 << GRID_BITS)
        rate = horner(self._rate, t)
        number -= round(off / rate * UNIT) if rate else 0
        return min(max(number, self.low), self.high)

    def window(self, found: Found) -> Window | None:
        """The row for a window, perhaps a little shorter, that the checker accepts."""
        start, stop, n, inside, depth = found
        less = 0.0
        while 2 * less < stop - start:
            doublings = kernels.doublings(stop - less, n, inside)
            for before in range(1 if depth else doublings + 1):
                row = self._row(start + less, stop - less, n << before, doublings - before, depth)
                if row is not None:
                    return row
            less = FARTHER * less or kernels.ROUNDING
        return None

    def _row(self, start: float, stop: float, n: int, doublings: int, depth: float) -> Window | None:
        """The row for parameters s from start to stop, if the checker accepts it; none are doubled if doublings < 0."""
        ends, given = (self.at(start), self.at(stop)), round(depth * UNIT)
        self.family.meter.left = 2 * Meter().left
        try:
            first = given or self._depth(ends[0], n)
            last = given if doublings < 0 else self._depth(ends[1], n << doublings)
            window = Window(min(ends), abs(ends[1] - ends[0]), n, max(doublings, 0), (first, last))
            window.shown(self.family)
        except Refusal:
            return None
        return window if window.length else None

    def _depth(self, t: int, n: int) -> int:
        """That of the interval from q^n(s) to s, and a little more."""
        grid = t << GRID_BITS - UNIT_BITS
        (s,) = self.family.at([(grid, grid)])
        _, (low, _) = self.family.path(s, s, n)
        return (s[1] - low >> GRID_BITS - UNIT_BITS) + 1


def branches(family: Quadratic, t: str, low: int, high: int) -> list[Branch]:
    """The parts of the range over which s is monotone, in order."""
    rates = np.trim_zeros(coefficients(family.s.derivative(t), t), "f")
    if not len(rates):
        return []
    turns = sorted(round(float(root.real) * UNIT) for root in np.roots(rates) if abs(root.imag) < 1e-12)
    ends = [low, *(turn for turn in turns if low < turn < high), high]
    return [Branch(family, t, *each) for each in pairwise(ends)]


def units(family: Quadratic, t: str, low: int, high: int, least: int) -> list[Unit]:
    """Pieces of work, of some thousand windows each, that make up the whole."""
    found: list[Unit] = []
    for branch in branches(family, t, low, high):
        wide = sorted(kernels.windows(LEAST, MOST, COARSER * least / UNIT, branch.first, branch.last, np.empty(0)))
        outside = [start - OUTSIDE * (stop - start) for start, stop, *_ in wide]
        tips = sorted(start + kernels.LENGTHS * (stop - start) for start, stop, *_ in wide)
        tips = [s for s in tips if branch.first < s < branch.last]
        stops = [LEAST, *(s for s in outside[WINDOWS::WINDOWS] if branch.first < s < branch.last), MOST]
        pieces = [
            Unit(branch.low, branch.high, least, start, stop, tuple(tip for tip in tips if start < tip < stop))
            for start, stop in pairwise(sorted(stops))
        ]
        found += pieces if branch.rising else reversed(pieces)
    return found


def windows(family: Quadratic, t: str, unit: Unit) -> list[Window]:
    """Windows in order, disjoint, and accepted by the checker; the same for the same unit."""
    branch = Branch(family, t, unit.low, unit.high)
    cuts = np.array(unit.cuts, dtype=float)
    found = kernels.windows(unit.start, unit.stop, unit.least / UNIT, branch.first, branch.last, cuts)
    kept = list(_accepted(branch, unit, sorted(found)))
    return kept if branch.rising else kept[::-1]


def _accepted(branch: Branch, unit: Unit, found: Sequence[Found]) -> Iterator[Window]:
    """Rows for what is found, by rising s; what meets the one before, or ends outside of the unit, is left out."""
    reached: Window | None = None
    for each in found:
        row = branch.window(each) if unit.start <= each[0] and each[1] <= unit.stop else None
        if row and _apart(reached, row, rising=branch.rising):
            yield row
            reached = row


def _apart(before: Window | None, row: Window, *, rising: bool) -> bool:
    if before is None:
        return True
    return before.high <= row.low if rising else row.high <= before.low
