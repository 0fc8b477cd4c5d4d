"""Polynomials in parameters, known by their values at one large point.

The parameters are replaced by powers of a large BASE, so that integers are polynomials in the parameters, whose
coefficients are the digits. What is read off is a guess, to be verified.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import gcd, isqrt, lcm

from flint import fmpq_mpoly

from rigorous.algebra import context

BASE = 4_294_967_311
"""A prime above 2^32."""
LARGEST_DIGIT = 1 << 24
SCALES = (1, 2, 3, 4, 6, 8, 12, 24)
"""Common factors that values may have although the polynomials have none."""
RANGES = ((521, 1), (521, 7), (1279, 4), (2203, 3))
"""By the number of parameters: the exponent of a Mersenne prime, and how many degrees in each parameter can be read."""


class Parameters:
    """The parameters at their large values, modulo a large prime p."""

    def __init__(self, names: tuple[str, ...], variables: tuple[str, ...]) -> None:
        """Raises ValueError for more parameters than RANGES provides for."""
        if len(names) >= len(RANGES):
            raise ValueError(f"at most {len(RANGES) - 1} parameters, not {len(names)}")
        exponent, self.degrees = RANGES[len(names)]
        self.p = (1 << exponent) - 1
        self.count = len(names)
        self.target = context(names + variables)
        self.values = [pow(BASE, self.degrees**i, self.p) for i in range(self.count)]

    def specialised(self, f: fmpq_mpoly) -> tuple[tuple[tuple[int, int], int], ...]:
        """The terms of a polynomial in parameters and two variables, modulo p."""
        terms: dict[tuple[int, int], int] = {}
        for m, c in f.to_dict().items():
            number = int(c.p) * pow(int(c.q), -1, self.p)
            for v, e in zip(self.values, m, strict=False):
                number = number * pow(v, int(e), self.p)
            exponents = int(m[-2]), int(m[-1])
            terms[exponents] = (terms.get(exponents, 0) + number) % self.p
        return tuple(terms.items())

    def polynomials(self, values: Sequence[int], monomials: Sequence[tuple[int, int]]) -> Iterator[fmpq_mpoly]:
        """Polynomials in parameters and variables whose coefficients may have these values mod p, up to a factor."""
        integers = self._integers(values)
        for scale in SCALES if integers else ():
            digits = [_digits(scale * c) for c in integers]
            small = all(abs(d) < LARGEST_DIGIT for row in digits for d in row)
            if small and max(map(len, digits)) <= self.degrees**self.count:
                yield self.target.from_dict(
                    {
                        (*self._exponents(n), *m): d
                        for m, row in zip(monomials, digits, strict=True)
                        for n, d in enumerate(row)
                        if d
                    }
                )

    def _integers(self, values: Sequence[int]) -> list[int]:
        """Coprime integers in the same proportion mod p, if there are some that are not too large."""
        pivot = pow(next(v for v in values if v), -1, self.p)
        ratios = [rational(v * pivot % self.p, self.p) for v in values]
        known = [r for r in ratios if r is not None]
        if len(known) < len(ratios):
            return []
        common = lcm(*(r.denominator for r in known))
        integers = [int(r * common) for r in known]
        content = gcd(*integers)
        return [c // content for c in integers]

    def _exponents(self, n: int) -> list[int]:
        """The exponents of the parameters in the n-th digit."""
        return [n // self.degrees**i % self.degrees for i in range(self.count)]


def rational(residue: int, p: int) -> Fraction | None:
    """The fraction of numerator and denominator below sqrt(p/2) that is the residue mod p, if there is one."""
    limit = isqrt(p // 2)
    (r0, t0), (r1, t1) = (p, 0), (residue, 1)
    while r1 > limit:
        q = r0 // r1
        (r0, t0), (r1, t1) = (r1, t1), (r0 - q * r1, t0 - q * t1)
    return Fraction(r1, t1) if 0 < abs(t1) <= limit else None


def _digits(value: int) -> list[int]:
    """The digits of the integer to BASE, each at most BASE/2 in size."""
    digits = []
    while value:
        digit = (value + BASE // 2) % BASE - BASE // 2
        digits.append(digit)
        value = (value - digit) // BASE
    return digits
