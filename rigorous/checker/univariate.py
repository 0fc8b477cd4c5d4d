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

from .limits import Meter, fits
from .polynomial import reduced

Univariate = tuple[int, ...]


def sign(value: Fraction | int) -> int:
    """-1, 0 or 1."""
    return (value > 0) - (value < 0)


def primitive(coefficients: Sequence[int], meter: Meter) -> Univariate:
    """The positive multiple with coprime coefficients."""
    meter.spend(len(coefficients), bits(coefficients))
    integers = list(reduced(coefficients, 0, meter)[0])
    while integers and not integers[-1]:
        integers.pop()
    return tuple(integers)


def derivative(p: Univariate, meter: Meter) -> Univariate:
    """A positive multiple of p'."""
    return primitive([i * c for i, c in enumerate(p)][1:], meter)


def multiply(p: Univariate, q: Univariate, meter: Meter) -> Univariate:
    """P q, exactly."""
    fits(len(p) + len(q), bits(p) + bits(q))
    meter.spend(len(p) * len(q), bits(p), bits(q))
    total = [0] * max(len(p) + len(q) - 1, 0)
    for i, x in enumerate(p):
        for j, y in enumerate(q):
            total[i + j] += x * y
    return tuple(total)


def bits(p: Sequence[int]) -> int:
    """The length of the longest coefficient."""
    return max((c.bit_length() for c in p), default=0)


def divide(p: Univariate, q: Univariate, meter: Meter) -> tuple[Univariate, Univariate]:
    """Positive multiples, of the quotient and of the remainder of p by q != 0; each by a factor of its own."""
    quotient = [0] * max(len(p) - len(q) + 1, 0)
    rest = list(p)
    lead, side = abs(q[-1]), sign(q[-1])
    while len(rest) >= len(q):
        shift, factor, size = len(rest) - len(q), side * rest[-1], max(bits(rest), bits(quotient))
        fits(len(p), size + bits(q))
        meter.spend(len(p) + 2 * len(q), size, bits(q))
        quotient = [lead * c for c in quotient]
        quotient[shift] += factor
        rest = [lead * c for c in rest]
        for i, c in enumerate(q):
            rest[shift + i] -= factor * c
        while rest and not rest[-1]:
            rest.pop()
    return primitive(quotient, meter), primitive(rest, meter)


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
    quotient, _ = divide(p, remainders(p, derivative(p, meter), meter)[-1], meter)
    return quotient


def odd_part(p: Univariate, meter: Meter) -> Univariate:
    """The product of the irreducible factors of p != 0 whose multiplicity is odd, up to a constant."""
    odd: Univariate = (1,)
    multiplicity = 1
    while len(p) > 1:
        distinct = squarefree(p, meter)
        p, _ = divide(p, distinct, meter)
        still = squarefree(p, meter) if len(p) > 1 else (1,)
        exactly, _ = divide(distinct, remainders(distinct, still, meter)[-1], meter)
        if multiplicity % 2:
            odd = multiply(odd, exactly, meter)
        multiplicity += 1
    return odd


@dataclass(frozen=True)
class Rational:
    """A rational number."""

    value: Fraction

    def sign_of(self, p: Univariate, meter: Meter) -> int:
        """The sign of p at the number, by Horner's rule in integers."""
        numerator, denominator = self.value.numerator, self.value.denominator
        total, power = 0, 1
        length = max(numerator.bit_length(), denominator.bit_length())
        meter.spend(2 * len(p[1:]), bits(p) + len(p) * length, length)
        meter.spend(len(p[1:]), bits(p), len(p) * length // 2)
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
            meter.spend(2, c.bit_length() + self.denominator.bit_length(), power.bit_length())
            constant, *rest = multiply(composed, self.value, meter) or (0,)
            composed = (constant + c * power, *rest)
            power *= self.denominator
        return tarski_query(self.defining, primitive(composed, meter), Rational(self.low), Rational(self.high), meter)


Point = Rational | Infinity | Algebraic
"""A point of the extended real line, known by the signs of polynomials there."""


def changes(signs: Sequence[int]) -> int:
    """The number of sign changes, zeros left out."""
    nonzero = [s for s in signs if s]
    return sum(a != b for a, b in pairwise(nonzero))


def tarski_query(m: Univariate, q: Univariate, low: Point, high: Point, meter: Meter) -> int:
    """The sum of sign q(x) over the distinct roots x of m in (low, high); the ends are no roots of m."""
    sequence = remainders(m, primitive(multiply(derivative(m, meter), q, meter), meter), meter)
    at_low, at_high = ([end.sign_of(p, meter) for p in sequence] for end in (low, high))
    return changes(at_low) - changes(at_high)


def roots_between(p: Univariate, low: Point, high: Point, meter: Meter) -> int:
    """The number of distinct roots of p != 0 in the open interval (low, high), whose ends may be roots.

    For a squarefree p, V(low) - V(high) counts the roots in (low, high].
    """
    distinct = squarefree(p, meter)
    at_end = high.sign_of(distinct, meter) == 0
    return tarski_query(distinct, (1,), low, high, meter) - at_end
