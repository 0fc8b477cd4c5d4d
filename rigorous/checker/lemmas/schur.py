"""Where the roots of a polynomial lie, by the recursion of Schur and Cohn; and characteristic polynomials."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ..polynomial import Polynomial


def schur_cohn(p: Sequence[Polynomial]) -> list[Polynomial]:
    """Numbers that are all positive if and only if p_0 + p_1 z + ... has all its roots in |z| < 1, and p_n != 0."""
    found = []
    while len(p) > 1:
        found.append(p[-1] * p[-1] - p[0] * p[0])
        p = [p[-1] * a - p[0] * b for a, b in zip(p[1:], reversed(p[:-1]), strict=True)]
    return found


def characteristic(matrix: Sequence[Sequence[Polynomial]]) -> list[Polynomial]:
    """The coefficients c_0, ..., c_{n-1} of det(z - matrix), by the recursion of Faddeev and LeVerrier."""
    n, ring = len(matrix), matrix[0][0].ring
    zero, one = ring.constant(0), ring.constant(1)
    coefficients = [one]
    power = [[zero] * n for _ in range(n)]
    for k in range(1, n + 1):
        for i in range(n):
            power[i][i] = power[i][i] + coefficients[-1]
        power = [[ring.sum(row[m] * power[m][j] for m in range(n)) for j in range(n)] for row in matrix]
        coefficients.append(ring.sum(power[i][i] for i in range(n)).scaled(Fraction(-1, k)))
    return coefficients[:0:-1]
