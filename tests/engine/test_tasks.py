from __future__ import annotations

import os

import pytest

from rigorous.engine import tasks
from rigorous.engine.tasks import Task, attended, value
from tests.engine import functions
from tests.engine.functions import cheap, prepare, text


def test_the_value_of_a_task() -> None:
    assert value(Task(7, cheap, "x")) == attended(Task(7, cheap, "x"), os.getpid()) == (7, cheap("x"))


def test_a_process_is_prepared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "_prepared", set())
    monkeypatch.setattr(functions, "prepared", [])
    for number in range(3):
        value(Task(number, cheap, number, prepare))
    assert functions.prepared == [os.getpid()]


def test_a_value_that_is_no_bytes_is_refused() -> None:
    with pytest.raises(TypeError, match="text gave str instead of bytes"):
        value(Task(0, text, 1))
