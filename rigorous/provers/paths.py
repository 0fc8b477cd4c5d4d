"""Finding states on paths: roots that are caught between two ends, by the intermediate value theorem."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from flint import fmpq_mpoly

from rigorous.algebra import coefficients, constant, generators, scalar, substituted, to_flint
from rigorous.checker.lemmas.existence import Existence
from rigorous.checker.names import PATHS
from rigorous.provers.ferrari import TwoSquares, two_squares

Witness = dict[str, Any]


def roots(obligation: Existence) -> Iterator[Witness]:
    """Roots of the factors of a wanted equation, between simple ends, open or closed."""
    (x,) = obligation.chosen
    equations = [to_flint(c.polynomial) for c in obligation.wanted if c.relation == "="]
    excluded = [to_flint(c.polynomial) for c in obligation.wanted if c.relation == "!="]
    for f in (f for p in equations for f in factors(p) if x in generators(f)):
        if any(divmod(p, f)[1].is_zero() for p in excluded):
            continue
        ctx = f.context()
        root = substituted(f, {x: _path(f, 0)})
        parameters = [ctx.gen(ctx.names().index(name)) for name in obligation.free]
        sizes = [ctx.constant(1), *(1 + a for a in parameters), *(1 - a for a in parameters)]
        middles = [end for end in centres(f, x, obligation.free) if not end.is_zero()]
        ends = [ctx.constant(0), *sizes, *(-size for size in sizes), *middles]
        for relation, low, high, side in product((">", ">="), ends, ends, (1, -1)):
            if low != high:
                yield {"choices": [_choice(side * root, low, high, relation)], "values": [PATHS[0]]}


def quartics(obligation: Existence) -> Iterator[Witness]:
    """Roots of factors A^2 + r B^2 of a wanted equation: of A + rho B, with rho^2 = -r, beyond the root of B.

    A < 0 there. If the factor is in x^2, then a root of that.
    """
    (x,) = obligation.chosen
    equations = [to_flint(c.polynomial) for c in obligation.wanted if c.relation == "="]
    leading = [(f, constant(coefficients(f, x)[-1])) for p in equations for f in factors(p)]
    for form in (form for f, lead in leading if lead for form in two_squares(f / scalar(lead)) if form.variable == x):
        rho, square = _path(form.r, 0), _path(form.r, 1)
        a, b = (_in_power(q, form, square) for q in (form.a, form.b))
        start = square - b
        choices = [_square_root(-form.r, 0, ">="), _choice(-a - rho * b, start, start + 1, ">=")]
        if form.power == 2:
            choices.append(_square_root(square, 2, ">"))
        yield {"choices": choices, "values": [PATHS[form.power]]}


def boundaries(obligation: Existence) -> Iterator[Witness]:
    """Positive values at which what has to follow just holds, where all other names take an end of their ranges."""
    (x,) = obligation.chosen
    bound = (*obligation.free, x)
    for p in (to_flint(c.polynomial) for c in obligation.then):
        others = [y for y in generators(p) if y not in bound]
        given = [f for c in obligation.given for f in factors(to_flint(c.polynomial))]
        for ends in product(*([end for f in given for end in centres(f, y, bound)] for y in others)):
            extreme = substituted(p, dict(zip(others, ends, strict=True)))
            for r in (r for f in factors(extreme) for r in _squares(f, x, obligation.free)):
                yield {"choices": [_square_root(r, 0, ">")], "values": [PATHS[0]]}


def critical_points(obligation: Existence, states: list[list[fmpq_mpoly]]) -> Iterator[Witness]:
    """Positive critical points of what is wanted, in the last of the chosen names, at given values of the others."""
    *others, x = obligation.chosen
    wanted = [to_flint(c.polynomial) for c in obligation.wanted]
    for values in product(*states[:-1]):
        for p in wanted:
            slope = substituted(p, dict(zip(others, values, strict=True))).derivative(x)
            for r in (r for f in factors(slope) for r in _squares(f, x, obligation.free)):
                yield {"choices": [_square_root(r, 0, ">")], "values": [*map(str, values), PATHS[0]]}


def centres(f: fmpq_mpoly, x: str, free: tuple[str, ...]) -> Iterator[fmpq_mpoly]:
    """The root of a factor affine in x, or the vertex of a quadratic one, if polynomial in the parameters."""
    parts = coefficients(f, x)
    if len(parts) in (2, 3):
        lead = constant(parts[-1])
        if lead:
            centre = parts[-2] / -parts[-1] / (len(parts) - 1)
            if set(generators(centre)) <= set(free):
                yield centre


def factors(p: fmpq_mpoly) -> list[fmpq_mpoly]:
    """The irreducible factors, without multiplicities."""
    return [f for f, _ in p.factor()[1]] if not p.is_zero() else []


def _squares(f: fmpq_mpoly, x: str, free: tuple[str, ...]) -> Iterator[fmpq_mpoly]:
    """R, for a number times x^2 - r with r in the parameters."""
    parts = coefficients(f, x)
    if len(parts) == 3 and parts[1].is_zero() and constant(parts[2]) and set(generators(parts[0])) <= set(free):
        yield parts[0] / -parts[2]


def _square_root(r: fmpq_mpoly, k: int, relation: str) -> Witness:
    """The path number k as the square root of r, between 0 and 1 + r."""
    return _choice(r - _path(r, k) ** 2, r * 0, 1 + r, relation)


def _choice(root: fmpq_mpoly, low: fmpq_mpoly, high: fmpq_mpoly, relation: str) -> Witness:
    return {"root": str(root), "between": [str(low), str(high)], "ends": relation}


def _path(p: fmpq_mpoly, k: int) -> fmpq_mpoly:
    """The generator that stands for path number k."""
    return p.context().gen(p.context().names().index(PATHS[k]))


def _in_power(q: fmpq_mpoly, form: TwoSquares, root: fmpq_mpoly) -> fmpq_mpoly:
    """Q with the power of the variable that it depends on replaced."""
    parts = coefficients(q, form.variable)[:: form.power]
    return sum((part * root**k for k, part in enumerate(parts)), q * 0)
