"""Obligation L: rational bounds of natural logarithms.

With y = (q - 1)/(q + 1), q >= 1: ln q = 2 (y + y^3/3 + y^5/5 + ...), and what follows the first n terms is at least
0 and at most 2 y^(2n+1)/((2n+1)(1 - y^2)).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..conditions import Condition
from ..files import Record
from ..grammar import rational
from ..limits import MAX_BITS, Meter, within
from ..polynomial import Polynomial
from ..setting import Setting
from ..sign import Sign
from ..verdicts import Rejected
from .identity import Identity


def bounds(q: Fraction, terms: int, meter: Meter) -> tuple[Fraction, Fraction]:
    """Numbers l <= ln q <= u, for q >= 1, from the first `terms` terms of the series."""
    y = (q - 1) / (q + 1)
    size = max(y.denominator.bit_length(), 1)
    within("digits", (2 * terms + 2) * size, MAX_BITS)
    meter.spend(8 * terms, (2 * terms + 2) * (size + 2), (2 * terms + 2) * (size + 2))
    total = sum((y ** (2 * k + 1) / (2 * k + 1) for k in range(terms)), Fraction(0))
    rest = y ** (2 * terms + 1) / ((2 * terms + 1) * (1 - y * y))
    return 2 * total, 2 * (total + rest)


@dataclass(frozen=True)
class Logarithm:
    """low < ln(value) < high on a domain. The witness: rationals below and above the value, and a number of terms."""

    setting: Setting
    domain: tuple[Condition, ...]
    value: Polynomial
    low: Fraction
    high: Fraction
    words = "bounds of a logarithm"

    def discharge(self, witness: Record) -> list[Sign | Identity]:
        """What remains to be proved: 1 <= below <= value <= above on the domain."""
        below, above = rational(witness.text("below")), rational(witness.text("above"))
        terms = witness.position("terms", MAX_BITS)
        witness.close()
        ring = self.setting.ring
        if below < 1 or above < 1:
            raise Rejected("logarithm-range", "the series is used for numbers from 1 on")
        if not (self.low < bounds(below, terms, ring.meter)[0] and bounds(above, terms, ring.meter)[1] < self.high):
            raise Rejected("logarithm", f"{terms} terms do not place the logarithm between {self.low} and {self.high}")
        sides = (self.value - ring.constant(below), ring.constant(above) - self.value)
        return [self.setting.entails(self.domain, Condition(side, ">=", "the value is bounded")) for side in sides]
