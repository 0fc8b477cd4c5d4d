"""What branches off at a bifurcation: the threshold and cycles next to it, by Newton's method in mpmath."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import mpmath
import sympy

from tests.oracles.model import Model

DIGITS = 120
NEAR = 1e-9
"""How near to the unit circle a multiplier is taken to lie on it."""
Vector = list[Any]

PARTS = (0.5, 0, 1, 2**-10, 2**-20, 1 - 2**-10, 2**-4)
"""Where between the ends the parameter is sought from."""


def branching(model: Model, asserts: Mapping[str, Any], _seed: int) -> str | None:
    with mpmath.workdps(DIGITS):
        return _Problem(model, asserts).failure()


def _number(text: str) -> Any:
    value = sympy.sympify(text.replace("^", "**"), rational=True)
    return mpmath.mpf(int(value.p)) / int(value.q)


class _Problem:
    def __init__(self, model: Model, asserts: Mapping[str, Any]) -> None:
        self.asserts, self.type = asserts, asserts["type"]
        given = {sympy.Symbol(name): sympy.Rational(value) for name, value in (t.split(" = ") for t in asserts["at"])}
        symbols = [sympy.Symbol(x) for x in model.variables]
        parameter = sympy.Symbol(asserts["parameter"])
        step = sympy.Matrix([model.map[x] for x in symbols]).subs(given)
        self.step = sympy.lambdify([*symbols, parameter], list(step), "mpmath")
        self.slope = sympy.lambdify([*symbols, parameter], list(step.jacobian(symbols)), "mpmath")
        self.known = sympy.lambdify([parameter], [model.expression(t).subs(given) for t in asserts["known"]], "mpmath")
        self.d, self.phase = len(symbols), model.variables.index(asserts["coordinate"])
        numbers = [_number(text) for text in asserts["cycle"]["points"]]
        self.points = [numbers[i : i + self.d] for i in range(0, len(numbers), self.d)]
        self.sign = -1 if self.type == "flip" else 1

    def orbit(self, point: Vector, mu: Any, length: int) -> list[Vector]:
        points = [point]
        while len(points) < length:
            points.append(list(self.step(*points[-1], mu)))
        return points

    def derivative(self, points: Sequence[Vector], mu: Any) -> Any:
        product = mpmath.eye(self.d)
        for z in points:
            row = list(self.slope(*z, mu))
            product = mpmath.matrix([row[i : i + self.d] for i in range(0, self.d**2, self.d)]) * product
        return product

    def threshold(self) -> tuple[Vector, Vector, Any]:
        """A point of the cycle, its eigenvector, and the parameter."""
        d, n = self.d, len(self.points)

        def equations(*z: Any) -> Vector:
            point, vector, mu = list(z[:d]), list(z[d:-1]), z[-1]
            points = self.orbit(point, mu, n + 1)
            moved = self.derivative(points[:n], mu) * mpmath.matrix(vector)
            back = self.known(mu) if self.asserts["known"] else points[n]
            still = [a - b for a, b in zip(back, point, strict=True)]
            return [*still, *(moved[i] - self.sign * x for i, x in enumerate(vector)), vector[self.phase] - 1]

        def near(value: Any) -> Vector:
            matrix = self.derivative(self.points, value) - (self.sign + mpmath.mpf(10) ** -9) * mpmath.eye(d)
            vector = mpmath.lu_solve(matrix, mpmath.lu_solve(matrix, mpmath.matrix([1 + i for i in range(d)])))
            return solve(equations, [*self.points[0], *(vector[i] / vector[self.phase] for i in range(d)), value])

        low, high = _number(self.asserts["low"]), _number(self.asserts["high"])
        all_found = []
        for part in PARTS:
            try:
                found = near(low + (high - low) * part)
            except (ValueError, ZeroDivisionError):
                continue
            if low <= found[-1] <= high:
                all_found.append(found)
        if not all_found:
            raise ValueError("no threshold between the ends")
        best = min(all_found, key=lambda z: max(abs(x - y) for x, y in zip(z, self.points[0], strict=False)))
        return best[:d], best[d:-1], best[-1]

    def branch(self, start: tuple[Vector, Vector, Any], t: Any) -> tuple[list[list[Vector]], Any]:
        """The cycles at a distance along the branch, and the parameter there."""
        d, n, (point, vector, value) = self.d, len(self.points), start
        sigma = t if self.type == "transcritical" else mpmath.sqrt(t)

        def equations(*z: Any) -> Vector:
            up, down, mu = list(z[:d]), list(z[d:-1]), z[-1]
            ends = [self.orbit(p, mu, n + 1)[n] for p in (up, down)]
            targets = [down, up] if self.type == "flip" else [up, down]
            if self.asserts["known"]:
                ends[1], targets[1] = self.known(mu), down
            rest = [a - b for e, p in zip(ends, targets, strict=True) for a, b in zip(e, p, strict=True)]
            apart = sigma if self.asserts["known"] else 2 * sigma
            return [*rest, up[self.phase] - down[self.phase] - apart]

        other = 0 if self.asserts["known"] else -1
        guess = [x + s * sigma * v for s in (1, other) for x, v in zip(point, vector, strict=True)]
        found = solve(equations, [*guess, value])
        mu = found[-1]
        up, down = (self.orbit(p, mu, n) for p in (found[:d], found[d:-1]))
        return ([up + down] if self.type == "flip" else [up, down]), mu

    def failure(self) -> str | None:
        try:
            start = self.threshold()
            spread = _number(self.asserts["spread"])
            branches = [self.branch(start, t * spread) for t in (mpmath.mpf(1) / 3, 1)]
            mirrored = self.branch(start, -spread if self.type == "transcritical" else spread)
        except (ValueError, ZeroDivisionError) as error:
            return f"no bifurcation is found: {error}"
        cycle, value = self.orbit(start[0], start[2], len(self.points)), start[2]
        away = max(abs(x - y) for z, w in zip(cycle, self.points, strict=True) for x, y in zip(z, w, strict=True))
        if away > _number(self.asserts["within"]):
            return f"the cycle is {mpmath.nstr(away)} away"
        if any(max(abs(x - y) for x, y in zip(cycle[0], z, strict=True)) < 1e-12 for z in cycle[1:]):
            return "the period is smaller"
        matrix = self.derivative(cycle, value)
        multipliers = mpmath.eig(matrix, left=False, right=False) if self.d > 1 else [matrix[0]]
        if sum(abs(abs(z) - 1) < NEAR for z in multipliers) != 1:
            return f"at the threshold the multipliers are {[mpmath.nstr(z) for z in multipliers]}"
        way = 1 if self.asserts["side"] == ">" else -1
        moves = [way * (mu - value) for _, mu in branches]
        if not 0 < moves[0] < moves[1] or moves[1] < _number(self.asserts["reach"]):
            return f"the parameter moves by {mpmath.nstr(way * moves[1])}"
        return self._stability(branches[1], mirrored)

    def _stability(self, far: tuple[list[list[Vector]], Any], mirrored: tuple[list[list[Vector]], Any]) -> str | None:
        cycles = [(points, far[1]) for points in far[0]]
        if self.type == "transcritical":
            cycles = [cycles[0], (mirrored[0][0], mirrored[1])]
        if self.type == "pitchfork":
            cycles = [cycles[0], cycles[0]]
        for (points, mu), count in zip(cycles, self.asserts["inside"], strict=False):
            product = self.derivative(points, mu)
            found = mpmath.eig(product, left=False, right=False) if self.d > 1 else [product[0]]
            if sum(abs(z) < 1 for z in found) != int(count):
                return f"the multipliers are {[mpmath.nstr(z) for z in found]}"
        return None


def solve(equations: Callable[..., Vector], start: Vector) -> Vector:
    """A zero near the start; ValueError if there is none."""
    found = mpmath.findroot(equations, start, tol=mpmath.mpf(10) ** (-DIGITS), maxsteps=60)
    return [found[i] for i in range(len(start))]
