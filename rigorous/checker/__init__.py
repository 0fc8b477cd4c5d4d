"""The checker: the one part of the project that has to be trusted, in Python's standard library alone.

    python -m rigorous.checker certificates

reads claims and evidence, and prints a verdict and the theorem for each. The way from the bottom to the top:

    limits, verdicts, files        budgets, refusals, strict reading
    polynomial, grammar            what a claim's text means
    conditions, constants, setting the domain, algebraic numbers, the map
    univariate, tree               real roots, subdivisions of boxes
    sign                           inequalities, each with its witness
    lemmas/                        the other obligations; where a witness chooses something, others are left to prove
    reduction, kinds/              one lemma (docs/lemmas.md) and one short reduction for each kind of claim
    check                          a claim, its obligations, its evidence, a verdict
    console                        how a command speaks and ends
"""

from .check import check, check_directory
from .verdicts import Result, Verdict

__all__ = ["Result", "Verdict", "check", "check_directory"]
