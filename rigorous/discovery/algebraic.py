"""Real algebraic numbers: roots of irreducible polynomials, enclosed as tightly as asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import count, pairwise
from math import ceil, floor
from typing import Any

from flint import arb, ctx, fmpq_mpoly, fmpq_poly, fmpz, fmpz_poly

from rigorous.algebra import coefficients
from rigorous.provers.reals import simplest

BITS = 64
DECIMALS = 6
PLACES = 12
"""Decimals of a rational number that stands for an irrational one."""


@dataclass(frozen=True)
class Algebraic:
    """The real root number `index`, counted upwards from 0, of an irreducible polynomial with integer coefficients.

    `minimal` holds the coefficients by rising powers.
    """

    minimal: tuple[int, ...]
    index: int

    def enclosure(self, bits: int = BITS) -> arb:
        """A ball of about 2^-bits with the number and no other root of its polynomial."""
        return real_roots(fmpz_poly(list(self.minimal)), bits)[self.index]

    def between(self) -> tuple[Fraction, Fraction]:
        """Decimal fractions around the number, if it is irrational, with no other root of its polynomial there."""
        for places in count(DECIMALS, DECIMALS):
            roots = [ends(x) for x in real_roots(fmpz_poly(list(self.minimal)), BITS + 4 * places)]
            below, above = roots.pop(self.index)
            low, high = (
                Fraction(floor(below * 10**places), 10**places),
                Fraction(ceil(above * 10**places), 10**places),
            )
            if all(b < low or high < a for a, b in roots):
                break
        return low, high

    def radical(self) -> tuple[Fraction, Fraction, int] | None:
        """p, q, d with the number p + q sqrt(d), d squarefree, if its degree is at most 2; q = 0 for a rational."""
        if len(self.minimal) > 3:
            return None
        if len(self.minimal) == 2:
            return Fraction(-self.minimal[0], self.minimal[1]), Fraction(0), 1
        c, b, a = self.minimal
        d = root = 1
        for prime, e in fmpz(b * b - 4 * a * c).factor():
            d, root = d * int(prime) ** (e % 2), root * int(prime) ** (e // 2)
        return Fraction(-b, 2 * a), Fraction(root if self.index else -root, 2 * abs(a)), d


def real_roots(p: fmpz_poly, bits: int = BITS) -> list[arb]:
    """Disjoint enclosures of the real roots of a squarefree polynomial, in order."""
    with ctx.workprec(bits):
        roots: Any = p.complex_roots()
        return sorted((root.real for root, _ in roots if root.imag.is_zero()), key=ends)


def ends(x: arb) -> tuple[Fraction, Fraction]:
    """The ends of a ball, exactly."""
    (middle, power), (radius, scale) = x.mid().man_exp(), x.rad().man_exp()
    m, r = int(middle) * Fraction(2) ** int(power), int(radius) * Fraction(2) ** int(scale)
    return m - r, m + r


def rational(x: Algebraic) -> Fraction | None:
    """The number as a fraction, if it is rational."""
    return Fraction(-x.minimal[0], x.minimal[1]) if len(x.minimal) == 2 else None


def bracket(x: Algebraic) -> tuple[Fraction, Fraction]:
    """The number itself twice, if it is rational; else the neighbouring decimals with so many PLACES.

    >>> bracket(Algebraic((-2, 0, 1), 1))
    (Fraction(1414213562373, 1000000000000), Fraction(707106781187, 500000000000))
    """
    value = rational(x)
    if value is not None:
        return value, value
    unit = 10**PLACES
    for bits in count(64, 64):
        low, high = (floor(end * unit) for end in ends(x.enclosure(bits)))
        if low == high:
            break
    return Fraction(low, unit), Fraction(low + 1, unit)


def roots_of(polynomials: Iterable[fmpq_mpoly], parameter: str) -> list[Algebraic]:
    """The real roots of nonzero polynomials in the parameter alone, in order, each once."""
    factors = {tuple(map(int, f.coeffs())) for p in polynomials for f, _ in univariate(p, parameter).factor()[1]}
    found = [Algebraic(f, i) for f in sorted(factors) for i in range(len(real_roots(fmpz_poly(list(f)))))]
    for bits in count(BITS, BITS):
        located = sorted(((ends(x.enclosure(bits)), x) for x in found), key=lambda pair: pair[0])
        if all(a[1] < b[0] for (a, _), (b, _) in pairwise(located)):
            break
    return [x for _, x in located]


def univariate(p: fmpq_mpoly, name: str) -> fmpz_poly:
    """A multiple, by a number, of the polynomial p in one generator."""
    return fmpq_poly([c.leading_coefficient() if not c.is_zero() else 0 for c in coefficients(p, name)]).numer()


def samples(low: Algebraic | None, high: Algebraic | None) -> Iterator[Fraction]:
    """Rational numbers strictly between the two, simple ones first; None is no end."""
    gaps = [_gap(low, high)]
    while True:
        a, b = gaps.pop(0)
        middle = simplest(a, b)
        yield middle
        gaps += [(a, middle), (middle, b)]


def _gap(low: Algebraic | None, high: Algebraic | None) -> tuple[Fraction, Fraction]:
    """Ends of an interval strictly between the two; one of length about 2 where there is no end."""
    if low is None:
        right = Fraction(1) if high is None else ends(high.enclosure())[0]
        return Fraction(floor(right) - 2), right
    if high is None:
        left = ends(low.enclosure())[1]
        return left, Fraction(ceil(left) + 2)
    for bits in count(BITS, BITS):
        left, right = ends(low.enclosure(bits))[1], ends(high.enclosure(bits))[0]
        if left < right:
            break
    return left, right
