"""What the commands `curves` and `classify` print, and the certificates they write."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rigorous.certificates import write
from rigorous.checker.verdicts import Refusal
from rigorous.claims import Claim
from rigorous.discovery.algebraic import Algebraic
from rigorous.discovery.classify import CURVE, Row, classify
from rigorous.discovery.curves import invariant_curves
from rigorous.discovery.statements import curve_claim, in_words, interval, polynomial_of, row_claim
from rigorous.discovery.worker import Worker
from rigorous.provers.prove import UndecidedError, prove
from rigorous.systems import PolynomialSystem

CURVES = {1: "line", 2: "conic"}
POINTS = {1: "fixed points", 2: "points of period two"}
PROOF_SECONDS = 10
WIDTH = 60


@dataclass(frozen=True)
class Line:
    """A line of output: as text, and as the fields of a JSON object."""

    text: str
    fields: dict[str, Any]


class Search:
    """A search within a budget of seconds; proofs are written to the folder `out` if there is one.

    `name` is the name or the file of the system; `say` passes messages on.
    """

    def __init__(
        self,
        worker: Worker,
        name: str,
        system: PolynomialSystem,
        seconds: float,
        out: Path | None,
        say: Callable[[str], None],
    ) -> None:
        self.worker = worker
        self.prefix = re.sub(r"[^a-z0-9]+", "-", Path(name).stem.lower())[:WIDTH].strip("-") or "system"
        self.system = system
        self.end = time.monotonic() + seconds
        self.out = out
        self.say = say

    def curves(self, degrees: Sequence[int]) -> Iterator[Line]:
        """A line for each invariant curve found; with a folder, also proved."""
        for degree in degrees:
            result = self.worker.call(self._left(), invariant_curves, self.system, degree)
            kind = CURVES[degree]
            if result.every:
                self.say(f"every orbit begins on some {kind}; only curves of periodic and critical points were tried")
            for n, curve in enumerate(result.found, start=1):
                claim = curve_claim(f"{self.prefix}-{kind}-{n}", self.system, curve)
                status = (
                    "proved" if self.out is not None and self._proved(claim, 1 + len(result.found) - n) else "verified"
                )
                fields = {"kind": kind, "curve": curve.h, "cofactor": curve.cofactor, "status": status}
                yield Line(f"{kind:6} {status:9} {curve.h} = 0, cofactor {curve.cofactor}", fields)

    def points(self, period: int) -> Iterator[Line]:
        """A line for each row of the classification."""
        rows = self.worker.call(self._left(), classify, self.system, period)
        for n, row in enumerate(rows, start=1):
            claim = row_claim(f"{self.prefix}-period-{period}-{n}", self.system, period, row)
            status = "proved" if claim is not None and self._proved(claim, 1 + len(rows) - n) else "computed"
            yield _row_line(self.system.parameters[0], period, row, status)

    def _proved(self, claim: Claim, remaining: int) -> bool:
        """Whether a proof is found in time, and accepted by the checker; if so it is written.

        The time is a fair share of what is left for the `remaining` claims, or PROOF_SECONDS.
        """
        start = time.perf_counter()
        if self._left() <= 0:
            self.say(f"no time is left to prove {claim.id}")
            return False
        try:
            certificate = self.worker.call(
                min(self._left(), max(PROOF_SECONDS, self._left() / remaining)), prove, claim
            )
        except (UndecidedError, Refusal) as refusal:
            self.say(f"{claim.id} is not proved: {refusal}")
            return False
        if self.out is not None:
            write(self.out / claim.id, certificate, time.perf_counter() - start)
        return True

    def _left(self) -> float:
        return self.end - time.monotonic()


def _row_line(parameter: str, period: int, row: Row, status: str) -> Line:
    words = (None if end is None else in_words(end) for end in (row.low, row.high))
    where = " ".join(interval(parameter, *words)) or f"all {parameter}"
    family = ", ".join(f"{h} = 0" for h in row.equations)
    curve = row.types == ((CURVE, 1),)
    types = f"curve of {POINTS[period]}" if curve else ", ".join(f"{count} {kind}" for kind, count in row.types)
    short = family if len(family) <= WIDTH else f"{family[: WIDTH - 3]}..."
    fields = {
        "period": period,
        "family": list(row.equations),
        "types": dict(row.types),
        "low": _end(row.low, parameter),
        "high": _end(row.high, parameter),
        "status": status,
    }
    return Line(f"{short:{WIDTH}} {types:26} {where:38} {status}", fields)


def _end(number: Algebraic | None, parameter: str) -> dict[str, Any] | None:
    if number is None:
        return None
    rational = number.radical() is not None and len(number.minimal) == 2
    between = [in_words(number)] * 2 if rational else list(map(str, number.between()))
    return {"value": in_words(number), "root_of": polynomial_of(number, parameter), "between": between}
