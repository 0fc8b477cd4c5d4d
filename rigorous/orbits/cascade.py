"""Period doubling cascades: each flip from the one before, by following the cycle of twice the period between them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from flint import arb

from rigorous.orbits.bifurcations import ROUGH, Candidate, Type, refine_pair, shifted_determinant
from rigorous.orbits.chains import Chain, Values, cycle_chain, pair_chain
from rigorous.orbits.newton import Linearised, Solution, solve, tangent
from rigorous.orbits.precision import certainly_less, precision
from rigorous.systems import PolynomialSystem

RATIO = 4.669201609
"""Feigenbaum's constant."""
START, PACE, PATIENCE = 0.5, 0.25, 60
"""The first step off a flip and the steps on the branch, as shares of its expected length; how many there may be."""
NARROW = 3
"""How often a bracket of the next flip is narrowed."""


def cascade(system: PolynomialSystem, values: Values, first: Candidate, count: int) -> list[Candidate]:
    """The flips of cycles of period n, 2n, 4n, ... that begin with a given one; fewer if one is not found.

    >>> from rigorous.bundled import LOGISTIC
    >>> first = refine_pair(LOGISTIC, {}, "r", -1, [[0.65]], 3.1, 128)
    >>> [flip.value.str(12, radius=False) for flip in cascade(LOGISTIC, {}, first, 4)]
    ['3.00000000000', '3.44948974278', '3.54409035955', '3.56440726610']
    """
    if first.type is not Type.FLIP:
        raise ValueError("a cascade begins with a flip")
    flips = [first]
    while len(flips) < count:
        gap = abs(float(flips[-1].value - flips[-2].value)) / RATIO if len(flips) > 1 else None
        last = flips[-1]
        doubled = cycle_chain(system, values, last.parameter, 2 * last.period)
        start = _off(system, values, last, gap)
        guess = None if start is None else _next_flip(doubled, start)
        flip = None
        if guess is not None:
            flip = refine_pair(system, values, last.parameter, -1, guess.points, guess.value, last.bits)
        if flip is None:
            break
        flips.append(flip)
    return flips


@dataclass(frozen=True)
class _Place:
    """A cycle of twice the period past a flip, and the expected distance to the next flip."""

    points: Solution
    value: float
    gap: float


def _off(system: PolynomialSystem, values: Values, flip: Candidate, gap: float | None) -> _Place | None:
    """A cycle of twice the period, by a small step in q from the flip."""
    d = len(system.variables)
    chain = pair_chain(system, values, flip.parameter, flip.period, -1, flip.phase)
    start = [[*a, *b, flip.value] for a, b in zip(flip.points, flip.vector, strict=True)]
    along = tangent(chain, start, 0, ROUGH)
    if along is None or not along[0][-1]:
        return None
    slope, span = float(along[0][-1]), gap or max(1.0, abs(float(flip.value))) / 8
    q = START * span / abs(slope)
    for _ in range(PATIENCE):
        solution = solve(chain, _moved(start, along, q), q, ROUGH)
        if solution is not None and abs(float(solution[0][-1] - flip.value)) < span:
            break
        q /= 2
    else:
        return None
    with precision(ROUGH):
        sigma = arb(q).sqrt()
        pair = [
            [[x + s * sigma * y for x, y in zip(z[:d], z[d : 2 * d], strict=True)] for z in solution] for s in (1, -1)
        ]
    return _Place(pair[0] + pair[1], float(solution[0][-1]), span if slope > 0 else -span)


def _next_flip(chain: Chain, start: _Place) -> _Place | None:
    """A cycle close to the flip of the branch: where det(M + I) changes its sign."""
    low = _value(chain, start.points, start.value)
    if low is None or low[0] <= 0:
        return None
    place, f = _Place(low[1], start.value, start.gap), low[0]
    pace = PACE * start.gap
    for _ in range(PATIENCE):
        value = place.value + pace
        after = _from(chain, place, value)
        if after is None:
            pace /= 2
        elif after[0] <= 0:
            return _narrowed(chain, place, f, value, after[0])
        else:
            place, f = _Place(after[1], value, start.gap), after[0]
    return None


def _narrowed(chain: Chain, place: _Place, f: float, high: float, g: float) -> _Place:
    """The same by regula falsi, from a place where the determinant is f > 0 to a parameter where it is g <= 0."""
    low = place.value
    for _ in range(NARROW):
        middle = low + (high - low) * f / (f - g)
        after = _from(chain, place, middle)
        if after is None:
            break
        place = _Place(after[1], middle, place.gap)
        if after[0] > 0:
            low, f, g = middle, after[0], g / 2
        else:
            high, g, f = middle, after[0], f / 2
    return place


def _from(chain: Chain, place: _Place, value: float) -> tuple[float, Solution] | None:
    """The determinant and the cycle at another parameter."""
    along = tangent(chain, place.points, place.value, ROUGH)
    return None if along is None else _value(chain, _moved(place.points, along, value - place.value), value)


def _value(chain: Chain, guess: Solution, value: float) -> tuple[float, Solution] | None:
    """The determinant det(M + I) of the cycle near the guess, and the cycle."""
    solution = solve(chain, guess, value, ROUGH)
    if solution is None:
        return None
    linear = Linearised(chain, solution, [arb(value)], ROUGH)
    with precision(linear.bits):
        return float(shifted_determinant(linear.monodromy, 1)), solution


def _moved(points: Solution, along: Solution, step: float) -> Solution:
    with precision(ROUGH):
        return [[x + step * d for x, d in zip(z, e, strict=True)] for z, e in zip(points, along, strict=True)]


def ratios(flips: list[Candidate]) -> list[arb]:
    """The quotients of successive gaps between the flips, as far as their bits go."""
    with precision(min(flip.bits for flip in flips)):
        gaps = [b.value - a.value for a, b in pairwise(flips)]
        return [a / b for a, b in pairwise(gaps) if certainly_less(arb(0), abs(b))]
