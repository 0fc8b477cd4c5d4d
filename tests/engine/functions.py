"""Functions for units of tests, which workers import."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path
from typing import Any

prepared: list[int] = []


def cheap(unit: Any) -> bytes:
    """Some lines, different for each unit."""
    line = hashlib.sha256(repr(unit).encode()).hexdigest().encode()
    return b"".join(line[i:] + b"\n" for i in range(8))


def kind(unit: Any) -> bytes:
    """The type of what the function is given."""
    return type(unit).__name__.encode()


def prepare() -> None:
    prepared.append(os.getpid())


def preparations(unit: Any) -> bytes:  # noqa: ARG001
    """How often this process was prepared: another function for the same end is called in the same processes."""
    return str(prepared.count(os.getpid())).encode()


def refuse_three(unit: int) -> bytes:
    if unit == 3:
        raise ArithmeticError("three")
    return cheap(unit)


def text(unit: Any) -> Any:
    return str(unit)


def die(unit: int) -> bytes:
    """Ends the process at work."""
    if unit == 3:
        os._exit(9)
    return cheap(unit)


def sleep(unit: float) -> bytes:
    time.sleep(600)
    return cheap(unit)


def endless(unit: list[Any]) -> bytes:
    """Leaves the id of its process in a folder, and does not end."""
    (Path(unit[0]) / str(os.getpid())).touch()
    time.sleep(600)
    return b""


def threads(unit: Any) -> bytes:  # noqa: ARG001
    return os.environ.get("OMP_NUM_THREADS", "").encode()
