"""Signs by two cases: those of a slope, or that the goal fails, which contradicts an equation of the domain."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import prod

from flint import fmpq_mpoly

from rigorous.algebra import constant, generators
from rigorous.provers.proof import Proof, term
from rigorous.provers.signs.effort import CONTRARIES, IN_CASES
from rigorous.provers.signs.search import Search

MAX_DEGREE = 10


def cases(search: Search, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
    """Two cases, by the sign of a factor of a partial derivative; for the goal itself alone."""
    if depth or search.nesting or not search.effort.cases or p.total_degree() > MAX_DEGREE:
        return
    candidates = [f for x in generators(p) for f, _ in p.derivative(x).factor()[1]]
    for q in {str(f): f for f in candidates if constant(f) is None}.values():
        sides = {"nonnegative": (q, ">="), "negative": (-q, ">")}
        rounds = (search.effort._replace(cases=False),) if search.effort.expansions else IN_CASES
        found = {name: search.in_case(p, strict, *case, rounds) for name, case in sides.items()}
        if None not in found.values():
            yield {"cases": {"on": str(q)} | found}


def contrary(search: Search, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
    """The goal holds, as where it fails an equation h = 0 of the domain has a factor f > 0, and the others are not 0.

    Where -p >= 0, or -p > 0: f u^2 p = 0, or = f u^2 > 0, modulo h, where u != 0 and h divides f u^2.
    """
    if depth > 1 or search.nesting or not search.effort.contraries or p.total_degree() > MAX_DEGREE:
        return
    given = search.given
    for i, h in search.laws():
        for f, others in _last_factors(search, h):
            witness = search.in_case(f, True, -p, ">=" if strict else ">", CONTRARIES, without=i)
            if witness is None:
                continue
            lemmas = [*witness.get("lemmas", []), {"sign": f"{f} > 0", "proof": witness["proof"]}]
            times = [given + len(lemmas), *others]
            product = f * prod((search.members[j].polynomial ** 2 for j in others), start=f**0)
            cofactor = divmod(product * (p - 1 if strict else p), h)[0]
            squares = [term(Fraction(1), "1", times)] if strict else []
            impossible = {"squares": squares, "times": times, "ideal": [{"equation": i, "cofactor": str(cofactor)}]}
            fails: Proof = {"lemmas": lemmas, "proof": impossible}
            holds: Proof = {"proof": {"squares": [term(Fraction(1), "1", [given])]}}
            on, sides = (-p, (fails, holds)) if strict else (p, (holds, fails))
            yield {"cases": {"on": str(on), "nonnegative": sides[0], "negative": sides[1]}}


def _last_factors(search: Search, h: fmpq_mpoly) -> Iterator[tuple[fmpq_mpoly, list[int]]]:
    """A factor of h and its negative, if the domain says of each other one that it is not 0; with where it says so."""
    factors = h.factor()[1]
    for f, multiplicity in factors if not h.is_zero() else ():
        others = [(_multiple(search, g), m) for g, m in factors if g != f]
        if multiplicity == 1 and all(j is not None for j, _ in others):
            positions = [j for j, m in others for _ in range((m + 1) // 2) if j is not None]
            yield f, positions
            yield -f, positions


def _multiple(search: Search, f: fmpq_mpoly) -> int | None:
    """The position of a condition of the domain that says f g != 0 for some g."""
    given = enumerate(search.members[: search.given])
    return next((i for i, m in given if m.relation == "!=" and divmod(m.polynomial, f)[1].is_zero()), None)
