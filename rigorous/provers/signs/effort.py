"""How much a search may try."""

from __future__ import annotations

from typing import NamedTuple


class Round(NamedTuple):
    """How deep lemmas may be nested; whether semidefinite programs are solved, and cases distinguished.

    Whether polynomials are expanded about the ends of a variable, and equations used where a goal fails. Or nothing is
    tried but subdivisions of boxes, in interval arithmetic.
    """

    depth: int
    semidefinite: bool = False
    cases: bool = False
    expansions: bool = False
    contraries: bool = False
    intervals: bool = False


DIRECT = (Round(1), Round(2), Round(5))
_EXPANDING = (*(Round(depth, expansions=True) for depth in (1, 2, 3)), Round(2, expansions=True, cases=True))
ROUNDS = (
    *DIRECT,
    Round(0, semidefinite=True),
    Round(0, semidefinite=True, cases=True),
    Round(3, semidefinite=True),
    Round(3, semidefinite=True, cases=True),
    *_EXPANDING,
    Round(3, contraries=True),
)
"""Short proofs come first."""
EXPANSIONS = (*DIRECT, *_EXPANDING, Round(3, contraries=True))
"""No semidefinite programs."""
INTERVALS = (Round(0, intervals=True),)
"""Interval proofs only."""
STRATEGIES = {"": ROUNDS, "intervals": INTERVALS, "expansions": EXPANSIONS}
"""By the name that a proofs script gives them."""
IN_CASES = ROUNDS[:4]
"""For each of two cases."""
CONTRARIES = (*DIRECT, *_EXPANDING[:3])
"""For the sign of an equation's polynomial where a goal fails."""


def efforts(rounds: tuple[Round, ...]) -> tuple[tuple[Round, ...], ...]:
    """For choices: all are tried with little effort before one is tried with more."""
    steps = {ROUNDS: (ROUNDS[:3], ROUNDS[:5], ROUNDS[:7], ROUNDS), EXPANSIONS: (DIRECT, EXPANSIONS[:6], EXPANSIONS)}
    return steps.get(rounds, (rounds,))
