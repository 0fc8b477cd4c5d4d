"""Linear algebra with polynomials: combinations with rational coefficients, by exact elimination."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement

from flint import fmpq, fmpq_mat, fmpq_mpoly


def combination(parts: Sequence[Sequence[fmpq_mpoly]], target: Sequence[fmpq_mpoly]) -> list[fmpq] | None:
    """Numbers c_i with sum c_i parts_i = target, the free ones 0, or None; all are vectors of polynomials."""
    reduced, pivots = _eliminated([*parts, target])
    if len(parts) in pivots:
        return None
    found = [fmpq(0)] * len(parts)
    for row, column in enumerate(pivots):
        found[column] = reduced[row, len(parts)]
    return found


def relations(parts: Sequence[fmpq_mpoly]) -> Iterator[list[fmpq]]:
    """A basis of the numbers c_i with sum c_i parts_i = 0."""
    reduced, pivots = _eliminated([[p] for p in parts])
    for free in (i for i in range(len(parts)) if i not in pivots):
        found = [fmpq(i == free) for i in range(len(parts))]
        for row, column in enumerate(pivots):
            found[column] = -reduced[row, free]
        yield found


def monomials(generators: Sequence[fmpq_mpoly], degree: int, one: fmpq_mpoly) -> list[fmpq_mpoly]:
    """The products of at most `degree` generators, by rising degree; `one` is the empty product."""
    found = []
    for size in range(degree + 1):
        for chosen in combinations_with_replacement(generators, size):
            product = one
            for x in chosen:
                product *= x
            found.append(product)
    return found


def _eliminated(columns: Sequence[Sequence[fmpq_mpoly]]) -> tuple[fmpq_mat, list[int]]:
    """The reduced row echelon form of the matrix whose columns are the coefficients, and its pivot columns."""
    entries = [{(k, m): c for k, p in enumerate(column) for m, c in p.to_dict().items()} for column in columns]
    rows = sorted({key for entry in entries for key in entry})
    if not rows:
        return fmpq_mat(1, len(columns)), []
    matrix = fmpq_mat([[entry.get(key, fmpq(0)) for entry in entries] for key in rows])
    reduced, rank = matrix.rref()
    pivots = [next(j for j in range(len(columns)) if reduced[row, j] != 0) for row in range(rank)]
    return reduced, pivots
