"""How much faster a job is with two processes, and with two workers of a Dask cluster on this machine, than with one.

`python benchmarks/engine.py FILE.json`, from the root of the project, computes 60 units of about a second three times,
writes what it measures to the file and prints a row for benchmarks/README.md.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from rigorous.engine.engines import Cluster, Engine, Local
from rigorous.engine.run import results, run
from rigorous.engine.store import Store

UNITS = 60
STEPS = 5_000_000
"""About a second of pure Python."""
WARM = 4
"""Units before the clock starts, so that processes and workers have started and imported what they need."""


def orbit(unit: int) -> bytes:
    """The end of an orbit of the logistic map in integers modulo a prime: CPU alone, and the same everywhere."""
    x = unit + 2
    for _ in range(STEPS):
        x = 3 * x * (1 - x) % 2_147_483_647
    return b"%d\n" % x


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A scheduler and two workers with one thread each, on loopback."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    worker = ["worker", f"tcp://127.0.0.1:{port}", "--nthreads", "1", "--local-directory", tempfile.gettempdir()]
    with ExitStack() as stack:
        for arguments in (["scheduler", "--port", str(port)], worker, worker):
            command = [sys.executable, "-m", "dask", *arguments, "--host", "127.0.0.1", "--no-dashboard"]
            process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603
            stack.callback(process.wait)
            stack.callback(process.terminate)
        time.sleep(5)
        yield Cluster(f"127.0.0.1:{port}")


def seconds(engine: Engine) -> tuple[float, bytes]:
    """How long the units take, and their results."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        run(range(-WARM, 0), orbit, store, engine)
        start = time.perf_counter()
        run(range(UNITS), orbit, store, engine)
        taken = time.perf_counter() - start
        return taken, b"".join(results(range(UNITS), orbit, store))


def main(path: Path) -> None:
    """Measure, and write the ratios."""
    load = os.getloadavg()[0]
    one, expected = seconds(Local(1))
    two, by_two = seconds(Local(2))
    with cluster() as workers:
        dask, by_dask = seconds(workers)
    if not expected == by_two == by_dask:
        raise RuntimeError("the results differ")
    measured = {
        "units": UNITS,
        "cores": os.cpu_count(),
        "load before": round(load, 2),
        "seconds, one process": round(one, 2),
        "seconds, two processes": round(two, 2),
        "seconds, two Dask workers": round(dask, 2),
        "one / two processes": round(one / two, 3),
        "Dask / two processes": round(dask / two, 3),
    }
    path.write_text(f"{json.dumps(measured, indent=2)}\n")
    print(f"| {UNITS} | {one:.1f} | {two:.1f} | {dask:.1f} | {one / two:.2f} | {dask / two:.2f} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
