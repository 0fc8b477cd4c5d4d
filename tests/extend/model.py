"""Claims of the project by their ids, and a worker that works here and now."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from rigorous.catalogue import entries
from rigorous.claims import Claim
from rigorous.discovery.algebraic import Algebraic
from rigorous.discovery.worker import Worker
from rigorous.extend.decide import Decider
from rigorous.extend.question import Question
from rigorous.extend.ranges import Range, number

ROOT = Path(__file__).parents[2]
GOLDEN = Algebraic((-4, 2, 1), 1)
"""The square root of 5, less 1."""


class Here(Worker):
    def call(self, _: float, function: Callable[..., Any], *arguments: object) -> Any:
        return function(*arguments)


@cache
def claims() -> dict[str, Claim]:
    return {entry.claim.id: entry.claim for entry in entries(ROOT / "proofs")}


def question(name: str, parameter: str = "mu") -> Question:
    return Question(claims()[name], parameter)


def over(low: str, high: str, closed: tuple[bool, bool] = (False, False)) -> Range:
    return Range(number(Fraction(low)), number(Fraction(high)), closed)


def found(asked: Question, low: str, high: str, decider: type[Decider] = Decider) -> list[tuple[str, str]]:
    """Statuses and ranges."""
    pieces = decider(Here(), asked, 60, Fraction(1, 10**9), lambda _: None).pieces(Fraction(low), Fraction(high))
    return [(str(piece.status), piece.over.words(asked.parameter)) for piece in pieces]
