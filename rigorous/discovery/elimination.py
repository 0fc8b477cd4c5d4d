"""Polynomials over Q(mu)[s]/(r): division without fractions, greatest common divisors, inverses.

Elements are polynomials in a common ring Q[mu, s, ...], up to a nonzero factor in Q[mu], which is divided out.
"""

from __future__ import annotations

from functools import reduce
from math import gcd, lcm

from flint import fmpq, fmpq_mpoly

from rigorous.algebra import coefficients


def degree(p: fmpq_mpoly, name: str) -> int:
    """The degree of p in that generator; -1 for p = 0."""
    return -1 if p.is_zero() else int(p.degrees()[p.context().names().index(name)])


def pseudo_divided(p: fmpq_mpoly, q: fmpq_mpoly, x: str) -> tuple[fmpq_mpoly, fmpq_mpoly, fmpq_mpoly]:
    """Quotient, remainder and factor with factor * p = quotient * q + remainder, the degree in x below that of q.

    The factor is a power of the leading coefficient of q != 0.
    """
    ctx = p.context()
    generator, lead, n = ctx.gen(ctx.names().index(x)), coefficients(q, x)[-1], degree(q, x)
    quotient, rest, factor = ctx.constant(0), p, ctx.constant(1)
    while degree(rest, x) >= n:
        step = coefficients(rest, x)[-1] * generator ** (degree(rest, x) - n)
        quotient, rest, factor = quotient * lead + step, rest * lead - step * q, factor * lead
    return quotient, rest, factor


def content(p: fmpq_mpoly, names: tuple[str, ...]) -> fmpq_mpoly:
    """The greatest common divisor of the coefficients of p as a polynomial in the generators `names`."""
    parts = [p]
    for name in names:
        parts = [c for part in parts for c in coefficients(part, name) if not c.is_zero()]
    return reduce(lambda a, b: a.gcd(b), parts, p.context().constant(0))


def primitive(p: fmpq_mpoly, names: tuple[str, ...]) -> fmpq_mpoly:
    """P without its content, and with coprime integers as coefficients, the first of them positive."""
    return p if p.is_zero() else normalised(divmod(p, content(p, names))[0])


def normalised(p: fmpq_mpoly) -> fmpq_mpoly:
    """The multiple of p != 0 by a number with coprime integers as coefficients, the first of them positive."""
    numbers = p.coeffs()
    factor = fmpq(lcm(*(int(c.q) for c in numbers)), gcd(*(int(c.p) for c in numbers)))
    return p * (factor if p.leading_coefficient() > 0 else -factor)


def common_divisor(p: fmpq_mpoly, q: fmpq_mpoly, y: str, r: fmpq_mpoly, s: str) -> fmpq_mpoly:
    """A greatest common divisor of p and q as polynomials in y over the field Q(mu)[s]/(r), r irreducible."""
    p, q = (primitive(pseudo_divided(f, r, s)[1], (s, y)) for f in (p, q))
    while not q.is_zero():
        rest = pseudo_divided(p, q, y)[1]
        p, q = q, primitive(pseudo_divided(rest, r, s)[1], (s, y))
    return p


def inverse(p: fmpq_mpoly, r: fmpq_mpoly, s: str) -> tuple[fmpq_mpoly, fmpq_mpoly]:
    """Polynomials u and d != 0, d free of s, with u p = d modulo r; p is not 0 modulo the irreducible r."""
    ctx = p.context()
    (a, u), (b, v) = (r, ctx.constant(0)), (pseudo_divided(p, r, s)[1], ctx.constant(1))
    v *= pseudo_divided(p, r, s)[2]
    while degree(b, s) > 0:
        quotient, rest, factor = pseudo_divided(a, b, s)
        (a, u), (b, v) = (b, v), (rest, factor * u - quotient * v)
        both = content(b, (s,)).gcd(content(v, (s,)))
        b, v = divmod(b, both)[0], divmod(v, both)[0]
    return v, b
