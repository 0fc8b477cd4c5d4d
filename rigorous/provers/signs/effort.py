"""How much a search may try."""

from __future__ import annotations

from typing import NamedTuple


class Round(NamedTuple):
    """How deep lemmas may be nested; whether semidefinite programs are solved, and cases distinguished.

    Or nothing is tried but subdivisions of boxes, in interval arithmetic.
    """

    depth: int
    semidefinite: bool = False
    cases: bool = False
    intervals: bool = False


ROUNDS = (
    Round(1),
    Round(2),
    Round(5),
    Round(0, semidefinite=True),
    Round(0, semidefinite=True, cases=True),
    Round(3, semidefinite=True),
    Round(3, semidefinite=True, cases=True),
)
"""Short proofs come first."""
INTERVALS = (Round(0, intervals=True),)
"""Interval proofs only."""
EFFORTS = (ROUNDS[:3], ROUNDS[:5], ROUNDS)
"""For choices: all are tried with little effort before one is tried with more."""
