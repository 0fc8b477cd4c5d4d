"""What a kind of claim is: it reads its fields, reduces itself to obligations, and says itself in words."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Generator
from typing import Any

from .files import Record
from .identity import Identity
from .lemmas.chain import Chain
from .lemmas.circle import ModulusSquared
from .lemmas.exact import Exact
from .lemmas.existence import Existence
from .lemmas.growth import Growth
from .lemmas.logarithm import Logarithm
from .lemmas.regular import Regular
from .setting import Inhabited, Setting
from .sign import Sign

Choice = Exact | Existence | Growth | Logarithm | ModulusSquared | Regular
"""Obligations whose witness chooses something, and whose discharge returns what remains to be proved of the choice."""
Obligation = Inhabited | Identity | Sign | Chain | Choice
Reduction = Generator[Obligation, Any, None]
"""A coroutine: it yields obligations in order, and is sent what each one's discharge returned."""


def met(obligation: Choice) -> Reduction:
    """The choice, and all that remains to be proved of it."""
    remaining = yield obligation
    for each in remaining:
        _ = yield each


class Assertion(ABC):
    """What a claim asserts of its setting."""

    relies_on: tuple[str, ...] = ()

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
