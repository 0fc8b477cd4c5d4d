"""Finding what grows along cycles: weights for functions with cofactors, or one function that telescopes.

Both are linear problems once the functions, or their monomials, are chosen; the weights and coefficients are
polynomials in the parameters. The functions with cofactors are those that the domain keeps from 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

from flint import fmpq_mpoly

from rigorous.algebra import coefficients, constant, generators, substituted, to_flint
from rigorous.checker.conditions import equations
from rigorous.checker.lemmas.growth import Growth
from rigorous.checker.lemmas.identity import Identity
from rigorous.provers.ideal import cofactors
from rigorous.provers.linear import combination, monomials, relations

Witness = dict[str, Any]
DEGREES = (1, 2)
"""Of the function that telescopes; its coefficients are quadratic in the parameters."""


def guesses(obligation: Growth) -> Iterator[Witness]:
    """Witnesses to try."""
    if obligation.factor is None or obligation.relation == "<":
        yield from _means(obligation)
    relations_to_try = ("<", ">") if obligation.factor is None else (obligation.relation,)
    for relation in relations_to_try:
        for g in (*_squares(obligation), *_telescoping(obligation, relation)):
            yield {"relation": relation, "function": str(g)}


def _means(obligation: Growth) -> Iterator[Witness]:
    """Functions h_j != 0 with cofactors, and weights for which k_0 is the weighted mean of the others squared."""
    functions = [c.polynomial for c in obligation.domain if c.relation == "!="]
    moved = []
    for h in functions:
        modulo = (h, *equations(obligation.domain))
        found = cofactors(Identity("h o F = h k", obligation.setting.image(h), modulo))
        if found is not None:
            moved.append((to_flint(h), to_flint(obligation.setting.polynomial(found[0]))))
    own = [] if obligation.factor is None else [to_flint(obligation.factor)]
    for size in range(len(moved) - 1, -1, -1):
        for base in moved:
            for others in combinations([pair for pair in moved if pair is not base], size):
                weights = _weights(obligation, base[1], [k for _, k in others] + own)
                if weights:
                    parts = [{"function": str(base[0]), "cofactor": str(base[1])}]
                    parts += [
                        {"function": str(h), "cofactor": str(k), "weight": a}
                        for (h, k), a in zip(others, weights, strict=False)
                    ]
                    last = {"weight": weights[-1]} if own else {}
                    yield {"relation": "<", "functions": parts} | last


def _weights(obligation: Growth, k0: fmpq_mpoly, cofactors: list[fmpq_mpoly]) -> list[str] | None:
    """Polynomials a_j of degree 1 in the parameters with sum a_j = 1 and sum a_j k_j^2 = k_0, or None."""
    one = k0.context().constant(1)
    coefficients = _parameter_monomials(obligation, 1, one)
    parts = [[a * k * k, a] for k in cofactors for a in coefficients]
    found = combination(parts, [k0, one]) if parts else None
    if found is None:
        return None
    size = len(coefficients)
    rows = [found[i : i + size] for i in range(0, len(found), size)]
    return [str(sum((c * a for c, a in zip(row, coefficients, strict=True)), one * 0)) for row in rows]


def _squares(obligation: Growth) -> Iterator[fmpq_mpoly]:
    """1, and for the excepted equations e = 0 the functions e^2 and 1 + e^2, which is positive."""
    yield to_flint(obligation.setting.ring.constant(1))
    for c in obligation.unless:
        e = to_flint(c.polynomial)
        yield from (e * e, e * e + 1)


def _telescoping(obligation: Growth, relation: str) -> Iterator[fmpq_mpoly]:
    """G with t g - g o F = c e^2 (or its negative) where the equations of the domain hold, c in the parameters alone.

    The unknown coefficients of g, of c and of the cofactors of the equations make one linear system.
    """
    setting = obligation.setting
    names = [to_flint(setting.ring.generator(x)) for x in setting.variables]
    one = to_flint(setting.ring.constant(1))
    factor = one if obligation.factor is None else to_flint(obligation.factor)
    side = 1 if relation == ">" else -1
    ideal = [to_flint(h) for h in equations(obligation.domain)]
    step = {x: to_flint(f) for x, f in zip(setting.variables, setting.map, strict=True)}
    for degree, c in product(DEGREES, obligation.unless):
        e = to_flint(c.polynomial)
        free = [x for x in monomials(names, degree, one) if not any(_leads(h, setting.variables, x) for h in ideal)]
        basis = [x * a for x in free for a in _parameter_monomials(obligation, 2, one)]
        images = [substituted(g, step) for g in basis]
        parts = [side * (factor * g - image) for g, image in zip(basis, images, strict=True)]
        top = max((p.total_degree() for p in parts), default=0)
        parts += [-a * e * e for a in _parameter_monomials(obligation, 2, one)]
        for h in ideal:
            room = max(top - h.total_degree(), 0)
            parts += [-m * h for m in monomials([*names, *_parameters(obligation)], room, one)]
        for found in relations(parts):
            g = sum((c * m for c, m in zip(found, basis, strict=False)), one * 0)
            if set(generators(g)) & set(setting.variables):
                yield from (g, -g)


def _leads(h: fmpq_mpoly, variables: tuple[str, ...], monomial: fmpq_mpoly) -> bool:
    """Whether a power of a variable with a number for its coefficient leads h, and divides the monomial."""
    x = next((x for x in variables if x in generators(h) and constant(coefficients(h, x)[-1])), None)
    return x is not None and len(coefficients(monomial, x)) >= len(coefficients(h, x))


def _parameters(obligation: Growth) -> list[fmpq_mpoly]:
    return [to_flint(obligation.setting.ring.generator(a)) for a in obligation.setting.parameters]


def _parameter_monomials(obligation: Growth, degree: int, one: fmpq_mpoly) -> list[fmpq_mpoly]:
    return monomials(_parameters(obligation), degree, one)
