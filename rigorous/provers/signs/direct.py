"""Proofs without lemmas: positive coefficients, equations of the domain, Sturm's theorem in one variable."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from flint import fmpq_mpoly

from rigorous.algebra import coefficients, generators, to_fraction
from rigorous.provers.ideal import reductions
from rigorous.provers.proof import Proof, term
from rigorous.provers.reals import between, roots
from rigorous.provers.signs.search import Search

MAX_REDUCTIONS = 20


def even(_search: Search, p: fmpq_mpoly, strict: bool, _depth: int) -> Iterator[Proof]:
    """Squares of monomials, with positive coefficients."""
    terms = p.to_dict()
    if all(c > 0 and all(e % 2 == 0 for e in m) for m, c in terms.items()) and (
        not strict or (0,) * p.context().nvars() in terms
    ):
        ctx = p.context()
        roots_of = {tuple(e // 2 for e in m): to_fraction(c) for m, c in terms.items()}
        yield {"squares": [term(c, ctx.from_dict({m: 1}), []) for m, c in roots_of.items()]}


def vanishing(search: Search, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
    """P = 0 by the equations of the domain."""
    laws = search.laws()
    if strict or not laws or depth:
        return
    for found, rest in islice(reductions(p, [h for _, h in laws]), MAX_REDUCTIONS):
        if rest.is_zero():
            parts = [{"equation": i, "cofactor": str(a)} for (i, _), a in zip(laws, found, strict=True)]
            yield {"squares": [], "ideal": parts}
            return


def is_on_a_line(search: Search, p: fmpq_mpoly) -> bool:
    """Whether p is in one variable, and the domain confines it to one interval and says nothing else of it."""
    names = set(generators(p))
    constants = {s.name for s in search.obligation.constants}
    about = [m for m in search.members[: search.given] if set(generators(m.polynomial)) & names]
    return len(names) == 1 and all(
        m.relation in (">", ">=")
        and len(coefficients(m.polynomial, *names)) == 2
        and set(generators(m.polynomial)) <= names | constants
        for m in about
    )


def sturm(search: Search, p: fmpq_mpoly, strict: bool, _depth: int) -> Iterator[Proof]:
    """One variable: no change of sign between the tightest bounds."""
    names = generators(p)
    if len(names) != 1:
        return
    (x,) = names
    lower, upper = search.tightest(x, 1), search.tightest(x, -1)
    low, high = (None if end is None else end[1] for end in (lower, upper))
    for point in between(roots(p, x), low, high):
        fields: Proof = {"variable": x, "sample": str(point)}
        fields |= {side: end[0] for side, end in (("lower", lower), ("upper", upper)) if end is not None}
        proof = {"sturm": fields}
        if search.accepts(p, strict, proof):
            yield proof
            return
