"""A truth oracle: claims simulated at random parameters and states, with SymPy and floats, independent of the checker.

It can miss a falsehood, but not invent one: `counterexample` returns a description of a point at which the claim fails
by more than rounding, or None.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import sympy

Point = dict[str, float]
TOLERANCE = 1e-7
SAMPLES = 150
GRID = 1201


class Model:
    """A claim's names as SymPy expressions in its generators."""

    def __init__(self, claim: Mapping[str, Any]) -> None:
        system = claim["system"]
        self.parameters, self.variables = system["parameters"], system["variables"]
        self.names = [*self.parameters, *self.variables]
        self.scope: dict[str, Any] = {name: sympy.Symbol(name) for name in self.names} | {"diff": sympy.diff}
        for constant in claim.get("constants", ()):
            low, high = (sympy.Rational(end) for end in constant["between"])
            symbol = sympy.Symbol(constant["name"])
            found = sympy.Poly(self._plain(constant["root_of"], {constant["name"]: symbol}), symbol).real_roots()
            self.scope[constant["name"]] = next(root for root in found if low < root < high)
        self.map = {
            sympy.Symbol(x): self._plain(p, self.scope) for x, p in zip(self.variables, system["map"], strict=True)
        }
        for let in claim.get("let", ()):
            self.scope[let["name"]] = self.expression(let["is"])

    @staticmethod
    def _plain(text: str, scope: Mapping[str, Any]) -> sympy.Expr:
        return sympy.sympify(text.replace("^", "**"), locals=dict(scope), rational=True)

    def after(self, expression: sympy.Expr) -> sympy.Expr:
        return sympy.sympify(expression).subs(self.map, simultaneous=True)

    def expression(self, text: str) -> sympy.Expr:
        scope = dict(self.scope)

        def primed(match: re.Match[str]) -> str:
            name, primes = match[1], len(match[2])
            value = self.scope[name]
            for _ in range(primes):
                value = self.after(value)
            scope[f"{name}_primed_{primes}"] = value
            return f"{name}_primed_{primes}"

        return self._plain(re.sub(r"([A-Za-z]\w*)('+)", primed, text), scope)

    def number(self, expression: sympy.Expr) -> Callable[[Point], float]:
        function = sympy.lambdify([sympy.Symbol(n) for n in self.names], expression, "math")
        return lambda point: float(function(*(point[n] for n in self.names)))

    def conditions(self, texts: list[str]) -> list[tuple[Callable[[Point], float], str, sympy.Expr]]:
        """left - right, the relation, and the expression, for each link of each chain."""
        found = []
        for text in texts:
            parts = re.split(r"(<=|>=|!=|<|>|=)", text)
            sides = [self.expression(part) for part in parts[::2]]
            for (left, right), relation in zip(itertools.pairwise(sides), parts[1::2], strict=True):
                found.append((self.number(left - right), relation, left - right))
        return found


def holds(value: float, relation: str, slack: float = 0.0) -> bool:
    """Whether value relation 0, to within `slack` in favour of yes."""
    return {
        "<": value < slack,
        "<=": value <= slack,
        ">": value > -slack,
        ">=": value >= -slack,
        "=": abs(value) <= max(slack, TOLERANCE),
        "!=": slack > 0 or abs(value) > TOLERANCE,
    }[relation]


def points(model: Model, texts: list[str], seed: int, count: int = SAMPLES) -> Iterator[Point]:
    """Random points of a domain; onto its equations they are moved by Newton's method."""
    rng = random.Random(seed)
    conditions = model.conditions(texts)
    project = _projection(model, [e for _, relation, e in conditions if relation == "="])
    produced = 0
    for _ in range(count * 400):
        scale = rng.choice([0.5, 1.5, 3.0, 8.0])
        point = project({name: rng.uniform(-scale, scale) for name in model.names})
        if point is not None and all(holds(f(point), relation) for f, relation, _ in conditions):
            yield point
            produced += 1
            if produced == count:
                return


def _projection(model: Model, equations: list[sympy.Expr]) -> Callable[[Point], Point | None]:
    """Newton's method with least steps for all equations at once; None where it does not converge."""
    if not equations:
        return lambda point: point
    symbols = [sympy.Symbol(n) for n in model.names]
    value = sympy.lambdify(symbols, equations, "math")
    slope = sympy.lambdify(symbols, sympy.Matrix(equations).jacobian(symbols).tolist(), "math")

    def project(point: Point) -> Point | None:
        x = np.array([point[n] for n in model.names])
        for _ in range(60):
            residual = np.array(value(*x), dtype=float)
            if max(abs(residual)) < 1e-13:
                return dict(zip(model.names, map(float, x), strict=True))
            x = x - np.linalg.pinv(np.array(slope(*x), dtype=float)) @ residual
            if max(abs(x)) > 1e3:
                return None
        return None

    return project


def orbit(model: Model, start: Point, steps: int) -> Iterator[Point]:
    """The orbit of a point, until it is far out."""
    images = {str(x): model.number(p) for x, p in model.map.items()}
    point = start
    for _ in range(steps):
        yield point
        point = point | {x: image(point) for x, image in images.items()}
        if max(abs(v) for v in point.values()) > 1e12:
            return


def counterexample(claim: Mapping[str, Any], seed: int = 0) -> str | None:
    """Where the claim fails, or None if no failure was found."""
    model, asserts = Model(claim), claim["asserts"]
    return globals()[f"_{asserts['kind'].replace('-', '_')}"](model, asserts, seed)


def _failing(model: Model, domain: list[str], wanted: list[str], seed: int) -> str | None:
    goals = model.conditions(wanted)
    for point in points(model, domain, seed):
        for f, relation, _ in goals:
            value = f(point)
            if not holds(value, relation, TOLERANCE):
                return f"{wanted} fails at {point}: {value}"
    return None


def _identity(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    return _failing(model, asserts["where"], asserts["equations"], seed)


def _sign(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    return _failing(model, asserts["where"], asserts["holds"], seed)


def _sign_preserved(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    g = model.expression(asserts["function"])
    before, after = model.number(g), model.number(model.after(g))
    for point in points(model, asserts["where"], seed, 1500):
        if before(point) * after(point) < -TOLERANCE:
            return f"the sign changes at {point}"
    return None


def _forward_invariant(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    images = {str(x): model.number(p) for x, p in model.map.items()}
    conditions = model.conditions(asserts["set"])
    for point in points(model, [*asserts["where"], *asserts["set"]], seed, 1500):
        after = point | {x: image(point) for x, image in images.items()}
        if not all(holds(f(after), relation, TOLERANCE) for f, relation, _ in conditions):
            return f"{point} leaves the set"
    return None


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


def _iff(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
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
    return None


def _attracts(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    centre = [model.number(model.expression(text)) for text in asserts["centre"]]
    radius = model.number(model.expression(asserts["radius_squared"]))
    rng = random.Random(seed)
    for point in points(model, asserts["where"], seed, 20):
        middle = [c(point) for c in centre]
        direction = [rng.gauss(0, 1) for _ in middle]
        size = rng.choice([0.2, 0.6, 1.0]) * (radius(point) / sum(d * d for d in direction)) ** 0.5
        start = point | {x: c + size * d for x, c, d in zip(model.variables, middle, direction, strict=True)}
        end = list(orbit(model, start, 4000))[-1]
        distance = sum((end[x] - c) ** 2 for x, c in zip(model.variables, middle, strict=True))
        if distance > 1e-3:
            return f"{start} ends at {end}"
    return None


def _escapes(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    beyond = model.number(model.expression(asserts["beyond"]))
    for point in points(model, asserts["where"], seed, 400):
        sizes = [sum(p[x] ** 2 for x in model.variables) for p in orbit(model, point, 30)]
        if sizes[0] > beyond(point) + TOLERANCE and any(b <= a for a, b in itertools.pairwise(sizes)):
            return f"the orbit of {point} does not grow"
    return None
