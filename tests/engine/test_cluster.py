"""A real scheduler with two workers, all processes of their own, on loopback."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rigorous.engine.engines import Cluster, Local
from rigorous.engine.run import results, run
from rigorous.engine.store import Store
from rigorous.engine.tasks import Task
from tests.engine.functions import cheap, refuse_three

ROOT = Path(__file__).parent.parent.parent


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@contextmanager
def dask(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A scheduler or a worker, until the end of the block."""
    command = [sys.executable, "-m", "dask", *arguments, "--host", "127.0.0.1", "--no-dashboard"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    where = f"127.0.0.1:{free_port()}"
    worker = ("worker", f"tcp://{where}", "--nthreads", "1", "--local-directory", str(tmp_path_factory.mktemp("dask")))
    with dask("scheduler", "--port", where.split(":")[1]), dask(*worker), dask(*worker):
        yield where


def test_the_bytes_are_those_of_one_process(address: str, tmp_path: Path) -> None:
    units = list(range(40))
    assert run(units[:25], cheap, Store(tmp_path), Cluster(address)) == 25
    assert run(units, cheap, Store(tmp_path), Cluster(address)) == 15
    assert b"".join(results(units, cheap, Store(tmp_path))) == b"".join(map(cheap, units))
    run(units, cheap, Store(tmp_path / "local"), Local(1))
    assert all((tmp_path / path.name).read_bytes() == path.read_bytes() for path in (tmp_path / "local").iterdir())


def test_what_a_function_raises_is_raised(address: str) -> None:
    with pytest.raises(ArithmeticError, match="three"):
        list(Cluster(address).outcomes([Task(n, refuse_three, n) for n in range(9)]))
