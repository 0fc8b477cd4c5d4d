"""Special points: of small rational numbers, and where conditions hold as equations; with many digits.

At random points nobody sees whether < or <= is right; here one does. A number is 0 if it is below ZERO, and it is not
if it is above NONZERO; points where something lies between are left out.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

import mpmath
import sympy

from tests.oracles.model import Model, Point

DIGITS = 60
ZERO, NONZERO = mpmath.mpf(10) ** -45, mpmath.mpf(10) ** -20
SMALL = [sympy.Rational(p, q) for q in (1, 2, 3) for p in range(-3 * q, 3 * q + 1) if sympy.gcd(p, q) == 1 or q == 1]
TRIES, POINTS = 300, 40
Exact = dict[str, Any]


class UnsureError(Exception):
    """A number is neither clearly 0 nor clearly not 0."""


def sign(value: Any) -> int:
    """Of a number with DIGITS digits: -1, 0 or 1."""
    size = abs(value)
    if ZERO < size < NONZERO:
        raise UnsureError
    return 0 if size <= ZERO else int(mpmath.sign(value))


def holds(side: int, relation: str) -> bool:
    """Whether a number of this sign stands in the relation to 0."""
    return {"<": side < 0, "<=": side <= 0, ">": side > 0, ">=": side >= 0, "=": side == 0, "!=": side != 0}[relation]


class Conditions:
    """Conditions that are decided at points with many digits."""

    def __init__(self, model: Model, texts: Sequence[str]) -> None:
        self.model = model
        self.all = [(e, relation, exactly(model, e)) for _, relation, e in model.conditions(list(texts))]

    def hold(self, point: Exact) -> bool:
        """Whether all do; UnsureError if that is not clear."""
        return all(holds(sign(value(point)), relation) for _, relation, value in self.all)


def exactly(model: Model, expression: sympy.Expr) -> Callable[[Exact], Any]:
    """The value of an expression at a point."""
    function = sympy.lambdify([sympy.Symbol(n) for n in model.names], expression, "mpmath")
    return lambda point: mpmath.mpf(function(*(point[n] for n in model.names)))


def special(model: Model, texts: Sequence[str], seed: int, count: int = POINTS) -> Iterator[Exact]:
    """Points of a domain. Call it, and use its points, under `mpmath.workdps(DIGITS)`."""
    rng = random.Random(seed)
    conditions = Conditions(model, texts)
    equations = [e for e, relation, _ in conditions.all if relation == "="]
    weak = [e for e, relation, _ in conditions.all if len(relation) == 2 and relation != "!="]
    found = 0
    for _ in range(TRIES):
        values = {name: rng.choice(SMALL) for name in model.names}
        point: Exact = {name: mpmath.mpf(int(v.p)) / int(v.q) for name, v in values.items()}
        for expression in [*equations, *rng.sample(weak, rng.randint(0, min(2, len(weak))))]:
            move(model, expression, point, rng)
        try:
            if conditions.hold(point):
                yield point
                found += 1
        except (UnsureError, OverflowError, ValueError):
            continue
        if found == count:
            return


def floats(model: Model, texts: Sequence[str], seed: int, count: int) -> list[Point]:
    """Special points of a domain, in floats."""
    with mpmath.workdps(DIGITS):
        return [{name: float(x) for name, x in point.items()} for point in special(model, texts, seed, count)]


def move(model: Model, expression: sympy.Expr, point: Exact, rng: random.Random) -> None:
    """Change one coordinate so that an expression is 0, if that can be done."""
    names = sorted(map(str, expression.free_symbols & {sympy.Symbol(n) for n in model.names}))
    if names:
        name = rng.choice(names)
        roots = real_roots(model, expression, point, name)
        if roots:
            point[name] = rng.choice(roots)


@cache
def _coefficients(model: Model, expression: sympy.Expr, name: str) -> list[Callable[[Exact], Any]]:
    return [exactly(model, c) for c in sympy.Poly(expression, sympy.Symbol(name)).all_coeffs()]


def real_roots(model: Model, expression: sympy.Expr, point: Exact, name: str) -> list[Any]:
    """Where an expression is 0 as one coordinate moves; none if it is 0 everywhere."""
    coefficients = [c(point) for c in _coefficients(model, expression, name)]
    while coefficients and abs(coefficients[0]) < NONZERO:
        coefficients.pop(0)
    if len(coefficients) < 2:
        return []
    if len(coefficients) == 3:
        a, b, c = coefficients
        below = b * b - 4 * a * c
        return [(-b + s * mpmath.sqrt(max(below, 0))) / (2 * a) for s in (-1, 1)] if below > -ZERO else []
    try:
        roots = mpmath.polyroots(coefficients, maxsteps=100, extraprec=2 * mpmath.mp.prec)
    except mpmath.libmp.NoConvergence:
        return []
    return sorted(mpmath.re(z) for z in roots if abs(mpmath.im(z)) < NONZERO)


def states_on_the_line(model: Model, conditions: Conditions, point: Exact) -> Iterator[Exact]:
    """For one variable: a state in each part of the line on which all conditions have the same signs."""
    (name,) = model.variables
    roots = sorted({x for e, _, _ in conditions.all for x in real_roots(model, e, point, name)})
    if not roots:
        yield point | {name: mpmath.mpf(0)}
        return
    between = [(a + b) / 2 for a, b in itertools.pairwise(roots)]
    for x in [roots[0] - 1, *roots, *between, roots[-1] + 1]:
        yield point | {name: x}
