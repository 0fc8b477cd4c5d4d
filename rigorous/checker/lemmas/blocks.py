"""Narrowing the sides of a box by the values of one polynomial on it (docs/lemmas.md, Narrowing)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from ..intervals import Interval, minus, plus, size
from ..polynomial import Polynomial
from .division import divided, rooted, turned
from .forms import Form, corners


class Line:
    """The polynomial c x, with x at the only place."""

    products = 4

    def __init__(self, p: Polynomial, places: list[int]) -> None:
        ((_, c),) = p.terms()
        self.places, (self.place,) = places, places
        self.falls, self.over, self.under = c < 0, abs(c.numerator), c.denominator

    def range(self, sides: Sequence[Interval]) -> Interval:
        """An enclosure of the values."""
        low, high = turned(sides[self.place], self.falls)
        return low * self.over // self.under, -(-high * self.over // self.under)

    def narrow(self, sides: list[Interval], target: Interval) -> bool:
        """Whether values in the target are possible; the side is narrowed."""
        (x, y), (low, high) = sides[self.place], turned(target, self.falls)
        low, high = max(x, low * self.under // self.over), min(y, -(-high * self.under // self.over))
        sides[self.place] = low, high
        return low <= high


class Parabola:
    """The polynomial a x^2 + b x, with x at the only place, about its vertex."""

    products = 8

    def __init__(self, p: Polynomial, places: list[int], bits: int) -> None:
        _, b, a = p.coefficients(*p.generators())
        vertex = Fraction(-b << bits, 2 * a)
        self.places, (self.place,), self.bits = places, places, bits
        self.falls, self.over, self.under = a < 0, abs(a), p.denominator
        self.vertex = floor(vertex), ceil(vertex)
        self.value = Form(p, p.generators(), bits)([self.vertex])

    def range(self, sides: Sequence[Interval]) -> Interval:
        """An enclosure of the values."""
        (x, y), (left, right) = sides[self.place], self.vertex
        near, far, unit = max(x - right, left - y, 0), max(y - left, right - x), self.under << self.bits
        change = near * near * self.over // unit, -(-far * far * self.over // unit)
        return plus(self.value, turned(change, self.falls))

    def narrow(self, sides: list[Interval], target: Interval) -> bool:
        """Whether values in the target are possible; the side is narrowed."""
        low, high = turned(minus(target, self.value), self.falls)
        square = low * self.under // self.over, -(-high * self.under // self.over)
        sides[self.place] = rooted(sides[self.place], self.vertex, square, self.bits)
        return sides[self.place][0] <= sides[self.place][1]


class Block:
    """Any polynomial, in the variables at `places`."""

    def __init__(self, p: Polynomial, places: list[int], bits: int) -> None:
        own = p.generators()
        self.places, self.bits, self.form = places, bits, Form(p, own, bits)
        self.slopes = [Form(p.derivative(x), own, bits) for x in own]
        self.products = 2 * sum(f.products for f in self.slopes) + (4 + 2 * len(own)) * self.form.products

    def range(self, sides: Sequence[Interval]) -> Interval:
        """An enclosure of the values; what `narrow` needs is kept."""
        self.box = [sides[i] for i in self.places]
        self.steep = [slope(self.box) for slope in self.slopes]
        self.signs = [(a >= 0) - (b <= 0) for a, b in self.steep]
        self.middles = [(a + b) >> 1 for a, b in self.box]
        low, high = corners(self.form, self.box, self.signs)
        self.value = self.form([(m, m) for m in self.middles])
        self.reach = [
            -(-size(s) * max(b - m, m - a) >> self.bits)
            for s, (a, b), m in zip(self.steep, self.box, self.middles, strict=True)
        ]
        total = sum(self.reach)
        return max(low, self.value[0] - total), min(high, self.value[1] + total)

    def narrow(self, sides: list[Interval], target: Interval) -> bool:
        """Whether values in the target are possible; the sides, those of which the range was asked, are narrowed."""
        box = self.box
        for j, (i, middle) in enumerate(zip(self.places, self.middles, strict=True)):
            at, signs = [*box], [*self.signs]
            at[j], signs[j] = (middle, middle), 0
            low, high = corners(self.form, at, signs)
            rest = sum(self.reach) - self.reach[j]
            low, high = max(low, self.value[0] - rest), min(high, self.value[1] + rest)
            box[j] = divided(box[j], middle, (target[0] - high, target[1] - low), self.steep[j], self.bits)
            sides[i] = box[j]
            if box[j][0] > box[j][1]:
                return False
        return True


def block_of(p: Polynomial, names: Sequence[str], bits: int) -> Line | Parabola | Block:
    """The block for a polynomial without constant term, some of whose variables `names` are."""
    places = [[*names].index(x) for x in p.generators()]
    if len(places) == 1 and p.degree() < 3:
        return Line(p, places) if p.degree() == 1 else Parabola(p, places, bits)
    return Block(p, places, bits)
