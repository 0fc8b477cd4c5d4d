"""How long it takes to prove cycles and to check the certificates, against the period.

`python benchmarks/cycles.py` prints a table for cycles of the balanced cubic at mu = 19/10, found from near returns.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar

from tables import Table

from rigorous.bundled import BALANCED_CUBIC
from rigorous.checker import Verdict, check
from rigorous.orbits.search import cycles
from rigorous.orbits.statements import cycle_claim
from rigorous.provers.prove import prove

PERIODS = (10, 30, 100, 300, 1000)
AT = {"mu": Fraction(19, 10)}
ALONE = 6
"""The cycles are alone within 10^-ALONE of the points."""
Result = TypeVar("Result")


def timed(function: Callable[[], Result]) -> tuple[Result, float]:
    """The value and the seconds of processor time it took."""
    start = time.process_time()
    value = function()
    return value, time.process_time() - start


def row(period: int) -> tuple[str, ...]:
    """A row of the table."""
    found, searching = timed(lambda: cycles(BALANCED_CUBIC, AT, period, budget=8 * period))
    claim = cycle_claim("c", BALANCED_CUBIC, AT, found.cycles[0], alone=ALONE)
    certificate, proving = timed(lambda: prove(claim))
    result, checking = timed(lambda: check(certificate.claim, certificate.evidence))
    if result.verdict is not Verdict.ACCEPT:
        raise RuntimeError(result.reason)
    seconds = (f"{time:.2f}" for time in (searching, proving, checking))
    return str(period), *seconds, str(len(certificate.claim)), str(len(certificate.evidence))


def table() -> Table:
    """The table, measured now."""
    columns = ("period", "search, s", "prove, s", "check, s", "claim, bytes", "evidence, bytes")
    return Table(columns, [row(period) for period in PERIODS])


if __name__ == "__main__":
    print(table().markdown())
