"""Polynomials, evaluated on boxes by interval arithmetic on a grid."""

from __future__ import annotations

from collections.abc import Sequence

from ..intervals import Grid, Interval, size
from ..limits import fits
from ..polynomial import Polynomial
from ..verdicts import Malformed

FACTOR = 800
"""What one of the factors of a term weighs, in bits."""


class Program:
    """Polynomials, to be evaluated on boxes whose sides are in the order of `names`."""

    def __init__(self, polynomials: Sequence[Polynomial], names: Sequence[str], grid: Grid) -> None:
        self.grid = grid
        ring = polynomials[0].ring
        for name in {name for p in polynomials for name in p.generators()} - set(names):
            raise Malformed("unknown-name", f"{name} has no value")
        places = [ring.names.index(name) for name in names]
        longest = max(p.bits() for p in polynomials)
        fits(sum(len(p.numerators) for p in polynomials), 2 * grid.bits + longest + FACTOR * len(places))
        for p in polynomials:
            grid.meter.spend(len(p.numerators) * (8 + len(places)), grid.bits + longest)
            grid.meter.spend(len(p.numerators), grid.bits + longest, p.bits())
        self.terms = [
            [(grid.enclose(c), [(i, m[place]) for i, place in enumerate(places) if m[place]]) for m, c in p.terms()]
            for p in polynomials
        ]
        factors = [factor for terms in self.terms for _, found in terms for factor in found]
        self.count = sum(map(len, self.terms))
        self.products = len(factors)
        self.products += sum(e.bit_length() + e.bit_count() - 2 for _, e in set(factors))
        self.degree = max(p.degree() for p in polynomials)
        self.largest = max((size(c) for terms in self.terms for c, _ in terms), default=0).bit_length()

    def __call__(self, box: Sequence[Interval]) -> list[Interval]:
        """Enclosures of the values on the box."""
        grid = self.grid
        bits = max(map(size, box)).bit_length()
        grown = self.degree * max(bits - grid.bits, 0) + max(self.largest, grid.bits)
        grid.meter.spend(4 * self.count, grown)
        grid.meter.spend(5 * self.products, grown, grown)
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
