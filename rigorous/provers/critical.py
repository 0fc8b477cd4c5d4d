"""Witnesses for the critical points of a map of the line, by division."""

from __future__ import annotations

from fractions import Fraction

from rigorous.algebra import to_flint
from rigorous.checker.lemmas.critical import Critical, odd


def critical(obligation: Critical) -> dict[str, str] | None:
    """The polynomial whose value, or whose root, is the critical point; None if that is no polynomial."""
    f, x = obligation.f, obligation.x
    slope = f.derivative(x)
    lead = slope.derivative(x).derivative(x).scaled(Fraction(1, 2)) if odd(f, x) else slope.derivative(x)
    if not lead:
        return None
    quotient, rest = divmod(-to_flint(slope.substitute({x: f.ring.constant(0)})), to_flint(lead))
    return None if rest else {"is": str(quotient)}
