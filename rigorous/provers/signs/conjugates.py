"""Signs of what contains square roots, by their conjugates."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product

from flint import fmpq_mpoly

from rigorous.algebra import coefficients, constant, generators, scalar, substituted
from rigorous.provers.ideal import divided
from rigorous.provers.proof import Proof, term
from rigorous.provers.signs.known import is_pure
from rigorous.provers.signs.search import Search


def conjugate(search: Search, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
    """The product of p = A + B s with A + B s', where s and s' are the roots of a quadratic equation."""
    for i, member in enumerate(search.members[: search.given]):
        for s in generators(p) if member.relation == "=" else ():
            parts, equation = coefficients(p, s), coefficients(member.polynomial, s)
            lead = constant(equation[-1])
            if len(parts) != 2 or len(equation) != 3 or not lead:
                continue
            ctx = p.context()
            conjugate = parts[0] - parts[1] * (ctx.gen(ctx.names().index(s)) + equation[1] / scalar(lead))
            k = search.establish(conjugate, True, depth)
            quotient, rest = divided(p * conjugate, member.polynomial, s)
            m = None if k is None else search.establish(rest, strict, depth)
            if k is not None and m is not None:
                ideal = [{"equation": i, "cofactor": str(quotient)}]
                yield {"squares": [term(Fraction(1), "1", [m])], "times": [k], "ideal": ideal}


def rational(search: Search, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
    """The product of p and p with the signs of some square roots changed, which are free of one another."""
    ctx = p.context()
    roots = {x: (i, h) for i, h in search.laws() for x in generators(h) if x in generators(p) and is_pure(h, x)}
    for size, side in product(range(len(roots), 0, -1), (1, -1)):
        for chosen in combinations(roots, size):
            other = side * substituted(p, {x: -ctx.gen(ctx.names().index(x)) for x in chosen})
            k = search.establish(other, True, depth)
            rest, ideal = p * other, []
            for x, (i, h) in roots.items():
                quotient, rest = divided(rest, h, x)
                ideal.append({"equation": i, "cofactor": str(quotient)})
            m = None if k is None else search.establish(rest, strict, depth)
            if k is not None and m is not None:
                yield {"squares": [term(Fraction(1), "1", [m])], "times": [k], "ideal": ideal}
