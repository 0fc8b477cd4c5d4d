"""What the command `atlas` is asked: a family, a range of its parameter, and how short rows may be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from rigorous.atlas import rows, windows
from rigorous.claims import Atlas, AtlasByKneading, Claim
from rigorous.orbits.numbers import spanned, valued
from rigorous.systems import PolynomialSystem

FARTHEST = 1000
"""Parameters are no farther from 0."""
DIGITS_OF_ROWS = 10
"""Rows are not found when they are shorter."""
DIGITS = 6
"""How many digits a measure is given, at least, if it is that of the whole range."""


@dataclass(frozen=True)
class Question:
    """For which parameters from `low` to `high` a cycle is to be found, in rows as short as 10^-digits.

    With `kneading` the rows are windows, by kneading sequences.
    """

    name: str
    system: PolynomialSystem
    parameter: str
    at: list[str]
    low: Fraction
    high: Fraction
    digits: int
    kneading: bool

    @property
    def unit(self) -> int:
        """How many units of the grid of rows there are to 1."""
        return windows.UNIT if self.kneading else rows.UNIT

    @property
    def least(self) -> int:
        """How short rows may be, in these units."""
        return -(-self.unit // int(10**self.digits))

    def claim(self, measure: Fraction) -> Claim:
        """The claim that these parameters have this measure."""
        ends = {"low": str(self.low), "high": str(self.high), "measure": str(measure)}
        kind = AtlasByKneading if self.kneading else Atlas
        return Claim(id=self.name, system=self.system, asserts=kind(parameter=self.parameter, at=self.at, **ends))

    def rounded(self, length: Fraction) -> tuple[Fraction, int]:
        """A length in units of the grid of rows, rounded down to so many decimals."""
        places = max(DIGITS, self.digits)
        while (self.high - self.low) * 10**places < 10**DIGITS:
            places += 1
        return Fraction(length * 10**places // self.unit, 10**places), places


def question(
    name: str, system: PolynomialSystem, over: str, at: Sequence[str], digits: int, *, kneading: bool = False
) -> Question:
    """What is asked for, from texts such as "r=2:4"; ValueError with a message if it is senseless."""
    parameter, (low, high) = spanned(over, "--over r=2:4")
    values = valued(system, at, parameter)
    if len(system.variables) != 1:
        raise ValueError(f"{name} is a map in {len(system.variables)} variables; an atlas is of a map of the line")
    if not -FARTHEST <= low < high <= FARTHEST:
        raise ValueError(f"parameters of an atlas lie between {-FARTHEST} and {FARTHEST}")
    if not kneading and digits > DIGITS_OF_ROWS:
        raise ValueError(f"rows are no shorter than 10^-{DIGITS_OF_ROWS}, but by kneading sequences")
    words = [Path(name).stem, "atlas", *["by-kneading"] * kneading, parameter, str(low), str(high)]
    identifier = re.sub("[^a-z0-9]+", "-", "-".join(words).lower()).strip("-")[:80].rstrip("-")
    given = [f"{name} = {value}" for name, value in values.items()]
    return Question(identifier, system, parameter, given, low, high, digits, kneading)
