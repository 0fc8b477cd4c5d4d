"""Narrowing the sides of a box by one equation target = f(sides), forward and backward (docs/lemmas.md, Narrowing).

f is a constant and a sum of blocks, polynomials that have no variable in common.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..intervals import Interval
from ..polynomial import Polynomial
from .blocks import block_of
from .forms import Form


class Equation:
    """The equation target = f(sides), with f a polynomial in `names`."""

    def __init__(self, p: Polynomial, names: Sequence[str], bits: int) -> None:
        self.form = Form(p, names, bits)
        self.slopes = [Form(p.derivative(x), names, bits) for x in names]
        parts = _parts(p)
        self.constant = Form(p - p.ring.sum(parts), (), bits)(())
        self.blocks = [block_of(part, names, bits) for part in parts]
        self.products = sum(block.products for block in self.blocks)

    def narrowed(self, sides: list[Interval], target: Interval) -> Interval | None:
        """The target, narrowed, and the sides too, in place; None if no point of the box satisfies the equation."""
        ranges = [block.range(sides) for block in self.blocks]
        least, greatest = self.constant
        for low, high in ranges:
            least, greatest = least + low, greatest + high
        target = max(least, target[0]), min(greatest, target[1])
        if target[0] > target[1]:
            return None
        for block, (low, high) in zip(self.blocks, ranges, strict=True):
            if not block.narrow(sides, (target[0] - greatest + high, target[1] - least + low)):
                return None
        return target


def _parts(p: Polynomial) -> list[Polynomial]:
    """Polynomials without common variables whose sum is p without its constant term."""
    terms = [({i for i, e in enumerate(m) if e}, m, c) for m, c in p.terms()]
    groups: list[set[int]] = []
    for own, _, _ in terms:
        apart = [group for group in groups if not group & own]
        groups = [*apart, own.union(*(group for group in groups if group & own))] if own else groups
    return [p.ring.polynomial({m: c for own, m, c in terms if own & group}) for group in groups]
