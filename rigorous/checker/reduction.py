"""What a kind of claim is: it reads its fields, reduces itself to obligations, and says itself in words."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Generator
from typing import Any, Protocol

from .files import Record
from .setting import Setting


class Obligation(Protocol):
    """What has to be shown, in words; a witness discharges it, or is refused."""

    @property
    def words(self) -> str: ...

    def discharge(self, witness: Record) -> Any:
        """What later obligations are to know, once the witness shows this one; a Refusal is raised otherwise."""


Reduction = Generator[Obligation, Any, None]
"""A coroutine: it yields obligations in order, and is sent what each one's discharge returned."""


def met(obligation: Obligation) -> Reduction:
    """An obligation whose witness chooses something, and all that remains to be proved of the choice."""
    remaining = yield obligation
    for each in remaining:
        _ = yield each


class Assertion(ABC):
    """What a claim asserts of its setting."""

    relies_on: tuple[str, ...] = ()
    streamed = False
    """Whether the evidence may come line by line, packed."""

    def __init__(self, setting: Setting, fields: Record) -> None:
        self.setting = setting
        self.read(fields)
        fields.close()

    @abstractmethod
    def read(self, fields: Record) -> None:
        """Take the fields of the kind; Malformed unless they make sense."""

    @abstractmethod
    def obligations(self) -> Reduction:
        """Obligations that together imply the assertion, by the kind's lemma."""

    @abstractmethod
    def sentence(self) -> str:
        """The assertion in words, without the meaning of the names in it."""
