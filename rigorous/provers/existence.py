"""Finding states: polynomial guesses, and paths on which a root is caught between two ends."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product
from typing import Any

from flint import fmpq_mpoly

from rigorous.algebra import coefficients, constant, generators, substituted, to_flint
from rigorous.checker.lemmas.existence import Existence
from rigorous.checker.names import PATHS
from rigorous.provers.ferrari import TwoSquares, two_squares

NUMBERS = ("0", "1", "-1", "2", "-2", "1/2", "-1/2")
MAX_GUESSES = 800


def guesses(obligation: Existence) -> Iterator[dict[str, Any]]:
    """Witnesses to try: states that are polynomials in the parameters, then roots along one variable."""
    yield from islice(_states(obligation), MAX_GUESSES)
    if len(obligation.chosen) == 1:
        yield from islice(_paths(obligation), MAX_GUESSES)
        yield from _quartics(obligation)


def _states(obligation: Existence) -> Iterator[dict[str, Any]]:
    """Vertices and bounds of the wanted conditions, ends of the parameters' ranges among them, and small numbers."""
    wanted = [to_flint(c.polynomial) for c in obligation.wanted]
    choices = []
    for x in obligation.chosen:
        found = [str(end) for p in wanted for f in _factors(p) for end in _centres(f, x, obligation.free)]
        choices.append(list(dict.fromkeys([*found, *NUMBERS, *obligation.free])))
    for state in product(*choices):
        yield {"values": list(state)}


def _centres(f: fmpq_mpoly, x: str, free: tuple[str, ...]) -> Iterator[fmpq_mpoly]:
    """The root of a factor affine in x, or the vertex of a quadratic one, if polynomial in the parameters."""
    parts = coefficients(f, x)
    if len(parts) in (2, 3):
        lead = constant(parts[-1])
        if lead:
            centre = parts[-2] / -parts[-1] / (len(parts) - 1)
            if set(generators(centre)) <= set(free):
                yield centre


def _paths(obligation: Existence) -> Iterator[dict[str, Any]]:
    """Roots of the factors of a wanted equation, between simple ends, open or closed."""
    (x,) = obligation.chosen
    equations = [to_flint(c.polynomial) for c in obligation.wanted if c.relation == "="]
    excluded = [to_flint(c.polynomial) for c in obligation.wanted if c.relation == "!="]
    for f in (f for p in equations for f in _factors(p) if x in generators(f)):
        if any(divmod(p, f)[1].is_zero() for p in excluded):
            continue
        ctx = f.context()
        root = substituted(f, {x: ctx.gen(ctx.names().index(PATHS[0]))})
        parameters = [ctx.gen(ctx.names().index(name)) for name in obligation.free]
        sizes = [ctx.constant(1), *(1 + a for a in parameters), *(1 - a for a in parameters)]
        centres = [end for end in _centres(f, x, obligation.free) if not end.is_zero()]
        ends = [ctx.constant(0), *sizes, *(-size for size in sizes), *centres]
        for relation, low, high, side in product((">", ">="), ends, ends, (1, -1)):
            if low != high:
                between = [str(low), str(high)]
                choice = {"root": str(side * root), "between": between, "ends": relation}
                yield {"choices": [choice], "values": [PATHS[0]]}


def _quartics(obligation: Existence) -> Iterator[dict[str, Any]]:
    """Roots of factors A^2 + r B^2 of a wanted equation: of A + rho B, with rho^2 = -r, beyond the root of B.

    A < 0 there. If the factor is in x^2, then a root of that.
    """
    equations = [to_flint(c.polynomial) for c in obligation.wanted if c.relation == "="]
    for form in (form for p in equations for f in _factors(p) for g in (f, -f) for form in two_squares(g)):
        if form.variable not in obligation.chosen:
            continue
        ctx = form.r.context()
        rho, square, root = (ctx.gen(ctx.names().index(name)) for name in PATHS[:3])
        a, b = (_in_power(q, form, square) for q in (form.a, form.b))
        start = square - b
        choices = [
            {"root": str(-form.r - rho**2), "between": ["0", str(1 - form.r)], "ends": ">="},
            {"root": str(-a - rho * b), "between": [str(start), str(start + 1)], "ends": ">="},
        ]
        if form.power == 2:
            choices.append({"root": str(square - root**2), "between": ["0", str(1 + square)], "ends": ">"})
        yield {"choices": choices, "values": [PATHS[form.power]]}


def _in_power(q: fmpq_mpoly, form: TwoSquares, root: fmpq_mpoly) -> fmpq_mpoly:
    """Q with the power of the variable that it depends on replaced."""
    parts = coefficients(q, form.variable)[:: form.power]
    return sum((part * root**k for k, part in enumerate(parts)), q * 0)


def _factors(p: fmpq_mpoly) -> list[fmpq_mpoly]:
    return [f for f, _ in p.factor()[1]] if not p.is_zero() else []
