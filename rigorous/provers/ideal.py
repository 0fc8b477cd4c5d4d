"""Finding cofactors: division by the generators of an ideal.

Each generator is assigned a main variable, in which its leading coefficient is a number, and every multiple of its
leading power is divided away until nothing changes. If the main variables differ, the leading powers are coprime, the
generators are a Groebner basis for any order that makes these powers lead, and the remainder is 0 on the ideal alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from flint import fmpq_mpoly

from rigorous.algebra import coefficients, constant, generators, scalar, to_flint
from rigorous.checker.identity import Identity

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


def reductions(p: fmpq_mpoly, ideal: list[fmpq_mpoly]) -> Iterator[tuple[list[fmpq_mpoly], fmpq_mpoly]]:
    """Cofactors and remainder of p for every assignment of main variables to the generators, none used twice."""
    choices = [[*(x for x in generators(g) if constant(coefficients(g, x)[-1])), None] for g in ideal]
    for assignment in product(*choices):
        used = [x for x in assignment if x is not None]
        if len(set(used)) == len(used):
            yield _reduced(p, ideal, assignment)


def _reduced(
    p: fmpq_mpoly, ideal: list[fmpq_mpoly], assignment: tuple[str | None, ...]
) -> tuple[list[fmpq_mpoly], fmpq_mpoly]:
    found, rest = [p * 0 for _ in ideal], p
    for _ in range(MAX_ROUNDS):
        before = rest
        for i, (g, x) in enumerate(zip(ideal, assignment, strict=True)):
            if x is not None:
                quotient, rest = divided(rest, g, x)
                found[i] += quotient
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
