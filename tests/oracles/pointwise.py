"""Kinds of claim that are tested at single states, or along one orbit."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import mpmath
import numpy as np
import sympy

from tests.oracles.model import TOLERANCE, Model, Point, holds, orbit, points
from tests.oracles.special import (
    DIGITS,
    POINTS,
    Conditions,
    Exact,
    UnsureError,
    exactly,
    floats,
    special,
    states_on_the_line,
)
from tests.oracles.special import sign as exact_sign

GRID = 1201
RELATION = re.compile("<=|>=|!=|<|>|=")


def _failing(model: Model, domain: list[str], wanted: list[str], seed: int) -> str | None:
    goals = model.conditions(wanted)
    for point in points(model, domain, seed):
        for f, relation, _ in goals:
            value = f(point)
            if not holds(value, relation, TOLERANCE):
                return f"{wanted} fails at {point}: {value}"
    exact = Conditions(model, wanted)
    return _specially(model, domain, seed, lambda point: None if exact.hold(point) else f"{wanted} fails")


def _specially(
    model: Model, domain: list[str], seed: int, failure: Callable[[Exact], str | None], count: int = POINTS
) -> str | None:
    """A failure at special points of a domain."""
    with mpmath.workdps(DIGITS):
        for point in special(model, domain, seed, count):
            try:
                found = failure(point)
            except UnsureError:
                continue
            if found:
                return f"{found} at { ({name: mpmath.nstr(x) for name, x in point.items()}) }"
    return None


def _step(model: Model, point: Exact) -> Exact:
    return point | {str(x): exactly(model, p)(point) for x, p in model.map.items()}


def identity(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    return _failing(model, asserts["where"], asserts["equations"], seed)


def sign(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    return _failing(model, asserts["where"], asserts["holds"], seed)


def sign_preserved(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    g = model.expression(asserts["function"])
    before, after = model.number(g), model.number(model.after(g))
    for point in points(model, asserts["where"], seed, 1500):
        if before(point) * after(point) < -TOLERANCE:
            return f"the sign changes at {point}"
    value = exactly(model, g)

    def changes(point: Exact) -> str | None:
        same = exact_sign(value(point)) == exact_sign(value(_step(model, point)))
        return None if same else "the sign changes"

    return _specially(model, asserts["where"], seed, changes) or _specially(
        model, [*asserts["where"], f"{asserts['function']} = 0"], seed, changes
    )


def forward_invariant(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    images = {str(x): model.number(p) for x, p in model.map.items()}
    conditions = model.conditions(asserts["set"])
    domain = [*asserts["where"], *asserts["set"]]
    for point in points(model, domain, seed, 1500):
        after = point | {x: image(point) for x, image in images.items()}
        if not all(holds(f(after), relation, TOLERANCE) for f, relation, _ in conditions):
            return f"{point} leaves the set"
    exact = Conditions(model, asserts["set"])
    return _specially(model, domain, seed, lambda p: None if exact.hold(_step(model, p)) else "the set is left")


def _states(model: Model, point: Point, conditions: list[Any]) -> Iterator[Point]:
    """States on a grid, or on the equations over a grid, that satisfy the conditions at the parameters."""
    *others, last = model.variables
    fixed = {sympy.Symbol(n): point[n] for n in model.parameters}
    for values in itertools.product(np.linspace(-4, 4, 81), repeat=len(others)):
        base = point | dict(zip(others, map(float, values), strict=True))
        at = fixed | {sympy.Symbol(n): base[n] for n in others}
        grid = [float(v) for v in np.linspace(-4, 4, GRID)]
        for _, relation, expression in conditions:
            if relation == "=" and sympy.Symbol(last) in expression.free_symbols:
                coefficients = [float(c) for c in sympy.Poly(expression.subs(at), sympy.Symbol(last)).all_coeffs()]
                grid = [float(r.real) for r in np.roots(coefficients) if abs(r.imag) < 1e-9]
        for value in grid:
            state = base | {last: value}
            if all(holds(f(state), relation) for f, relation, _ in conditions):
                yield state


def iff(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    threshold = model.conditions(asserts["exactly_when"])
    goals = model.conditions(asserts["holds"])
    domain = model.conditions(asserts["states"])
    for point in points(model, asserts["where"], seed, 60):
        margins = [f(point) for f, _, _ in threshold]
        if min(map(abs, margins)) < 1e-2:
            continue
        right = all(holds(m, relation) for m, (_, relation, _) in zip(margins, threshold, strict=True))
        if asserts["quantifier"] == "all":
            found = _states(model, point, domain)
            left = all(all(holds(f(s), r, TOLERANCE) for f, r, _ in goals) for s in found)
        elif asserts["quantifier"] == "some":
            left = any(True for _ in _states(model, point, goals))
        else:
            left = all(holds(f(point), r) for f, r, _ in goals)
        if left != right:
            return f"{left} but {right} at {point}"
    if asserts["quantifier"] != "none" and len(model.variables) > 1:
        return None
    exact = {name: Conditions(model, asserts[name]) for name in ("exactly_when", "holds", "states")}
    both = Conditions(model, [*asserts["holds"], *asserts["states"]])

    def differs(point: Exact) -> str | None:
        right = exact["exactly_when"].hold(point)
        if asserts["quantifier"] == "none":
            left = exact["holds"].hold(point)
        else:
            states = list(states_on_the_line(model, both, point))
            if asserts["quantifier"] == "all":
                left = all(exact["holds"].hold(state) for state in states if exact["states"].hold(state))
            else:
                left = any(exact["holds"].hold(state) for state in states)
        return None if left == right else f"{left} but {right}"

    thresholds = [
        re.sub("<=|>=|!=|<|>", "=", text) for text in asserts["exactly_when"] if len(RELATION.findall(text)) == 1
    ]
    domains = [asserts["where"], *([*asserts["where"], text] for text in thresholds)]
    return next(filter(None, (_specially(model, domain, seed, differs, 12) for domain in domains)), None)


def attracts(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    centre = [model.number(model.expression(text)) for text in asserts["centre"]]
    radius = model.number(model.expression(asserts["radius_squared"]))
    rng = random.Random(seed)
    for point in itertools.chain(points(model, asserts["where"], seed, 20), floats(model, asserts["where"], seed, 12)):
        middle = [c(point) for c in centre]
        direction = [rng.gauss(0, 1) for _ in middle]
        size = rng.choice([0.2, 0.6, 1.0]) * (radius(point) / sum(d * d for d in direction)) ** 0.5
        start = point | {x: c + size * d for x, c, d in zip(model.variables, middle, direction, strict=True)}
        end = list(orbit(model, start, 4000))[-1]
        distance = sum((end[x] - c) ** 2 for x, c in zip(model.variables, middle, strict=True))
        if distance > 1e-3:
            return f"{start} ends at {end}"
    return None


def escapes(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    beyond = model.number(model.expression(asserts["beyond"]))
    for point in itertools.chain(points(model, asserts["where"], seed, 400), floats(model, asserts["where"], seed, 40)):
        sizes = [sum(p[x] ** 2 for x in model.variables) for p in orbit(model, point, 30)]
        if sizes[0] > beyond(point) + TOLERANCE and any(b <= a for a, b in itertools.pairwise(sizes)):
            return f"the orbit of {point} does not grow"
    return None
