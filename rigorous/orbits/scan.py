"""Candidates for the bifurcations of cycles of a given period in a range of the parameter.

Cycles found at some parameters are followed in both directions. Steps are taken in the parameter or in a coordinate of
the first point, whichever changes faster, so that folds are passed. Where det(M - I), det(M + I) or the product of
l_i l_j - 1 over pairs of multipliers changes its sign, a bifurcation is refined.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from flint import arb, fmpq_mpoly, fmpq_poly

from rigorous.algebra import coefficients, scalar, substituted, to_fraction
from rigorous.orbits.bifurcations import (
    ROUGH,
    Candidate,
    pair_product,
    refine_branch,
    refine_neimark_sacker,
    refine_pair,
    shifted_determinant,
)
from rigorous.orbits.chains import Chain, Values, cycle_chain, slice_chain
from rigorous.orbits.cycles import from_the_largest, has_least_period
from rigorous.orbits.newton import Linearised, Solution, solve, tangent
from rigorous.orbits.precision import precision, size, to_grid
from rigorous.orbits.search import cycles
from rigorous.systems import PolynomialSystem

SAMPLES = 7
"""At how many parameters cycles are searched for."""
BUDGET = 1600
STEPS = 600
"""How many steps a cycle is followed in each direction."""
LARGEST, LEAST = 1 / 24, 1e-9
"""Bounds on steps, as shares of the range of the parameter and, for coordinates, of SPAN."""
SPAN = 2.0
TURN = 0.95
"""The least cosine of the angle between successive tangents."""
DRIFT = 0.2
"""How far Newton's method may go from the predicted place, as a share of the step."""
FINE = 1024
"""Parameters at which a fixed point is compared with a polynomial are multiples of 1/FINE."""
SAME = 24
"""Cycles that differ by less than 2^-SAME at the same parameter are one."""


def thresholds(
    system: PolynomialSystem,
    values: Values,
    parameter: str,
    low: Fraction,
    high: Fraction,
    period: int,
    bits: int = 128,
    budget: int = BUDGET,
) -> tuple[Candidate, ...]:
    """Bifurcations of cycles of this period for parameters from low to high, sorted; those that the search comes upon.

    >>> from rigorous.bundled import LOGISTIC
    >>> found = thresholds(LOGISTIC, {}, "r", Fraction(1, 2), Fraction(4), 1)
    >>> [(str(c.type), str(c.value.fmpq())) for c in found]
    [('transcritical', '1'), ('flip', '3')]
    """
    scan = _Scan(system, values, parameter, low, high, period, bits)
    if period == 1:
        scan.known_fixed_points()
    scan.follow_all(budget)
    return tuple(sorted(scan.found, key=lambda c: [c.value.fmpq(), *(x.fmpq() for z in c.points for x in z)]))


@dataclass
class _Place:
    """A point of a branch: the cycle, the parameter, the unit tangent in (x_0, parameter), and the test functions."""

    points: Solution
    value: arb
    direction: list[float]
    tests: tuple[float, float, float]


@dataclass
class _Scan:
    """A scan in progress."""

    system: PolynomialSystem
    values: Values
    parameter: str
    low: Fraction
    high: Fraction
    period: int
    bits: int
    found: list[Candidate] = field(default_factory=list)
    seeds: list[list[Solution]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.d = len(self.system.variables)
        self.width = float(self.high - self.low)
        self.chain = cycle_chain(self.system, self.values, self.parameter, self.period)
        self.slices = [slice_chain(self.system, self.values, self.parameter, self.period, i) for i in range(self.d)]
        self.samples = [self.low + (self.high - self.low) * Fraction(k, SAMPLES - 1) for k in range(SAMPLES)]

    def follow_all(self, budget: int) -> None:
        """Follow each cycle found at a sample, unless a branch already followed has passed through it."""
        for at in self.samples:
            found = cycles(self.system, {**self.values, self.parameter: at}, self.period, bits=ROUGH, budget=budget)
            self.seeds.append([[list(z) for z in cycle] for cycle in found.cycles])
        for at, seeds in zip(self.samples, self.seeds, strict=True):
            while seeds:
                cycle = seeds.pop()
                for sign in (1.0, -1.0):
                    self._follow(cycle, at, sign)

    def known_fixed_points(self) -> None:
        """Pitchfork and transcritical bifurcations of fixed points that are polynomials in the parameter."""
        for gamma in _polynomial_fixed_points(self.system, self.values, self.parameter):
            for value in _multiplier_one(self.system, self.values, self.parameter, gamma):
                self._keep(refine_branch(self.system, self.values, self.parameter, gamma, value, self.bits))

    def _keep(self, candidate: Candidate | None) -> None:
        if candidate is None or not self.low <= to_fraction(candidate.value.fmpq()) <= self.high:
            return
        if not any(_same_bifurcation(candidate, other) for other in self.found):
            self.found.append(candidate)

    def _follow(self, cycle: Solution, at: Fraction, sign: float) -> None:
        """Follow a branch in one direction until it leaves the range, ends, or closes up."""
        with precision(ROUGH):
            value = arb(at.numerator) / at.denominator
        place = self._solved(self.chain, cycle, value.mid(), [0.0] * self.d + [sign])
        step = LARGEST
        start, away = place, False
        for _ in range(STEPS):
            if place is None:
                return
            after, step = self._step(place, step)
            if after is None:
                return
            self._examine(place, after)
            self._mark(place, after)
            away = away or (start is not None and not _close(start, after, self.width))
            outside = not float(self.low) <= float(after.value) <= float(self.high)
            if outside or (away and start is not None and _close(start, after, self.width)):
                return
            place = after

    def _step(self, place: _Place, step: float) -> tuple[_Place | None, float]:
        """The next place on the branch and the step to try after it."""
        while step > LEAST:
            after = self._stepped(place, step)
            if after is not None:
                return after, min(LARGEST, step * 1.5)
            step /= 2
        return None, step

    def _stepped(self, place: _Place, step: float) -> _Place | None:
        i = max(range(self.d + 1), key=lambda j: abs(place.direction[j]))
        chain = self.chain if i == self.d else self.slices[i]
        here = place.points if i == self.d else [[*z, place.value] for z in place.points]
        at = place.value if i == self.d else place.points[0][i]
        length = step * (self.width if i == self.d else SPAN) * (1 if place.direction[i] > 0 else -1)
        along = tangent(chain, here, at, ROUGH)
        if along is None:
            return None
        with precision(ROUGH):
            moved = [[x + length * v for x, v in zip(z, w, strict=True)] for z, w in zip(here, along, strict=True)]
            target = (at + length).mid()
        after = self._solved(chain, moved, target, place.direction)
        if after is None or _largest(after.points, moved) > DRIFT * _largest(place.points, moved):
            return None
        return after

    def _solved(self, chain: Chain, guess: Solution, t: arb, before: Sequence[float]) -> _Place | None:
        """The place with t on the branch, if it is close to the guess and the branch does not turn much."""
        solution = solve(chain, guess, t, ROUGH)
        if solution is None:
            return None
        along = tangent(chain, solution, t, ROUGH)
        if along is None:
            return None
        in_parameter = chain is self.chain
        points = [z[: self.d] for z in solution]
        value = t if in_parameter else solution[0][-1]
        if not has_least_period(points, ROUGH):
            return None
        direction = [float(x) / SPAN for x in along[0][: self.d]]
        direction.append((1.0 if in_parameter else float(along[0][-1])) / self.width)
        length = sum(x * x for x in direction) ** 0.5
        cosine = sum(x * y for x, y in zip(direction, before, strict=True)) / length
        is_first = not any(before[: self.d])
        if not is_first and abs(cosine) < TURN:
            return None
        turn = (1 if cosine > 0 else -1) / length
        return _Place(points, value, [x * turn for x in direction], self._tests(points, value))

    def _tests(self, points: Solution, value: arb) -> tuple[float, float, float]:
        linear = Linearised(self.chain, points, [value], ROUGH)
        if linear.reason is not None:
            return 0.0, 0.0, 0.0
        with precision(linear.bits):
            m = linear.monodromy
            return float(shifted_determinant(m, -1)), float(shifted_determinant(m, 1)), float(pair_product(m))

    def _examine(self, a: _Place, b: _Place) -> None:
        """Refine what lies between two places."""
        for k, (f, g) in enumerate(zip(a.tests, b.tests, strict=True)):
            if f * g > 0 or f == g:
                continue
            with precision(ROUGH):
                share = arb(abs(f) / (abs(f) + abs(g)))
                points = [
                    [(x + share * (y - x)).mid() for x, y in zip(z, w, strict=True)]
                    for z, w in zip(a.points, b.points, strict=True)
                ]
                value = (a.value + share * (b.value - a.value)).mid()
            if k < 2:
                sign = 1 - 2 * k
                refined = refine_pair(self.system, self.values, self.parameter, sign, points, value, self.bits)
                if refined is None and k == 0 and self.period == 1:
                    refined = self._branch(a, value)
            else:
                refined = refine_neimark_sacker(self.system, self.values, self.parameter, points, value, self.bits)
            self._keep(refined)

    def _branch(self, place: _Place, value: arb) -> Candidate | None:
        """The bifurcation of the fixed point that is followed, if it seems to be quadratic in the parameter."""
        first = Fraction(round(float(place.value) * FINE), FINE)
        at = [first + Fraction(k, FINE) for k in range(3)]
        found = []
        for t in at:
            solution = solve(self.chain, place.points, t, ROUGH)
            if solution is None:
                return None
            found.append([to_grid(x, ROUGH).limit_denominator(1 << (ROUGH // 2)) for x in solution[0]])
        ring = self.chain.step[0].context()
        mu = ring.gens()[-1]
        gamma = tuple(_interpolated(at, numbers, mu) for numbers in zip(*found, strict=True))
        images = dict(zip(self.system.variables, gamma, strict=True))
        if any(substituted(p, images) != c for p, c in zip(self.chain.step, gamma, strict=True)):
            return None
        return refine_branch(self.system, self.values, self.parameter, gamma, value, self.bits)

    def _mark(self, a: _Place, b: _Place) -> None:
        """Cross out the cycles found at a sample that the branch passes between two places."""
        for at, seeds in zip(self.samples, self.seeds, strict=True):
            with precision(ROUGH):
                value = (arb(at.numerator) / at.denominator).mid()
                x, y = float(value - a.value), float(b.value - value)
            if not seeds or x * y < 0 or x == y == 0:
                continue
            near = a.points if abs(x) < abs(y) else b.points
            solution = solve(self.chain, near, value, ROUGH)
            if solution is not None:
                cycle = from_the_largest(solution)
                seeds[:] = [seed for seed in seeds if not _same_points(seed, cycle)]


def _interpolated(at: Sequence[Fraction], numbers: Sequence[Fraction], mu: fmpq_mpoly) -> fmpq_mpoly:
    """The polynomial in mu with these values."""
    total = mu * 0
    for i, (t, number) in enumerate(zip(at, numbers, strict=True)):
        term = total * 0 + scalar(number)
        for s in (*at[:i], *at[i + 1 :]):
            term = term * (mu - scalar(s)) * scalar(1 / (t - s))
        total += term
    return total


def _largest(points: Solution, others: Solution) -> float:
    """The largest distance of a coordinate of the points from that of others."""
    return max(abs(float(x - y)) for z, w in zip(points, others, strict=True) for x, y in zip(z, w, strict=False))


def _same_points(a: Sequence[Sequence[arb]], b: Sequence[Sequence[arb]]) -> bool:
    return all(size(x - y) < -SAME for z, w in zip(a, b, strict=True) for x, y in zip(z, w, strict=True))


def _same_bifurcation(a: Candidate, b: Candidate) -> bool:
    return a.type == b.type and size(a.value - b.value) < -SAME and _same_points(a.points, b.points)


def _close(start: _Place, place: _Place, width: float) -> bool:
    """Whether a branch is where it began, in the same direction, up to about a step."""
    apart = _largest(start.points, place.points)
    ahead = sum(x * y for x, y in zip(start.direction, place.direction, strict=True)) > TURN
    return ahead and apart < LARGEST / 2 * SPAN and abs(float(start.value - place.value)) < LARGEST / 2 * width


def _polynomial_fixed_points(
    system: PolynomialSystem, values: Values, parameter: str
) -> Iterator[tuple[fmpq_mpoly, ...]]:
    """Fixed points that are polynomials in the parameter: the origin; in one variable, all of them."""
    step = cycle_chain(system, values, parameter, 1).step
    ring = step[0].context()
    zero = ring.constant(0)
    if all(substituted(p, dict.fromkeys(system.variables, zero)).is_zero() for p in step):
        yield (zero,) * len(step)
    if len(step) == 1:
        for factor, _ in (step[0] - ring.gen(0)).factor()[1]:
            parts = coefficients(factor, system.variables[0])
            if len(parts) == 2 and parts[1].is_constant() and not parts[0].is_zero():
                yield (-parts[0] / parts[1],)


def _multiplier_one(system: PolynomialSystem, values: Values, parameter: str, gamma: Sequence[fmpq_mpoly]) -> list[arb]:
    """The parameters where the fixed point has the multiplier 1: the roots of an exact determinant."""
    step = cycle_chain(system, values, parameter, 1).step
    at = dict(zip(system.variables, gamma, strict=True))
    rows = [
        [substituted(p.derivative(x), at) - int(i == j) for j, x in enumerate(system.variables)]
        for i, p in enumerate(step)
    ]
    determinant = _determinant(rows)
    if determinant.is_zero() or determinant.is_constant():
        return []
    numbers = [0 if c.is_zero() else c.leading_coefficient() for c in coefficients(determinant, parameter)]
    found: Any = fmpq_poly(numbers).numer().complex_roots()
    return [root.real.mid() for root, multiplicity in found if root.imag.contains(0) and multiplicity == 1]


def _determinant(rows: list[list[fmpq_mpoly]]) -> fmpq_mpoly:
    """The determinant, by the first row."""
    if len(rows) == 1:
        return rows[0][0]
    total = rows[0][0] * 0
    for j, x in enumerate(rows[0]):
        total += (-1) ** j * x * _determinant([row[:j] + row[j + 1 :] for row in rows[1:]])
    return total
