"""Narrowing the sides of a box by the values of one polynomial on it (docs/lemmas.md, Narrowing)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from ..intervals import Interval, minus, size
from ..polynomial import Polynomial
from .division import divided, rooted
from .forms import Form, corners


class Block:
    """A polynomial in the variables at `places`."""

    def __init__(self, p: Polynomial, names: Sequence[str], bits: int) -> None:
        own = p.generators()
        self.places = [[*names].index(x) for x in own]
        self.bits, self.form = bits, Form(p, own, bits)
        self.slopes = [Form(p.derivative(x), own, bits) for x in own]
        self.once = all(len(factors) == 1 for _, factors in self.form.terms) and len(self.form.terms) == len(own)
        self.square = self._square(p.coefficients(own[0])) if (len(own), p.degree()) == (1, 2) else None
        self.products = 2 * sum(f.products for f in self.slopes) + (4 + 2 * len(own)) * self.form.products

    def _square(self, coefficients: Sequence[Fraction]) -> tuple[Interval, Interval, Fraction]:
        """For a x^2 + b x: the vertex, the value there, and a."""
        _, b, a = coefficients
        scaled = -b / (2 * a) * (1 << self.bits)
        vertex = floor(scaled), ceil(scaled)
        return vertex, self.form([vertex]), a

    def range(self, box: Sequence[Interval]) -> Interval:
        """An enclosure of the values on the box; what `narrow` needs is kept."""
        self.steep = [slope(box) for slope in self.slopes]
        self.signs = [(a >= 0) - (b <= 0) for a, b in self.steep]
        self.middles = [(a + b) >> 1 for a, b in box]
        low, high = corners(self.form, box, self.signs)
        if self.once:
            return low, high
        self.value = self.form([(m, m) for m in self.middles])
        self.reach = [
            -(-size(s) * max(b - m, m - a) >> self.bits)
            for s, (a, b), m in zip(self.steep, box, self.middles, strict=True)
        ]
        total = sum(self.reach)
        return max(low, self.value[0] - total), min(high, self.value[1] + total)

    def narrow(self, box: list[Interval], target: Interval) -> bool:
        """Whether values in the target are possible on the box, the same as before, whose sides are narrowed."""
        if self.square:
            vertex, value, a = self.square
            box[0] = rooted(box[0], vertex, minus(target, value), a, self.bits)
            return box[0][0] <= box[0][1]
        for j, middle in enumerate(self.middles):
            at, signs = [*box], [*self.signs]
            at[j], signs[j] = (middle, middle), 0
            low, high = corners(self.form, at, signs)
            if not self.once:
                rest = sum(self.reach) - self.reach[j]
                low, high = max(low, self.value[0] - rest), min(high, self.value[1] + rest)
            box[j] = divided(box[j], middle, (target[0] - high, target[1] - low), self.steep[j], self.bits)
            if box[j][0] > box[j][1]:
                return False
        return True
