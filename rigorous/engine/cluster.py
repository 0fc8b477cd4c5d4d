"""A Dask cluster under joblib. Needs the extra `cluster`; nothing else imports it at the start."""

from __future__ import annotations

import logging
import socket
import time
from asyncio import CancelledError
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError as Cancelled
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from distributed import Client, KilledWorker
from joblib import Parallel, parallel_config
from joblib._dask import DaskDistributedBackend

from rigorous.engine.errors import EngineError

CONNECT = 10
"""Seconds after which a scheduler counts as unreachable."""
GREETING = 1 << 20
"""Bytes that its greeting may have."""
WORKERS = 30
"""Seconds that it is given to find its first worker."""


@contextmanager
def parallel(address: str) -> Iterator[Parallel]:
    """What has tasks done by the workers of the scheduler at HOST:PORT.

    Raises EngineError if there is no such scheduler, or no worker, or they die.
    """
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # what matters is raised
    try:
        _greeted(address)
        client = Client(f"tcp://{address}", timeout=CONNECT, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError):
        raise EngineError(f"no Dask scheduler answers at {address}") from None
    with client:
        with parallel_config(_Backend(client=client, wait_for_workers_timeout=WORKERS)):
            # All at once, so that workers that come later find work.
            workers = Parallel(return_as="generator_unordered", batch_size=1, pre_dispatch="all")
        try:
            yield workers
        except KilledWorker:
            raise EngineError("workers of the cluster die at work, perhaps for want of memory") from None
        except (CancelledError, Cancelled):
            raise EngineError(f"the Dask scheduler at {address} is gone; what is done is kept") from None
        except TimeoutError:
            raise EngineError(f"the Dask scheduler at {address} has no workers") from None


def _greeted(address: str) -> None:
    """Wait for the greeting of a scheduler; Client itself would wait for ever for one that is silent.

    A message begins with its length. Raises OSError if there is no greeting.
    """
    where, end = urlsplit(f"//{address}"), time.monotonic() + CONNECT
    while True:
        try:
            with socket.create_connection((where.hostname or "", where.port or 0), CONNECT) as connection:
                length = int.from_bytes(connection.recv(8, socket.MSG_WAITALL), "little")
        except ConnectionRefusedError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)  # perhaps it is about to start
            continue
        if not 0 < length < GREETING:
            raise ConnectionError("that is no greeting of a scheduler")
        return


class _Backend(DaskDistributedBackend):  # type: ignore[misc]
    """Joblib's, made fit for long runs."""

    def effective_n_jobs(self, n_jobs: int) -> int:
        """At least 2, since joblib computes by itself, without the worker, if there is only one."""
        return max(2, int(super().effective_n_jobs(n_jobs)))

    def submit(self, func: Callable[..., Any], callback: Callable[[Any], None] | None = None) -> Future[Any]:
        """Tell joblib also of tasks that fail outside of their function, as when workers die; it would wait on."""
        future: Future[Any] = super().submit(func, callback)
        if callback is not None:
            future.add_done_callback(lambda done: done.exception() and callback(done.exception()))
        return future
