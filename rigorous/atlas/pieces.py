"""Pieces of an atlas as units of work: each gives lines of evidence, with the lengths of the rows in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from rigorous.atlas import rows as intervals
from rigorous.atlas import windows
from rigorous.checker.check import EVIDENCE_FORMAT
from rigorous.claims import lines
from rigorous.provers.atlas import begun, rows, units, witnesses
from rigorous.provers.stable import Stable

OF_ALL = ("search", "claim")
SEARCH = 4
"""The version of the search: to be changed whenever a piece gives other rows than before, as stores keep them."""


def pieces(claim: bytes, least: int) -> list[dict[str, Any]]:
    """The units of work, in order; `least` is how short rows may be, in units of the grid of rows."""
    fields = dict(zip(OF_ALL, (SEARCH, claim.decode()), strict=True))
    unit = 1 << begun(claim)[1].bits
    return [
        {"length": str((each.high - each.low) * unit), "witnesses": [*each.witnesses]}
        if isinstance(each, Stable)
        else fields | {name: [*x] if isinstance(x, tuple) else x for name, x in asdict(each).items()}
        for each in units(claim, least)
    ]


def piece(unit: dict[str, Any]) -> bytes:
    """Lines of evidence, each after the length of its rows; of several lines for one part, the last has its length."""
    if "witnesses" in unit:
        several = unit["witnesses"]
        lengths = (*[0] * (len(several) - 1), unit["length"])
    else:
        fields = {name: tuple(x) if isinstance(x, list) else x for name, x in unit.items() if name not in OF_ALL}
        kind: Any = windows.Unit if "start" in fields else intervals.Unit
        found = rows(unit["claim"].encode(), kind(**fields))
        lengths, several = zip(*witnesses(found), strict=True) if found else ((), ())
    return b"".join(b"%b %b" % (str(n).encode(), line) for n, line in zip(lengths, lines(several), strict=True))


def parts(results: Iterable[bytes]) -> Iterator[tuple[Fraction, bytes]]:
    """The lines of pieces, one after the other, with the lengths of their rows, in units of their grid."""
    for result in results:
        for line in result.splitlines(keepends=True):
            length, _, witness = line.partition(b" ")
            yield Fraction(length.decode()), witness


def evidence(claim: bytes, found: Iterable[tuple[Fraction, bytes]], length: Fraction) -> Iterator[bytes]:
    """The lines of evidence for rows of this length in all, which are what is found or the first of it."""
    first, _ = begun(claim)
    yield from lines([{"format": EVIDENCE_FORMAT}, *first])
    for more, line in found:
        if length > 0:
            yield line
        length -= more
