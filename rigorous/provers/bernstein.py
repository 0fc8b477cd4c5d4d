"""Finding Bernstein trees: halve the boxes on which the coefficients do not yet show the sign."""

from __future__ import annotations

from fractions import Fraction

from rigorous.checker.bernstein import LEAF, coefficients, halves
from rigorous.checker.polynomial import Polynomial

MAX_NODES = 4_000


def subdivision(p: Polynomial, box: list[tuple[str, Fraction, Fraction]], strict: bool) -> str | None:
    """A tree that proves p >= 0 (p > 0 if strict) on the closed box, or None.

    None at once when a corner of a box, where the polynomial takes the value of a coefficient, has the wrong sign.
    """
    degrees, root = coefficients(p, box)
    pending = [root]
    tree = []
    while pending:
        values = pending.pop()
        if min(values) > 0 or (min(values) == 0 and not strict):
            tree.append(LEAF)
            continue
        if len(tree) >= MAX_NODES or any(v < 0 or (v == 0 and strict) for v in (values[0], values[-1])):
            return None
        children = [halves(values, degrees, axis) for axis in range(len(box))]
        axis = max(
            range(len(box)), key=lambda k: (sum(min(half) >= 0 for half in children[k]), _variation(values, degrees, k))
        )
        tree.append(str(axis))
        low, high = children[axis]
        pending += [high, low]
    return "".join(tree)


def _variation(values: list[int], degrees: list[int], axis: int) -> int:
    """How much the coefficients change along the axis."""
    stride = 1
    for n in degrees[axis + 1 :]:
        stride *= n + 1
    pairs = zip(values, values[stride:], strict=False)
    return max(
        (abs(a - b) for k, (a, b) in enumerate(pairs) if (k // stride) % (degrees[axis] + 1) < degrees[axis]), default=0
    )
