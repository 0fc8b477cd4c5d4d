"""Obligation T: conditions on a box, by a subdivision into boxes on which centred forms show them.

On the box x_i = m_i + r_i y_i, |y_i| <= 1, a polynomial is a sum of terms c y^k, each of which lies in [-|c|, |c|], or
between 0 and c if all exponents k are even. Boxes are halved, so they are dyadic in the coordinates of the first one;
all arithmetic is exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from .conditions import Condition
from .limits import MAX_DEPTH, MAX_NODES, within
from .polynomial import Polynomial
from .verdicts import Rejected

Box = tuple[tuple[str, Fraction, Fraction], ...]
LEAF, EXCLUDED = ".", "x"


def enclosure(p: Polynomial, box: Box) -> tuple[Fraction, Fraction]:
    """Numbers low and high with low <= p <= high on the closed box, whose axes are all the generators in p."""
    ring = p.ring
    centred = p.substitute(
        {x: ring.constant((low + high) / 2) + ring.generator(x).scaled((high - low) / 2) for x, low, high in box}
    )
    odd = sum(1 << ring.shift(x) for x, _, _ in box)
    least = greatest = 0
    ring.meter.spend(8 + 2 * len(centred.numerators), centred.bits())
    for monomial, c in centred.numerators.items():
        least += c if not monomial else -abs(c) if monomial & odd else min(c, 0)
        greatest += c if not monomial else abs(c) if monomial & odd else max(c, 0)
    return Fraction(least, centred.denominator), Fraction(greatest, centred.denominator)


def halves(box: Box, axis: int) -> tuple[Box, Box]:
    """The lower and the upper half of the box along an axis."""
    x, low, high = box[axis]
    middle = (low + high) / 2
    before, after = box[:axis], box[axis + 1 :]
    return (*before, (x, low, middle), *after), (*before, (x, middle, high), *after)


def shows(c: Condition, box: Box) -> bool:
    """Whether the centred form shows that c, an inequality, holds on all of the box."""
    least, _ = enclosure(c.nonnegative(), box)
    return least > 0 or (least == 0 and not c.strict)


def refutes(c: Condition, box: Box) -> bool:
    """Whether the centred form shows that c holds nowhere on the box."""
    least, greatest = enclosure(c.polynomial, box)
    if c.relation == "=":
        return least > 0 or greatest < 0
    return c.relation in (">", ">=") and (greatest < 0 or (greatest == 0 and c.strict))


def check_tree(goal: Condition, others: Sequence[Condition], box: Box, tree: str) -> None:
    """Return if `goal` holds wherever in the closed box all of `others` do; raise Rejected otherwise.

    `tree` is the subdivision in preorder: a digit halves that axis of the box, lower half first; "." is a leaf on which
    the goal holds, and "x" one on which one of the others fails.
    """
    within("nodes", len(tree), MAX_NODES)
    pending = [(box, 0)]
    for code in tree:
        if not pending:
            raise Rejected("tree-end", "the subdivision goes on after its last leaf")
        part, depth = pending.pop()
        if code == LEAF:
            if not shows(goal, part):
                raise Rejected("leaf-sign", "the goal is not seen to hold on a leaf")
        elif code == EXCLUDED:
            if not any(refutes(c, part) for c in others):
                raise Rejected("leaf-excluded", "no condition is seen to fail on a leaf")
        elif not code.isdecimal() or int(code) >= len(box):
            raise Rejected("tree-code", f"{code!r} is no axis of the box and no leaf")
        else:
            within("depth", depth + 1, MAX_DEPTH)
            low, high = halves(part, int(code))
            pending += [(high, depth + 1), (low, depth + 1)]
    if pending:
        raise Rejected("tree-coverage", f"{len(pending)} boxes of the subdivision are left open")
