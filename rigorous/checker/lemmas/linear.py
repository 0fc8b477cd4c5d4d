"""Exact inverses of matrices."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ..limits import Meter
from ..verdicts import Rejected


def inverse(matrix: Sequence[Sequence[Fraction]], meter: Meter) -> list[list[Fraction]]:
    """The exact inverse, by elimination; Rejected if there is none."""
    n = len(matrix)
    longest = max(max(x.numerator.bit_length(), x.denominator.bit_length()) for row in matrix for x in row)
    meter.spend(4 * n * n, longest, longest)
    rows = [[*row, *(Fraction(i == j) for j in range(n))] for i, row in enumerate(matrix)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        if not rows[pivot][i]:
            raise Rejected("singular", "a matrix has no inverse")
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [x / rows[i][i] for x in rows[i]]
        occupied = sum(map(bool, rows[i]))
        for r in range(n):
            if r != i and rows[r][i]:
                meter.spend(20 * occupied, (i + 1) * longest, (i + 1) * longest)
                rows[r] = [x - rows[r][i] * y for x, y in zip(rows[r], rows[i], strict=True)]
    return [row[n:] for row in rows]
