"""Functions for units of tests, which workers import."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path
from typing import Any


def cheap(unit: Any) -> bytes:
    """Some lines, different for each unit."""
    line = hashlib.sha256(repr(unit).encode()).hexdigest().encode()
    return b"".join(line[i:] + b"\n" for i in range(8))


def sleepy(unit: Any) -> bytes:
    time.sleep(0.05)
    return cheap(unit)


def endless(unit: list[str]) -> bytes:
    """Leaves the id of its process in a folder, and does not end."""
    (Path(unit[0]) / str(os.getpid())).touch()
    time.sleep(600)
    return b""
