"""Cofactors: the polynomial k with h o F = h k, for which h = 0 is an invariant set of F."""

from __future__ import annotations

from flint import fmpq_mpoly

from rigorous.checker.limits import MAX_DEGREE, within
from rigorous.systems import PolynomialSystem


def cofactor(system: PolynomialSystem, function: str) -> str | None:
    """The polynomial k in parameters and variables with `function` o F = `function` * k, or None if there is none.

    The answer is exact both ways: it is the quotient of a division with remainder in Q[parameters, variables].

    Raises ValueError for the function 0, of which every k is a cofactor; Malformed for a text that is no polynomial;
    ResourceExceeded when the composition would have a degree above the checker's limit.

    >>> from rigorous.bundled import TWO_FACTOR
    >>> cofactor(TWO_FACTOR, "u - v")
    '-mu + u*v + 1'
    >>> cofactor(TWO_FACTOR, "u - 2*v") is None
    True
    """
    h = system.polynomial(function)
    if h.is_zero():
        raise ValueError("every polynomial is a cofactor of 0")
    within("degree", h.total_degree() * max(p.total_degree() for p in system.components), MAX_DEGREE)
    k = multiplier(system, h)
    return None if k is None else str(k)


def multiplier(system: PolynomialSystem, h: fmpq_mpoly) -> fmpq_mpoly | None:
    """The same for a polynomial h != 0 that is given as such."""
    quotient, rest = divmod(system.image(str(h)), h)
    return quotient if rest.is_zero() else None
