"""Tables of measurements, as Markdown and for JSON, with the machine they were made on."""

from __future__ import annotations

import datetime as dt
import os
import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


def machine() -> str:
    """The processor, its cores and Python's version."""
    cpuinfo = Path("/proc/cpuinfo")
    models = re.findall(r"^model name\s*: (.*)$", cpuinfo.read_text(), re.MULTILINE) if cpuinfo.exists() else []
    model = models[0] if models else platform.processor() or platform.machine()
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}"


def today() -> str:
    """The date of the measurement."""
    return dt.datetime.now(tz=dt.UTC).date().isoformat()


def alone() -> None:
    """Run this process, and those it starts, on one core, where the system allows it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


@dataclass(frozen=True)
class Table:
    """Rows of text under columns, with notes, and where and when they were measured."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()
    machine: str = field(default_factory=machine)
    date: str = field(default_factory=today)

    def data(self) -> dict[str, Any]:
        """The table for JSON."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    def markdown(self) -> str:
        """The table for people."""
        lines = [self.columns, ["---"] * len(self.columns), *self.rows]
        table = ["| " + " | ".join(line) + " |" for line in lines]
        return "\n".join([*table, "", f"{self.date}; {self.machine}.", *self.notes])
