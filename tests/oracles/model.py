"""A claim's names as SymPy expressions, random points of domains, and orbits, in floats."""

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

    def vector(self, expressions: list[sympy.Expr]) -> Callable[[Point], np.ndarray]:
        """The values of several expressions at a point; any coordinate of the point may be an array."""
        function = sympy.lambdify([sympy.Symbol(n) for n in self.names], expressions, "numpy")

        def values(point: Mapping[str, Any]) -> np.ndarray:
            with np.errstate(all="ignore"):
                found = function(*(point[n] for n in self.names))
            return np.array(np.broadcast_arrays(*found, *point.values())[: len(expressions)], dtype=float)

        return values

    def jacobian(self, expressions: list[sympy.Expr]) -> Callable[[Point], np.ndarray]:
        """The matrix of derivatives by the variables; further axes of the result are those of the coordinates."""
        rows = sympy.Matrix(expressions).jacobian([sympy.Symbol(x) for x in self.variables])
        entries = self.vector(list(rows))

        def values(point: Mapping[str, Any]) -> np.ndarray:
            found = entries(point)
            return found.reshape(len(expressions), len(self.variables), *found.shape[1:])

        return values

    def moved(self, point: Mapping[str, Any], state: np.ndarray) -> dict[str, Any]:
        """The point with another state."""
        return {**point, **dict(zip(self.variables, state, strict=True))}

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


def points(
    model: Model, texts: list[str], seed: int, count: int = SAMPLES, *, required: bool = True
) -> Iterator[Point]:
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
    if required and not produced:
        raise LookupError(f"no point found where {texts}")


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
