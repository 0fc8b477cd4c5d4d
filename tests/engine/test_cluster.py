"""A real scheduler with two workers, all processes of their own, on loopback."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rigorous.engine import cluster as module
from rigorous.engine.engines import Cluster, Local
from rigorous.engine.errors import EngineError
from rigorous.engine.run import results, run
from rigorous.engine.store import Store
from rigorous.engine.tasks import Task
from tests.engine.functions import cheap, die, refuse_three, sleep

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


def worker_of(where: str) -> tuple[str, ...]:
    return "worker", f"tcp://{where}", "--nthreads", "1", "--local-directory", tempfile.gettempdir()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    where = f"127.0.0.1:{free_port()}"
    with dask("scheduler", "--port", where.split(":")[1]), dask(*worker_of(where)), dask(*worker_of(where)):
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


def test_a_unit_that_kills_workers_ends_the_run(address: str) -> None:
    with pytest.raises(EngineError, match="workers of the cluster die"):
        list(Cluster(address).outcomes([Task(n, die, n) for n in range(9)]))


def test_a_scheduler_without_workers_that_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    where = f"127.0.0.1:{free_port()}"
    with dask("scheduler", "--port", where.split(":")[1]) as scheduler:
        monkeypatch.setattr(module, "WORKERS", 1)
        with pytest.raises(EngineError, match="has no workers"):
            list(Cluster(where).outcomes([Task(0, cheap, 0)]))
        with dask(*worker_of(where), "--no-nanny") as worker:
            monkeypatch.setattr(module, "WORKERS", 20)
            outcomes = Cluster(where).outcomes([Task(0, cheap, 0), Task(1, sleep, 1)])
            assert next(outcomes) == (0, cheap(0))
            scheduler.kill()
            with pytest.raises(EngineError, match="is gone"):
                next(outcomes)
            worker.kill()


@pytest.mark.parametrize("greeting", [None, b"", b"SSH-2.0-OpenSSH_9.2\r\n"])
def test_something_else_than_a_scheduler(monkeypatch: pytest.MonkeyPatch, greeting: bytes | None) -> None:
    monkeypatch.setattr(module, "CONNECT", 1)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def greet() -> None:
            connection, _ = server.accept()
            with connection:
                if greeting is None:
                    time.sleep(2)
                else:
                    connection.sendall(greeting)

        thread = threading.Thread(target=greet)
        thread.start()
        with pytest.raises(EngineError, match="no Dask scheduler answers at"):
            next(Cluster(f"127.0.0.1:{server.getsockname()[1]}").outcomes([Task(0, cheap, 0)]))
        thread.join()


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "nowhere.invalid"])
def test_no_scheduler(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.setattr(module, "CONNECT", 1)
    with pytest.raises(EngineError, match="no Dask scheduler answers at"):
        next(Cluster(f"{host}:{free_port()}").outcomes([Task(0, cheap, 0)]))
