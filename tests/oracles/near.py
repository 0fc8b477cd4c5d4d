"""Cycles near given points: found again by Newton's method in mpmath, for all points at once, with many digits."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import mpmath
import sympy

from tests.oracles.model import Model

Vector = list[Any]
EXTRA = 40
"""Digits beyond those that derivatives grow by."""
STARTS = 12
"""So many other cycles are looked for, if the period is at most SHORT."""
SHORT = 50


def cycle_near(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    given = {sympy.Symbol(name): sympy.Rational(value) for name, value in (text.split(" = ") for text in asserts["at"])}
    over = sympy.Symbol(asserts["over"]) if asserts["over"] else None
    before: list[Vector] | None = None
    for piece in asserts["pieces"]:
        ends = [sympy.Rational(end) for end in piece["between"]]
        times = [ends[0], (ends[0] + ends[1]) / 2, ends[1]] if over else [None]
        for t in times:
            at = given | ({over: t} if over else {})
            problem = _Problem(model, at, piece["points"])
            failure = _one(problem, asserts, seed)
            if failure is not None:
                return f"at {at}: {failure}"
            if before is not None and _distance(before, problem.cycle) > 2 * problem.rational(asserts["alone_within"]):
                return f"at {at}: the cycle jumps"
            before = problem.cycle if t == times[-1] else None
    for piece, following in zip(asserts["pieces"], asserts["pieces"][1:], strict=False):
        if piece["between"][1] != following["between"][0]:
            return "the pieces leave a gap"
    return None


class _Problem:
    """The equations of a cycle at some parameters, and approximate points."""

    def __init__(self, model: Model, at: Mapping[sympy.Symbol, sympy.Rational], texts: Sequence[str]) -> None:
        self.model, self.at = model, at
        self.symbols = [sympy.Symbol(x) for x in model.variables]
        components = sympy.Matrix([model.map[x] for x in self.symbols]).subs(at)
        self.step = self.function(list(components))
        self.slope = self.function(list(components.jacobian(self.symbols)))
        self.d = len(self.symbols)
        numbers = [sympy.Rational(model.expression(text).subs(at)) for text in texts]
        self.points = [numbers[i : i + self.d] for i in range(0, len(numbers), self.d)]
        self.cycle: list[Vector] = []

    def function(self, expressions: list[sympy.Expr]) -> Callable[..., Vector]:
        function = sympy.lambdify(self.symbols, expressions, "mpmath")
        return lambda point: [mpmath.mpf(x) for x in function(*point)]

    @staticmethod
    def rational(text: str) -> Any:
        value = sympy.Rational(text)
        return mpmath.mpf(int(value.p)) / int(value.q)

    def start(self) -> list[Vector]:
        return [[mpmath.mpf(int(x.p)) / int(x.q) for x in z] for z in self.points]

    def matrices(self, cycle: Sequence[Vector]) -> list[Any]:
        d = self.d
        entries = [self.slope(z) for z in cycle]
        return [mpmath.matrix([row[i : i + d] for i in range(0, d * d, d)]) for row in entries]

    def newton(self, cycle: list[Vector], steps: int = 12) -> list[Vector] | None:
        """The cycle that Newton's method leads to."""
        n, d = len(cycle), self.d
        for _ in range(steps):
            matrices = self.matrices(cycle)
            residuals = [
                mpmath.matrix([a - b for a, b in zip(self.step(z), cycle[(k + 1) % n], strict=True)])
                for k, z in enumerate(cycle)
            ]
            product, total = mpmath.eye(d), mpmath.zeros(d, 1)
            for matrix, residual in zip(matrices, residuals, strict=True):
                product, total = matrix * product, matrix * total + residual
            try:
                change = mpmath.lu_solve(mpmath.eye(d) - product, total)
            except ZeroDivisionError:
                return None
            largest = mpmath.mpf(0)
            after = []
            for z, matrix, residual in zip(cycle, matrices, residuals, strict=True):
                after.append([x + change[i] for i, x in enumerate(z)])
                largest = max(largest, *(abs(change[i]) for i in range(d)))
                change = matrix * change + residual
            cycle = after
            if largest > 1e6:
                return None
            if largest < mpmath.mpf(10) ** -EXTRA:
                return cycle
        return None


def _one(problem: _Problem, asserts: Mapping[str, Any], seed: int) -> str | None:
    with mpmath.workdps(EXTRA):
        growth = sum(max(mpmath.log10(mpmath.norm(m, 1) + 1), 0) for m in problem.matrices(problem.start()))
    with mpmath.workdps(2 * EXTRA + 2 * int(growth)):
        start = problem.start()
        found = problem.newton(start)
        if found is None:
            return "no cycle is found"
        problem.cycle = found
        within, alone = (problem.rational(asserts[name]) for name in ("within", "alone_within"))
        if _distance(found, start) > within:
            return f"the cycle is {mpmath.nstr(_distance(found, start))} away"
        n = len(found)
        tiny = mpmath.mpf(10) ** -(EXTRA // 2)
        if any(n % k == 0 and _distance(found[:1], found[k : k + 1]) < tiny for k in range(1, n)):
            return "the period is smaller"
        for other in _others(problem, start, alone, seed):
            if tiny < _distance(other, found) and _distance(other, start) < alone:
                return f"another cycle near {[mpmath.nstr(x) for x in other[0]]}"
        return _multipliers(problem, asserts, found)


def _others(problem: _Problem, start: Sequence[Vector], alone: Any, seed: int) -> Iterator[list[Vector]]:
    rng = random.Random(seed)
    for k in range(STARTS if len(start) <= SHORT else 0):
        common = [rng.uniform(-1, 1) for _ in range(problem.d)]
        moved = [[x + alone * (common[i] if k % 2 else rng.uniform(-1, 1)) for i, x in enumerate(z)] for z in start]
        found = problem.newton(moved)
        if found is not None:
            yield found


def _multipliers(problem: _Problem, asserts: Mapping[str, Any], cycle: Sequence[Vector]) -> str | None:
    product = mpmath.eye(problem.d)
    for matrix in problem.matrices(cycle):
        product = matrix * product
    sizes = [abs(z) for z in mpmath.eig(product, left=False, right=False)] if problem.d > 1 else [abs(product[0])]
    if sum(x < 1 for x in sizes) != int(asserts["inside"]) or any(abs(x - 1) < 1e-9 for x in sizes):
        return f"the multipliers have absolute values {list(map(mpmath.nstr, sizes))}"
    if not asserts["curve"]:
        return _between(problem, asserts, "along", product[0]) if asserts["along"] else None
    model, texts = problem.model, asserts["curve"]
    h, factor = (model.expression(text) for text in texts)
    if sympy.expand(model.after(h) - h * factor) != 0:
        return "the curve is not invariant"
    h, factor = h.subs(problem.at), factor.subs(problem.at)
    if abs(problem.function([h])(cycle[0])[0]) > 1e-9:
        return "the cycle is not on the curve"
    gradient = problem.function([sympy.diff(h, x) for x in problem.symbols])(cycle[0])
    across = mpmath.mpf(1)
    for z in cycle:
        across *= problem.function([factor])(z)[0]
    normal = mpmath.matrix([gradient])
    if mpmath.norm(normal) < 1e-9 or mpmath.norm(normal * product - across * normal) > 1e-9 * mpmath.norm(product):
        return "the product of factors is not the multiplier across"
    along = mpmath.det(product) / across
    return _between(problem, asserts, "across", across) or _between(problem, asserts, "along", along)


def _between(problem: _Problem, asserts: Mapping[str, Any], name: str, value: Any) -> str | None:
    low, high = map(problem.rational, asserts[name])
    return None if low <= value <= high else f"the multiplier {name} is {mpmath.nstr(value)}"


def _distance(a: Sequence[Vector], b: Sequence[Vector]) -> Any:
    return max(abs(x - y) for z, w in zip(a, b, strict=True) for x, y in zip(z, w, strict=True))
