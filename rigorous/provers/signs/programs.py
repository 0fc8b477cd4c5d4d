"""Signs by semidefinite programs."""

from __future__ import annotations

from collections.abc import Iterator

from flint import fmpq_mpoly

from rigorous.provers.proof import Proof, term
from rigorous.provers.signs.search import Search
from rigorous.provers.sums_of_squares import sum_of_squares

MAX_PROGRAMS = 30


def sos(search: Search, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
    """A sum of squares with products of members, modulo the equations, rounded to rationals."""
    search.programs += search.effort.semidefinite
    if not search.effort.semidefinite or search.programs > MAX_PROGRAMS:
        return
    given = list(enumerate(search.members[: search.given]))
    inequalities = [(i, m.polynomial, m.strict) for i, m in given if m.relation in (">", ">=")]
    inequalities += [(i, m.polynomial**2, True) for i, m in given if m.relation == "!="]
    equations = [(i, m.polynomial) for i, m in given if m.relation == "="]
    found = sum_of_squares(p, strict, inequalities, equations, powers=(0,) if depth else (0, 1, 2))
    if found is not None:
        terms, parts = found
        proof: Proof = {"squares": [term(weight, square, members) for weight, square, members in terms]}
        if parts:
            proof["ideal"] = [{"equation": i, "cofactor": str(cofactor)} for i, cofactor in parts]
        if search.accepts(p, strict, proof):
            yield proof
