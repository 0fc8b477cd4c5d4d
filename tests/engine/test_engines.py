from __future__ import annotations

import sys

import pytest

from rigorous.engine.engines import Cluster, Local
from rigorous.engine.errors import EngineError
from rigorous.engine.tasks import Task
from tests.engine.functions import cheap, die, preparations, prepare, refuse_three, threads


@pytest.mark.parametrize("processes", [1, 2, None])
def test_every_task_is_done(processes: int | None) -> None:
    found = dict(Local(processes).outcomes([Task(n, cheap, n) for n in range(20)]))
    assert found == {n: cheap(n) for n in range(20)}


@pytest.mark.parametrize("processes", [1, 2])
def test_what_a_function_raises_is_raised(processes: int) -> None:
    with pytest.raises(ArithmeticError, match="three"):
        list(Local(processes).outcomes([Task(n, refuse_three, n) for n in range(20)]))


def test_processes_that_die_are_noticed() -> None:
    with pytest.raises(EngineError, match="a process died"):
        list(Local(2).outcomes([Task(n, die, n) for n in range(20)]))


def test_processes_have_one_thread_and_are_prepared() -> None:
    assert {found for _, found in Local(2).outcomes([Task(n, threads, n) for n in range(4)])} == {b"1"}
    assert {found for _, found in Local(2).outcomes([Task(n, preparations, n, prepare) for n in range(9)])} == {b"1"}


@pytest.mark.filterwarnings("ignore:Exception in thread ExecutorManagerThread")  # killing processes disturbs loky
def test_a_run_may_stop_early() -> None:
    outcomes = Local(2).outcomes([Task(n, cheap, n) for n in range(200)])
    number, found = next(outcomes)
    outcomes.close()
    assert found == cheap(number)


def test_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "rigorous.engine.cluster", raising=False)
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EngineError, match="extra `cluster`"):
        next(Cluster("127.0.0.1:1").outcomes([Task(0, cheap, 0)]))
