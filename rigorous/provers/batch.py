"""Proving many claims, on all cores."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from os import cpu_count

from rigorous.catalogue import Entry
from rigorous.checker.verdicts import Refusal
from rigorous.provers.prove import Certificate, UndecidedError, prove
from rigorous.provers.signs.effort import STRATEGIES

Outcome = Certificate | UndecidedError | Refusal


def outcomes(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Outcome, float]]:
    """Each claim, in order, with its certificate or the reason why there is none, and the seconds this took."""
    workers = min(cpu_count() or 1, len(entries))
    if workers < 2:
        yield from ((entry, *_outcome(entry)) for entry in entries)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for entry, (outcome, seconds) in zip(entries, pool.map(_outcome, entries), strict=True):
            yield entry, outcome, seconds


def _outcome(entry: Entry) -> tuple[Outcome, float]:
    start = time.perf_counter()
    found: Outcome
    try:
        found = prove(entry.claim, STRATEGIES[entry.by], entry.hints)
    except (UndecidedError, Refusal) as reason:
        found = reason
    return found, time.perf_counter() - start
