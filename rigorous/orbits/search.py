"""Cycles of a given least period: near a guess, or all that a search of bounded length comes upon.

In one variable, while the iterate has a small degree, the search is over all roots; else Newton's method starts at near
returns of long orbits, and at random points. Nothing depends on the machine: random numbers, orbits and Newton's method
are the same everywhere.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

from flint import arb, fmpq_mpoly, fmpq_poly

from rigorous.orbits.chains import Chain, Values, cycle_chain
from rigorous.orbits.cycles import from_the_largest, has_least_period, near_returns, orbit
from rigorous.orbits.newton import FREE_STEPS, Number, Reason, Solution, attempt
from rigorous.orbits.precision import precision, size
from rigorous.systems import PolynomialSystem

MAX_DEGREE = 128
"""In one variable all roots are found up to this degree of the iterate."""
ROUGH = 48
"""Bits to which cycles are computed before they are compared."""
SAME = 32
"""Cycles that differ by less than 2^-SAME are one."""
BUDGET = 4000
"""The points of all chains that are tried, unless another budget is given."""
ORBIT = 30_000
"""How long an orbit is searched for near returns."""
SEEDS, FEW = 8, 8
"""The least number of orbits and guesses; shorter periods than FEW are searched no more often."""
BOXES = (1.0, 2.0, 4.0, 0.5)
PATIENCE = 16
NEAR = 0.25
"""How far a cycle near a guess may be from it, relative to its size."""
REPORTED = 8
"""How many failures are reported at most."""

Point = Sequence[Number]
Cycle = tuple[tuple[arb, ...], ...]


@dataclass(frozen=True)
class Rejected:
    """A guess of one point of a cycle, and why it led to none."""

    near: tuple[float, ...]
    reason: Reason


@dataclass(frozen=True)
class Found:
    """Cycles, each from its lexicographically largest point on, in order; and guesses that failed.

    `exhaustive` says that the search was over all roots in one variable. (Numerically: it proves nothing.)
    """

    cycles: tuple[Cycle, ...]
    rejected: tuple[Rejected, ...]
    exhaustive: bool = False


def cycles(
    system: PolynomialSystem,
    values: Values,
    period: int,
    near: Point | Sequence[Point] | None = None,
    bits: int = 128,
    budget: int = BUDGET,
) -> Found:
    """Cycles of this least period, for these values of all parameters, rounded to 2^-bits.

    `near` is a guess of one point or of all points of one cycle; without it, the search is for as many as can be found
    within the budget.

    >>> from fractions import Fraction
    >>> from rigorous.bundled import LOGISTIC
    >>> found = cycles(LOGISTIC, {"r": Fraction(4)}, 2)
    >>> [[x.str(10, radius=False) for x, in cycle] for cycle in found.cycles]
    [['0.9045084972', '0.3454915028']]
    """
    search = _Search(cycle_chain(system, values, None, period), bits)
    exhaustive = False
    if near is not None:
        search.near([[*z] for z in near] if _is_list_of_points(near) else near)
    else:
        polynomial = _one_variable(search.chain.step, period)
        if polynomial is not None:
            exhaustive = True
            search.roots(polynomial)
        else:
            search.widely(budget)
    return search.result(exhaustive)


def _is_list_of_points(near: Point | Sequence[Point]) -> TypeGuard[Sequence[Point]]:
    return isinstance(near[0], Sequence)


class _Search:
    """What has been found so far."""

    def __init__(self, chain: Chain, bits: int) -> None:
        self.chain, self.bits = chain, bits
        self.step = chain.maps[0]
        self.rough: list[Solution] = []
        self.failures: list[Rejected] = []

    def result(self, exhaustive: bool) -> Found:
        """The cycles, polished and in order."""
        polished = []
        for solution in self.rough:
            found = attempt(self.chain, solution, None, self.bits)
            if isinstance(found, Reason):
                self._reject(solution[0], found)
            elif has_least_period(found, self.bits):
                polished.append(from_the_largest(found))
            else:
                self._reject(solution[0], Reason.SHORTER)
        polished.sort(key=lambda cycle: [x.fmpq() for z in cycle for x in z])
        return Found(tuple(tuple(map(tuple, cycle)) for cycle in polished), tuple(self.failures), exhaustive)

    def attempt(self, guess: Sequence[Point], patience: int = FREE_STEPS) -> bool:
        """Whether a cycle of this least period is found from a guess of all points."""
        found = attempt(self.chain, guess, None, ROUGH, patience)
        if isinstance(found, Reason):
            self._reject(guess[0], found)
            return False
        if not has_least_period(found, ROUGH):
            self._reject(guess[0], Reason.SHORTER)
            return False
        found = from_the_largest(found)
        if not any(_same(found, other) for other in self.rough):
            self.rough.append(found)
        return True

    def near(self, guess: Point | Sequence[Point]) -> None:
        """The cycle near a guess of all points, or of one: from its orbit, or from near returns close to it."""
        n = self.chain.length
        if _is_list_of_points(guess) and len(guess) != n:
            raise ValueError(f"a guess is one point, or all {n} points of the cycle")
        if _is_list_of_points(guess):
            self.attempt(guess)
            return
        start = [float(x) for x in guess]  # type: ignore[arg-type]
        points = orbit(self.step, start, ORBIT)
        if len(points) < n:
            self.attempt(points + [start] * (n - len(points)))
            return
        places = sorted(near_returns(points, n, SEEDS), key=lambda i: _distance(points[i : i + n], start))
        for i in (0, *places):
            if self._attempt_close(points[i : i + n], start):
                self.failures.clear()
                return
            if any(failure.reason is Reason.DEGENERATE for failure in self.failures):
                return

    def _attempt_close(self, guess: Sequence[list[float]], start: list[float]) -> bool:
        """Whether a cycle is found that passes near a point."""
        if not self.attempt(guess):
            return False
        if _distance([_doubles(z) for z in self.rough[-1]], start) < NEAR * max(1.0, *map(abs, start)):
            return True
        self.rough.pop()
        self._reject(start, Reason.ELSEWHERE)
        return False

    def roots(self, polynomial: fmpq_poly) -> None:
        """All cycles of a map in one variable, from the roots of its iterate minus the identity."""
        for x, multiple in _real_roots(polynomial):
            if multiple:
                self._reject([x], Reason.DEGENERATE)
                continue
            with precision(2 * ROUGH):
                points = [[x]]
                while len(points) < self.chain.length:
                    points.append([y.mid() for y in self.step.values(points[-1])])
            self.attempt(points)

    def widely(self, budget: int) -> None:
        """Near returns of long orbits, then random points, as far as the budget goes."""
        n, d = self.chain.length, len(self.chain.variables)
        rng = random.Random(0)  # noqa: S311 - any points will do
        left = max(budget // max(n, FEW), SEEDS)
        inside: list[list[float]] = []
        longest: list[list[float]] = []
        for k in range(16 * SEEDS):
            size_of_box = BOXES[k % len(BOXES)]
            points = orbit(self.step, [rng.uniform(-size_of_box, size_of_box) for _ in range(d)], ORBIT // SEEDS)
            if len(points) > len(longest):
                longest = points
            inside += points[100:][:: max(1, n)][:50]
            if len(inside) > 400:
                break
        if len(longest) > n:
            points = orbit(self.step, longest[-1], ORBIT)
            for i in near_returns(points, n, max(SEEDS, left // 2)):
                self.attempt(points[i : i + n], PATIENCE)
                left -= 1
        while left > 0:
            self.attempt(self._random_guess(rng, inside), PATIENCE)
            left -= 1

    def _random_guess(self, rng: random.Random, inside: Sequence[list[float]]) -> list[list[float]]:
        """An orbit from a random point, continued from another when it escapes."""
        n, d = self.chain.length, len(self.chain.variables)
        guess: list[list[float]] = []
        while len(guess) < n:
            width = rng.choice(BOXES)
            centre = rng.choice(inside) if inside and rng.random() < 0.5 else [0.0] * d
            start = [c + rng.uniform(-width, width) for c in centre]
            guess += [z for z in orbit(self.step, start, n - len(guess)) if max(map(abs, z)) < 8 * max(BOXES)]
        return guess

    def _reject(self, near: Point, reason: Reason) -> None:
        worth = reason in {Reason.DEGENERATE, Reason.TOO_EXPANDING} or not self.failures
        if worth and len(self.failures) < REPORTED:
            self.failures.append(Rejected(tuple(_doubles(near)), reason))


def _doubles(point: Point) -> list[float]:
    return [float(x) for x in point]


def _same(a: Solution, b: Solution) -> bool:
    return all(size(x - y) < -SAME for z, w in zip(a, b, strict=True) for x, y in zip(z, w, strict=True))


def _distance(points: Sequence[Sequence[float]], point: Sequence[float]) -> float:
    return min(max(abs(x - y) for x, y in zip(z, point, strict=True)) for z in points)


def _one_variable(step: tuple[fmpq_mpoly, ...], period: int) -> fmpq_poly | None:
    """F^period(x) - x for a map in one variable, unless its degree is too large."""
    if len(step) != 1 or step[0].total_degree() ** period > MAX_DEGREE:
        return None
    terms = {int(m[0]): c for m, c in step[0].to_dict().items()}
    f = fmpq_poly([terms.get(j, 0) for j in range(max(terms, default=0) + 1)])
    power = x = fmpq_poly([0, 1])
    for _ in range(period):
        power = f(power)
    return power - x


def _real_roots(p: fmpq_poly) -> Iterator[tuple[arb, bool]]:
    """The real roots, and whether each is multiple."""
    if p.degree() < 1:
        return
    with precision(2 * ROUGH):
        found: Any = p.numer().complex_roots()
    for root, multiplicity in found:
        if root.imag.contains(0):
            yield root.real.mid(), multiplicity > 1
