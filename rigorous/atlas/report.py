"""What the command `atlas` answers, and the certificate it writes."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from rigorous.atlas.pieces import evidence, parts, piece, pieces
from rigorous.atlas.question import Question
from rigorous.certificates import write_rows
from rigorous.engine.errors import EngineError
from rigorous.engine.run import WHOLE, Means, results, run
from rigorous.engine.store import Store
from rigorous.orbits.numbers import decimal

UNDECIDED = 3


@dataclass(frozen=True)
class Answer:
    """What is known: as text and as fields, with an exit code, and the certificate that was written."""

    text: str
    fields: dict[str, Any]
    code: int = 0
    certificate: Path | None = None

    @classmethod
    def of(cls, asked: Question, work: Means, partial: bool, out: Path | None) -> Answer:
        """Compute what is missing, unless the answer is to be partial; write the certificate if there is a folder."""
        if partial and (work.shard is not None or work.store is None):
            raise EngineError("--partial is of what lies in a store: it needs --store, and no --shard")
        start = time.monotonic()
        claim = asked.claim(asked.high - asked.low).encode()
        units = pieces(claim, asked.least)
        with tempfile.TemporaryDirectory() as folder:
            store = work.store or Store(Path(folder) / "results")
            if not partial:
                run(units, piece, store, work.engine, work.shard or WHOLE)
            if work.shard is not None:
                return cls(f"part {work.shard.number} of {work.shard.count} is done", {"done": True})
            # Twice from the store, rather than held in memory.
            length, rows = _sums(parts(results(units, piece, store, partial=partial)))
            measure, places = asked.rounded(length)
            if not measure:
                return cls("nothing is found", {"measure": "0"}, UNDECIDED)
            certificate = None if out is None else out / asked.name
            if certificate is not None:
                found = parts(results(units, piece, store, partial=partial))
                lines = evidence(claim, found, measure * asked.unit)
                write_rows(certificate, asked.claim(measure).encode(), lines, time.monotonic() - start)
        return cls(*_shown(asked, measure, places, rows), certificate=certificate)


def _sums(found: Iterable[tuple[Fraction, bytes]]) -> tuple[Fraction, int]:
    """The length of all rows, and of ranges without rows, and their number."""
    length, rows = Fraction(0), 0
    for more, line in found:
        length += more
        rows += line.count(b";") + 1 if b'"rows"' in line else more > 0
    return length, rows


def _shown(asked: Question, measure: Fraction, places: int, rows: int) -> tuple[str, dict[str, Any]]:
    """A line of text, and the fields of an object."""
    size = decimal(measure, places)
    text = f"{asked.parameter} from {asked.low} to {asked.high}: measure at least {size}, in {rows} intervals"
    ends = {"parameter": asked.parameter, "low": str(asked.low), "high": str(asked.high)}
    return text, {**ends, "measure": size, "rows": rows}
