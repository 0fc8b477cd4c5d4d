"""Signs by two cases."""

from __future__ import annotations

from collections.abc import Iterator

from flint import fmpq_mpoly

from rigorous.algebra import constant, generators
from rigorous.provers.proof import Proof
from rigorous.provers.signs.search import Search

MAX_DEGREE = 10


def cases(search: Search, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
    """Two cases, by the sign of a factor of a partial derivative; for the goal itself alone."""
    if depth or search.nesting or not search.effort.cases or p.total_degree() > MAX_DEGREE:
        return
    candidates = [f for x in generators(p) for f, _ in p.derivative(x).factor()[1]]
    for q in {str(f): f for f in candidates if constant(f) is None}.values():
        sides = {"nonnegative": (q, ">="), "negative": (-q, ">")}
        found = {name: search.in_case(p, strict, *case) for name, case in sides.items()}
        if None not in found.values():
            yield {"cases": {"on": str(q)} | found}
