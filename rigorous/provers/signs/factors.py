"""Signs of products from the signs of their factors."""

from __future__ import annotations

from collections.abc import Iterator

from flint import fmpq_mpoly

from rigorous.algebra import to_fraction
from rigorous.provers.proof import Proof, term
from rigorous.provers.signs.known import ratio
from rigorous.provers.signs.search import Search


def simple_factors(search: Search, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
    """The factors of a product without squares."""
    if all(multiplicity == 1 for _, multiplicity in p.factor()[1]):
        yield from factors(search, p, strict, depth)


def factors(search: Search, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
    """Each factor of odd multiplicity has a sign; for a strict sign those of even multiplicity do not vanish."""
    content, factors = p.factor()
    if len(factors) == 1 and factors[0][1] == 1 and to_fraction(content) in (1, -1):
        return
    weight, square, members = to_fraction(content), p.context().constant(1), []
    for f, multiplicity in sorted(factors, key=lambda item: len(item[0])):
        if multiplicity % 2 == 0 and not strict:
            square *= f ** (multiplicity // 2)
            continue
        unequal = next((i for i, m in enumerate(search.members) if m.relation == "!=" and ratio(f, m.polynomial)), None)
        if multiplicity % 2 == 0 and unequal is not None:
            weight *= (ratio(f, search.members[unequal].polynomial) or 1) ** multiplicity
            members += [unequal] * (multiplicity // 2)
            continue
        chosen = next(((i, s) for s in (1, -1) if (i := search.establish(s * f, strict, depth)) is not None), None)
        if chosen is None:
            k = search.establish(f * f, True, depth) if multiplicity % 2 == 0 else None
            if k is None:
                return
            members += [k] * (multiplicity // 2)
            continue
        weight *= chosen[1] ** multiplicity
        if strict:
            members += [chosen[0]] * multiplicity
        else:
            members.append(chosen[0])
            square *= f ** (multiplicity // 2)
    if weight > 0:
        yield {"squares": [term(weight, square, members)]}


def nonzero(search: Search, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
    """P >= 0, where p != 0 is known: p p = p^2 > 0."""
    for i, member in enumerate(search.members):
        factor = ratio(p, member.polynomial) if strict and member.relation == "!=" else None
        k = search.establish(p, False, depth) if factor else None
        if factor and k is not None:
            yield {"squares": [term(factor**2, "1", [i])], "times": [k]}
