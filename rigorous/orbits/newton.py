"""Newton's method on a whole chain in ball arithmetic: every step's residual at once, at a cost linear in its length.

The linear system d_{k+1} = J_k d_k + r_k, d_0 = J_{n-1} d_{n-1} + r_{n-1} is solved by accumulating products of the
J_k. These may grow like 3^n; the working precision is raised by as many bits.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from math import isfinite, log2

from flint import arb, arb_mat

from rigorous.orbits.chains import Chain
from rigorous.orbits.precision import ZERO_SIZE, ball, exactly, precision, size, to_grid

Number = arb | Fraction | float | int
Solution = list[list[arb]]
"""z_0, ..., z_{n-1}: exact multiples of a power of two."""

GUARD = 64
"""Bits computed beyond those asked for, so that rounding gives the same on every machine."""
FREE_STEPS = 60
"""How many steps Newton's method may take besides those that double the number of correct bits."""
FAR = 40
"""Corrections of more than 2^FAR end the search."""
SMALL = 8
"""If corrections of less than 2^-SMALL still do not converge fast, the solution is multiple."""
CAUTION = -1
"""Corrections are scaled down to about 2^CAUTION times the size of the point."""
LONGEST = 20_000
"""The largest number of bits the products may grow by."""


class Reason(StrEnum):
    """Why no solution was returned."""

    DIVERGED = "Newton's method does not converge"
    DEGENERATE = "the solution is not isolated, or multiple"
    TOO_EXPANDING = "the products of derivatives are too large"
    SHORTER = "the cycle found has a smaller period"
    ELSEWHERE = "Newton's method leads to a cycle far from the guess"


def solve(chain: Chain, guess: Sequence[Sequence[Number]], t: Number | None, bits: int) -> Solution | None:
    """The solution near the guess, correct and rounded to 2^-bits; None if Newton's method finds no simple one.

    >>> from rigorous.bundled import LOGISTIC
    >>> from rigorous.orbits.chains import cycle_chain
    >>> chain = cycle_chain(LOGISTIC, {"r": Fraction(4)}, None, 2)
    >>> [z[0].str(20, radius=False) for z in solve(chain, [[0.34], [0.9]], None, 100)]
    ['0.34549150281252628795', '0.90450849718747371205']
    """
    found = attempt(chain, guess, t, bits)
    return None if isinstance(found, Reason) else found


def attempt(
    chain: Chain, guess: Sequence[Sequence[Number]], t: Number | None, bits: int, patience: int = FREE_STEPS
) -> Solution | Reason:
    """The same, with the reason when there is no solution; `patience` bounds the steps that gain nothing."""
    target = bits + GUARD
    with precision(target):
        points = [[ball(x).mid() for x in z] for z in guess]
        known = [] if t is None else [ball(t).mid()]
    if len(points) != chain.length or any(len(z) != len(chain.variables) for z in points):
        raise ValueError("a guess has a point for each step of the chain")
    work, before, final = min(target, GUARD), 0, False
    for _ in range(patience + 2 * target.bit_length()):
        linear = Linearised(chain, points, known, work)
        if linear.reason is not None:
            return linear.reason
        correction = linear.solution(linear.residuals)
        if correction is None:
            return Reason.DEGENERATE
        points, accuracy = _corrected(points, correction, target)
        if accuracy < -FAR:
            return Reason.DIVERGED
        doubled = 2 * accuracy - max(0, 2 * before - accuracy) if before > 0 else accuracy
        if accuracy > target or (work == target and final and doubled > target):
            return _rounded(points, bits) if linear.is_regular(bits) else Reason.DEGENERATE
        final = work == target or accuracy > 0
        work, before = min(target, max(GUARD, 4 * accuracy + GUARD)), accuracy
    return Reason.DEGENERATE if before > SMALL else Reason.DIVERGED


def tangent(chain: Chain, solution: Solution, t: Number, bits: int) -> Solution | None:
    """The derivative of the solution by the chain's parameter, with about that many bits; None if it is degenerate."""
    with precision(bits + GUARD):
        known = [ball(t).mid()]
    linear = Linearised(chain, solution, known, bits + GUARD)
    return None if linear.reason is not None else linear.solution(linear.slopes)


class Linearised:
    """The linear system at some points: Jacobians, residuals, derivatives by t, and the product of all Jacobians."""

    def __init__(self, chain: Chain, points: Sequence[Sequence[arb]], known: Sequence[arb], bits: int) -> None:
        d, n = len(chain.variables), chain.length
        self.reason: Reason | None = None
        self.jacobians: list[arb_mat] = []
        self.residuals: list[list[arb]] = []
        self.slopes: list[list[arb]] = []
        with precision(bits):
            for k, z in enumerate(points):
                values, rows = chain.at(k).with_jacobian([*z, *known])
                if not all(x.is_finite() for x in (*values, *(x for row in rows for x in row))):
                    self.reason = Reason.DIVERGED
                    return
                after = points[(k + 1) % n]
                self.jacobians.append(arb_mat([row[:d] for row in rows]).mid())
                self.residuals.append([(x - y).mid() for x, y in zip(values, after, strict=True)])
                self.slopes.append([row[d].mid() for row in rows] if known else [])
        grown = growth(self.jacobians)
        if grown > LONGEST:
            self.reason = Reason.TOO_EXPANDING
            return
        self.bits = bits + 2 * grown + GUARD // 2
        self.dimension = d
        with precision(self.bits):
            product = self.jacobians[0]
            for jacobian in self.jacobians[1:]:
                product = (jacobian * product).mid()
            self.monodromy = product

    def solution(self, right: Sequence[Sequence[arb]]) -> Solution | None:
        """The d_k with d_{k+1} = J_k d_k + r_k around the chain, or None if the system is singular."""
        with precision(self.bits):
            total = _column(right[0])
            for jacobian, r in zip(self.jacobians[1:], right[1:], strict=True):
                total = (jacobian * total + _column(r)).mid()
            try:
                d = (_identity(self.dimension) - self.monodromy).solve(total).mid()
            except ZeroDivisionError:
                return None
            result = [d]
            for jacobian, r in zip(self.jacobians[:-1], right[:-1], strict=True):
                d = (jacobian * d + _column(r)).mid()
                result.append(d)
            return [[x[i, 0] for i in range(self.dimension)] for x in result]

    def is_regular(self, bits: int) -> bool:
        """Whether 1 is not, nor nearly, an eigenvalue of the product: as nearly as that many bits can show."""
        with precision(self.bits):
            try:
                inverse = (_identity(self.dimension) - self.monodromy).inv()
            except ZeroDivisionError:
                return False
            return max(size(x) for x in inverse.entries()) <= bits // 3


def growth(jacobians: Sequence[arb_mat]) -> int:
    """About log2 of the largest norm of a product of consecutive matrices, at least 0."""
    largest = total = 0.0
    d = jacobians[0].nrows()
    one = [[float(i == j) for j in range(d)] for i in range(d)]
    product = one
    for jacobian in jacobians:
        rows = [[float(x) for x in row] for row in jacobian.tolist()]
        product = [[sum(row[m] * product[m][j] for m in range(d)) for j in range(d)] for row in rows]
        norm = max(abs(x) for row in product for x in row)
        if not isfinite(norm):
            return LONGEST + 1
        total += log2(norm) if norm > 0 else float("-inf")
        if total <= 0:
            product, total = one, 0.0
        else:
            product = [[x / norm for x in row] for row in product]
        largest = max(largest, total)
    return int(largest) + 1


def _corrected(points: Solution, correction: Solution, bits: int) -> tuple[Solution, int]:
    """The points after a step, cut short if it is long, and about -log2 of its length relative to the points."""
    scale = max(1, *(size(x) for z in points for x in z))
    length = max(size(x) for z in correction for x in z)
    shorter = min(0, scale + CAUTION - length) if length > ZERO_SIZE else 0
    with precision(bits + 32):
        factor = arb((1, shorter))
        moved = [
            [(x + factor * d).mid() for x, d in zip(z, e, strict=True)] for z, e in zip(points, correction, strict=True)
        ]
    return moved, (scale - length if length > ZERO_SIZE else -ZERO_SIZE)


def _rounded(points: Solution, bits: int) -> Solution:
    return [[exactly(to_grid(x, bits)) for x in z] for z in points]


def _identity(d: int) -> arb_mat:
    return arb_mat(d, d, [int(i == j) for i in range(d) for j in range(d)])


def _column(entries: Sequence[arb]) -> arb_mat:
    return arb_mat(len(entries), 1, list(entries))
