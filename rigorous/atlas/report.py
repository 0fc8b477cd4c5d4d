"""What the command `atlas` answers, and the certificate it writes."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import Any

from rigorous.atlas.pieces import evidence, parts, piece, pieces
from rigorous.atlas.question import Question
from rigorous.atlas.rows import UNIT
from rigorous.certificates import write_rows
from rigorous.engine.engines import Engine
from rigorous.engine.errors import EngineError
from rigorous.engine.run import WHOLE, Shard, results, run
from rigorous.engine.store import Store
from rigorous.orbits.numbers import decimal

UNDECIDED = 3


@dataclass(frozen=True)
class Work:
    """Where the work is done, which part of it, and where results are kept (for the time of the command, if None)."""

    engine: Engine
    shard: Shard | None
    store: Store | None


@dataclass(frozen=True)
class Answer:
    """What is known: as text and as fields, with an exit code, and the certificate that was written."""

    text: str
    fields: dict[str, Any]
    code: int = 0
    certificate: Path | None = None

    @classmethod
    def of(cls, asked: Question, work: Work, partial: bool, out: Path | None) -> Answer:
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

            def found() -> Iterator[tuple[int, bytes]]:
                return parts(results(units, piece, store, partial=partial))

            lengths, counts = 0, 0
            for length, line in found():
                lengths, counts = lengths + length, counts + line.count(b";") + 1
            measure, places = asked.rounded(lengths)
            if not measure:
                return cls("nothing is found", {"measure": "0"}, UNDECIDED)
            if out is not None:
                kept = evidence(claim, found(), ceil(measure * UNIT))
                write_rows(out / asked.name, asked.claim(measure).encode(), kept, time.monotonic() - start)
        return cls(*_shown(asked, measure, places, counts), certificate=None if out is None else out / asked.name)


def _shown(asked: Question, measure: Fraction, places: int, rows: int) -> tuple[str, dict[str, Any]]:
    size = decimal(measure, places)
    text = f"{asked.parameter} from {asked.low} to {asked.high}: measure at least {size}, in {rows} intervals"
    fields = {
        "parameter": asked.parameter, "low": str(asked.low), "high": str(asked.high), "measure": size, "rows": rows
    }  # fmt: skip
    return text, fields
