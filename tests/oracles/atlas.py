"""Atlases: at random parameters, whether the critical orbit, and one from a random start, end at one cycle."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import sympy

from tests.oracles.cycles import cycles_across
from tests.oracles.model import Model

SAMPLES, STEPS, LONGEST = 4000, 20_000, 128
"""Parameters; how far orbits are followed; the longest period that is looked for."""
SLACK = 0.05
"""How much of the interval may be missed, by chance, or as cycles are longer or slow to attract."""
CLOSE, BOUNDED = 1e-5, 1e2
Values = np.ndarray


class Line:
    """The map, on a graph if there is one, in floats for arrays of points and parameters; and its critical points."""

    def __init__(self, model: Model, asserts: Mapping[str, Any]) -> None:
        self.x, self.t = sympy.Symbol(model.variables[0]), sympy.Symbol(asserts["parameter"])
        given = {sympy.Symbol(x): sympy.Rational(v) for x, v in (text.split(" = ") for text in asserts["at"])}
        image = next(iter(model.map.values())).subs(given)
        if "graph" in asserts:
            image = image.subs(sympy.Symbol(model.variables[1]), model.expression(asserts["graph"]).subs(given))
        self.odd = sympy.expand(image.subs(self.x, -self.x) + image) == 0
        self.image: Callable[[Values, Values], Values] = sympy.lambdify(
            [self.x, self.t], sympy.horner(sympy.expand(image), self.x), "numpy"
        )
        critical = sympy.solve(sympy.diff(image, self.x), self.x)[-1]
        at = sympy.lambdify([self.t], critical, "numpy")
        self.critical: Callable[[Values], Values] = lambda t: np.broadcast_to(at(t), t.shape).astype(float)

    def after(self, x: Values, t: Values, steps: int) -> Values:
        with np.errstate(all="ignore"):
            for _ in range(steps):
                x = self.image(x, t)
        return x

    def sizes(self, x: Values, t: Values) -> tuple[Values, Values]:
        """Of the points of the cycle that the orbit of x has reached: largest and least, up to sign if F is odd."""
        states = [x]
        for _ in range(2 * LONGEST):
            states.append(self.image(states[-1], t))
        taken = np.abs(states) if self.odd else np.array(states)
        return taken.max(axis=0), taken.min(axis=0)


def atlas(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    line, rng = Line(model, asserts), np.random.default_rng(seed)
    low, high, measure = (float(sympy.Rational(asserts[name])) for name in ("low", "high", "measure"))
    t = rng.uniform(low, high, SAMPLES)
    with np.errstate(all="ignore"):
        x = line.after(line.critical(t), t, STEPS)
        y = line.after(line.critical(t) * rng.uniform(0.1, 0.9, SAMPLES), t, STEPS)
        periodic = np.zeros(SAMPLES, dtype=bool)
        z = x
        for _ in range(LONGEST):
            z = line.image(z, t)
            periodic |= (np.abs(z - x) < CLOSE) | (line.odd & (np.abs(z + x) < CLOSE))
        same = np.all([np.abs(a - b) < CLOSE for a, b in zip(line.sizes(x, t), line.sizes(y, t), strict=True)], axis=0)
    found = (periodic & (same | (np.abs(y) > BOUNDED) | np.isnan(y))).mean() * (high - low)
    return None if found > measure - SLACK * (high - low) else f"only {found} of {measure} are seen to have a cycle"


def atlas_across(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    x, y = (sympy.Symbol(name) for name in model.variables)
    graph, curve = (model.expression(text) for text in (asserts["graph"], asserts["cycles"]["across"]))
    first, second = (e.subs(y, graph) for e in model.map.values())
    for zero in (second - graph.subs(x, first), curve.subs(y, graph)):
        if sympy.expand(zero) != 0:
            return f"{zero} is not 0 on the graph"
    return atlas(model, asserts, seed) or cycles_across(model, asserts["cycles"], seed)


def strays(
    model: Model, asserts: Mapping[str, Any], rows: Sequence[Sequence[int]], unit: int, seed: int = 0
) -> list[int]:
    """Rows where, at a random parameter, the critical orbit does not seem to approach a cycle of twice the period."""
    line, rng = Line(model, asserts), random.Random(seed)
    t = np.array([rng.uniform(low, high) / unit for low, high, *_ in rows])
    periods = np.array([2 * row[2] for row in rows])
    x = line.after(line.critical(t), t, STEPS)
    y, returned = x, np.full(len(rows), np.inf)
    for step in range(1, periods.max() + 1):
        y = line.image(y, t)
        returned = np.where(periods == step, np.abs(y - x), returned)
    return [i for i, distance in enumerate(returned) if not distance < CLOSE]
