"""Chains of boxes about the solution of a chain of equations: centres, frames, weights (obligation C).

Nothing here has to be trusted. Frames are either transported along the chain, all directions in one block, or one
direction for each multiplier, when these are real and different.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from flint import acb_mat, arb, arb_mat, fmpq_mpoly

from rigorous.algebra import context, scalar
from rigorous.checker.files import Record
from rigorous.checker.lemmas.chain import Chain
from rigorous.checker.lemmas.equations import Equations
from rigorous.checker.limits import Meter
from rigorous.checker.polynomial import Polynomial
from rigorous.checker.verdicts import Refusal
from rigorous.orbits import chains
from rigorous.orbits.newton import Linearised, Reason, attempt, growth, tangent
from rigorous.orbits.precision import ball, certainly_nonzero, precision, to_grid

MARGIN = 64
"""Bits beyond those that the claim asks for."""
MODERATE = 64
"""Frames are transported as they are only if products of derivatives grow by no more bits."""
SMALLER = (1, 1 << 6, 1 << 12)
"""Boxes are made smaller by these factors until they are contracted."""
GUESS_BITS = 400
"""Bits for guesses."""

Points = Sequence[Sequence[arb | Fraction | int]]


class NoChainError(Exception):
    """There is no chain of boxes here; the message says why."""


def chain(obligation: Chain) -> dict[str, Any]:
    """A witness that the checker accepts; NoChainError, with what was wrong with the first, if none is found."""
    reason = ""
    for witness in candidates(obligation):
        obligation.equations.step[0].ring.meter = Meter()
        try:
            obligation.discharge(Record(witness, "witness"))
        except Refusal as refusal:
            reason = reason or str(refusal)
            continue
        obligation.equations.step[0].ring.meter = Meter()
        return witness
    raise NoChainError(reason or "no frames were found")


def candidates(obligation: Chain) -> Iterator[dict[str, Any]]:
    """Witnesses to try."""
    equations = obligation.equations
    problem = as_chain(equations)
    t = sum(equations.span, Fraction(0)) / 2 if equations.parameter else None
    bits = MARGIN + _digits(obligation.reach) + _digits(min(obligation.reach, obligation.accuracy))
    unfolded = any(name.startswith("b.") for name in problem.variables)
    near = with_directions(problem, obligation.near) if unfolded else obligation.near
    found = attempt(problem, near, t, bits)
    if isinstance(found, Reason):
        raise NoChainError(found.value)
    with precision(bits):
        known = [] if t is None else [ball(t).mid()]
    linear = Linearised(problem, found, known, bits)
    slopes = None if t is None else tangent(problem, found, t, bits)
    for blocks, frames in _frames(linear, growth(linear.jacobians)):
        for smaller in SMALLER:
            with precision(linear.bits):
                weights = [_weights(frame, obligation.reach / smaller + 2 * obligation.accuracy) for frame in frames]
            witness: dict[str, Any] = {"bits": bits, "blocks": blocks, "centres": _rows(found, bits)}
            witness["slopes"] = _rows(slopes, bits) if slopes is not None else None
            witness["frames"] = _rows([frame.entries() for frame in frames], bits)
            witness["weights"] = _rows(weights, bits)
            yield {name: value for name, value in witness.items() if value is not None}


def with_directions(problem: chains.Chain, near: Points) -> Points:
    """Points and a parameter, completed to a guess for an unfolding: an eigenvector with 1 in its place along them."""
    d = sum(name.startswith("b.") for name in problem.variables)
    known = len(problem.variables) == d + 1
    first = len(problem.variables) - d - 1
    with precision(GUESS_BITS):
        states = [[*([] if known else z[:d]), *[0] * d, z[d], 0] for z in near]
        blocks = [
            arb_mat(
                [row[first : first + d] for row in problem.at(k).jacobian([ball(x) for x in state])[first : first + d]]
            )
            for k, state in enumerate(states)
        ]
        product = blocks[0]
        for block in blocks[1:]:
            product = block * product
        vector = _fixed_direction(product)
        phase = next(i for i in range(d) if problem.last[-1] - problem.step[-1] + 1 == problem.last[first + i])
        vector = vector * (1 / vector[phase, 0])
        found = []
        for block, state, point in zip(blocks, states, near, strict=True):
            found.append([*state[:first], *(vector[i, 0].mid() for i in range(d)), point[d]])
            vector = block * vector
    return found


def _fixed_direction(matrix: arb_mat) -> arb_mat:
    """An eigenvector for the eigenvalue next to 1, by inverse iteration."""
    d = matrix.nrows()
    shift = 1 + arb((1, -GUESS_BITS // 4))
    vector = arb_mat(d, 1, [1 + i for i in range(d)])
    for _ in range(3):
        vector = (matrix - arb_mat(d, d, [shift * (i == j) for i in range(d) for j in range(d)])).solve(vector).mid()
        vector = vector * (1 / max((abs(x) for x in vector.entries()), key=float))
    return vector.mid()


def as_chain(equations: Equations) -> chains.Chain:
    """The same equations in FLINT."""
    names = (*equations.names, *([equations.parameter] if equations.parameter else []))
    step, last = (tuple(_narrowed(p, names) for p in f) for f in (equations.step, equations.last))
    return chains.Chain(equations.names, equations.parameter or None, step, last, equations.length)


def _narrowed(p: Polynomial, names: Sequence[str]) -> fmpq_mpoly:
    places = [p.ring.names.index(name) for name in names]
    return context(tuple(names)).from_dict({tuple(m[i] for i in places): scalar(c) for m, c in p.terms()})


def _digits(radius: Fraction) -> int:
    """The least number of bits that resolves the radius."""
    return max(0, radius.denominator.bit_length() - radius.numerator.bit_length() + 1)


def _frames(linear: Linearised, grown: int) -> Iterator[tuple[list[int], list[arb_mat]]]:
    """Sizes of blocks, with a frame for each step."""
    d = linear.dimension
    if d > 1 or grown > MODERATE:
        with precision(linear.bits):
            directions = _directions(linear.monodromy)
            if directions is not None:
                yield [1] * d, _transported(linear.jacobians, directions, normalised=True)
    if grown <= MODERATE:
        with precision(linear.bits):
            start = arb_mat(d, d, [int(i == j) for i in range(d) for j in range(d)])
            yield [d], _transported(linear.jacobians, start, normalised=False)


def _directions(monodromy: arb_mat) -> arb_mat | None:
    """The eigenvectors as columns, if the eigenvalues are seen to be real and different."""
    d = monodromy.nrows()
    if d == 1:
        return arb_mat(1, 1, [1])
    try:
        values, vectors = acb_mat(monodromy).eig(right=True, algorithm="rump")
    except ValueError:
        return None
    if any(certainly_nonzero(value.imag) for value in values):
        return None
    return arb_mat(d, d, [vectors[i, j].real.mid() for i in range(d) for j in range(d)])


def _transported(jacobians: Sequence[arb_mat], start: arb_mat, *, normalised: bool) -> list[arb_mat]:
    """The frames along the chain, perhaps with columns of length about 1."""
    frames = [_scaled(start) if normalised else start]
    for jacobian in jacobians[:-1]:
        after = (jacobian * frames[-1]).mid()
        frames.append(_scaled(after) if normalised else after)
    return frames


def _scaled(frame: arb_mat) -> arb_mat:
    d = frame.nrows()
    largest = [max((abs(frame[i, j]) for i in range(d)), key=float) for j in range(d)]
    return arb_mat(d, d, [(frame[i, j] / largest[j]).mid() for i in range(d) for j in range(d)])


def _weights(frame: arb_mat, reach: Fraction) -> list[arb]:
    """Weights for a box that holds all points within `reach` of its centre."""
    inverse = frame.inv()
    d = frame.nrows()
    radius = ball(reach * Fraction(1025, 1024))
    return [sum((abs(inverse[i, j]) for j in range(d)), arb(0)) * radius for i in range(d)]


def _rows(vectors: Sequence[Sequence[arb]], bits: int) -> list[str]:
    return [" ".join(str(int(to_grid(x, bits) * 2**bits)) for x in vector) for vector in vectors]
