"""Thresholds of cycles: Newton's method and multipliers in mpmath, and simulation at the threshold."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import mpmath as mp
import sympy

from tests.oracles.model import Model

DIGITS, BISECTIONS = 40, 60
STARTS = 6
"""Starting points for other cycles, at each value of the parameter."""
TURNS, SIZE = 3000, 0.03
"""How long, and from how far away, orbits about the threshold are followed."""
FAR = 1e3
DRIFT = 0.02
"""By what part their distance has to change if the cubic coefficient is not 0."""

Points = list[mp.matrix]


class Family:
    """The map for each value of one parameter, in mpmath or in floats."""

    def __init__(self, model: Model, asserts: Mapping[str, Any]) -> None:
        self.d = len(model.variables)
        self.t = sympy.Symbol(asserts["parameter"])
        given = {sympy.Symbol(x): sympy.Rational(v) for x, v in (text.split(" = ") for text in asserts["at"])}
        names = [sympy.Symbol(x) for x in model.variables]
        images = [e.subs(given) for e in model.map.values()]
        slopes = sympy.Matrix(images).jacobian(names)
        self.image, self.slope = (sympy.lambdify([*names, self.t], e, "mpmath") for e in (images, slopes))
        self.fast: Callable[..., list[float]] = sympy.lambdify([*names, self.t], images, "math")
        cycle = asserts["cycle"]
        texts = [sympy.lambdify([self.t], model.expression(text), "mpmath") for text in cycle["points"]]
        self.texts = [texts[i : i + self.d] for i in range(0, len(texts), self.d)]

    def points(self, t: mp.mpf) -> Points:
        return [mp.matrix([f(t) for f in row]) for row in self.texts]

    def cycle(self, start: Points, t: mp.mpf) -> Points | None:
        """Newton's method for all points at once."""
        states, n, d = [x.copy() for x in start], len(start), self.d
        for _ in range(25):
            matrix, right = mp.zeros(n * d), mp.zeros(n * d, 1)
            for k, x in enumerate(states):
                after = (k + 1) % n
                residual = mp.matrix(self.image(*x, t)) - states[after]
                slope = self.slope(*x, t)
                for i in range(d):
                    right[after * d + i] = residual[i]
                    matrix[after * d + i, after * d + i] += 1
                    for j in range(d):
                        matrix[after * d + i, k * d + j] -= slope[i, j]
            try:
                change = mp.lu_solve(matrix, right)
            except ZeroDivisionError:
                return None
            states = [x + change[k * d : k * d + d, 0] for k, x in enumerate(states)]
            if mp.norm(change) < mp.mpf(10) ** (5 - DIGITS):
                return states
            if mp.norm(change) > 10:
                return None
        return None

    def derivative(self, states: Points, t: mp.mpf) -> mp.matrix:
        total = mp.eye(self.d)
        for x in states:
            total = self.slope(*x, t) * total
        return total


def crossing(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    with mp.workdps(DIGITS):
        return _crossing(Family(model, asserts), asserts, random.Random(seed))


def _crossing(family: Family, asserts: Mapping[str, Any], rng: random.Random) -> str | None:
    within, alone, low, high = (mp.mpf(sympy.Rational(asserts[x])) for x in ("within", "alone_within", "low", "high"))
    start, end = (mp.mpf(sympy.Rational(x)) for x in asserts["cycle"]["between"])
    for t in (start, low, high, end, *(start + (end - start) * rng.random() for _ in range(4))):
        points = family.points(t)
        states = family.cycle(points, t)
        if states is None or _distance(states, points) > within:
            return f"no cycle within {within} at {t}"
        for _ in range(STARTS):
            begin = [mp.matrix([x + alone * rng.uniform(-1, 1) for x in p]) for p in points]
            other = family.cycle(begin, t)
            if other is not None and _distance(other, states) > 1e-20 and _distance(other, points) < alone:
                return f"another cycle within {alone} at {t}"
        n = len(states)
        if any(n % k == 0 and mp.norm(states[0] - states[k]) < 1e-20 for k in range(1, n)):
            return f"a smaller period at {t}"
        matrix = family.derivative(states, t)
        values = [matrix[0, 0]] if family.d == 1 else mp.eig(matrix, right=False)
        expected = asserts["inside"][0] if t <= low else asserts["inside"][1] if t >= high else None
        if expected is not None and str(sum(abs(z) < 1 for z in values)) != expected:
            return f"the multipliers {values} at {t}"
    flip = asserts["type"] == "flip"

    def beyond(t: mp.mpf) -> mp.mpf:
        """0 at the threshold."""
        m = family.derivative(family.cycle(family.points(t), t) or [], t)
        return mp.det(m + mp.eye(family.d)) if flip else mp.det(m) - 1

    first = mp.sign(beyond(low))
    if first * mp.sign(beyond(high)) >= 0:
        return f"no threshold between {low} and {high}"
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        low, high = (middle, high) if mp.sign(beyond(middle)) == first else (low, middle)
    cycle = family.cycle(family.points(middle), middle) or []
    if not flip and abs(sum(family.derivative(cycle, middle)[i, i] for i in range(2))) >= 2:
        return "the multipliers are real"
    return _drift(family, cycle, middle, asserts["cubic"])


def _drift(family: Family, states: Points, t: mp.mpf, cubic: str) -> str | None:
    """Whether orbits about the cycle at its threshold approach it, or leave, as the cubic coefficient says."""
    if not cubic:
        return None
    matrix, x, n = family.derivative(states, t), states[0], len(states)
    (a, b), (c, d) = matrix.tolist()

    def distance(point: Sequence[float]) -> float:
        """The quadratic form that the derivative keeps."""
        u, v = point[0] - float(x[0]), point[1] - float(x[1])
        return abs(float(c) * u * u + float(d - a) * u * v - float(b) * v * v)

    point = [float(x[0]) + SIZE, float(x[1])]
    means = []
    for _ in range(2):
        total = 0.0
        for _ in range(TURNS):
            for _ in range(n):
                point = family.fast(*point, float(t))
            if math.hypot(*point) > FAR:
                return None if cubic == ">" else "orbits escape"
            total += distance(point)
        means.append(total / TURNS)
    change = means[1] / means[0] - 1
    return None if (change < -DRIFT if cubic == "<" else change > DRIFT) else f"orbits drift by {change}"


def _distance(a: Points, b: Points) -> mp.mpf:
    return max(abs(u - v) for x, y in zip(a, b, strict=True) for u, v in zip(x, y, strict=True))
