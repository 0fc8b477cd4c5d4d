"""Signs from expansions about the ends of a variable, and about critical points."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from flint import fmpq_mpoly

from rigorous.algebra import coefficients, constant, generators, substituted
from rigorous.provers.ideal import divided
from rigorous.provers.proof import Proof, term
from rigorous.provers.signs.search import Search


def expanded(search: Search, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
    """P = sum of c_k |x - end|^k, about an end of a variable x, with c_k >= 0."""
    for x in generators(p) if search.effort.expansions else ():
        for side in (1, -1):
            for i, end in search.bounds(x, side):
                yield from _taylor(search, p, x, side, (i, end), strict, depth)


def _taylor(
    search: Search, p: fmpq_mpoly, x: str, side: int, bound: tuple[int, fmpq_mpoly], strict: bool, depth: int
) -> Iterator[Proof]:
    i, end = bound
    variable = p.context().gen(p.context().names().index(x))
    parts = coefficients(substituted(p, {x: end + side * variable}), x)
    squares = []
    for k, part in enumerate(parts):
        if not part.is_zero():
            known = search.establish(part, strict and k == 0, depth)
            if known is None:
                return
            squares.append(term(1 / search.scale(i, x) ** k, "1", [i] * k + [known]))
    if not (strict and parts[0].is_zero()):
        yield {"squares": squares}


def monotone(search: Search, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
    """P = p(end) + |x - end| q, for an end of a variable x, with q >= 0."""
    for x in generators(p):
        variable = p.context().gen(p.context().names().index(x))
        for side in (1, -1):
            for i, end in search.bounds(x, side) if len(coefficients(p, x)) > 2 else ():
                at_end = substituted(p, {x: end})
                k = search.establish(at_end, strict, depth)
                slope = divmod(p - at_end, side * (variable - end))[0]
                m = None if k is None else search.establish(slope, False, depth)
                if k is not None and m is not None:
                    yield {"squares": [term(Fraction(1), "1", [k]), term(1 / search.scale(i, x), "1", [i, m])]}


def tangent(search: Search, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
    """P = p(e) + (X - e)^2 q, about a critical point X = e for X = x or X = x^2, with q >= 0."""
    for x in generators(p):
        for f, _ in p.derivative(x).factor()[1]:
            parts = coefficients(f, x)
            if len(parts) not in (2, 3) or not constant(parts[-1]) or any(not part.is_zero() for part in parts[1:-1]):
                continue
            difference = f / parts[-1]
            quotient, at_critical = divided(p, difference, x)
            quotient, rest = divided(quotient, difference, x)
            k = search.establish(at_critical, strict, depth) if rest.is_zero() else None
            m = None if k is None else search.establish(quotient, False, depth)
            if k is not None and m is not None:
                yield {"squares": [term(Fraction(1), "1", [k]), term(Fraction(1), difference, [m])]}
