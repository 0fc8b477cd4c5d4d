"""Claims that some values serve all others: a grid for each, and from its best point a search with shrinking steps."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from tests.oracles.model import Model, Point, holds, points

REACH = 4.0
CHOSEN, ALL = 61, 61
"""Numbers of points along each axis of the grids."""
SAMPLED, TESTED = 400, 4
"""Outer points: of so many, so many on each side of the threshold that come nearest to it."""
CLEAR = 5e-2
"""Outer points nearer to the threshold than this are left out."""
INSIDE, EXACT = 1e-2, 1e-9
"""How clearly strict conditions on a choice have to hold, and how exactly all others."""
NEVER = (np.inf, np.inf)
Value = tuple[float, float]
"""By how much conditions fail, and then what is to be small; compared in this order."""


def choice(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    choose, for_all = asserts["choose"], asserts["for_all"]
    such_that, given = _violation(model, asserts["such_that"], INSIDE), _violation(model, asserts["given"], 0.0)
    ((_, relation, goal),) = model.conditions(asserts["holds"])
    side = model.vector([goal])
    chosen_grid, all_grid = _grid(len(choose), CHOSEN), _grid(len(for_all), ALL)

    def with_values(point: Mapping[str, Any], names: list[str], values: np.ndarray) -> dict[str, Any]:
        return {**point, **dict(zip(names, values.T, strict=True))}

    for outer, right in _outer_points(model, asserts, seed):

        def least_margin(chosen: np.ndarray, bar: float, outer: Point = outer) -> float:
            """Over `for_all`, or an upper bound that is below `bar`; infinite if nothing is given."""

            def at(values: np.ndarray) -> list[Value]:
                point = with_values(with_values(outer, choose, chosen), for_all, values)
                return list(zip(given(point), _margin(side(point)[0], relation), strict=True))

            start, value = _best(at, all_grid)
            if value[0] > EXACT or value[1] >= bar:
                value = _search(at, start, value)
            return value[1] if value[0] <= EXACT else np.inf

        def serves(chosen: np.ndarray, bar: Value, outer: Point = outer) -> Value:
            violated = float(such_that(with_values(outer, choose, chosen)))
            return (violated, 0.0) if violated > EXACT else (violated, -least_margin(chosen, -bar[1]))

        def all_serve(values: np.ndarray) -> list[Value]:
            found = [NEVER]
            for chosen in values:
                found.append(serves(chosen, min(found)))
            return found[1:]

        violated, least = _search(all_serve, *_best(all_serve, chosen_grid))
        left = violated <= EXACT and least <= EXACT
        if left != right and not (relation in ("<", ">", "!=") and abs(least) <= EXACT):
            return f"{left} but {right} at {outer}"
    return None


def _outer_points(model: Model, asserts: Mapping[str, Any], seed: int) -> Iterator[tuple[Point, bool]]:
    """Points, and whether the threshold holds there."""
    threshold = model.conditions(asserts["exactly_when"])
    bound = {*asserts["choose"], *asserts["for_all"]}
    sides: dict[bool, list[tuple[float, Point]]] = {True: [], False: []}
    for point in points(model, asserts["where"], seed, SAMPLED):
        distances = [f(point) for f, _, _ in threshold]
        clear = min(map(abs, distances))
        if clear > CLEAR and max(abs(x) for name, x in point.items() if name not in bound) < REACH - 1:
            right = all(holds(d, relation) for d, (_, relation, _) in zip(distances, threshold, strict=True))
            sides[right].append((clear, point))
    if not any(sides.values()):
        raise LookupError("no outer point is clear of the threshold")
    for right, found in sides.items():
        for _, point in sorted(found, key=lambda pair: pair[0])[:TESTED]:
            yield point, right


def _margin(value: np.ndarray, relation: str) -> np.ndarray:
    """By how much `value relation 0` holds, negative where it does not."""
    return {"<": -value, ">": value, "=": -np.abs(value), "!": np.abs(value)}[relation[0]]


def _violation(model: Model, texts: list[str], inside: float) -> Callable[[Mapping[str, Any]], np.ndarray]:
    """By how much conditions fail, in sum; 0 where they hold, the strict ones by more than `inside`."""
    conditions = model.conditions(texts)
    values = model.vector([e for _, _, e in conditions])

    def total(point: Mapping[str, Any]) -> np.ndarray:
        failures = np.zeros(np.broadcast_shapes(*(np.shape(x) for x in point.values())))
        for value, (_, relation, _) in zip(values(point) if conditions else (), conditions, strict=True):
            failures += np.maximum(-_margin(value, relation) + inside * (relation in ("<", ">", "!=")), 0)
        return failures

    return total


def _grid(dimensions: int, side: int) -> np.ndarray:
    return np.array(list(itertools.product(np.linspace(-REACH, REACH, side), repeat=dimensions)))


def _best(f: Callable[[np.ndarray], list[Value]], candidates: np.ndarray) -> tuple[np.ndarray, Value]:
    values = f(candidates)
    k = min(range(len(values)), key=values.__getitem__)
    return candidates[k], values[k]


def _search(f: Callable[[np.ndarray], list[Value]], x: np.ndarray, least: Value) -> Value:
    """The least value found on the way from x, in steps along the axes and diagonals that shrink."""
    ways = np.array([way for way in itertools.product((-1, 0, 1), repeat=len(x)) if any(way)])
    step = 2 * REACH / (ALL - 1)
    while step > 1e-7:
        there, value = _best(f, x + step * ways)
        if value < least:
            x, least = there, value
        else:
            step /= 2
    return least
