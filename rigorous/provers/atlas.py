"""Witnesses for atlases: rows or windows, from a search, several in a line; and ranges in which a cycle attracts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise, zip_longest
from math import ceil, floor
from typing import Any

from rigorous.atlas import windows as kneading
from rigorous.atlas.floats import FloatFamily
from rigorous.atlas.rows import UNIT, Search, Unit, longest, spelled
from rigorous.atlas.superstable import Superstable, windows
from rigorous.checker.check import read_claim
from rigorous.checker.files import Record
from rigorous.checker.lemmas.critical import Critical, odd
from rigorous.checker.lemmas.rows import Row, Rows
from rigorous.checker.lemmas.windows import Window, Windows
from rigorous.checker.limits import Meter
from rigorous.checker.reduction import Obligation
from rigorous.checker.verdicts import Unsupported
from rigorous.provers.critical import critical
from rigorous.provers.stable import Stable, stable_ranges

ROWS_A_LINE = 16
COARSER, WINDOWS = 256, 4
"""Pieces of work end in every so-many-th window that is so many times wider than the shortest row."""
FIRST, FINER, ROUNDS = 1 << 10, 4, 9
"""Rows are to be no shorter than this part of the whole, at first; then so many times shorter, so many times."""


def search(rows: Rows) -> Search:
    """The search for such rows; Unsupported if there are numbers that are too large for it."""
    rows.setting.ring.meter = Meter()
    family = FloatFamily(rows.f, rows.critical, rows.x, rows.t, odd(rows.f, rows.x))
    return Search(rows.attraction(), family)


def begun(claim: bytes) -> tuple[list[dict[str, str]], Rows | Windows]:
    """The first witnesses of a claim of these kinds, and the obligation that asks for all rows.

    Unsupported if its map has no such rows.
    """
    _, assertion = read_claim(claim)
    reduction = assertion.obligations()
    obligation = next(reduction)
    if isinstance(obligation, Windows):
        obligation.family()
        return [], obligation
    witness = critical(obligation) if isinstance(obligation, Critical) else None
    if witness is None:
        raise Unsupported("critical", "an atlas is of a map of the line that is quadratic, or cubic and odd")
    found = reduction.send(obligation.discharge(Record(witness, "witness")))
    if not isinstance(found, Rows):
        raise Unsupported("kind", "the claim is no atlas")
    return [witness], found


def stable(asked: Rows | Windows) -> list[Stable]:
    """Ranges without rows: windows are whole windows of periodicity, so that they gain nothing by them."""
    return stable_ranges(asked) if isinstance(asked, Rows) else []


def ends(asked: Rows | Windows) -> tuple[int, int]:
    """Where rows may begin and end, in units of their grid."""
    return ceil(asked.start * (1 << asked.bits)), floor(asked.end * (1 << asked.bits))


def gaps(asked: Rows, ranges: Sequence[Stable], least: int) -> list[Unit]:
    """Where rows may lie: before, between and after these ranges.

    Half of the ranges on both sides is searched as well, as rows that begin there reach farther.
    """
    unit = 1 << asked.bits
    sides = [(each.low, (each.low + each.high) / 2, each.high) for each in ranges]
    found, start, searched = [], asked.start, asked.start
    for stop, middle, end in [*sides, 3 * (asked.end,)]:
        kept = ceil(start * unit), floor(stop * unit)
        found.append(Unit(ceil(searched * unit), floor(middle * unit), least, (), kept))
        start, searched = end, middle
    return found


def units(claim: bytes, least: int) -> list[Unit | kneading.Unit | Stable]:
    """Pieces of work, of some hundred rows or more each, and what needs no rows: in order they make up the whole."""
    _, asked = begun(claim)
    return _units(asked, stable(asked), least)


def _units(asked: Rows | Windows, ranges: Sequence[Stable], least: int) -> list[Unit | kneading.Unit | Stable]:
    """The same, if these are the ranges without rows."""
    low, high = ends(asked)
    if isinstance(asked, Windows):
        return [*kneading.units(asked.family(), asked.t, low, high, least)]
    inside = windows(search(asked).family, (low + 2) / UNIT, (high - 2) / UNIT, COARSER * least / UNIT)
    found: list[Unit | kneading.Unit | Stable] = []
    for gap, after in zip_longest(gaps(asked, ranges, least), ranges):
        found += [*(_cut(gap, inside) if gap.kept[0] < gap.kept[1] else ()), *([after] if after else ())]
    return found


def _cut(whole: Unit, inside: Sequence[Superstable]) -> Iterator[Unit]:
    """Pieces that end in some of the widest windows."""
    low, high = whole.low, whole.high
    inner = {round(window.t * UNIT) for window in inside[WINDOWS::WINDOWS]}
    cuts = sorted(round(t * UNIT) for window in inside for t in window.ends())
    for start, end in pairwise(sorted({low, high, *(t for t in inner if low < t < high)})):
        yield replace(whole, low=start, high=end, cuts=tuple(t for t in cuts if start < t < end))


def rows(claim: bytes, unit: Unit | kneading.Unit) -> Sequence[Row | Window]:
    """The rows of a piece of work: a function of the claim and the piece alone."""
    return _rows(begun(claim)[1], unit)


def _rows(asked: Rows | Windows, unit: Unit | kneading.Unit) -> Sequence[Row | Window]:
    if isinstance(asked, Rows) and isinstance(unit, Unit):
        return list(search(asked).rows(unit))
    if isinstance(asked, Windows) and isinstance(unit, kneading.Unit):
        return kneading.windows(asked.family(), asked.t, unit)
    raise TypeError("that is no piece of work for this claim")


def witnesses(rows: Sequence[Row | Window]) -> list[tuple[int, dict[str, str]]]:
    """Witnesses of several rows each, with the lengths that these have in all."""
    several = [rows[i : i + ROWS_A_LINE] for i in range(0, len(rows), ROWS_A_LINE)]
    return [(sum(row.high - row.low for row in each), {"rows": "; ".join(map(spelled, each))}) for each in several]


class PartFinder:
    """Witnesses for the parts of one claim, in order, and for what there is to show of them.

    A hint may say in `least` how short rows may be, in units of their grid.
    """

    def __init__(self, hints: Sequence[dict[str, Any]]) -> None:
        self.least = next((int(hint["least"]) for hint in hints if "least" in hint), None)
        self.found: Iterator[dict[str, Any]] | None = None

    def serves(self, obligation: Obligation) -> bool:
        """Whether the obligation is for parts, or comes after one."""
        return isinstance(obligation, Rows | Windows) or self.found is not None

    def witness(self, obligation: Obligation) -> dict[str, Any] | None:
        """The next witness; None if the search has not reached the measure claimed, or there is no other."""
        if isinstance(obligation, Rows | Windows):
            self.found = self.found or self._several(obligation)
        return next(self.found or iter(()), None)

    def _several(self, asked: Rows | Windows) -> Iterator[dict[str, Any]]:
        """Witnesses of the longest rows that will do, and of what needs none; nothing if there is not enough."""
        (low, high), unit, ranges = ends(asked), 1 << asked.bits, stable(asked)
        rest = ceil((asked.wanted - sum(each.high - each.low for each in ranges)) * unit)
        kept: Sequence[Row | Window] = []
        first = max((high - low) // FIRST, 1)
        rounds = [self.least] if self.least else [max(first // FINER**k, 1) for k in range(ROUNDS)]
        for least in rounds if rest > 0 else ():
            found = (_rows(asked, each) for each in _units(asked, ranges, least) if not isinstance(each, Stable))
            kept = longest(chain.from_iterable(found), rest)
            if kept:
                break
        if rest > 0 and not kept:
            return
        for after in (*ranges, None):
            here = [row for row in kept if after is None or row.low < after.low * unit]
            yield from (witness for _, witness in witnesses(here))
            yield from after.witnesses if after else ()
            kept = kept[len(here) :]
