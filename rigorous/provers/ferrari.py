"""Quartics as sums or differences of two squares, by Ferrari's method."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flint import fmpq_mpoly

from rigorous.algebra import coefficients, constant, generators


@dataclass(frozen=True)
class TwoSquares:
    """A^2 + r B^2, where A = B L + c; A is monic of degree two in X = `variable`^`power`, B and L are of degree one."""

    variable: str
    power: int
    a: fmpq_mpoly
    b: fmpq_mpoly
    quotient: fmpq_mpoly
    r: fmpq_mpoly
    c: fmpq_mpoly


def two_squares(p: fmpq_mpoly) -> Iterator[TwoSquares]:
    """The ways to write p so, if it is X^4 + ... with X = x or X = x^2, and has polynomials in the roles.

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
            if r.is_zero():
                continue
            beta, rest = divmod(slope, 2 * r)
            if rest.is_zero():
                square = variable**2 + a * variable / 2 + t
                ends = (variable + beta, variable + a / 2 - beta, r, beta**2 - a * beta / 2 + t)
                yield TwoSquares(x, power, square, *ends)
