"""Witnesses for atlases: the critical points, by division; and rows, from a search, several in a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Any

from rigorous.algebra import to_flint
from rigorous.atlas.floats import FloatFamily
from rigorous.atlas.rows import UNIT, Search, Unit, longest
from rigorous.checker.lemmas.critical import Critical, odd
from rigorous.checker.lemmas.rows import Row, Rows
from rigorous.checker.limits import Meter

ROWS_A_LINE = 16
FIRST, FINER, ROUNDS = 1 << 10, 4, 10
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
    """The search for such rows."""
    rows.setting.ring.meter = Meter()
    (x,) = rows.setting.variables
    return Search(rows.attraction(), FloatFamily(rows.f, rows.critical, x, rows.t, odd(rows.f, x)))


class RowFinder:
    """Witnesses for the rows of one claim, in order.

    A hint may say in `least` how short rows may be, in units of the grid of rows.
    """

    def __init__(self, hints: Sequence[dict[str, Any]]) -> None:
        self.least = next((int(hint["least"]) for hint in hints if "least" in hint), None)
        self.found: Iterator[list[Row]] | None = None

    def witness(self, obligation: Rows) -> dict[str, str] | None:
        """The next witness; None if the search has not reached the measure claimed, or there is no other."""
        self.found = self.found or iter(self._several(obligation))
        rows = next(self.found, None)
        return {"rows": "; ".join(map(spelled, rows))} if rows else None

    def _several(self, all_rows: Rows) -> list[list[Row]]:
        found = search(all_rows)
        low, high, measure = ceil(all_rows.start * UNIT), floor(all_rows.end * UNIT), ceil(all_rows.wanted * UNIT)
        first = max((high - low) // FIRST, 1)
        rows: list[Row] = []
        for least in [self.least] if self.least else [max(first // FINER**k, 1) for k in range(ROUNDS)]:
            rows = rows or longest(found.rows(Unit(low, high, least)), measure)
        return [rows[i : i + ROWS_A_LINE] for i in range(0, len(rows), ROWS_A_LINE)]


def spelled(row: Row) -> str:
    """The row as the checker reads it."""
    return " ".join(map(str, (row.low, row.high, row.period, *row.ends)))
