"""Oracles for kernels: polynomials at rational points, and interval arithmetic with rational ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import isinf, isnan, prod

Terms = Mapping[tuple[int, ...], Fraction]
Ends = tuple[Fraction, Fraction]


def value(terms: Terms, point: Sequence[Fraction]) -> Fraction:
    return sum((c * prod(x**n for x, n in zip(point, m, strict=True)) for m, c in terms.items()), Fraction(0))


def derivative(terms: Terms, i: int) -> dict[tuple[int, ...], Fraction]:
    return {(*m[:i], m[i] - 1, *m[i + 1 :]): c * m[i] for m, c in terms.items() if m[i]}


def lies(x: Fraction, low: float, high: float) -> bool:
    """Whether low <= x <= high, exactly; False for NaN."""
    if isnan(low) or isnan(high):
        return False
    return (low < 0 if isinf(low) else Fraction(low) <= x) and (high > 0 if isinf(high) else x <= Fraction(high))


def times(x: Ends, y: Ends) -> Ends:
    ends = [a * b for a, b in product(x, y)]
    return min(ends), max(ends)


def minus(x: Ends, y: Ends) -> Ends:
    return x[0] - y[1], x[1] - y[0]
