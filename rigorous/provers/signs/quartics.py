"""Signs of quartics, as sums of two squares by Ferrari's method."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from flint import fmpq_mpoly

from rigorous.provers.ferrari import two_squares
from rigorous.provers.proof import Proof, term
from rigorous.provers.signs.search import Search


def ferrari(search: Search, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
    """P = A^2 + r B^2, for a quartic in a generator or its square.

    With A = B L + c: p (r + L^2) = r c^2 + (A L + r B)^2, where r c^2 > 0.
    """
    for form in two_squares(p):
        a, b, quotient, r, c = form.a, form.b, form.quotient, form.r, form.c
        k = search.establish(r, strict, depth)
        if k is None:
            continue
        if not strict:
            yield {"squares": [term(Fraction(1), a, []), term(Fraction(1), b, [k])]}
            continue
        square = search.establish(c**2, True, depth)
        if square is not None:
            sum_of_both = {"squares": [term(Fraction(1), "1", [k]), term(Fraction(1), quotient, [])]}
            search.add(r + quotient**2, ">", sum_of_both)
            squares = [term(Fraction(1), "1", [k, square]), term(Fraction(1), a * quotient + r * b, [])]
            yield {"squares": squares, "times": [len(search.members) - 1]}
