"""Computations that end in time, whatever they do: they run in a process of their own."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.pool import Pool
from typing import TypeVar

from rigorous.checker.verdicts import ResourceExceeded

Result = TypeVar("Result")


class Worker:
    """A process that computes values of functions, one at a time; it starts when first needed, and is to be closed."""

    def __init__(self) -> None:
        self._pool: Pool | None = None

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def call(self, seconds: float, function: Callable[..., Result], *arguments: object) -> Result:
        """The value of the function, an importable one; what it raises is raised here.

        Raises ResourceExceeded, and ends the process, when the value is not there after so many seconds.
        """
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = context.Pool(1, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))
        try:
            return self._pool.apply_async(function, arguments).get(max(seconds, 0))
        except multiprocessing.TimeoutError:
            self.close()
            raise ResourceExceeded("seconds", f"no answer within {seconds:.0f} s") from None

    def close(self) -> None:
        """End the process."""
        if self._pool is not None:
            self._pool.terminate()
            self._pool.join()
            self._pool = None
