"""Signs modulo the equations of the domain."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product

from flint import fmpq_mpoly

from rigorous.algebra import constant, generators
from rigorous.provers.ideal import divided
from rigorous.provers.linear import combination, monomials
from rigorous.provers.proof import Proof, constant_proof, term
from rigorous.provers.signs.known import is_affine
from rigorous.provers.signs.programs import sos
from rigorous.provers.signs.search import Search

MULTIPLYING_DEPTH = 2
MAX_PARTS = 300


def eliminate(search: Search, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
    """P reduced by an equation of the domain."""
    yield from _reduced(search, p, strict, depth, {})


def eliminate_multiple(search: Search, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
    """The product of p with a member, as it is or reduced by an equation of the domain."""
    for i in search.factors if depth <= MULTIPLYING_DEPTH else ():
        member = search.members[i]
        if member.strict or (strict and member.relation == ">="):
            factor = member.polynomial**2 if member.relation == "!=" else member.polynomial
            found = search.member(factor * p, strict)
            if found is not None:
                yield {"squares": [term(found[1], "1", [found[0]])], "times": [i]}
            yield from _reduced(search, factor * p, strict, depth, {"times": [i]})
    if depth or not search.effort.semidefinite:
        return
    signed = [(i, m.polynomial) for i, m in enumerate(search.members[: search.given]) if m.relation == ">"]
    products = [([i], g) for i, g in signed] + [([i, j], g * h) for (i, g), (j, h) in combinations(signed, 2)]
    for chosen, factor in products:
        for proof in sos(search, factor * p, strict, depth):
            yield proof | {"times": chosen}


def multiple_of_unequal(search: Search, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
    """P = c e^2 by the equations of the domain, with e != 0 and c of degree 2 at most in one generator."""
    laws, ctx = search.laws(), p.context()
    unequal = [(i, m.polynomial) for i, m in enumerate(search.members[: search.given]) if m.relation == "!="]
    if depth or not laws:
        return
    names = sorted({x for q in (p, *(h for _, h in laws)) for x in generators(q)})
    gens = [ctx.gen(ctx.names().index(x)) for x in names]
    owners = [
        (k, m, h)
        for k, (_, h) in enumerate(laws)
        for m in monomials(gens, max(p.total_degree() - h.total_degree(), 0), ctx.constant(1))
    ]
    for (i, e), x in product(unequal if len(owners) <= MAX_PARTS else (), gens):
        powers = monomials([x], 2, ctx.constant(1))
        found = combination([[c * e * e] for c in powers] + [[m * h] for _, m, h in owners], [p])
        if found is None:
            continue
        c = sum((f * m for f, m in zip(found, powers, strict=False)), ctx.constant(0))
        known = search.establish(c, strict, depth)
        if known is None:
            continue
        ideal = [
            {
                "equation": j,
                "cofactor": str(
                    sum(
                        (f * m for f, (owner, m, _) in zip(found[3:], owners, strict=True) if owner == k),
                        ctx.constant(0),
                    )
                ),
            }
            for k, (j, _) in enumerate(laws)
        ]
        yield {"squares": [term(Fraction(1), "1", [known, i])], "ideal": ideal}


def _reduced(search: Search, p: fmpq_mpoly, strict: bool, depth: int, fields: Proof) -> Iterator[Proof]:
    """P, or a product with members that `fields` names, modulo one equation."""
    for law, combination_of in search.consequences:
        for quotient, rest in _reductions(p, law):
            value = constant(rest)
            proof = constant_proof(value, strict) if value is not None else None
            k = search.establish(rest, strict, depth) if value is None else None
            if k is not None:
                proof = {"squares": [term(Fraction(1), "1", [k])]}
            if proof is not None:
                ideal = [{"equation": i, "cofactor": str(quotient * a)} for i, a in combination_of]
                yield proof | fields | {"ideal": ideal}


def _reductions(p: fmpq_mpoly, h: fmpq_mpoly) -> Iterator[tuple[fmpq_mpoly, fmpq_mpoly]]:
    """Ways to write p = quotient * h + rest with a nonzero quotient, and rest not of much higher degree."""
    seen = set()
    affine = next((x for x in generators(h) if is_affine(h, x)), None)
    ways = [divided(p, h, affine)] if affine else [*(divided(p, h, x) for x in generators(h)), divmod(p, h)]
    for quotient, rest in ways:
        tame = rest.total_degree() <= p.total_degree() + h.total_degree()
        if tame and not quotient.is_zero() and str(rest) not in seen:
            seen.add(str(rest))
            yield quotient, rest
