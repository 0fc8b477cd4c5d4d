"""Claims that some values serve all others: a grid for each, and from its best point a search with shrinking steps."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from tests.oracles.model import Model, points

REACH = 4.0
OUTER, CHOSEN, ALL = 12, 161, 4000
"""Numbers of outer points, and of points of the two grids."""
CLEAR = 5e-2
"""Outer points nearer to the threshold are left out."""
Value = tuple[float, float]


def choice(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    choose, for_all = asserts["choose"], asserts["for_all"]
    threshold, goal = (model.conditions(asserts[name]) for name in ("exactly_when", "holds"))
    such_that, given = _violation(model, asserts["such_that"]), _violation(model, asserts["given"])
    (_, relation, goal_value), *_ = goal
    sides = model.vector([goal_value])
    grid, spacing = _grid(len(for_all), ALL)
    chosen_grid, chosen_spacing = _grid(len(choose), CHOSEN)
    tested = 0

    def margin(point: Mapping[str, Any]) -> np.ndarray:
        value = sides(point)[0]
        return {"<": -value, ">": value, "=": -np.abs(value), "!": np.abs(value)}[relation[0]]

    for outer in points(model, asserts["where"], seed, 8 * OUTER):
        distances = [f(outer) for f, _, _ in threshold]
        if min(map(abs, distances)) < CLEAR:
            continue
        tested += 1
        right = all(_true(d, r) for d, (_, r, _) in zip(distances, threshold, strict=True))

        def worst(chosen: np.ndarray, outer: Mapping[str, Any] = outer) -> float:
            """The least margin over `for_all`; infinite if nothing is given."""

            def at(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
                point = {**outer, **dict(zip(choose, chosen, strict=True)), **dict(zip(for_all, values, strict=True))}
                return given(point), margin(point)

            violations, margins = at(grid.T)
            start = grid[np.lexsort((margins, violations))[0]]
            violated, least = _search(lambda x: tuple(map(float, at(x))), start, spacing)
            return least if violated < 1e-9 else np.inf

        def serves(chosen: np.ndarray, outer: Mapping[str, Any] = outer) -> Value:
            violated = float(such_that({**outer, **dict(zip(choose, chosen, strict=True))}))
            return (violated, -worst(chosen)) if violated < 1e-9 else (violated, 0.0)

        start = min(chosen_grid, key=serves)
        violated, least = _search(serves, start, chosen_spacing)
        left = violated < 1e-9 and least <= 1e-6
        strict = relation in ("<", ">", "!=")
        if left != right and not (strict and left and least > -1e-6):
            return f"{left} but {right} at {outer}"
        if tested == OUTER:
            return None
    if not tested:
        raise LookupError("no outer point is clear of the threshold")
    return None


def _true(value: float, relation: str) -> bool:
    return {"<": value < 0, ">": value > 0, "=": False, "!": True}[relation[0]]


def _violation(model: Model, texts: list[str]) -> Callable[[Mapping[str, Any]], np.ndarray]:
    """By how much conditions fail, in sum; 0 where they hold."""
    conditions = model.conditions(texts)
    values = model.vector([e for _, _, e in conditions])

    def total(point: Mapping[str, Any]) -> np.ndarray:
        failures = np.zeros(np.broadcast(*point.values()).shape)
        for value, (_, relation, _) in zip(values(point) if conditions else (), conditions, strict=True):
            failures += {"<": np.maximum(value, 0), ">": np.maximum(-value, 0), "=": np.abs(value), "!": 0 * value}[
                relation[0]
            ]
        return failures

    return total


def _grid(dimensions: int, size: int) -> tuple[np.ndarray, float]:
    """A cubic grid of at most about `size` points, and its spacing."""
    side = max(round(size ** (1 / dimensions)), 3)
    ends = np.linspace(-REACH, REACH, side)
    return np.array(list(itertools.product(ends, repeat=dimensions))), float(ends[1] - ends[0])


def _search(f: Callable[[np.ndarray], Any], start: np.ndarray, step: float) -> Value:
    """The least value found on the way from `start`, in steps along the axes and diagonals that shrink."""
    x, least = np.array(start), f(start)
    ways = [np.array(way) for way in itertools.product((-1, 0, 1), repeat=len(start)) if any(way)]
    while step > 1e-7:
        better = min(((f(x + step * way), tuple(way)) for way in ways), default=(least, ()))
        if better[0] < least:
            least, x = better[0], x + step * np.array(better[1])
        else:
            step /= 2
    return least
