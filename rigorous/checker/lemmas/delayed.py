"""A map as a recurrence for some of its variables: the others are multiples of earlier values of these.

If x'_i = c x_j, then x_i is c times what x_j was one step before, on every orbit that goes on backward, as cycles do.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ..intervals import Interval
from ..limits import MAX_BITS, Meter, within
from ..polynomial import Polynomial, Ring
from ..verdicts import Malformed
from .forms import Form


class Delayed:
    """Every variable i is, on cycles, `scale` times the retained variable j, `lag` steps before."""

    def __init__(self, variables: Sequence[str], step: Sequence[Polynomial]) -> None:
        self.variables = tuple(variables)
        self.step = tuple(step)
        copies = [self._copy(p) for p in step]
        places = [self._resolved(i, copies) for i in range(len(variables))]
        self.retained = [i for i, (_, j, lag) in enumerate(places) if (i, 0) == (j, lag)]
        self.places = [(scale, self.retained.index(j), lag) for scale, j, lag in places]
        self.window = sorted({(lag, j) for _, j, lag in self.places})
        """The steps back, and the retained variable, of each name in `names`."""
        self.names = tuple(f"{variables[self.retained[j]]}@{lag}" for lag, j in self.window)
        self.ring = Ring(self.names, step[0].ring.meter)
        self.equations = [self.reduced(step[i]) for i in self.retained]

    def _copy(self, p: Polynomial) -> tuple[Fraction, int] | None:
        """The numbers c and j, if the polynomial is c times the variable j."""
        terms = list(p.terms())
        if len(terms) != 1 or p.degree() != 1:
            return None
        return terms[0][1], self.variables.index(p.generators()[0])

    def _resolved(self, i: int, copies: Sequence[tuple[Fraction, int] | None]) -> tuple[Fraction, int, int]:
        """The scale, the variable and the lag that a variable comes from; itself if copies go round in a circle."""
        scale, j, lag = Fraction(1), i, 0
        while (copy := copies[j]) is not None:
            scale, j, lag = scale * copy[0], copy[1], lag + 1
            if lag > len(copies):
                return Fraction(1), i, 0
        return scale, j, lag

    def reduced(self, p: Polynomial) -> Polynomial:
        """The polynomial in the variables of the map, as one in `names`."""
        unknown = set(p.generators()) - set(self.variables)
        if unknown:
            raise Malformed("unknown-name", f"{min(unknown)} has no value")
        positions = [p.ring.names.index(x) for x in self.variables]
        sizes = [max(c.numerator.bit_length(), c.denominator.bit_length()) for c, _, _ in self.places]
        self.ring.meter.spend(len(p.numerators) * len(positions), p.bits(), p.degree() * max(sizes))
        within("digits", p.degree() * max(sizes), MAX_BITS)
        terms: dict[tuple[int, ...], Fraction] = {}
        for m, c in p.terms():
            exponents = [0] * len(self.names)
            for (scale, j, lag), position in zip(self.places, positions, strict=True):
                exponents[self.window.index((lag, j))] += m[position]
                c *= scale ** m[position]
            terms[tuple(exponents)] = terms.get(tuple(exponents), Fraction(0)) + c
        return self.ring.polynomial(terms)

    def meter(self) -> Meter:
        """What work is charged to."""
        return self.step[0].ring.meter

    def slopes(self, bits: int) -> list[list[Form]]:
        """The derivatives of the map by all its variables."""
        return [[Form(p.derivative(x), self.variables, bits) for x in self.variables] for p in self.step]

    def states(self, boxes: Sequence[Sequence[Interval]]) -> list[list[Interval]]:
        """The boxes of all variables, from those of the retained ones along a closed orbit."""
        n = len(boxes)
        return [[_scaled(c, boxes[(k - lag) % n][j]) for c, j, lag in self.places] for k in range(n)]


def _scaled(c: Fraction, side: Interval) -> Interval:
    """C times the side, rounded outward."""
    low, high = side if c > 0 else side[::-1]
    return low * c.numerator // c.denominator, -(-high * c.numerator // c.denominator)
