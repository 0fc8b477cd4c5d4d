"""Ranges of a parameter with algebraic ends, each of which belongs to the range or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import count, pairwise

from rigorous.claims import Constant
from rigorous.discovery.algebraic import PLACES, Algebraic, bracket, ends, rational
from rigorous.discovery.statements import in_claim, in_words, polynomial_of
from rigorous.orbits.numbers import decimal


def number(value: Fraction) -> Algebraic:
    """The rational number as an algebraic one."""
    return Algebraic((-value.numerator, value.denominator), 0)


def enclosed(x: Algebraic, width: Fraction) -> tuple[Fraction, Fraction]:
    """Rational numbers around x, or x itself twice, closer than `width`."""
    value = rational(x)
    if value is not None:
        return value, value
    for bits in count(64, 64):
        low, high = ends(x.enclosure(bits))
        if high - low < width:
            break
    return low, high


def display(x: Algebraic) -> str:
    """The number, if it is rational; else its first decimals and dots."""
    low, high = bracket(x)
    return str(low) if low == high else f"{decimal(low if low >= 0 else high, PLACES)}..."


def words(x: Algebraic, parameter: str) -> str:
    """The number, exactly: a fraction, with a square root, or as a root of its polynomial."""
    text = in_words(x)
    return f"{text} (root of {polynomial_of(x, parameter)})" if x.radical() is None else text


@dataclass(frozen=True)
class Range:
    """The parameters between `low` and `high`; the ends belong to it where it is `closed`."""

    low: Algebraic
    high: Algebraic
    closed: tuple[bool, bool] = (False, False)

    def condition(self, parameter: str, low: str, high: str) -> str:
        """The range as a comparison, with its ends as texts."""
        if self.low == self.high:
            return f"{parameter} = {low}"
        left, right = ("<=" if closed else "<" for closed in self.closed)
        return f"{low} {left} {parameter} {right} {high}"

    def words(self, parameter: str) -> str:
        """The same for people."""
        return self.condition(parameter, words(self.low, parameter), words(self.high, parameter))

    def stated(self, parameter: str, constants: dict[Algebraic | int, Constant], taken: set[str]) -> str:
        """The same in the grammar of claims; `constants` gains those that it needs."""
        return self.condition(parameter, *(in_claim(end, constants, taken) for end in (self.low, self.high)))

    def inner(self) -> Range:
        """The same with rational ends: irrational ones move inwards by at most 10^-PLACES."""
        return replace(self, low=number(bracket(self.low)[1]), high=number(bracket(self.high)[0]))

    def width(self) -> Fraction:
        """About its length, from above."""
        small = Fraction(1, 10 ** (2 * PLACES))
        return enclosed(self.high, small)[1] - enclosed(self.low, small)[0]

    def inside(self) -> tuple[Fraction, Fraction]:
        """Rational numbers around its middle half."""
        low, high = (enclosed(end, self.width() / 100)[0] for end in (self.low, self.high))
        return low + (high - low) / 4, high - (high - low) / 4


def between(low: Algebraic, high: Algebraic, numbers: Iterable[Algebraic]) -> list[Range]:
    """The open ranges into which numbers, in order and strictly between two ends, cut what lies between these."""
    cuts = [low, *numbers, high]
    return [Range(a, b) for a, b in pairwise(cuts)]
