"""Cycles as lists of points: where they begin, whether they have a smaller period, and orbits in doubles."""

from __future__ import annotations

from collections.abc import Sequence

from flint import arb

from rigorous.orbits.newton import Solution
from rigorous.orbits.precision import PolynomialMap, size

FAR = 1e6
"""Orbits beyond this have escaped."""


def from_the_largest(points: Sequence[Sequence[arb]]) -> Solution:
    """The cycle from its lexicographically largest point on.

    >>> from_the_largest([[arb(1)], [arb(3)], [arb(2)]])
    [[3.00000000000000], [2.00000000000000], [1.00000000000000]]
    """
    first = max(range(len(points)), key=lambda k: [x.mid().fmpq() for x in points[k]])
    return [list(points[(first + k) % len(points)]) for k in range(len(points))]


def has_least_period(points: Sequence[Sequence[arb]], bits: int) -> bool:
    """Whether the cycle, correct to 2^-bits, has the period that it seems to have: by far more than 2^-bits.

    >>> has_least_period([[arb(1)], [arb(2)], [arb(1)], [arb(2)]], 40)
    False
    """
    n = len(points)
    return all(
        max(size(x - y) for x, y in zip(points[0], points[shift], strict=True)) >= -bits // 2
        for shift in range(1, n)
        if n % shift == 0
    )


def orbit(step: PolynomialMap, point: Sequence[float], length: int) -> list[list[float]]:
    """The point and its images, `length` points unless the orbit escapes; in doubles, the same on every machine.

    >>> from rigorous.bundled import LOGISTIC
    >>> from rigorous.orbits.chains import cycle_chain
    >>> orbit(cycle_chain(LOGISTIC, {"r": 4}, None, 1).maps[0], [0.5], 9)
    [[0.5], [1.0], [0.0], [0.0], [0.0], [0.0], [0.0], [0.0], [0.0]]
    """
    points = [list(point)]
    while len(points) < length:
        after = step.floats(points[-1])
        if not all(abs(x) < FAR for x in after):
            break
        points.append(after)
    return points


def near_returns(points: Sequence[Sequence[float]], period: int, count: int) -> list[int]:
    """The places i where the points i and i + period are closest, the best first; none overlap another by much.

    >>> near_returns([[0.0], [1.0], [5.0], [0.5], [1.1]], 3, 1)
    [1]
    """
    distances = [
        (max(abs(x - y) for x, y in zip(points[i], points[i + period], strict=True)), i)
        for i in range(len(points) - period)
    ]
    chosen: list[int] = []
    for _, i in sorted(distances):
        if len(chosen) == count:
            break
        if all(abs(i - j) > period // 2 for j in chosen):
            chosen.append(i)
    return chosen
