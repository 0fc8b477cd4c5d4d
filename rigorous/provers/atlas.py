"""Witnesses for atlases: the critical points, by division; and rows or windows, from a search, several in a line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import Any

from rigorous.algebra import to_flint
from rigorous.atlas import windows as kneading
from rigorous.atlas.floats import FloatFamily
from rigorous.atlas.rows import UNIT, Search, Unit, longest, spelled
from rigorous.atlas.superstable import windows
from rigorous.checker.check import read_claim
from rigorous.checker.files import Record
from rigorous.checker.lemmas.critical import Critical, odd
from rigorous.checker.lemmas.rows import Row, Rows
from rigorous.checker.lemmas.windows import Window, Windows
from rigorous.checker.limits import Meter
from rigorous.checker.verdicts import Unsupported

ROWS_A_LINE = 16
COARSER, WINDOWS = 256, 4
"""Pieces of work end in every so-many-th window that is so many times wider than the shortest row."""
FIRST, FINER, ROUNDS = 1 << 10, 4, 9
"""Rows are to be no shorter than this part of the whole, at first; then so many times shorter, so many times."""


def critical(obligation: Critical) -> dict[str, str] | None:
    """The polynomial whose value, or whose root, is the critical point; None if that is no polynomial."""
    f, x = obligation.f, obligation.x
    slope = f.derivative(x)
    lead = slope.derivative(x).derivative(x).scaled(Fraction(1, 2)) if odd(f, x) else slope.derivative(x)
    if not lead:
        return None
    quotient, rest = divmod(-to_flint(slope.substitute({x: f.ring.constant(0)})), to_flint(lead))
    return None if rest else {"is": str(quotient)}


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


def ends(asked: Rows | Windows) -> tuple[int, int]:
    """Where rows may begin and end, in units of their grid."""
    return ceil(asked.start * (1 << asked.bits)), floor(asked.end * (1 << asked.bits))


def units(claim: bytes, least: int) -> Sequence[Unit | kneading.Unit]:
    """Pieces of work, of some hundred rows or more each, that make up the whole."""
    _, asked = begun(claim)
    low, high = ends(asked)
    if isinstance(asked, Windows):
        return kneading.units(asked.family(), asked.t, low, high, least)
    family = search(asked).family
    inside = windows(family, (low + 2) / UNIT, (high - 2) / UNIT, COARSER * least / UNIT)
    inner = {round(window.t * UNIT) for window in inside[WINDOWS::WINDOWS]}
    cuts = sorted(round(t * UNIT) for window in inside for t in window.ends() if low < t * UNIT < high)
    return [
        Unit(start, end, least, tuple(cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]))
        for start, end in pairwise(sorted({low, high, *inner}))
    ]


def rows(claim: bytes, unit: Unit | kneading.Unit) -> Sequence[Row | Window]:
    """The rows of a piece of work: a function of the claim and the piece alone."""
    _, asked = begun(claim)
    if isinstance(asked, Rows) and isinstance(unit, Unit):
        return list(search(asked).rows(unit))
    if isinstance(asked, Windows) and isinstance(unit, kneading.Unit):
        return kneading.windows(asked.family(), asked.t, unit)
    raise TypeError("that is no piece of work for this claim")


def witnesses(rows: Sequence[Row | Window]) -> list[tuple[int, dict[str, str]]]:
    """Witnesses of several rows each, with the lengths that these have in all."""
    several = [rows[i : i + ROWS_A_LINE] for i in range(0, len(rows), ROWS_A_LINE)]
    return [(sum(row.high - row.low for row in each), {"rows": "; ".join(map(spelled, each))}) for each in several]


class RowFinder:
    """Witnesses for the rows of one claim, in order.

    A hint may say in `least` how short rows may be, in units of the grid of rows.
    """

    def __init__(self, hints: Sequence[dict[str, Any]]) -> None:
        self.least = next((int(hint["least"]) for hint in hints if "least" in hint), None)
        self.found: Iterator[dict[str, str]] | None = None

    def witness(self, obligation: Rows | Windows) -> dict[str, str] | None:
        """The next witness; None if the search has not reached the measure claimed, or there is no other."""
        self.found = self.found or iter(self._several(obligation))
        return next(self.found, None)

    def _several(self, asked: Rows | Windows) -> list[dict[str, str]]:
        (low, high), measure = ends(asked), ceil(asked.wanted * (1 << asked.bits))
        first = max((high - low) // FIRST, 1)
        kept: Sequence[Row | Window] = []
        for least in [self.least] if self.least else [max(first // FINER**k, 1) for k in range(ROUNDS)]:
            kept = kept or longest(_found(asked, low, high, least), measure)
        return [witness for _, witness in witnesses(kept)]


def _found(asked: Rows | Windows, low: int, high: int, least: int) -> Iterator[Row | Window]:
    """All rows that the search finds, in order."""
    if isinstance(asked, Windows):
        family = asked.family()
        for unit in kneading.units(family, asked.t, low, high, least):
            yield from kneading.windows(family, asked.t, unit)
    else:
        yield from search(asked).rows(Unit(low, high, least))
