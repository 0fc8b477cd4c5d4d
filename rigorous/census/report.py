"""What the command `census` prints, and the certificate it writes."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from rigorous.census.branches import Branches
from rigorous.census.count import counted, planted, read, uncounted
from rigorous.census.growth import NotIsolatedError
from rigorous.census.question import Question
from rigorous.certificates import write
from rigorous.checker.verdicts import Refusal, Result, Verdict
from rigorous.claims import Claim, Count
from rigorous.engine.run import WHOLE, Means
from rigorous.engine.store import Store
from rigorous.provers.prove import Certificate, UndecidedError, evidence_for

UNDECIDED = 3


@dataclass(frozen=True)
class Line:
    """What is known of a period: as text and as fields, with an exit code."""

    text: str
    fields: dict[str, Any]
    code: int = 0


def lines(asked: Question, work: Means, out: Path | None) -> Iterator[Line]:
    """A line for each period; then, if there is a folder for it, the certificate of all those counted is written."""
    with tempfile.TemporaryDirectory() as folder:
        store = work.store or Store(Path(folder) / "results")
        branches = Branches(asked.system, asked.region, store, work.engine, work.shard or WHOLE)
        if work.shard is not None:
            for n in asked.periods:
                branches.work(planted(read(uncounted(asked.system, asked.region, [n])), n)[0])
                yield Line(f"period {n}: this part is done", {"period": n, "done": True})
            return
        counts = []
        start = time.monotonic()
        for n in asked.periods:
            try:
                (count,) = counted(asked.system, asked.region, [n], branches.completed).counts
            except (NotIsolatedError, Refusal) as error:
                yield Line(f"period {n}: undecided; {error}", {"period": n, "reason": str(error)}, UNDECIDED)
                continue
            counts.append(count)
            yield _line(n, [int(m) for m in count.inside])
        if out is not None and counts:
            yield _certified(asked, counts, branches, out, start)


def _line(n: int, inside: list[int]) -> Line:
    d = len(inside) - 1
    types = [f"{m} with {k} of {d} multipliers inside the unit circle" for k, m in enumerate(inside) if m]
    total = sum(inside)
    text = f"period {n}: {total} cycle{'s' * (total != 1)}{': ' * bool(types)}{' and '.join(types)}"
    return Line(text, {"period": n, "cycles": total, "inside": inside})


def _certified(asked: Question, counts: list[Count], branches: Branches, out: Path, start: float) -> Line:
    """The certificate of all counts is written; what was grown for them is not grown again."""
    stem = re.sub("[^a-z0-9]+", "-", Path(asked.name).stem.lower()).strip("-") or "map"
    claim = Claim(
        id=f"{stem}-census-{counts[0].period}-{counts[-1].period}",
        system=asked.system,
        asserts=msgspec.structs.replace(asked.region, counts=counts),
    )
    try:
        evidence = evidence_for(claim, complete=branches.completed)
    except (UndecidedError, Refusal) as error:
        return Line(f"undecided; {error}", {"claim": claim.id, "reason": str(error)}, UNDECIDED)
    write(
        out / claim.id,
        Certificate(claim.encode(), evidence, Result(claim.id, Verdict.ACCEPT)),
        time.monotonic() - start,
    )
    return Line(f"certificate {out / claim.id}", {"claim": claim.id, "certificate": str(out / claim.id)})
