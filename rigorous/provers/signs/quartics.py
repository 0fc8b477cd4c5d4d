"""Signs of quartics, as sums of two squares by Ferrari's method."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from flint import fmpq_mpoly

from rigorous.algebra import coefficients, constant, generators
from rigorous.provers.proof import Proof, term
from rigorous.provers.signs.search import Search

Squares = tuple[fmpq_mpoly, fmpq_mpoly, fmpq_mpoly, fmpq_mpoly, fmpq_mpoly]


def ferrari(search: Search, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
    """P = A^2 + r B^2, for a quartic in a generator or its square.

    With A = B L + c: p (r + L^2) = r c^2 + (A L + r B)^2, where r c^2 > 0.
    """
    for a, b, quotient, r, c in _two_squares(p):
        k = search.establish(r, strict, depth)
        if k is None:
            continue
        if not strict:
            yield {"squares": [term(Fraction(1), a, []), term(Fraction(1), b, [k])]}
            continue
        square = search.establish(c**2, True, depth)
        if square is not None:
            sum_of_both = {"squares": [term(Fraction(1), "1", [k]), term(Fraction(1), quotient, [])]}
            search.add(r + quotient**2, ">", sum_of_both)
            squares = [term(Fraction(1), "1", [k, square]), term(Fraction(1), a * quotient + r * b, [])]
            yield {"squares": squares, "times": [len(search.members) - 1]}


def _two_squares(p: fmpq_mpoly) -> Iterator[Squares]:
    """A, B, L, r, c with p = A^2 + r B^2 and A = B L + c, for X^4 + ... and X = x or X = x^2.

    A = X^2 + aX/2 + t, for the t that are polynomials and leave a multiple of a square: the roots of the resolvent.
    """
    for x in generators(p):
        generator = p.context().gen(p.context().names().index(x))
        parts = coefficients(p, x)
        power = 2 if len(parts) == 9 and all(part.is_zero() for part in parts[1::2]) else 1
        if len(parts) != 4 * power + 1 or constant(parts[-1]) != 1:
            continue
        variable = generator**power
        d, c, b, a, _ = parts[::power]
        resolvent = (c - a * generator) ** 2 - 4 * (b - a**2 / 4 - 2 * generator) * (d - generator**2)
        for factor in (coefficients(f, x) for f, _ in resolvent.factor()[1]):
            if len(factor) != 2 or constant(factor[1]) is None:
                continue
            t = factor[0] / -factor[1]
            r, slope = b - a**2 / 4 - 2 * t, c - a * t
            beta, rest = divmod(slope, 2 * r) if not r.is_zero() else (slope, slope)
            if rest.is_zero():
                square = variable**2 + a * variable / 2 + t
                yield square, variable + beta, variable + a / 2 - beta, r, beta**2 - a * beta / 2 + t
