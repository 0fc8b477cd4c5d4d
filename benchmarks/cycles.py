"""How long it takes to prove cycles and to check the certificates, against the period.

`python benchmarks/cycles.py` prints a table for cycles of the balanced cubic at mu = 19/10, found from near returns.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar

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
    """The value and the seconds it took."""
    start = time.perf_counter()
    value = function()
    return value, time.perf_counter() - start


def row(period: int) -> str:
    """A row of the table."""
    found, searching = timed(lambda: cycles(BALANCED_CUBIC, AT, period, budget=8 * period))
    claim = cycle_claim("c", BALANCED_CUBIC, AT, found.cycles[0], alone=ALONE)
    certificate, proving = timed(lambda: prove(claim))
    result, checking = timed(lambda: check(certificate.claim, certificate.evidence))
    if result.verdict is not Verdict.ACCEPT:
        raise RuntimeError(result.reason)
    sizes = f"{len(certificate.claim)} | {len(certificate.evidence)}"
    return f"| {period} | {searching:.2f} | {proving:.2f} | {checking:.2f} | {sizes} |"


if __name__ == "__main__":
    print("| period | search, s | prove, s | check, s | claim, bytes | evidence, bytes |")
    print("|---|---|---|---|---|---|")
    for n in PERIODS:
        print(row(n), flush=True)
