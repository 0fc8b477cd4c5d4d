"""Bifurcations of cycles: from a guess of the cycle and the parameter to as many digits as are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from flint import arb, arb_mat, fmpq_mpoly

from rigorous.orbits.chains import Chain, Values, branch_chain, cycle_chain, pair_chain
from rigorous.orbits.cycles import from_the_largest, has_least_period
from rigorous.orbits.newton import GUARD, Linearised, Number, Solution, solve
from rigorous.orbits.precision import ball, exactly, precision, size, to_grid
from rigorous.systems import PolynomialSystem

ROUGH = 64
"""Bits for first guesses."""
SECANT_STEPS = 60


class Type(StrEnum):
    """The bifurcations of codimension one, and the two that a known fixed point makes generic."""

    FOLD = "fold"
    FLIP = "flip"
    NEIMARK_SACKER = "neimark-sacker"
    TRANSCRITICAL = "transcritical"
    PITCHFORK = "pitchfork"


@dataclass(frozen=True)
class Candidate:
    """A bifurcation of a cycle of least period `period` at `parameter` = `value`, rounded to 2^-bits.

    `points` is the cycle. `vector` is the eigenvector at each of its points, with 1 in the place `phase` of the
    first, for the multiplier 1 or -1; for a Neimark-Sacker bifurcation it is empty. For a transcritical or pitchfork
    bifurcation `trivial` is the known fixed point.
    """

    type: Type
    parameter: str
    period: int
    value: arb
    points: tuple[tuple[arb, ...], ...]
    vector: tuple[tuple[arb, ...], ...]
    phase: int
    bits: int
    trivial: tuple[fmpq_mpoly, ...] = ()


def refine_pair(
    system: PolynomialSystem,
    values: Values,
    parameter: str,
    sign: int,
    points: Sequence[Sequence[Number]],
    value: Number,
    bits: int,
) -> Candidate | None:
    """The fold (sign = 1) or flip (sign = -1) near a guess of the whole cycle and of the parameter.

    >>> from rigorous.bundled import LOGISTIC
    >>> refine_pair(LOGISTIC, {}, "r", -1, [[0.65]], 3.1, 128).value.fmpq()
    3
    """
    period, d = len(points), len(system.variables)
    points = from_the_largest([[ball(x) for x in z] for z in points])
    vector = eigenvectors(cycle_chain(system, values, parameter, period), points, value, sign)
    if vector is None:
        return None
    phase = max(range(d), key=lambda i: (size(vector[0][i]), abs(float(vector[0][i]))))
    with precision(ROUGH):
        scale = 1 / vector[0][phase]
        guess = [[*z, *(scale * x for x in v), ball(value)] for z, v in zip(points, vector, strict=True)]
    solution = solve(pair_chain(system, values, parameter, period, sign, phase), guess, 0, bits)
    if solution is None or not has_least_period([z[:d] for z in solution], bits):
        return None
    kind = Type.FOLD if sign == 1 else Type.FLIP
    cycle, directions = (tuple(tuple(z[i : i + d]) for z in solution) for i in (0, d))
    return Candidate(kind, parameter, period, solution[0][-1], cycle, directions, phase, bits)


def refine_branch(
    system: PolynomialSystem,
    values: Values,
    parameter: str,
    trivial: Sequence[fmpq_mpoly],
    value: Number,
    bits: int,
) -> Candidate | None:
    """The pitchfork (if the map is odd about it) or transcritical bifurcation of a known fixed point, near a guess."""
    d = len(system.variables)
    point = [_at(p, parameter, ball(value)) for p in trivial]
    vector = eigenvectors(cycle_chain(system, values, parameter, 1), [point], value, 1)
    if vector is None:
        return None
    phase = max(range(d), key=lambda i: (size(vector[0][i]), abs(float(vector[0][i]))))
    try:
        kind = Type.PITCHFORK
        chain = branch_chain(system, values, parameter, 1, trivial, phase, even=True)
    except ValueError:
        kind = Type.TRANSCRITICAL
        chain = branch_chain(system, values, parameter, 1, trivial, phase)
    with precision(ROUGH):
        guess = [[*(x / vector[0][phase] for x in vector[0]), ball(value)]]
    solution = solve(chain, guess, 0, bits)
    if solution is None:
        return None
    found = solution[0][-1]
    with precision(bits + GUARD):
        point = [exactly(to_grid(_at(p, parameter, found), bits)) for p in trivial]
    return Candidate(kind, parameter, 1, found, (tuple(point),), (tuple(solution[0][:d]),), phase, bits, tuple(trivial))


def refine_neimark_sacker(
    system: PolynomialSystem,
    values: Values,
    parameter: str,
    points: Sequence[Sequence[Number]],
    value: Number,
    bits: int,
) -> Candidate | None:
    """The parameter where two complex multipliers of the cycle cross the unit circle, by the secant method."""
    chain = cycle_chain(system, values, parameter, len(points))
    work = bits + GUARD
    with precision(work):
        first = ball(value)
        second = first + arb((1, -12))
    seen: list[tuple[arb, arb]] = []
    guess: Sequence[Sequence[Number]] = points
    for _ in range(SECANT_STEPS):
        at = first if not seen else second
        solution = solve(chain, guess, at, work)
        if solution is None:
            return None
        linear = Linearised(chain, solution, [at], work)
        with precision(work):
            seen.append((at, pair_product(linear.monodromy).mid()))
            guess = solution
            if len(seen) < 2:
                continue
            (x, f), (y, g) = seen[-2:]
            if size(y - x) < -bits - GUARD // 2 or f == g:
                break
            second = (y - g * (y - x) / (g - f)).mid()
            if size(second - y) > 1:
                return None
    else:
        return None
    multipliers = np.linalg.eigvals(doubles(linear.monodromy))
    if not any(abs(abs(x) - 1) < 1e-6 and abs(x.imag) > 1e-6 for x in multipliers):
        return None
    found = exactly(to_grid(seen[-1][0], bits))
    rounded = from_the_largest([[exactly(to_grid(x, bits)) for x in z] for z in solution])
    if not has_least_period(rounded, bits):
        return None
    cycle = tuple(map(tuple, rounded))
    return Candidate(Type.NEIMARK_SACKER, parameter, len(points), found, cycle, (), 0, bits)


def pair_product(monodromy: arb_mat) -> arb:
    """The product of l_i l_j - 1 over the pairs of eigenvalues i < j, as a determinant of minors of order two."""
    d = monodromy.nrows()
    pairs = [(i, j) for i in range(d) for j in range(i + 1, d)]
    if not pairs:
        return arb(1)
    m = monodromy
    rows = [[m[i, k] * m[j, n] - m[i, n] * m[j, k] - int((i, j) == (k, n)) for k, n in pairs] for i, j in pairs]
    return arb_mat(rows).det()


def shifted_determinant(monodromy: arb_mat, shift: int) -> arb:
    """The determinant of M + shift I."""
    d = monodromy.nrows()
    return (monodromy + arb_mat(d, d, [shift * int(i == j) for i in range(d) for j in range(d)])).det()


def doubles(matrix: arb_mat) -> np.ndarray:
    """The matrix in doubles."""
    return np.array([[float(x) for x in row] for row in matrix.tolist()])


def eigenvectors(chain: Chain, points: Sequence[Sequence[Number]], t: Number, sign: int) -> Solution | None:
    """About the eigenvector at each point of a cycle for its multiplier next to `sign`, by inverse iteration."""
    with precision(ROUGH):
        linear = Linearised(chain, [[ball(x).mid() for x in z] for z in points], [ball(t).mid()], ROUGH)
    if linear.reason is not None:
        return None
    d = linear.dimension
    with precision(linear.bits):
        off = sign * (1 + arb((1, -ROUGH // 2)))
        matrix = linear.monodromy - arb_mat(d, d, [off * int(i == j) for i in range(d) for j in range(d)])
        v = arb_mat(d, 1, [arb(1) / (i + 1) for i in range(d)]).mid()
        try:
            for _ in range(4):
                v = matrix.solve(v).mid()
                largest = max(v.entries(), key=size)
                v = arb_mat(d, 1, [(x / largest).mid() for x in v.entries()])
        except ZeroDivisionError:
            return None
        result = [v.entries()]
        for jacobian in linear.jacobians[:-1]:
            v = (jacobian * v).mid()
            result.append(v.entries())
    return result


def _at(p: fmpq_mpoly, parameter: str, value: arb) -> arb:
    """The polynomial in the parameter alone."""
    i = p.context().names().index(parameter)
    total = arb(0)
    for m, c in p.to_dict().items():
        total += value ** int(m[i]) * c
    return total
