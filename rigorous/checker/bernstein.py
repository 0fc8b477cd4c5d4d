"""Signs of polynomials on boxes, by Bernstein coefficients over a subdivision tree.

On a box a polynomial is a convex combination of its Bernstein coefficients; so are its values at the corners, which
are coefficients themselves. Halving an axis is de Casteljau's scheme, done here in integers: a positive factor is
dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise, product
from math import comb, lcm, prod

from .limits import MAX_DEPTH, MAX_NODES, MAX_TERMS, Meter, within
from .polynomial import Polynomial
from .verdicts import Rejected

Box = Sequence[tuple[str, Fraction, Fraction]]
LEAF = "."


def coefficients(p: Polynomial, box: Box) -> tuple[list[int], list[int]]:
    """The degrees of p by axis, and positive multiples of its Bernstein coefficients, last axis fastest."""
    ring = p.ring
    unit = p.substitute({x: ring.constant(low) + ring.generator(x).scaled(high - low) for x, low, high in box})
    axes = [ring.names.index(x) for x, _, _ in box]
    powers = {tuple(m[i] for i in axes): int(c * unit.denominator) for m, c in unit.terms()}
    degrees = [max((m[k] for m in powers), default=0) for k in range(len(box))]
    within("terms", prod(d + 1 for d in degrees), MAX_TERMS)
    values = [powers.get(m, 0) for m in product(*(range(d + 1) for d in degrees))]
    for axis, d in enumerate(degrees):
        ring.meter.spend(len(values) * (d + 1), max(map(int.bit_length, values)))
        values = _to_bernstein(values, degrees, axis)
    return degrees, values


def _to_bernstein(values: list[int], degrees: Sequence[int], axis: int) -> list[int]:
    """From powers to Bernstein coefficients along one axis: b_j = sum_i C(j, i) / C(d, i) a_i, times a number."""
    d = degrees[axis]
    scale = lcm(*(comb(d, i) for i in range(d + 1)))
    weights = [scale // comb(d, i) for i in range(d + 1)]
    stride = prod(n + 1 for n in degrees[axis + 1 :])
    result = values[:]
    for start in _rows(values, stride, d):
        row = [values[start + i * stride] * weight for i, weight in enumerate(weights)]
        for j in range(d + 1):
            result[start + j * stride] = sum(comb(j, i) * row[i] for i in range(j + 1))
    return result


def _rows(values: list[int], stride: int, d: int) -> Iterator[int]:
    """Where the rows along an axis begin."""
    return (start for start in range(len(values)) if not (start // stride) % (d + 1))


def halves(values: list[int], degrees: Sequence[int], axis: int) -> tuple[list[int], list[int]]:
    """The coefficients on the lower and on the upper half along `axis`, times 2**degree."""
    d = degrees[axis]
    stride = prod(n + 1 for n in degrees[axis + 1 :])
    low, high = values[:], values[:]
    for start in _rows(values, stride, d):
        row = [values[start + i * stride] for i in range(d + 1)]
        for r in range(d + 1):
            low[start + r * stride] = row[0] << (d - r)
            high[start + (d - r) * stride] = row[-1] << (d - r)
            row = [a + b for a, b in pairwise(row)]
    return low, high


def check_tree(p: Polynomial, box: Box, tree: str, strict: bool, meter: Meter) -> None:
    """Return if p >= 0 on the closed box (p > 0 if strict); raise Rejected otherwise.

    `tree` is the subdivision in preorder: a digit halves that axis of the box, lower half first; "." is a leaf,
    where every Bernstein coefficient is >= 0 (> 0).
    """
    within("nodes", len(tree), MAX_NODES)
    degrees, root = coefficients(p, box)
    pending = [(root, 0)]
    for code in tree:
        if not pending:
            raise Rejected("tree-end", "the subdivision goes on after its last leaf")
        values, depth = pending.pop()
        if code == LEAF:
            smallest = min(values)
            if smallest < 0 or (strict and smallest == 0):
                raise Rejected("leaf-sign", "a Bernstein coefficient on a leaf has the wrong sign")
            continue
        if not code.isdecimal() or int(code) >= len(box):
            raise Rejected("tree-code", f"{code!r} is no axis of the box and no leaf")
        within("depth", depth + 1, MAX_DEPTH)
        meter.spend(len(values), max(map(abs, values)).bit_length())
        low, high = halves(values, degrees, int(code))
        pending += [(high, depth + 1), (low, depth + 1)]
    if pending:
        raise Rejected("tree-coverage", f"{len(pending)} boxes of the subdivision are left open")
