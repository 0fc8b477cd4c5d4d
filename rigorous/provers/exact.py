"""Algebraic solutions of unfoldings in one variable: the cycle as polynomials over the field of the parameter.

Found from many digits by lattice reduction; the checker proves that they are right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from flint import fmpq_mpoly

from rigorous.algebra import context, scalar
from rigorous.checker.lemmas.exact import Exact
from rigorous.checker.names import PATHS
from rigorous.orbits.exact import cycle_polynomial
from rigorous.orbits.newton import solve
from rigorous.orbits.precision import to_grid
from rigorous.provers.boxes import as_chain

BITS = (400, 1600)
"""Precisions to try."""
WIDTH = Fraction(1, 1 << 120)
"""How closely the root is bracketed."""


def values(obligation: Exact) -> Iterator[dict[str, Any]]:
    """Witnesses to try: the cycle's polynomial, and its points and directions as polynomials in the first point."""
    chain = as_chain(obligation.equations)
    names = obligation.equations.names
    if len(names) not in {2, 3}:
        return
    start = [
        [obligation.solution.grid.value(sum(x) // 2) for x in box] for box in obligation.solution.states(Fraction(0))
    ]
    minimal = obligation.constant.defining
    for bits in BITS:
        found = solve(chain, start, 0, bits)
        if found is None:
            return
        place = 0 if len(names) == 3 else None
        points = [z[0] for z in found] if place is not None else []
        cycle = cycle_polynomial(points, found[0][-1], minimal, bits) if points else ((Fraction(0),), (Fraction(1),))
        if cycle is None:
            continue
        x, s = (context((PATHS[0], obligation.constant.name)).gen(i) for i in range(2))
        ideal = _ideal(cycle, minimal, x, s)
        first = to_grid(points[0], 200) if points else Fraction(0)
        yield {
            "root": str(ideal[0]),
            "between": [str(first - WIDTH), str(first + WIDTH)],
            "values": [str(p) for z in _orbit(chain.step, names, x, s, ideal, chain.length) for p in z],
        }


def _ideal(
    cycle: Sequence[Sequence[Fraction]], minimal: Sequence[int], x: fmpq_mpoly, s: fmpq_mpoly
) -> list[fmpq_mpoly]:
    root = sum((scalar(c) * s**j * x**i for i, row in enumerate(cycle) for j, c in enumerate(row)), x * 0)
    return [root, sum((c * s**j for j, c in enumerate(minimal)), s * 0)]


def _orbit(
    step: Sequence[fmpq_mpoly],
    names: Sequence[str],
    x: fmpq_mpoly,
    s: fmpq_mpoly,
    ideal: list[fmpq_mpoly],
    length: int,
) -> Iterator[list[fmpq_mpoly]]:
    """The unknowns but for the parameter, step by step, reduced modulo the ideal."""
    state = [x, x * 0 + 1] if len(names) == 3 else [x * 0 + 1]
    for _ in range(length):
        yield state
        images = [*state, s, x * 0]
        state = [_reduced(p.compose(*images, ctx=x.context()), ideal) for p in step[:-1]]


def _reduced(p: fmpq_mpoly, ideal: list[fmpq_mpoly]) -> fmpq_mpoly:
    for divisor in (*ideal, *ideal):
        _, p = divmod(p, divisor)
    return p
