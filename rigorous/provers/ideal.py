"""Finding cofactors: division by the generators of an ideal, in FLINT and SymPy."""

from __future__ import annotations

from rigorous.algebra import generators, to_flint
from rigorous.checker.identity import Identity
from rigorous.provers.sign import divided


def cofactors(obligation: Identity) -> list[str] | None:
    """Polynomials a_i with difference = sum a_i g_i, or None if division finds none."""
    rest, ideal = to_flint(obligation.difference), [to_flint(g) for g in obligation.modulo]
    found = [rest.context().constant(0) for _ in ideal]
    if len(ideal) == 1 and not rest.is_zero():
        quotient, remainder = divmod(rest, ideal[0])
        return [str(quotient)] if remainder.is_zero() else None
    for _ in range(len(ideal) * 4):
        if rest.is_zero():
            return [str(a) for a in found]
        for i, g in enumerate(ideal):
            for x in generators(g):
                quotient, remainder = divided(rest, g, x)
                if not quotient.is_zero() and remainder.total_degree() <= rest.total_degree():
                    found[i], rest = found[i] + quotient, remainder
    return [str(a) for a in found] if rest.is_zero() else None
