"""Polynomials in two variables, truncated after third order, with coefficients enclosed: iterates of a planar map."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from ..intervals import Grid, Interval, plus, size
from ..polynomial import Polynomial

Jet = dict[tuple[int, int], Interval]
ORDER = 3


def jets(
    step: Sequence[Polynomial], names: Sequence[str], states: Sequence[Sequence[Interval]], t: Interval, grid: Grid
) -> list[Jet]:
    """F^n(x + h) to third order in h, with coefficients enclosed: from each point the next is taken afresh."""
    found: list[Jet] = [{(1, 0): grid.one}, {(0, 1): grid.one}]
    for state in states:
        moved = [{**jet, (0, 0): x} for jet, x in zip(found, state, strict=True)] + [{(0, 0): t}]
        found = [_at(p, dict(zip(names, moved, strict=True)), grid) for p in step]
    return found


def _at(p: Polynomial, images: dict[str, Jet], grid: Grid) -> Jet:
    total: Jet = {}
    for exponents, c in p.terms():
        term: Jet = {(0, 0): grid.enclose(c)}
        for name, e in zip(p.ring.names, exponents, strict=True):
            for _ in range(e):
                term = _times(term, images[name], grid)
        for m, x in term.items():
            total[m] = plus(total.get(m, (0, 0)), x)
    return total


def _times(a: Jet, b: Jet, grid: Grid) -> Jet:
    largest = max(map(size, (*a.values(), *b.values())))
    grid.meter.spend(4 * len(a) * len(b), largest.bit_length(), largest.bit_length())
    total: Jet = {}
    for (m, x), (n, y) in product(a.items(), b.items()):
        key = (m[0] + n[0], m[1] + n[1])
        if sum(key) <= ORDER:
            total[key] = plus(total.get(key, (0, 0)), grid.times(x, y))
    return total
