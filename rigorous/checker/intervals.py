"""Interval arithmetic on a grid: pairs of integers in units of 2^-bits, rounded outward; and exact inverses.

For every operation: if each argument lies in its interval, the exact result lies in the interval returned.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from .limits import MAX_BITS, Meter, within
from .polynomial import Polynomial
from .verdicts import Malformed, Rejected

Interval = tuple[int, int]
Matrix = list[list[Interval]]


class Grid:
    """The numbers m/2^bits, with the meter that work on them is charged to."""

    def __init__(self, bits: int, meter: Meter) -> None:
        within("digits", bits, MAX_BITS)
        self.bits = bits
        self.meter = meter
        self.one: Interval = (1 << bits, 1 << bits)

    def enclose(self, value: Fraction) -> Interval:
        """The narrowest interval about a rational number."""
        scaled = value.numerator << self.bits
        return scaled // value.denominator, -(-scaled // value.denominator)

    def value(self, number: int) -> Fraction:
        """The rational number that an end of an interval stands for."""
        return Fraction(number, 1 << self.bits)

    def times(self, a: Interval, b: Interval) -> Interval:
        """The product."""
        ends = (a[0] * b[0], a[0] * b[1], a[1] * b[0], a[1] * b[1])
        return min(ends) >> self.bits, -(-max(ends) >> self.bits)

    def power(self, a: Interval, exponent: int) -> Interval:
        """The power; an even one is not negative."""
        if exponent == 1:
            return a
        half = self.power(a, exponent // 2) if exponent > 1 else self.one
        low, high = self.times(half, half)
        return self.times(a, (low, high)) if exponent % 2 else (max(low, 0), high)

    def dot(self, a: Sequence[Interval], b: Sequence[Interval]) -> Interval:
        """The inner product."""
        terms = [self.times(x, y) for x, y in zip(a, b, strict=True)]
        return sum(low for low, _ in terms), sum(high for _, high in terms)

    def applied(self, matrix: Matrix, vector: Sequence[Interval]) -> list[Interval]:
        """The matrix times the vector."""
        return [self.dot(row, vector) for row in matrix]

    def product(self, a: Matrix, b: Matrix) -> Matrix:
        """The product of matrices."""
        columns = list(zip(*b, strict=True))
        largest = max(map(size, (x for m in (a, b) for row in m for x in row)))
        self.meter.spend(len(a) * len(b) * len(columns), largest.bit_length())
        return [[self.dot(row, column) for column in columns] for row in a]


def plus(a: Interval, b: Interval) -> Interval:
    """The sum."""
    return a[0] + b[0], a[1] + b[1]


def minus(a: Interval, b: Interval) -> Interval:
    """The difference."""
    return a[0] - b[1], a[1] - b[0]


def size(a: Interval) -> int:
    """The largest absolute value."""
    return max(-a[0], a[1])


class Program:
    """Polynomials, to be evaluated on boxes whose sides are in the order of `names`."""

    def __init__(self, polynomials: Sequence[Polynomial], names: Sequence[str], grid: Grid) -> None:
        self.grid = grid
        ring = polynomials[0].ring
        for name in {name for p in polynomials for name in p.generators()} - set(names):
            raise Malformed("unknown-name", f"{name} has no value")
        places = [ring.names.index(name) for name in names]
        self.terms = [
            [(grid.enclose(c), [(i, m[place]) for i, place in enumerate(places) if m[place]]) for m, c in p.terms()]
            for p in polynomials
        ]
        factors = [factor for terms in self.terms for _, found in terms for factor in found]
        self.products = sum(map(len, self.terms)) + len(factors)
        self.products += sum(e.bit_length() + e.bit_count() - 2 for _, e in set(factors))
        self.degree = max(p.degree() for p in polynomials)
        self.largest = max((size(c) for terms in self.terms for c, _ in terms), default=0).bit_length()

    def __call__(self, box: Sequence[Interval]) -> list[Interval]:
        """Enclosures of the values on the box."""
        grid = self.grid
        bits = max(map(size, box)).bit_length()
        grown = self.degree * max(bits - grid.bits, 0) + max(self.largest - grid.bits, 0)
        grid.meter.spend(4 * self.products, grid.bits + bits + grown)
        powers: dict[tuple[int, int], Interval] = {}
        values = []
        for terms in self.terms:
            low = high = 0
            for term, factors in terms:
                for i, exponent in factors:
                    if (i, exponent) not in powers:
                        powers[i, exponent] = grid.power(box[i], exponent)
                    term = grid.times(term, powers[i, exponent])
                low, high = low + term[0], high + term[1]
            values.append((low, high))
        return values


def inverse(matrix: Sequence[Sequence[Fraction]], meter: Meter) -> list[list[Fraction]]:
    """The exact inverse, by elimination; Rejected if there is none."""
    n = len(matrix)
    meter.spend(n**3, n * max(max(x.numerator.bit_length(), x.denominator.bit_length()) for row in matrix for x in row))
    rows = [[*row, *(Fraction(i == j) for j in range(n))] for i, row in enumerate(matrix)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        if not rows[pivot][i]:
            raise Rejected("singular", "a matrix has no inverse")
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [x / rows[i][i] for x in rows[i]]
        for r in range(n):
            if r != i and rows[r][i]:
                rows[r] = [x - rows[r][i] * y for x, y in zip(rows[r], rows[i], strict=True)]
    return [row[n:] for row in rows]
