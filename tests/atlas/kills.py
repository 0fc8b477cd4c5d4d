"""Runs of the command on one store and one certificate, STORE OUT, one after the other, killed at many moments.

The last run is not killed. Prints the numbers of results after each. Each run is a fork of this process, so that it
need not import anything.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from rigorous.atlas.question import question
from rigorous.atlas.report import Answer
from rigorous.bundled import LOGISTIC
from rigorous.engine.engines import Local
from rigorous.engine.run import Means
from rigorous.engine.store import Store
from rigorous.provers import atlas

KILLS = 10
WINDOWS = 1
"""For smaller units, and more of them."""
MOST = 0.05
"""Seconds between a result, or the last, and the moment of the kill; what follows the last result takes no longer."""


def answer(store: Path, out: Path) -> Answer:
    """A whole run."""
    asked = question("logistic", LOGISTIC, "r=7/2:4", [], 5)
    return Answer.of(asked, Means(Local(1), None, Store(store)), partial=False, out=out)


def killed(store: Path, out: Path, after: int, moment: float) -> None:
    """Begin a run; when there are so many results, wait for a moment and kill it."""
    child = os.fork()
    if child == 0:
        answer(store, out)
        os._exit(0)
    while count(store) < after and not os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        time.sleep(0.001)
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def count(folder: Path) -> int:
    """The number of results in the folder."""
    return sum(1 for _ in Store(folder).names()) if folder.exists() else 0


if __name__ == "__main__":
    atlas.WINDOWS = WINDOWS
    store, out, moments = Path(sys.argv[1]), Path(sys.argv[2]), random.Random(1)
    for _ in range(KILLS):
        killed(store, out, count(store) + moments.randint(0, 2), moments.uniform(0, MOST))
        print(count(store), flush=True)
    answer(store, out)
    print(count(store))
