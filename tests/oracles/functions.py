"""Kinds of claim about functions of the state: conjugacies, and functions that grow along orbits."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import sympy

from tests.oracles.model import TOLERANCE, Model, points
from tests.oracles.special import floats


def conjugacy(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    onto = asserts["onto"]
    y = [model.expression(text) for text in asserts["coordinates"]]
    a = [model.expression(text) for text in asserts["parameters_onto"]]
    meaning = dict(zip([*onto["variables"], *onto["parameters"]], [*y, *a], strict=True))
    scope = {name: sympy.Symbol(name) for name in meaning}
    images = [sympy.sympify(re.sub(r"\^", "**", text), locals=scope, rational=True) for text in onto["map"]]
    there = [g.subs({scope[name]: value for name, value in meaning.items()}, simultaneous=True) for g in images]
    values = model.vector([model.after(part) for part in y] + there)
    for point in points(model, asserts["where"], seed):
        left, right = np.split(values(point), 2)
        if np.abs(left - right).max() > TOLERANCE * (1 + np.abs(left).max()):
            return f"{left} is not {right} at {point}"
    return None


def lyapunov(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    functions = [asserts["numerator"], *(part["function"] for part in asserts["denominator"])]
    h = [model.expression(text) for text in functions]
    powers = [model.expression(part["exponent"]) for part in asserts["denominator"]]
    size, image = model.vector([*h, *powers]), model.vector(list(model.map.values()))
    unless = model.conditions(asserts["unless"])

    def phi(point: Mapping[str, Any]) -> np.ndarray:
        """ln Phi."""
        tops, below, exponents = (part := np.abs(size(point)))[0], part[1 : len(h)], size(point)[len(h) :]
        with np.errstate(divide="ignore"):
            return np.log(tops) - (exponents * np.log(below)).sum(axis=0)

    domain = [*asserts["where"], *(f"{text} != 0" for text in functions)]
    fixed = points(model, [*domain, *(f"{x}' = {x}" for x in model.variables)], seed, 2, required=False)
    for point in itertools.chain(points(model, domain, seed, 2000), fixed):
        growth = phi(model.moved(point, image(point))) - phi(point)
        if growth < -TOLERANCE or (growth < 1e-12 and any(abs(f(point)) > 1e-2 for f, _, _ in unless)):
            return f"ln Phi changes by {growth} at {point}"
    return _limits(model, asserts, functions, phi, seed)


def _limits(model: Model, asserts: Mapping[str, Any], functions: list[str], phi: Any, seed: int) -> str | None:
    """Phi near points where a factor of its denominator vanishes, and perhaps its numerator as well."""
    rng = np.random.default_rng(seed)
    first, *rest = functions
    directions = rng.normal(size=(len(model.variables), 400))
    directions /= np.linalg.norm(directions, axis=0)

    def around(point: Mapping[str, Any], radius: float) -> np.ndarray:
        middle = np.array([[point[x]] for x in model.variables])
        found = phi(model.moved(point, middle + radius * directions))
        return found[~np.isnan(found)]

    for below in rest:
        domain = [*asserts["where"], f"{below} = 0", f"{first} != 0"]
        for point in itertools.chain(points(model, domain, seed, 20), floats(model, domain, seed, 20)):
            if not around(point, 1e-9).min() > around(point, 1e-3).min():
                return f"Phi does not tend to infinity at {point}"
        if asserts["no_limit_at_zeros"] == "yes":
            for point in points(model, [*asserts["where"], f"{below} = 0", f"{first} = 0"], seed, 20):
                if np.ptp(around(point, 1e-6)) < 1:
                    return f"Phi seems to have a limit at {point}"
    return None
