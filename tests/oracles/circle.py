"""Kinds of claim about a map on a closed curve, tested at random angles and on a grid of angles."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

import numpy as np
import sympy

from tests.oracles.model import TOLERANCE, Model, holds, points
from tests.oracles.special import floats

ANGLES = (np.arange(20011) + 0.381966) * (2 * np.pi / 20011)
"""No multiples of simple fractions of a turn, where logarithms may have poles."""
MEAN = 3e-3
"""The error of a mean over the angles, near to poles."""


def circle_map(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    names, degree = asserts["circle"], int(asserts["degree"])
    curve, turn, angle = (model.vector(list(map(model.expression, asserts[n]))) for n in ("curve", "turn", "angle"))
    image = model.vector(list(model.map.values()))
    for point in points(model, [*asserts["where"], f"{names[0]}^2 + {names[1]}^2 = 1"], seed, 60):
        here = model.moved(point, curve(point))
        a, b = turn(point)
        theta = np.arctan2(point[names[1]], point[names[0]])
        after = np.arctan2(b, a) + degree * theta
        there = curve({**point, names[0]: np.cos(after), names[1]: np.sin(after)})
        top1, below1, top2, below2 = angle(here)
        errors = [*(image(here) - there), a * a + b * b - 1]
        errors += [top1 / below1 - point[names[0]], top2 / below2 - point[names[1]]]
        if not np.abs(errors).max() < TOLERANCE:
            return f"at {point} the errors are {errors}"
    return None


def circle_exponent(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    c, s = asserts["circle"]
    h, names = model.expression(asserts["across"]), [sympy.Symbol(n) for n in model.names]
    if sympy.expand(h) == 0:
        return "the function across the curve is 0"
    quotient, rest = sympy.div(sympy.expand(model.after(h)), sympy.expand(h), *names)
    if rest != 0:
        return f"{h} has no cofactor"
    curve = model.vector(list(map(model.expression, asserts["curve"])))
    along = [sympy.diff(x, names[model.names.index(c)]) for x in map(model.expression, asserts["curve"])]
    across = [sympy.diff(x, names[model.names.index(s)]) for x in map(model.expression, asserts["curve"])]
    tangent, values = model.vector([*along, *across]), model.vector([h, quotient])
    slopes = model.jacobian(list(model.map.values()))
    stated = model.vector([model.expression(asserts[name]) for name in ("arccosh", "root")])
    positive = model.conditions(asserts["positive_when"])
    n = len(model.variables)
    domain = [*asserts["where"], f"{c}^2 + {s}^2 = 1"]
    for point in itertools.chain(points(model, domain, seed, 12), floats(model, domain, seed, 12)):
        circle = {**point, c: np.cos(ANGLES), s: np.sin(ANGLES)}
        circle = model.moved(circle, curve(circle))
        on_curve, cofactor = values(circle)
        with np.errstate(all="ignore"):
            exponent = np.log(np.abs(cofactor)).mean()
        y, root = stated(point)
        if np.abs(on_curve).max() > TOLERANCE or y < 1 - TOLERANCE:
            return f"the curve or arccosh fails at {point}"
        if max(abs(exponent - 2 * np.arccosh(max(y, 1.0))), abs(exponent - 2 * np.log(root))) > MEAN:
            return f"the mean of ln|K| at {point} is {exponent}"
        if n == 2:
            direction = tangent(circle)
            speed = direction[:2] * -circle[s] + direction[2:] * circle[c]
            matrix = slopes(circle)
            moved = np.einsum("ijk,jk->ik", matrix, speed)
            area = matrix[0, 0] * matrix[1, 1] - matrix[0, 1] * matrix[1, 0]
            with np.errstate(all="ignore"):
                growth = np.log(np.abs(area) * np.linalg.norm(speed, axis=0) / np.linalg.norm(moved, axis=0)).mean()
            if abs(growth - exponent) > MEAN:
                return f"distances from the curve grow by exp({growth}), not exp({exponent}), at {point}"
        margins = [f(point) for f, _, _ in positive]
        right = all(holds(m, relation) for m, (_, relation, _) in zip(margins, positive, strict=True))
        if min(map(abs, margins)) > 1e-1 and (exponent > MEAN) != right:
            return f"the exponent is {exponent} at {point}"
        low, high = map(float, map(sympy.Rational, asserts["between"] or ("-1000", "1000")))
        if not low - MEAN < exponent < high + MEAN:
            return f"{exponent} is not between {low} and {high} at {point}"
    return None
