"""Signs by comparison with what is known: a member of the domain less, or a member divided."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from flint import fmpq_mpoly

from rigorous.algebra import constant, to_fraction
from rigorous.provers.proof import Proof, term
from rigorous.provers.signs.search import Search


def subtracted(search: Search, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
    """P = c g + rest, for a member g and a number c > 0 that leaves fewer terms, with rest >= 0."""
    terms = p.to_dict()
    for i, g in search.inequalities():
        ratios = {terms[m] / c for m, c in g.to_dict().items() if m in terms}
        for c in (c for c in sorted(ratios) if c > 0):
            rest = p - c * g
            if len(rest) < len(p):
                k = search.establish(rest, strict and not search.members[i].strict, depth)
                if k is not None:
                    yield {"squares": [term(to_fraction(c), "1", [i]), term(Fraction(1), "1", [k])]}


def divisor(search: Search, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
    """Q p = g + rest, for a member g, with q > 0 and rest >= 0."""
    for i, g in search.inequalities():
        quotient, rest = divmod(g, p)
        if constant(quotient) is not None:
            continue
        k = search.establish(-rest, strict and not search.members[i].strict, depth)
        m = None if k is None else search.establish(quotient, True, depth)
        if k is not None and m is not None:
            yield {"squares": [term(Fraction(1), "1", [i]), term(Fraction(1), "1", [k])], "times": [m]}
