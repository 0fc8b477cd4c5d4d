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


ROUNDS = (
    Round(1),
    Round(2),
    Round(5),
    Round(0, semidefinite=True),
    Round(0, semidefinite=True, cases=True),
    Round(3, semidefinite=True),
    Round(3, semidefinite=True, cases=True),
    Round(3, contraries=True),
    Round(4, expansions=True),
)
"""Short proofs come first."""
IN_CASES = ROUNDS[:4]
"""For each of two cases."""
CONTRARIES = (Round(1), Round(2), Round(4, expansions=True))
"""For the sign of an equation's polynomial where a goal fails."""
INTERVALS = (Round(0, intervals=True),)
"""Interval proofs only."""
EFFORTS = (ROUNDS[:3], ROUNDS[:5], ROUNDS[:7], ROUNDS)
"""For choices: all are tried with little effort before one is tried with more."""
