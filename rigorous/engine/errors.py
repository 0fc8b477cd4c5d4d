"""What may go wrong that is not the fault of a unit's function."""

from __future__ import annotations


class EngineError(ValueError):
    """The store, the engine or its workers cannot be used as asked for; the message is one line."""


class MissingError(EngineError):
    """Results are missing, so that the whole cannot be put together."""

    def __init__(self, missing: int, total: int, place: str) -> None:
        super().__init__(missing, total, place)
        self.missing = missing
        self.total = total
        self.place = place

    def __str__(self) -> str:
        return f"{self.missing} of {self.total} results are missing in {self.place}"
