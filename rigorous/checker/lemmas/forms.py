"""Polynomials evaluated on boxes of integers in units of 2^-bits: exactly, with one rounding outward at the end."""

from __future__ import annotations

from collections.abc import Sequence

from ..intervals import Interval, size
from ..limits import MAX_BITS, Meter, fits, within
from ..polynomial import Polynomial
from .program import FACTOR

Sides = Sequence[Interval]


class Form:
    """A polynomial in `names`, as a sum of terms c x^e with integers c over one denominator."""

    def __init__(self, p: Polynomial, names: Sequence[str], bits: int) -> None:
        places = [p.ring.names.index(name) for name in names]
        degree = max(p.degree(), 1)
        within("digits", degree * bits, MAX_BITS)
        fits(len(p.numerators), degree * bits + p.bits() + FACTOR * len(places))
        p.ring.meter.spend(len(p.numerators) * (1 + len(places)), degree * bits + p.bits())
        self.terms = [
            (int(c * p.denominator) << bits * (degree - sum(m)), [(i, m[x]) for i, x in enumerate(places) if m[x]])
            for m, c in p.terms()
        ]
        self.unit = p.denominator << bits * (degree - 1)
        self.products = 1 + sum(1 + e.bit_length() for _, factors in self.terms for _, e in factors)
        self.degree, self.length = degree, p.bits()

    def __call__(self, box: Sides) -> Interval:
        """An enclosure of the values on the box."""
        least = greatest = 0
        for c, factors in self.terms:
            low = high = c
            for i, e in factors:
                a, b = box[i] if e == 1 else power(box[i], e)
                if a >= 0:
                    low, high = low * (a if low >= 0 else b), high * (b if high >= 0 else a)
                elif b <= 0:
                    low, high = high * (a if high >= 0 else b), low * (b if low >= 0 else a)
                else:
                    low, high = min(low * b, high * a), max(low * a, high * b)
            least += low
            greatest += high
        return least // self.unit, -(-greatest // self.unit)


def charge(meter: Meter, forms: Sequence[Form], boxes: Sequence[Sides]) -> None:
    """Pay for an evaluation of each form on so many boxes, with numbers of the size of these."""
    longest = max(max(map(size, sides)) for sides in boxes).bit_length()
    half = max((f.degree * longest + f.length for f in forms), default=0) // 2
    meter.spend(len(boxes) * sum(f.products + 4 for f in forms), half, half)


def power(x: Interval, exponent: int) -> Interval:
    """The exact powers of the ends, in order; an even power of an interval about 0 begins at 0."""
    a, b = x[0] ** exponent, x[1] ** exponent
    if exponent % 2:
        return a, b
    if x[0] < 0 < x[1]:
        return 0, max(a, b)
    return (a, b) if a <= b else (b, a)


def corners(f: Form, box: Sides, signs: Sequence[int]) -> Interval:
    """An enclosure of the values of f, which grows (1) or falls (-1) with some of its variables on the box."""
    if not any(signs):
        return f(box)
    at_least = [x if not s else (x[0], x[0]) if s > 0 else (x[1], x[1]) for x, s in zip(box, signs, strict=True)]
    at_most = [x if not s else (x[1], x[1]) if s > 0 else (x[0], x[0]) for x, s in zip(box, signs, strict=True)]
    return f(at_least)[0], f(at_most)[1]
