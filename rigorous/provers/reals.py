"""Numbers to try: approximate real roots, and simple rationals between given numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import Any

from flint import fmpq_mpoly, fmpq_poly, fmpz_poly

from rigorous.algebra import coefficients
from rigorous.checker.constants import Constant

FAR = 16
"""How far beyond the last root or bound samples are taken when there is no end."""


def roots(p: fmpq_mpoly, x: str) -> list[float]:
    """About the real roots of a nonzero polynomial in x alone, in order."""
    numbers = [part.leading_coefficient() if not part.is_zero() else 0 for part in coefficients(p, x)]
    return real_roots(fmpq_poly(numbers).numer())


def real_roots(p: fmpz_poly) -> list[float]:
    """The same, for a polynomial in one variable with integer coefficients."""
    found: Any = p.complex_roots()
    return sorted({float(root.real.mid()) for root, _ in found if root.imag.contains(0)})


def approximate(s: Constant) -> Fraction:
    """A rational number close to an algebraic constant."""
    inside = (r for r in real_roots(fmpz_poly(list(s.defining))) if s.low < r < s.high)
    return Fraction(next(inside, float(s.low)))


def simplest(low: Fraction, high: Fraction) -> Fraction:
    """The fraction of least denominator in the open interval (low, high), low < high, by continued fractions.

    >>> simplest(Fraction(31, 100), Fraction(34, 100))
    Fraction(1, 3)
    """
    if low < 0 < high:
        return Fraction(0)
    if high <= 0:
        return -simplest(-high, -low)
    whole = floor(low)
    if whole + 1 < high:
        return Fraction(whole + 1)
    if low == whole:
        return whole + Fraction(1, floor(1 / (high - whole)) + 1)
    return whole + 1 / simplest(1 / (high - whole), 1 / (low - whole))


def between(points: Iterable[float], low: float | None, high: float | None) -> Iterator[Fraction]:
    """A simple rational in each gap that the points leave between low and high, where None is no end."""
    inside = sorted(p for p in points if (low is None or p > low) and (high is None or p < high))
    first = min(inside, default=high if high is not None else 0.0) if low is None else low
    last = max(inside, default=low if low is not None else 0.0) if high is None else high
    cuts = [first - FAR] * (low is None) + [first] * (low is not None) + inside
    cuts += [last] * (high is not None) + [last + FAR] * (high is None)
    for a, b in pairwise(cuts):
        left, right = Fraction(a), Fraction(b)
        if left < right:
            margin = (right - left) / 64
            yield simplest(left + margin, right - margin)
