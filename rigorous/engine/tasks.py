"""What workers do: one unit at a time, and nothing after the run that they work for has ended."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from rigorous.engine.units import Function, Unit, path_of

WATCH = 0.5
"""Seconds between looks at whether the run is still there."""

Preparation: TypeAlias = Callable[[], None]
"""What is done once in each process before its first unit, such as the compilation of kernels."""

_busy = threading.Lock()
_prepared: set[str] = set()


@dataclass(frozen=True)
class Task:
    """A unit for a function, to be computed elsewhere; `number` tells which unit it is."""

    number: int
    function: Function
    unit: Unit
    prepare: Preparation | None = None


def value(task: Task) -> tuple[int, bytes]:
    """The number of the task, and the function's value."""
    with _busy:  # even if the worker has many threads: the precision of balls belongs to the process
        if task.prepare is not None and path_of(task.prepare) not in _prepared:
            task.prepare()
            _prepared.add(path_of(task.prepare))
        found: object = task.function(task.unit)
        if not isinstance(found, bytes):
            raise TypeError(f"{path_of(task.function)} gave {type(found).__name__} instead of bytes")
        return task.number, found


def attended(task: Task, run: int) -> tuple[int, bytes]:
    """The same, in a process that ends with the process `run`, however that ends."""
    if os.getpid() != run:
        _attend(run)
    return value(task)


@cache
def _attend(run: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; it is for the run to stop its workers
    threading.Thread(target=_watch, args=(run,), daemon=True).start()


def _watch(run: int) -> None:
    while os.getppid() == run:
        time.sleep(WATCH)
    os._exit(1)
