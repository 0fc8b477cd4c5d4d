"""Interval arithmetic on a grid: pairs of integers in units of 2^-bits, rounded outward.

For every operation: if each argument lies in its interval, the exact result lies in the interval returned.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from .limits import MAX_BITS, Meter, within

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
        self.pay(len(matrix) * len(vector), *matrix, vector)
        return [self.dot(row, vector) for row in matrix]

    def product(self, a: Matrix, b: Matrix) -> Matrix:
        """The product of matrices."""
        columns = list(zip(*b, strict=True))
        self.pay(len(a) * len(b) * len(columns), *a, *b)
        return [[self.dot(row, column) for column in columns] for row in a]

    def pay(self, products: int, *rows: Sequence[Interval]) -> None:
        """Pay for so many products of intervals no longer than these."""
        bits = max(size(x) for row in rows for x in row).bit_length()
        self.meter.spend(5 * products, bits, bits)


def plus(a: Interval, b: Interval) -> Interval:
    """The sum."""
    return a[0] + b[0], a[1] + b[1]


def minus(a: Interval, b: Interval) -> Interval:
    """The difference."""
    return a[0] - b[1], a[1] - b[0]


def size(a: Interval) -> int:
    """The largest absolute value."""
    return max(-a[0], a[1])
