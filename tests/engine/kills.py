"""Runs on one store, STORE, one after the other, each killed at a random moment; prints the numbers of results then.

Each is a fork of this process, so that it need not import anything.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

import joblib  # noqa: F401

from rigorous.engine.engines import Local
from rigorous.engine.run import run
from rigorous.engine.store import Store
from tests.engine.functions import cheap

KILLS = 20
UNITS = range(250)
MOST = 8
"""Results after which a run is killed at the latest, if nothing is slow."""


def killed(folder: Path, processes: int, after: int, moment: float) -> None:
    """Begin a run; when there are so many results, wait for a moment and kill it."""
    child = os.fork()
    if child == 0:
        silence = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):  # processes that outlive this one are not to keep a reader of its output waiting
            os.dup2(silence, stream)
        run(UNITS, cheap, Store(folder), Local(processes))
        os._exit(0)
    while count(folder) < after:
        time.sleep(0.001)
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def count(folder: Path) -> int:
    """The number of results in the folder."""
    return sum(1 for _ in Store(folder).names()) if folder.exists() else 0


if __name__ == "__main__":
    store, moments = Path(sys.argv[1]), random.Random(1)
    for attempt in range(KILLS):
        # Processes take time to start.
        two = attempt % 5 == 4
        killed(store, 2 if two else 1, count(store) + moments.randint(0, MOST), moments.uniform(0, 0.002))
        print(count(store), flush=True)
