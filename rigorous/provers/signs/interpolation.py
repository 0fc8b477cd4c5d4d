"""Signs from the ends of a variable, and from completed squares."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from flint import fmpq_mpoly

from rigorous.algebra import coefficients, constant, generators, substituted
from rigorous.provers.proof import Proof, term
from rigorous.provers.signs.search import Search


def affine(search: Search, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
    """Interpolation between the ends of a variable in which p is affine, or growth from one end."""
    for x in generators(p):
        parts = coefficients(p, x)
        if len(parts) != 2:
            continue
        ends = [list(search.bounds(x, side)) for side in (1, -1)]
        for i, low in ends[0]:
            for j, high in ends[1]:
                yield from _interpolated(search, p, x, (i, low), (j, high), strict, depth)
        for side in (1, -1):
            for i, end in ends[(1 - side) // 2]:
                yield from _growing(search, substituted(p, {x: end}), side * parts[1], i, x, strict, depth)


def _interpolated(
    search: Search,
    p: fmpq_mpoly,
    x: str,
    low: tuple[int, fmpq_mpoly],
    high: tuple[int, fmpq_mpoly],
    strict: bool,
    depth: int,
) -> Iterator[Proof]:
    """P between its values at the two ends."""
    width = constant(high[1] - low[1])
    if width is None or width <= 0 or (strict and not all(search.members[i].strict for i, _ in (low, high))):
        return
    at_low, at_high = (substituted(p, {x: end}) for _, end in (low, high))
    at = (search.establish(at_low, False, depth), search.establish(at_high, False, depth))
    if at[0] is None or at[1] is None:
        return
    # With a = high - x and b = x - low: (a + b) p = a p(low) + b p(high), and for a strict sign
    # (a + b)^2 p = a b (p(low) + p(high)) + a^2 p(low) + b^2 p(high).
    a, b = ((high[0], search.scale(high[0], x)), (low[0], search.scale(low[0], x)))
    power = 2 if strict else 1
    squares = [
        term(1 / (width * a[1]) ** power, "1", [a[0]] * power + [at[0]]),
        term(1 / (width * b[1]) ** power, "1", [b[0]] * power + [at[1]]),
    ]
    if strict:
        both = search.establish(at_low + at_high, True, depth)
        if both is None:
            return
        squares.append(term(1 / (width * width * a[1] * b[1]), "1", [a[0], b[0], both]))
    yield {"squares": squares}


def _growing(
    search: Search, at_end: fmpq_mpoly, slope: fmpq_mpoly, end: int, x: str, strict: bool, depth: int
) -> Iterator[Proof]:
    """P = p(end) + |x - end| * slope."""
    k = search.establish(at_end, strict, depth)
    m = None if k is None else search.establish(slope, False, depth)
    if k is not None and m is not None:
        yield {"squares": [term(Fraction(1), "1", [k]), term(1 / search.scale(end, x), "1", [end, m])]}


def square(search: Search, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
    """A p = (a x + b/2)^2 + (a c - b^2/4) for p = a x^2 + b x + c."""
    for x in generators(p):
        parts = coefficients(p, x)
        if len(parts) != 3:
            continue
        c, b, a = parts
        lead = constant(a)
        generator = p.context().gen(p.context().names().index(x))
        times = None if lead is not None else search.establish(a, True, depth)
        if (lead is None and times is None) or (lead is not None and lead <= 0):
            continue
        k = search.establish(a * c - b * b / 4, strict, depth)
        if k is None:
            continue
        weight = Fraction(1) if lead is None else 1 / lead
        squares = [term(weight, a * generator + b / 2, []), term(weight, "1", [k])]
        yield {"squares": squares} | ({} if times is None else {"times": [times]})
