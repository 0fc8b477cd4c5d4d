"""What the command `atlas` is asked: a family, a range of its parameter, and how short rows may be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from rigorous.atlas.rows import UNIT
from rigorous.claims import Atlas, Claim
from rigorous.orbits.numbers import spanned, valued
from rigorous.systems import PolynomialSystem

FARTHEST = 1000
"""Parameters are no farther from 0."""
DIGITS = 6
"""How many digits a measure is given, at least, if it is that of the whole range."""


@dataclass(frozen=True)
class Question:
    """For which parameters from `low` to `high` a cycle is to be found; rows have the length `least` at least."""

    name: str
    system: PolynomialSystem
    parameter: str
    at: list[str]
    low: Fraction
    high: Fraction
    least: int
    """In units of the grid of rows."""

    def claim(self, measure: Fraction) -> Claim:
        """The claim that these parameters have this measure."""
        ends = {"low": str(self.low), "high": str(self.high), "measure": str(measure)}
        return Claim(id=self.name, system=self.system, asserts=Atlas(parameter=self.parameter, at=self.at, **ends))

    def rounded(self, length: int) -> tuple[Fraction, int]:
        """A length in units of the grid of rows, rounded down to so many decimals."""
        places = DIGITS
        while (self.high - self.low) * 10**places < 10**DIGITS:
            places += 1
        return Fraction(length * 10**places // UNIT, 10**places), places


def question(name: str, system: PolynomialSystem, over: str, at: Sequence[str], digits: int) -> Question:
    """What is asked for, from texts such as "r=2:4"; ValueError with a message if it is senseless."""
    parameter, (low, high) = spanned(over, "--over r=2:4")
    values = valued(system, at, parameter)
    if len(system.variables) != 1:
        raise ValueError(f"{name} is a map in {len(system.variables)} variables; an atlas is of a map of the line")
    if not -FARTHEST <= low < high <= FARTHEST:
        raise ValueError(f"parameters of an atlas lie between {-FARTHEST} and {FARTHEST}")
    words = [Path(name).stem, "atlas", parameter, str(low), str(high)]
    identifier = re.sub("[^a-z0-9]+", "-", "-".join(words).lower()).strip("-")[:80].rstrip("-")
    given = [f"{name} = {value}" for name, value in values.items()]
    return Question(identifier, system, parameter, given, low, high, -(-UNIT // 10**digits))
