"""Narrowing the sides of a box by one equation target = f(sides), forward and backward (docs/lemmas.md, Narrowing).

f is a constant and a sum of blocks, polynomials that have no variable in common.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..intervals import Interval, minus
from ..polynomial import Polynomial
from .blocks import Block
from .forms import Form


class Equation:
    """The equation target = f(sides), with f a polynomial in `names`."""

    def __init__(self, p: Polynomial, names: Sequence[str], bits: int) -> None:
        self.form = Form(p, names, bits)
        self.slopes = [Form(p.derivative(x), names, bits) for x in names]
        parts = _parts(p)
        self.constant = Form(p - p.ring.sum(parts), (), bits)(())
        self.blocks = [Block(part, names, bits) for part in parts]
        self.products = sum(block.products for block in self.blocks)

    def narrowed(self, sides: list[Interval], target: Interval) -> Interval | None:
        """The target, narrowed, and the sides too, in place; None if no point of the box satisfies the equation."""
        boxes = [[sides[i] for i in block.places] for block in self.blocks]
        ranges = [block.range(box) for block, box in zip(self.blocks, boxes, strict=True)]
        total = self.constant[0] + sum(low for low, _ in ranges), self.constant[1] + sum(high for _, high in ranges)
        target = max(total[0], target[0]), min(total[1], target[1])
        if target[0] > target[1]:
            return None
        for block, box, (low, high) in zip(self.blocks, boxes, ranges, strict=True):
            if not block.narrow(box, minus(target, (total[0] - low, total[1] - high))):
                return None
            for i, side in zip(block.places, box, strict=True):
                sides[i] = side
        return target


def _parts(p: Polynomial) -> list[Polynomial]:
    """Polynomials without common variables whose sum is p without its constant term."""
    terms = [({i for i, e in enumerate(m) if e}, m, c) for m, c in p.terms()]
    groups: list[set[int]] = []
    for own, _, _ in terms:
        apart = [group for group in groups if not group & own]
        groups = [*apart, own.union(*(group for group in groups if group & own))] if own else groups
    return [p.ring.polynomial({m: c for own, m, c in terms if own & group}) for group in groups]
