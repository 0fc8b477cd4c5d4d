"""Finding cofactors: division by the generators of an ideal.

The generators are taken in some order; each is reduced by those before it and assigned a main variable, in which its
leading coefficient is a number, if there is one. Then every multiple of a leading power is divided away until nothing
changes. Orders and main variables are tried one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, permutations

from flint import fmpq_mpoly

from rigorous.algebra import coefficients, constant, generators, scalar, to_flint
from rigorous.checker.lemmas.identity import Identity

MAX_ASSIGNMENTS = 200
MAX_ROUNDS = 30
MAX_DEGREE = 60


def cofactors(obligation: Identity) -> list[str] | None:
    """Polynomials a_i with difference = sum a_i g_i, or None if division finds none."""
    difference, ideal = to_flint(obligation.difference), [to_flint(g) for g in obligation.modulo]
    if len(ideal) == 1 and not difference.is_zero():
        quotient, rest = divmod(difference, ideal[0])
        if rest.is_zero():
            return [str(quotient)]
    for found, rest in islice(reductions(difference, ideal), MAX_ASSIGNMENTS):
        if rest.is_zero():
            return [str(a) for a in found]
    return None


@dataclass(frozen=True)
class Divisor:
    """A member of the ideal, its main variable if it has one, and its cofactors for the given generators."""

    polynomial: fmpq_mpoly
    main: str | None
    cofactors: tuple[fmpq_mpoly, ...]


def reductions(p: fmpq_mpoly, ideal: list[fmpq_mpoly]) -> Iterator[tuple[list[fmpq_mpoly], fmpq_mpoly]]:
    """Cofactors and remainder of p, for every order of the generators and every choice of main variables."""
    for order in permutations(range(len(ideal))):
        for divisors in _divisors(ideal, list(order), []):
            yield _reduced(p, divisors, len(ideal))


def _divisors(ideal: list[fmpq_mpoly], order: list[int], found: list[Divisor]) -> Iterator[list[Divisor]]:
    """The choices of divisors that begin with `found`."""
    if not order:
        yield found
        return
    i, *rest = order
    subtracted, remainder = _reduced(ideal[i], found, len(ideal))
    cofactors = tuple((j == i) - a for j, a in enumerate(subtracted))
    if remainder.is_zero():
        yield from _divisors(ideal, rest, found)
        return
    mains: list[str | None] = [x for x in generators(remainder) if constant(coefficients(remainder, x)[-1])]
    for x in mains or [None]:
        yield from _divisors(ideal, rest, [*found, Divisor(remainder, x, cofactors)])


def _reduced(p: fmpq_mpoly, divisors: list[Divisor], size: int) -> tuple[list[fmpq_mpoly], fmpq_mpoly]:
    """Cofactors and remainder of p."""
    found, rest = [p * 0 for _ in range(size)], p
    for _ in range(MAX_ROUNDS):
        before = rest
        for divisor in divisors:
            g, x = divisor.polynomial, divisor.main
            quotient, rest = divmod(rest, g) if x is None else divided(rest, g, x)
            found = [a + quotient * c for a, c in zip(found, divisor.cofactors, strict=True)]
        if rest == before or rest.total_degree() > MAX_DEGREE:
            break
    return found, rest


def divided(p: fmpq_mpoly, h: fmpq_mpoly, x: str) -> tuple[fmpq_mpoly, fmpq_mpoly]:
    """Quotient and remainder of p by h as polynomials in x; (0, p) unless h's leading coefficient is a number."""
    lead = constant(coefficients(h, x)[-1])
    quotient, rest = p.context().constant(0), p
    generator = p.context().gen(p.context().names().index(x))
    degree = len(coefficients(h, x)) - 1
    if not lead or not degree:
        return quotient, rest
    while len(parts := coefficients(rest, x)) > degree:
        step = parts[-1] * generator ** (len(parts) - 1 - degree) / scalar(lead)
        quotient, rest = quotient + step, rest - step * h
    return quotient, rest
