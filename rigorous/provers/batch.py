"""Proving many claims, on all cores."""

from __future__ import annotations

import signal
import time
from collections.abc import Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context
from os import cpu_count

from rigorous.catalogue import Entry
from rigorous.checker.verdicts import Refusal
from rigorous.engine.errors import EngineError
from rigorous.provers.prove import Certificate, UndecidedError, prove
from rigorous.provers.signs.effort import STRATEGIES

Outcome = Certificate | UndecidedError | Refusal


def outcomes(entries: Sequence[Entry]) -> Generator[tuple[Entry, Outcome, float]]:
    """Each claim, in order, with its certificate or the reason why there is none, and the seconds this took.

    Processes at work are ended when no more are wanted. Raises EngineError if a process dies.
    """
    workers = min(cpu_count() or 1, len(entries))
    if workers < 2:
        yield from ((entry, *_outcome(entry)) for entry in entries)
        return
    ignored = signal.SIGINT, signal.SIG_IGN  # Ctrl-C reaches all; it is for this process to end the others
    before = {*active_children()}
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=signal.signal, initargs=ignored)
    try:
        for entry, (outcome, seconds) in zip(entries, pool.map(_outcome, entries), strict=True):
            yield entry, outcome, seconds
    except BrokenProcessPool:
        raise EngineError("a process died at work, perhaps for want of memory") from None
    finally:
        for process in {*active_children()} - before:
            process.terminate()
        pool.shutdown(cancel_futures=True)


def _outcome(entry: Entry) -> tuple[Outcome, float]:
    start = time.perf_counter()
    found: Outcome
    try:
        found = prove(entry.claim, STRATEGIES[entry.by], entry.hints)
    except (UndecidedError, Refusal) as reason:
        found = reason
    return found, time.perf_counter() - start
