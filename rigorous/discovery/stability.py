"""The types of periodic points by Schur and Cohn's conditions on the characteristic polynomial of the derivative.

In one dimension let T be the multiplier and D = 0; in two let z^2 - T z + D be the characteristic polynomial of the
derivative of F^n. With

    a = 1 - D,  b = 1 + D - T,  c = 1 + D + T,

both roots lie in the open unit disc iff a, b, c > 0; both lie outside the closed disc iff b, c > 0 > a or b, c < 0;
one lies inside and one outside iff b c < 0. In one dimension the point attracts iff b, c > 0, and repels iff b c < 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import prod

from flint import acb_poly, arb, ctx, fmpq_mpoly

from rigorous.algebra import coefficients, scalar, substituted
from rigorous.checker.verdicts import ResourceExceeded
from rigorous.discovery.algebraic import Algebraic, real_roots, univariate
from rigorous.discovery.elimination import degree, primitive
from rigorous.discovery.families import Family
from rigorous.systems import PolynomialSystem

ATTRACTING, SADDLE, REPELLING, NEUTRAL = "attracting", "saddle", "repelling", "neutral"
BITS = 128
MAX_BITS = 1 << 14


def conditions(system: PolynomialSystem, period: int) -> tuple[fmpq_mpoly, fmpq_mpoly, fmpq_mpoly]:
    """a, b and c for the iterate of a map of one or two variables."""
    rows = system.iterate(period).jacobian()
    if len(rows) == 1:
        t, d = rows[0][0], rows[0][0] * 0
    else:
        t, d = rows[0][0] + rows[1][1], rows[0][0] * rows[1][1] - rows[0][1] * rows[1][0]
    return 1 - d, 1 + d - t, 1 + d + t


@dataclass(frozen=True)
class Stability:
    """The conditions on one family."""

    system: PolynomialSystem
    family: Family
    conditions: tuple[fmpq_mpoly, fmpq_mpoly, fmpq_mpoly]

    @cached_property
    def vanishing(self) -> list[bool]:
        """Which of a, b, c are 0 all over the family."""
        return [self.family.vanishes(p, self.system.variables) for p in self.conditions]

    def breakpoints(self) -> Iterator[fmpq_mpoly]:
        """Polynomials in the parameter; between their roots the real points of the family keep number and types.

        They are: the norms of a, b, c, without powers of the denominator that clearing it has brought in; and leading
        coefficients, where points go to infinity. Points meet only where b = 0.
        """
        family, names = self.family, self.system.variables
        r, s, n = family.minimal, family.root, degree(family.minimal, family.root)
        yield coefficients(r, s)[-1]
        for name, numerator in zip(names, family.numerators, strict=True):
            if name != s:
                place = r.context().gen(r.context().names().index(name))
                values = r.resultant(family.denominator * place - numerator, s)
                yield coefficients(primitive(values, (name,)), name)[-1]
        for p, zero in zip(self.conditions, self.vanishing, strict=True):
            if zero:
                yield r.resultant(r.derivative(s), s)
                continue
            value, power = family.pulled_back(p, names)
            norm = r.resultant(value, s)
            for factor, e in norm.factor()[1]:
                if e > power * n * _multiplicity(factor, family.denominator):
                    yield factor

    def at(self, parameter: Fraction) -> Counter[str] | None:
        """How many real points of each type there are; None if the parameter is in special position to the family."""
        (name,) = self.system.parameters
        value = {name: self.family.minimal.context().constant(scalar(parameter))}
        r = substituted(self.family.minimal, value)
        special = degree(r, self.family.root) < degree(self.family.minimal, self.family.root)
        p = univariate(r, self.family.root)
        if special or p.gcd(p.derivative()).degree() > 0 or substituted(self.family.denominator, value).is_zero():
            return None
        bits = BITS
        while bits <= MAX_BITS:
            with ctx.workprec(bits):
                types = [self._type({name: arb(scalar(parameter))}, s) for s in real_roots(p, bits)]
            if None not in types:
                return Counter(t for t in types if t)
            bits *= 2
        raise ResourceExceeded("bits", f"balls of {MAX_BITS} bits do not decide the signs at {name} = {parameter}")

    def continues(self, parameter: Algebraic) -> bool:
        """True if no real point of the family changes its type, or vanishes, at this parameter."""
        (name,) = self.system.parameters
        with ctx.workprec(4 * BITS):
            at = {name: parameter.enclosure(4 * BITS)}
            parts = [evaluated(p, at) for p in coefficients(self.family.minimal, self.family.root)]
            if parts[-1].contains(0) or evaluated(self.family.denominator, at).contains(0):
                return False
            try:
                roots = acb_poly(parts).roots(tol=arb(2) ** (-2 * BITS))
            except ValueError:
                return False
            return all(self._type(at, root.real) not in (None, NEUTRAL) for root in roots if root.imag.contains(0))

    def _type(self, at: Mapping[str, arb], s: arb) -> str | None:
        """The type of the point at the root s; None if the balls are too large to tell."""
        here = {**at, self.family.root: s}
        below = evaluated(self.family.denominator, at)
        if below.contains(0):
            return None
        point = {
            x: evaluated(p, here) / below for x, p in zip(self.system.variables, self.family.numerators, strict=True)
        }
        signs = [
            0 if zero else _sign(evaluated(p, {**at, **point}))
            for p, zero in zip(self.conditions, self.vanishing, strict=True)
        ]
        return _classified(signs, len(self.system.variables))


def _classified(signs: list[int | None], dimension: int) -> str | None:
    """The type, by the signs of a, b, c; None is an unknown sign."""
    a, b, c = signs
    if b is None or c is None:
        return None
    if b * c == 0:
        return NEUTRAL
    if b * c < 0:
        return SADDLE if dimension > 1 else REPELLING
    if b < 0:
        return REPELLING
    return None if a is None else {1: ATTRACTING, -1: REPELLING, 0: NEUTRAL}[a]


def _sign(x: arb) -> int | None:
    return None if x.contains(0) else 1 if x > 0 else -1


def _multiplicity(factor: fmpq_mpoly, p: fmpq_mpoly) -> int:
    """How often the factor divides p != 0."""
    n = 0
    while (division := divmod(p, factor))[1].is_zero():
        p, n = division[0], n + 1
    return n


def evaluated(p: fmpq_mpoly, at: Mapping[str, arb]) -> arb:
    """The value of p in balls; every generator that occurs in p has one."""
    values = [at.get(name, arb(0)) for name in p.context().names()]
    terms = (
        arb(c) * prod((v ** int(e) for v, e in zip(values, m, strict=True) if e), start=arb(1))
        for m, c in p.to_dict().items()
    )
    return sum(terms, arb(0))
