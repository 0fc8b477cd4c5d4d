"""Claims that some values serve all others: a grid for each, and from its best point a search with shrinking steps."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from tests.oracles.model import Model, Point, holds, points

REACH, SIDE = 4.0, 61
"""Grids go from -REACH to REACH, with so many points along each axis."""
STARTS = 6
"""The number of points of a grid from which searches start."""
SAMPLED, TESTED = 400, 4
"""Outer points: of so many, so many on each side of the threshold that come nearest to it."""
CLEAR, WIDE = 5e-2, 0.2
"""Outer points nearer to the threshold, or to the boundary of the domain, are left out."""
INSIDE, EXACT = 1e-2, 1e-9
"""How clearly strict conditions on a choice have to hold, and how exactly all others."""
FORBIDDEN = 1e6
"""Added to the value of a point, with the amount by which conditions fail there."""
Values = Callable[[np.ndarray], np.ndarray]


def choice(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    choose, for_all = asserts["choose"], asserts["for_all"]
    such_that, given = _violation(model, asserts["such_that"], INSIDE), _violation(model, asserts["given"], 0.0)
    ((_, relation, goal),) = model.conditions(asserts["holds"])
    side = model.vector([goal])
    for outer, right in _outer_points(model, asserts, seed):

        def least_margin(chosen: np.ndarray, outer: Point = outer) -> float:
            """Over `for_all`; infinite if nothing is given."""

            def margins(values: np.ndarray) -> np.ndarray:
                point = outer | dict(zip(choose, chosen, strict=True)) | dict(zip(for_all, values.T, strict=True))
                violated = given(point)
                return np.where(violated > EXACT, FORBIDDEN + violated, _margin(side(point)[0], relation))

            least = _least(margins, len(for_all))
            return least if least < FORBIDDEN else np.inf

        def failures(values: np.ndarray, outer: Point = outer) -> np.ndarray:
            """For each choice: minus the least margin."""
            violated = such_that(outer | dict(zip(choose, values.T, strict=True)))
            return np.array(
                [
                    FORBIDDEN + v if v > EXACT else -least_margin(chosen)
                    for v, chosen in zip(violated, values, strict=True)
                ]
            )

        least = _least(failures, len(choose))
        if (least <= EXACT) != right and not (relation in ("<", ">", "!=") and abs(least) <= EXACT):
            return f"{not right} but {right} at {outer}"
    return None


def _outer_points(model: Model, asserts: Mapping[str, Any], seed: int) -> Iterator[tuple[Point, bool]]:
    """Points, and whether the threshold holds there."""
    threshold = model.conditions(asserts["exactly_when"])
    boundary = [f for f, relation, _ in model.conditions(asserts["where"]) if relation != "="]
    bound = {*asserts["choose"], *asserts["for_all"]}
    sides: dict[bool, list[tuple[float, Point]]] = {True: [], False: []}
    for point in points(model, asserts["where"], seed, SAMPLED):
        distances = [f(point) for f, _, _ in threshold]
        clear = min(map(abs, distances))
        if min([abs(f(point)) for f in boundary], default=WIDE) < WIDE:
            continue
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
        failures = np.zeros(np.broadcast_shapes(*map(np.shape, point.values())))
        for value, (_, relation, _) in zip(values(point) if conditions else (), conditions, strict=True):
            failures += np.maximum(-_margin(value, relation) + inside * (relation in ("<", ">", "!=")), 0)
        return failures

    return total


def _least(f: Values, dimensions: int) -> float:
    """The least value found, from the best local minima of a grid on, in steps along axes and diagonals that shrink."""
    grid = np.array(list(itertools.product(np.linspace(-REACH, REACH, SIDE), repeat=dimensions)))
    ways = np.array([way for way in itertools.product((-1, 0, 1), repeat=dimensions) if any(way)])
    values = f(grid)
    starts: list[int] = []
    minima = _is_least_nearby(values.reshape((SIDE,) * dimensions), ways).ravel()
    for k in (k for k in np.argsort(values) if minima[k]):
        if all(np.abs(grid[k] - grid[j]).max() > 4 * REACH / SIDE for j in starts):
            starts.append(int(k))
        if len(starts) == STARTS:
            break
    x, least, steps = grid[starts], values[starts], np.full(len(starts), 2 * REACH / (SIDE - 1))
    while steps.max() > 1e-7:
        tried = x[:, None, :] + steps[:, None, None] * ways
        found = f(tried.reshape(-1, dimensions)).reshape(len(starts), len(ways))
        best = found.argmin(axis=1)
        better = found.min(axis=1) < least
        x = np.where(better[:, None], tried[np.arange(len(starts)), best], x)
        least, steps = np.where(better, found.min(axis=1), least), np.where(better, steps, steps / 2)
    return float(least.min())


def _is_least_nearby(values: np.ndarray, ways: np.ndarray) -> np.ndarray:
    """Where a grid has no smaller value next to it."""
    around = np.pad(values, 1, constant_values=np.inf)
    least = np.full(values.shape, True)
    for way in ways:
        least &= values <= around[tuple(slice(1 + d, 1 + d + n) for d, n in zip(way, values.shape, strict=True))]
    return least
