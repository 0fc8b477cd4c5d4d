"""Looking for counterexamples with floats: this saves hopeless searches, and proves nothing."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import lru_cache
from math import prod

import numpy as np
from flint import fmpq_mpoly

from rigorous.algebra import generators, scalar, substituted, to_flint, to_fraction
from rigorous.checker.sign import Sign
from rigorous.provers.reals import approximate

Function = Callable[[Sequence[float]], float]
SAMPLES, FEWER = 1200, 300
MARGIN, ROUGH = 1e-9, 1e-4
NEWTON_STEPS = 20
CLOSE, FAR = 1e-11, 1e6
KEPT = 60


class Sample:
    """Points of an obligation's domain, found by chance, and by descent of its goal."""

    def __init__(self, obligation: Sign) -> None:
        goal = to_flint(obligation.goal.nonnegative())
        self.numbers = {s.name: goal.context().constant(scalar(approximate(s))) for s in obligation.constants}
        domain = [(to_flint(c.polynomial), c.relation) for c in obligation.domain]
        facts = [(substituted(q, self.numbers), r) for q, r in domain if not set(generators(q)) <= self.numbers.keys()]
        goal = substituted(goal, self.numbers)
        self.names = sorted({x for q in (goal, *(q for q, _ in facts)) for x in generators(q)})
        laws = [q for q, r in facts if r == "="]
        inside = [evaluator(q * q if r == "!=" else q, self.names) for q, r in facts if r != "="]
        self.margin, samples = (ROUGH, FEWER) if laws else (MARGIN, SAMPLES)
        project, value = _projection(laws, self.names), evaluator(goal, self.names)
        rng = random.Random(0)  # noqa: S311 - any points will do
        self.points: list[list[float]] = []
        best, least, size = [0.0] * len(self.names), float("inf"), 10.0
        for step in range(samples):
            size = rng.choice((1.0, 3.0, 10.0)) if step < samples // 3 else size * 0.98 ** (SAMPLES // samples)
            centre = [0.0] * len(self.names) if step < samples // 3 else best
            point = project([c + rng.uniform(-size, size) for c in centre])
            if point is not None and all(side(point) > self.margin for side in inside):
                self.points += [point] * (len(self.points) < KEPT)
                if value(point) < least:
                    best, least = point, value(point)
        self.plausible = least >= -self.margin

    def refutes(self, p: fmpq_mpoly) -> bool:
        """Whether p < 0 at one of the points."""
        value = evaluator(substituted(p, self.numbers), self.names)
        return any(value(point) < -self.margin for point in self.points)


@lru_cache(maxsize=1024)
def sample(obligation: Sign) -> Sample:
    """The sample of the obligation, the same for the same obligation."""
    return Sample(obligation)


def _projection(equations: Sequence[fmpq_mpoly], names: list[str]) -> Callable[[list[float]], list[float] | None]:
    """Newton's method with least steps onto the equations; None where it does not arrive."""
    if not equations:
        return lambda point: point
    values = [evaluator(h, names) for h in equations]
    slopes = [[evaluator(h.derivative(x), names) for x in names] for h in equations]

    def project(point: list[float]) -> list[float] | None:
        for _ in range(NEWTON_STEPS):
            residual = np.array([value(point) for value in values])
            if not np.all(np.isfinite(residual)) or max(map(abs, point)) > FAR:
                return None
            if np.max(np.abs(residual)) < CLOSE:
                return point
            jacobian = np.array([[slope(point) for slope in row] for row in slopes])
            step = np.linalg.lstsq(jacobian, residual, rcond=None)[0]
            point = [x - float(d) for x, d in zip(point, step, strict=True)]
        return None

    return project


def evaluator(p: fmpq_mpoly, names: Sequence[str]) -> Function:
    """The function of floats that p is, for these generators, which are all that occur in it."""
    at = [p.context().names().index(name) for name in names]
    terms = [(float(to_fraction(c)), [int(m[i]) for i in at]) for m, c in p.to_dict().items()]
    return lambda point: sum(c * prod(x**e for x, e in zip(point, m, strict=True) if e) for c, m in terms)
