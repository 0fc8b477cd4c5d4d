"""Where units are computed: in processes of this machine, or by the workers of a Dask cluster; both through joblib."""

from __future__ import annotations

import os
import warnings
from collections.abc import Generator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TypeAlias

from rigorous.engine.errors import EngineError
from rigorous.engine.tasks import Task, attended, value

Outcomes: TypeAlias = Generator[tuple[int, bytes]]
"""The numbers and values of tasks, in the order in which they come."""


@dataclass(frozen=True)
class Local:
    """Processes of this machine, each with one thread; as many as there are cores if no number is given."""

    processes: int | None = None

    def outcomes(self, tasks: Sequence[Task]) -> Outcomes:
        """Raises EngineError if a process dies, and what a task raises."""
        from joblib import Parallel, cpu_count, delayed, parallel_config

        processes = min(self.processes or cpu_count(), len(tasks))
        with parallel_config("loky", inner_max_num_threads=1):
            parallel = Parallel(processes, return_as="generator_unordered", batch_size=1)
        try:
            yield from _closed(parallel(delayed(attended)(task, os.getpid()) for task in tasks))
        except BrokenProcessPool:
            raise EngineError("a process died at work, perhaps for want of memory; fewer of them: --jobs") from None


@dataclass(frozen=True)
class Cluster:
    """The workers of a Dask scheduler at HOST:PORT."""

    address: str

    def outcomes(self, tasks: Sequence[Task]) -> Outcomes:
        """Raises EngineError if there is no such scheduler, or no worker, or they die; and what a task raises."""
        try:
            from rigorous.engine.cluster import parallel
        except ImportError:
            raise EngineError("a cluster needs the extra `cluster`: pip install 'rigorous-dynamics[cluster]'") from None
        from joblib import delayed

        with parallel(self.address) as workers:
            yield from _closed(workers(delayed(value)(task) for task in tasks))


Engine: TypeAlias = Local | Cluster


def _closed(found: Outcomes) -> Outcomes:
    """The same; when no more are wanted, those at work are stopped without a word."""
    try:
        for each in found:  # noqa: UP028  `yield from` would close it before what follows
            yield each
    finally:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found.close()
