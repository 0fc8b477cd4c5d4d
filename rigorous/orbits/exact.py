"""Algebraic numbers guessed from their digits: the polynomials of a bifurcation value and of its cycle."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import chain

from flint import arb, fmpz_mat

from rigorous.orbits.precision import ball, precision, size, to_grid

SLACK = 16
"""Bits of a relation that may be lost to rounding."""
SPARE = 0.9
"""The share of the bits that the integers of a relation may use up: a relation with more would be no surprise."""


def minimal_polynomial(value: arb, max_degree: int, bits: int) -> tuple[int, ...] | None:
    """The integer polynomial of least degree, low to high, of which the value, correct to 2^-bits, seems to be a root.

    It is found with half of the bits and verified with all of them.

    >>> with precision(220):
    ...     minimal_polynomial(1 + 2 * arb(2).sqrt(), 4, 200)
    (-7, -2, 1)
    """
    for degree in range(1, max_degree + 1):
        with precision(bits + SLACK):
            powers = _powers(value, degree + 1)
        relation = integer_relation(powers, bits)
        if relation is not None and relation[-1]:
            return relation if relation[-1] > 0 else tuple(-c for c in relation)
    return None


def cycle_polynomial(
    points: Sequence[arb], value: arb, minimal: Sequence[int], bits: int
) -> tuple[tuple[Fraction, ...], ...] | None:
    """The monic polynomial in x over Q(alpha) with these roots, low to high, or with these and their mirror images.

    Each coefficient is a polynomial in alpha, low to high, of degree less than that of alpha, whose minimal polynomial
    is given. The points and the value alpha are correct to 2^-bits.

    >>> with precision(220):
    ...     cycle_polynomial([(arb(2).sqrt() + s * arb(2)) / 3 for s in (1, -1)], arb(2).sqrt(), (-2, 0, 1), 200)
    ((Fraction(-2, 9), Fraction(0, 1)), (Fraction(0, 1), Fraction(-2, 3)), (Fraction(1, 1), Fraction(0, 1)))
    """
    with precision(bits + SLACK):
        powers = _powers(value, len(minimal) - 1)
        alone = _from_roots(points)
        squares = _from_roots([x * x for x in points])
        mirrored = list(chain.from_iterable((c, arb(0)) for c in squares))[:-1]
    for candidate in (alone, mirrored):
        found = [_in_powers(c, powers, bits) for c in candidate]
        known = [c for c in found if c is not None]
        if len(known) == len(candidate):
            return tuple(known)
    return None


def integer_relation(numbers: Sequence[arb], bits: int) -> tuple[int, ...] | None:
    """Integers c_j, not all zero, with sum c_j x_j = 0 to all of the bits, and small enough that it is no chance."""
    half, n = bits // 2, len(numbers)
    rows = [[int(i == j) for j in range(n)] + [_scaled(x, half)] for i, x in enumerate(numbers)]
    shortest = fmpz_mat(rows).lll().tolist()[0]
    relation = tuple(int(c) for c in shortest[:-1])
    height = sum(c.bit_length() + 1 for c in relation if c)
    if height > SPARE * half:
        return None
    with precision(2 * bits):
        total = sum((c * x.mid() for c, x in zip(relation, numbers, strict=True)), arb(0))
        largest = max(size(c * x.mid()) for c, x in zip(relation, numbers, strict=True))
    return relation if size(total) < max(largest, 0) - bits + SLACK else None


def _scaled(x: arb, bits: int) -> int:
    return int(to_grid(x, bits) * (1 << bits))


def _powers(value: arb, count: int) -> list[arb]:
    powers = [arb(1)]
    while len(powers) < count:
        powers.append((powers[-1] * value.mid()).mid())
    return powers


def _from_roots(roots: Sequence[arb]) -> list[arb]:
    """The coefficients of the monic polynomial, low to high."""
    result = [arb(1)]
    for root in roots:
        shifted = [arb(0), *result]
        result = [(s - root.mid() * c).mid() for s, c in zip(shifted, [*result, arb(0)], strict=True)]
    return result


def _in_powers(number: arb, powers: Sequence[arb], bits: int) -> tuple[Fraction, ...] | None:
    """The number as a rational combination of powers of alpha."""
    if size(number) < SLACK - bits:
        return (Fraction(0),) * len(powers)
    relation = integer_relation([*powers, number], bits)
    if relation is None or relation[-1] == 0:
        return None
    return tuple(Fraction(-c, relation[-1]) for c in relation[:-1])


def combined(coefficients: Sequence[Fraction], value: arb) -> arb:
    """The value of a polynomial in alpha, at the current precision."""
    total = arb(0)
    for c in reversed(coefficients):
        total = total * value + ball(c)
    return total
