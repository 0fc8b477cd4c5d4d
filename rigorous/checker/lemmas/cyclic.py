"""Bounds of the solutions of linear recurrences that close up (docs/lemmas.md, Cyclic recurrences).

zeta_{k+1} = l_k zeta_k + y_k for k < n - 1, and zeta_0 = M zeta_{n-1} + y_{n-1}, with numbers l_k and a matrix M.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ..limits import Meter, fits, within
from .linear import inverse

UNIT_BITS = 48
"""The numbers l_k are multiples of 2^-UNIT_BITS."""
MAX_PRODUCT_BITS = 1 << 17
MANTISSA = 64

Rows = Sequence[Sequence[int]]


class Cyclic:
    """One such recurrence; solvable for all y if 1 is no eigenvalue of Q = l_0 ... l_{n-2} M, else Rejected."""

    def __init__(self, factors: Sequence[int], closing: Sequence[Sequence[Fraction]], meter: Meter) -> None:
        """The numbers l_k 2^UNIT_BITS, none of them 0, and M."""
        self.factors = [abs(factor) for factor in factors]
        self.meter = meter
        total = Fraction(1)
        for factor in factors:
            meter.spend(8, total.numerator.bit_length() + total.denominator.bit_length())
            total *= Fraction(factor, 1 << UNIT_BITS)
            within("digits", total.numerator.bit_length() + total.denominator.bit_length(), MAX_PRODUCT_BITS)
        longest = total.numerator.bit_length() + total.denominator.bit_length()
        meter.spend(8 * len(closing) ** 3, longest, longest)
        q = [[total * entry for entry in row] for row in closing]
        solving = inverse([[int(i == j) - x for j, x in enumerate(row)] for i, row in enumerate(q)], meter)
        after = [
            [sum((a * b for a, b in zip(row, column, strict=True)), Fraction(0)) for column in zip(*q, strict=True)]
            for row in solving
        ]
        self.forward = [[_above(abs(x)) for x in row] for row in solving]
        self.backward = [[_above(abs(x)) for x in row] for row in after]

    def bound(self, y: Rows) -> list[list[int]]:
        """Numbers z_k with |zeta_k| <= z_k for all y_k at most those given in absolute value, in the same unit."""
        n, d = len(y), len(y[0])
        r = [list(y[-1])]
        for factor, here in zip(self.factors, y, strict=False):
            r.append([-(-factor * x >> UNIT_BITS) + e for x, e in zip(r[-1], here, strict=True)])
            fits(n * d, max(r[-1]).bit_length())
        s = [[0] * d]
        for factor, here in zip(reversed(self.factors), reversed(y[:-1]), strict=True):
            s.append([-(-((x + e) << UNIT_BITS) // factor) for x, e in zip(s[-1], here, strict=True)])
            fits(n * d, max(s[-1]).bit_length())
        s.reverse()
        self.meter.spend(4 * n * d * d, max(max(row) for row in (*r, *s)).bit_length())
        return [
            [
                sum(_scaled(m, x) for m, x in zip((*f, *b), (*r[k], *s[k]), strict=True))
                for f, b in zip(self.forward, self.backward, strict=True)
            ]
            for k in range(n)
        ]


def _above(value: Fraction) -> tuple[int, int]:
    """Numbers m, e with value <= m 2^-e, and m of about MANTISSA bits."""
    shift = MANTISSA + value.denominator.bit_length() - value.numerator.bit_length()
    if shift >= 0:
        return -(-(value.numerator << shift) // value.denominator), shift
    return -(-value.numerator // (value.denominator << -shift)), shift


def _scaled(factor: tuple[int, int], x: int) -> int:
    """At least the product."""
    m, shift = factor
    return -(-m * x >> shift) if shift >= 0 else m * x << -shift
