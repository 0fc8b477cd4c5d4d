"""About how closed orbits answer to a defect in one step: the inverse of a cyclic recurrence, rounded.

Nothing is concluded from these numbers before they are verified (isolated.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import mul

from ..limits import MAX_SIZE, Meter, within
from ..verdicts import Rejected

WORKING_BITS = 192
ENTRY, MAX_ENTRIES = 512, 4 * MAX_SIZE
"""What an entry of the inverse weighs besides its length, and how much all of them may, in bits."""
Rows = Sequence[Sequence[int]]


def responses(steps: Sequence[Rows], kept: Sequence[int], bits: int, meter: Meter) -> list[list[int]]:
    """For each pair (k, i) a row: the component i at the time k, if the step l has the defect 1 in the component j.

    The pairs (k, i) and (l, j) run over all times, and `kept` components; delta_{l+1} = A_l delta_l + e_j. The matrices
    A_l are given in units of 2^-bits, and so are the answers. Rejected if the recurrence is singular.
    """
    n, d = len(steps), len(steps[0])
    lift = WORKING_BITS - bits
    width = n * len(kept)
    held = width * width * ENTRY
    within("size", held, MAX_ENTRIES)
    matrices = [[[x << lift for x in row] for row in step] for step in steps]
    growth = max(_length(row) for step in matrices for row in step) - WORKING_BITS
    longest = WORKING_BITS + n * max(growth, 0)
    meter.spend(6 * n * d**3, longest, longest)
    one = [[(i == j) << WORKING_BITS for j in range(d)] for i in range(d)]
    before, after = [one], [one]
    for matrix in matrices:
        before.append(_product(matrix, before[-1]))
    for matrix in reversed(matrices[1:]):
        after.append(_product(after[-1], matrix))
    columns = []
    for step in range(n):
        around = _product(before[step + 1], after[n - 1 - step])
        solved = _inverse([[e - x for e, x in zip(*rows, strict=True)] for rows in zip(one, around, strict=True)])
        for j in kept:
            vector = [row[j] for row in solved]
            column = [[0]] * n
            for k in range(step + 1, step + 1 + n):
                column[k % n] = [vector[i] >> lift for i in kept]
                vector = [sum(map(mul, row, vector)) >> WORKING_BITS for row in matrices[k % n]]
            columns.append([x for part in column for x in part])
            meter.spend(n * (8 + 2 * d * d), WORKING_BITS - bits + _length(columns[-1]), WORKING_BITS)
            held += width * _length(columns[-1])
            within("size", held, MAX_ENTRIES)
    return [list(row) for row in zip(*columns, strict=True)]


def _inverse(matrix: Rows) -> list[list[int]]:
    """About the inverse, by elimination; Rejected if there is none."""
    d = len(matrix)
    rows = [[*row, *((i == j) << WORKING_BITS for j in range(d))] for i, row in enumerate(matrix)]
    for i in range(d):
        pivot = max(range(i, d), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        if not rows[i][i]:
            raise Rejected("singular", "a matrix has no inverse")
        rows[i] = [(x << WORKING_BITS) // rows[i][i] for x in rows[i]]
        for r, row in enumerate(rows):
            if r != i:
                rows[r] = [x - (row[i] * y >> WORKING_BITS) for x, y in zip(row, rows[i], strict=True)]
    return [row[d:] for row in rows]


def pay(inverse: Rows, products: int, meter: Meter) -> None:
    """Charge so many products for each entry."""
    meter.spend(len(inverse) ** 2 * products, max(map(_length, inverse)))


def _length(numbers: Sequence[int]) -> int:
    return max(map(abs, numbers)).bit_length()


def _product(a: Rows, b: Rows) -> list[list[int]]:
    columns = list(zip(*b, strict=True))
    return [[sum(map(mul, row, column)) >> WORKING_BITS for column in columns] for row in a]
