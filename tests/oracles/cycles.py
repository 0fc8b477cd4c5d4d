"""Kinds of claim about cycles, which are found by Newton's method for all points of a cycle at once."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from tests.oracles.model import TOLERANCE, Model, Point, holds, points
from tests.oracles.special import floats

PARAMETERS, SPECIAL = 25, 8
PERIODS = (1, 2, 3, 4, 5)
STARTS = 8
MARGIN = 1e-3
"""Conditions on cycles have to hold, or fail, by this much."""
STRICTLY = 1e-9


def cycles(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    wanted = model.conditions(asserts["satisfy"])
    for found in _cycles(model, asserts["where"], asserts["on"], seed, required=bool(wanted)):
        if not wanted or any(abs(f(point)) > MARGIN for f, _, _ in wanted for point in found):
            return f"the cycle {found}"
    return None


def cycles_across(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    h, t = model.expression(asserts["across"]), model.expression(asserts["factor"])
    factor, after, unless = model.number(t), model.number(model.after(h)), model.conditions(asserts["unless"])
    slope, step = model.jacobian([h]), model.jacobian(list(model.map.values()))
    curve = f"{asserts['across']} = 0"
    domain = [*asserts["where"], curve]
    for point in itertools.chain(points(model, domain, seed), floats(model, domain, seed, SPECIAL)):
        if abs(after(point)) > TOLERANCE:
            return f"{point} leaves the curve"
    for found in _cycles(model, asserts["where"], [curve, *asserts["on"]], seed):
        if unless and all(abs(f(point)) < MARGIN for f, _, _ in unless for point in found):
            continue
        product = float(np.prod([factor(point) for point in found]))
        if not (abs(product) < 1 - STRICTLY if asserts["product"] == "<" else product > 1 + STRICTLY):
            return f"the product is {product} along {found}"
        normal = slope(found[0])
        if np.abs(normal @ _derivative(step, found) - product * normal).max() > 1e-5 * (1 + abs(product)):
            return f"{product} is not the multiplier across the curve of {found}"
    return None


def cycle(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    period = int(asserts["period"])
    image, step = model.vector(list(model.map.values())), model.jacobian(list(model.map.values()))
    coefficients = model.vector([model.expression(text) for text in asserts["characteristic"]])
    for point in itertools.chain(
        points(model, asserts["where"], seed, 40), floats(model, asserts["where"], seed, SPECIAL)
    ):
        orbit = [point]
        for _ in range(period):
            orbit.append(model.moved(point, image(orbit[-1])))
        gaps = [max(abs(p[x] - point[x]) for x in model.variables) for p in orbit]
        if gaps[period] > TOLERANCE or any(gaps[d] < TOLERANCE for d in range(1, period) if period % d == 0):
            return f"{point} does not have least period {period}"
        matrix = _derivative(step, orbit[:period])
        expected = [1.0, *coefficients(point)[::-1]]
        if np.abs(np.poly(matrix) - expected).max() > TOLERANCE * np.abs(expected).max():
            return f"the characteristic polynomial at {point} is {np.poly(matrix)}, not {expected}"
        low, *_, high = sorted([*np.abs(np.linalg.eigvals(matrix))] * 2)
        inside, outside = high < 1 - STRICTLY, low > 1 + STRICTLY
        saddle = low < 1 - STRICTLY and high > 1 + STRICTLY and np.isreal(np.linalg.eigvals(matrix)).all()
        if not {"attracting": inside, "repelling": outside, "saddle": saddle}[asserts["stability"]]:
            return f"the eigenvalues at {point} are {np.linalg.eigvals(matrix)}"
    return None


def _derivative(step: Callable[[Point], np.ndarray], found: list[Point]) -> np.ndarray:
    """The derivative of an iterate at the first of the points."""
    product = np.eye(len(step(found[0])))
    for point in found:
        product = step(point) @ product
    return product


def _cycles(
    model: Model, where: list[str], on: list[str], seed: int, *, required: bool = True
) -> Iterator[list[Point]]:
    """Cycles at random parameters in `where`, all of whose points satisfy `on` clearly."""
    rng = np.random.default_rng(seed)
    conditions = model.conditions(on)
    parts = [*model.map.values(), *(e for _, relation, e in conditions if relation == "=")]
    value, slope = model.vector(parts), model.jacobian(parts)
    tried = 0
    for parameters in itertools.chain(floats(model, where, seed, SPECIAL), points(model, where, seed, PARAMETERS)):
        for period in PERIODS:
            for _ in range(STARTS):
                start = rng.uniform(-1, 1, (len(model.variables), period)) * rng.choice([1.0, 2.0, 3.0])
                states = _newton(model, parameters, start, value, slope)
                if states is None:
                    continue
                tried += 1
                found = [model.moved(parameters, state) for state in states.T]
                if all(_clearly(f(point), relation) for f, relation, _ in conditions for point in found):
                    yield found
    if required and not tried:
        raise LookupError(f"no cycles found where {where}")


def _clearly(value: float, relation: str) -> bool:
    return abs(value) > MARGIN if relation == "!=" else holds(value, relation, -MARGIN if len(relation) == 1 else 0.0)


def _newton(
    model: Model, parameters: Point, start: np.ndarray, value: Callable[[Any], Any], slope: Callable[[Any], Any]
) -> np.ndarray | None:
    """States x_k with F(x_k) = x_(k+1), the last before the first, and equations at each, by least squares.

    `value` gives the image of a state, then the sides of the equations; `slope` their derivatives.
    """
    states, (n, period) = start, start.shape
    here, after = np.eye(period), np.roll(np.eye(period), 1, axis=1)
    for _ in range(40):
        at = model.moved(parameters, states)
        residual = value(at)
        residual[:n] -= np.roll(states, -1, axis=1)
        if np.abs(residual).max() < 1e-12:
            return states
        matrix = np.einsum("ijk,kl->ikjl", slope(at), here)
        matrix[:n] -= np.einsum("ij,kl->ikjl", np.eye(n), after)
        change = np.linalg.lstsq(matrix.reshape(residual.size, -1), residual.ravel(), rcond=1e-9)[0]
        states = states - change.reshape(n, period) * min(1.0, 2.0 / max(np.abs(change).max(), 1e-300))
        if np.abs(states).max() > 1e3:
            return None
    return None
