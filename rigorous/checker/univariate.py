"""Signs and real roots of polynomials in one variable, by signed remainder sequences (Sturm, Tarski).

A polynomial is a tuple of integers by rising powers, without trailing zeros; () is zero. Positive factors are
dropped freely, as only signs are asked for.

Theorem (Sturm-Tarski). Let m be nonzero, q a polynomial, a < b not roots of m. With V(x) the number of sign
changes, zeros left out, in the signed remainder sequence of m and m'q at x, V(a) - V(b) is the sum of sign q(x)
over the distinct roots x of m in (a, b).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import gcd, lcm
from typing import Protocol

from .limits import Meter

Univariate = tuple[int, ...]


def sign(value: Fraction | int) -> int:
    """-1, 0 or 1."""
    return (value > 0) - (value < 0)


def primitive(coefficients: Sequence[Fraction | int]) -> Univariate:
    """The positive multiple with coprime integer coefficients."""
    denominator = lcm(*(Fraction(c).denominator for c in coefficients))
    integers = [int(c * denominator) for c in coefficients]
    while integers and not integers[-1]:
        integers.pop()
    content = gcd(*integers) or 1
    return tuple(c // content for c in integers)


def derivative(p: Univariate) -> Univariate:
    """A positive multiple of p'."""
    return primitive([i * c for i, c in enumerate(p)][1:])


def multiply(p: Univariate, q: Univariate, meter: Meter) -> Univariate:
    """P q, exactly."""
    meter.spend(len(p) * len(q), bits(p) + bits(q))
    total = [0] * max(len(p) + len(q) - 1, 0)
    for i, x in enumerate(p):
        for j, y in enumerate(q):
            total[i + j] += x * y
    return tuple(total)


def bits(p: Univariate) -> int:
    """The length of the longest coefficient."""
    return max((c.bit_length() for c in p), default=0)


def divide(p: Univariate, q: Univariate, meter: Meter) -> tuple[Univariate, Univariate]:
    """Positive multiples, of the quotient and of the remainder of p by q != 0; each by a factor of its own."""
    quotient = [Fraction(0)] * max(len(p) - len(q) + 1, 0)
    rest = list(p)
    scale = Fraction(1)
    while len(rest) >= len(q):
        lead, shift = rest[-1], len(rest) - len(q)
        meter.spend(len(q) + len(rest), max(map(int.bit_length, rest)) + bits(q))
        quotient[shift] = Fraction(lead, q[-1]) / scale
        scale *= abs(q[-1])
        rest = [abs(q[-1]) * c for c in rest]
        for i, c in enumerate(q):
            rest[shift + i] -= sign(q[-1]) * lead * c
        while rest and not rest[-1]:
            rest.pop()
    return primitive(quotient), primitive(rest)


def remainders(p: Univariate, q: Univariate, meter: Meter) -> list[Univariate]:
    """The signed remainder sequence p, q, -rem(p, q), ..., to its last nonzero member."""
    sequence = [p, q] if q else [p]
    while len(sequence) > 1:
        _, rest = divide(sequence[-2], sequence[-1], meter)
        if not rest:
            break
        sequence.append(tuple(-c for c in rest))
    return sequence


def squarefree(p: Univariate, meter: Meter) -> Univariate:
    """The product of the distinct irreducible factors of p != 0, up to a constant of either sign."""
    quotient, _ = divide(p, remainders(p, derivative(p), meter)[-1], meter)
    return quotient


def odd_part(p: Univariate, meter: Meter) -> Univariate:
    """The product of the irreducible factors of p != 0 whose multiplicity is odd, up to a constant."""
    odd: Univariate = (1,)
    multiplicity = 1
    while len(p) > 1:
        distinct = squarefree(p, meter)
        p, _ = divide(p, distinct, meter)
        still = squarefree(p, meter) if len(p) > 1 else (1,)
        exactly, _ = divide(distinct, common(distinct, still, meter), meter)
        if multiplicity % 2:
            odd = multiply(odd, exactly, meter)
        multiplicity += 1
    return odd


def common(p: Univariate, q: Univariate, meter: Meter) -> Univariate:
    """A greatest common divisor of p and q, not both 0."""
    return remainders(p, q, meter)[-1]


class Point(Protocol):
    """A point of the extended real line, known by the signs of polynomials there."""

    def sign_of(self, p: Univariate, meter: Meter) -> int:
        """The sign of p at the point."""
        ...


@dataclass(frozen=True)
class Rational:
    """A rational number."""

    value: Fraction

    def sign_of(self, p: Univariate, meter: Meter) -> int:
        """The sign of p at the number, by Horner's rule in integers."""
        numerator, denominator = self.value.numerator, self.value.denominator
        total, power = 0, 1
        length = max(numerator.bit_length(), denominator.bit_length())
        meter.spend(2 * len(p), bits(p) + len(p) * length)
        for c in reversed(p):
            total, power = total * numerator + c * power, power * denominator
        return sign(total)


@dataclass(frozen=True)
class Infinity:
    """Plus or minus infinity, by its direction 1 or -1."""

    direction: int

    def sign_of(self, p: Univariate, meter: Meter) -> int:
        """The sign of p far out."""
        return sign(p[-1]) * (self.direction ** (len(p) - 1)) if p else 0


@dataclass(frozen=True)
class Algebraic:
    """value(s), where s is the only root of `defining` between `low` and `high`, which are not roots."""

    value: Univariate
    denominator: int
    defining: Univariate
    low: Fraction
    high: Fraction

    def sign_of(self, p: Univariate, meter: Meter) -> int:
        """The sign of p at value(s)/denominator: a Tarski query for p composed with it."""
        composed: Univariate = ()
        power = 1
        for c in reversed(p):
            constant, *rest = multiply(composed, self.value, meter) or (0,)
            composed = (constant + c * power, *rest)
            power *= self.denominator
        return tarski_query(self.defining, primitive(composed), Rational(self.low), Rational(self.high), meter)


def changes(signs: Sequence[int]) -> int:
    """The number of sign changes, zeros left out."""
    nonzero = [s for s in signs if s]
    return sum(a != b for a, b in pairwise(nonzero))


def tarski_query(m: Univariate, q: Univariate, low: Point, high: Point, meter: Meter) -> int:
    """The sum of sign q(x) over the distinct roots x of m in (low, high); the ends are no roots of m."""
    sequence = remainders(m, primitive(multiply(derivative(m), q, meter)), meter)
    at_low, at_high = ([end.sign_of(p, meter) for p in sequence] for end in (low, high))
    return changes(at_low) - changes(at_high)


def roots_between(p: Univariate, low: Point, high: Point, meter: Meter) -> int:
    """The number of distinct roots of p != 0 in the open interval (low, high), whose ends may be roots.

    For a squarefree p, V(low) - V(high) counts the roots in (low, high].
    """
    distinct = squarefree(p, meter)
    at_end = high.sign_of(distinct, meter) == 0
    return tarski_query(distinct, (1,), low, high, meter) - at_end
