from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from rigorous.engine.engines import Local
from rigorous.engine.errors import EngineError, MissingError
from rigorous.engine.run import Shard, results, run
from rigorous.engine.store import Store, merge
from rigorous.engine.units import Work
from tests.engine import kills
from tests.engine.functions import cheap, kind, refuse_three

ROOT = Path(__file__).parent.parent.parent
ONE = Local(1)
UNITS = list(range(30))
WHOLE = b"".join(map(cheap, UNITS))


def evidence(folder: Path, *, partial: bool = False) -> bytes:
    return b"".join(results(UNITS, cheap, Store(folder), partial=partial))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def start(*arguments: object) -> subprocess.Popen[str]:
    """The script, begun, in a group of its own."""
    command = [sys.executable, "-m", "tests.engine.script", *map(str, arguments)]
    begun = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert begun.stdout is not None
    assert begun.stdout.readline() == "begun\n"
    return begun


def test_results_come_in_the_order_of_the_units_and_once(tmp_path: Path) -> None:
    assert run(iter(UNITS), cheap, Store(tmp_path), Local(2)) == 30
    assert evidence(tmp_path) == WHOLE
    assert list(results([2, 0, 2], cheap, Store(tmp_path))) == [cheap(2), cheap(0), cheap(2)]
    before = contents(tmp_path)
    assert run([*UNITS, 30, 30], cheap, Store(tmp_path), ONE) == 1
    assert before.items() < contents(tmp_path).items()


def test_the_function_is_given_what_json_spells(tmp_path: Path) -> None:
    run([(1, 2)], kind, Store(tmp_path), ONE)
    assert list(results([[1, 2]], kind, Store(tmp_path))) == [b"list"]


def test_what_is_damaged_is_computed_again(tmp_path: Path) -> None:
    run(UNITS, cheap, Store(tmp_path), ONE)
    before = contents(tmp_path)
    for unit in (3, 7):
        (tmp_path / Work(cheap, unit).name).write_bytes(b"")
    with pytest.raises(MissingError, match="2 of 30 results are missing"):
        evidence(tmp_path)
    assert run(UNITS, cheap, Store(tmp_path), ONE) == 2
    assert contents(tmp_path) == before


def test_shards_make_up_the_whole(tmp_path: Path) -> None:
    for number in (1, 2, 3, 4):
        store = Store(tmp_path / str(number))
        assert run(UNITS, cheap, store, ONE, Shard(number, 4)) == (8 if number < 3 else 7)
    with pytest.raises(MissingError) as missing:
        evidence(tmp_path / "2")
    assert (missing.value.missing, missing.value.total) == (22, 30)
    assert evidence(tmp_path / "2", partial=True) == b"".join(map(cheap, UNITS[1::4]))
    merge([tmp_path / str(number) for number in (4, 2, 1, 3)], tmp_path / "all")
    assert evidence(tmp_path / "all") == WHOLE


@pytest.mark.parametrize(("number", "count"), [(0, 4), (5, 4), (1, 0)])
def test_what_is_no_shard(number: int, count: int) -> None:
    with pytest.raises(ValueError, match="is no shard"):
        Shard(number, count)


@pytest.mark.parametrize("processes", [1, 2])
def test_what_is_done_is_kept_when_a_function_fails(tmp_path: Path, processes: int) -> None:
    with pytest.raises(ArithmeticError):
        run([*range(3), 3], refuse_three, Store(tmp_path), Local(processes))
    assert run(range(3), refuse_three, Store(tmp_path), ONE) <= (0 if processes == 1 else 3)


def test_nothing_is_written_where_there_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "letter").touch()
    with pytest.raises(EngineError):
        run(UNITS, cheap, Store(tmp_path), ONE)
    assert [path.name for path in tmp_path.iterdir()] == ["letter"]


def test_a_run_killed_at_any_moment_ends_with_the_same_bytes(tmp_path: Path) -> None:
    run(kills.UNITS, cheap, Store(tmp_path / "uninterrupted"), ONE)
    command = [sys.executable, "-m", "tests.engine.kills", str(tmp_path / "killed")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    counts = list(map(int, done.stdout.split()))
    assert len(counts) == kills.KILLS
    assert counts == sorted(counts)
    assert 0 < counts[-1] < len(kills.UNITS)
    assert run(kills.UNITS, cheap, Store(tmp_path / "killed"), ONE) == len(kills.UNITS) - counts[-1]
    assert contents(tmp_path / "killed") == contents(tmp_path / "uninterrupted")


def stopped(pid: int) -> bool:
    """Whether the process has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def wait_until(condition: Any) -> None:
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are listed in /proc")
@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_worker_outlives_its_run(tmp_path: Path, by: signal.Signals) -> None:
    pids = tmp_path / "pids"
    pids.mkdir()
    begun = start("endless", tmp_path / "store", 2, json.dumps([[str(pids), n] for n in range(9)]))
    wait_until(lambda: len(list(pids.iterdir())) == 2)
    workers = [int(path.name) for path in pids.iterdir()]
    assert not any(map(stopped, workers))
    if by is signal.SIGINT:
        os.killpg(begun.pid, by)  # as a terminal does
        assert begun.communicate(timeout=60) == ("", "")
        assert begun.returncode == 130
    else:
        begun.send_signal(by)
        begun.communicate(timeout=60)
    wait_until(lambda: all(map(stopped, workers)))
    assert list((tmp_path / "store").iterdir()) == []
