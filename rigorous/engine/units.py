"""Units of work, and the names of their results."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

FORMAT = "rigorous-unit/1"

Unit: TypeAlias = Any
"""Anything that JSON spells: small, and with everything that the result depends on."""
Function: TypeAlias = Callable[[Unit], bytes]
"""A function at the top of a module that gives the same bytes for the same unit, whenever and wherever it is called."""


@dataclass(frozen=True)
class Work:
    """A unit for a function: `name` is its address, a digest of the format, the function's name and the unit."""

    function: Function
    unit: Unit

    @cached_property
    def identity(self) -> bytes:
        """One line of JSON, in one spelling. Raises TypeError or ValueError for what is no function or no unit."""
        fields = {"format": FORMAT, "function": path_of(self.function), "unit": self.unit}
        return json.dumps(fields, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()

    @cached_property
    def name(self) -> str:
        return digest(self.identity)

    def spelled(self) -> Unit:
        """The unit as JSON spells it, so that what has the same name has the same result: tuples are lists."""
        return json.loads(self.identity)["unit"]


def path_of(function: Callable[..., object]) -> str:
    """Module and name of a function at the top of a module, by which workers import it; else TypeError."""
    path = f"{function.__module__}.{function.__qualname__}"
    if "<" in path:
        raise TypeError(f"{path} is not at the top of a module, so that workers cannot import it")
    return path


def digest(data: bytes) -> str:
    """The SHA-256 digest in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
