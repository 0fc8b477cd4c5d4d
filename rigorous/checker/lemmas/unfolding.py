"""Equations for what branches off a cycle at a bifurcation, which stay regular there (docs/lemmas.md, Unfoldings).

Two points a + sigma b, a - sigma b on two cycles or on one of twice the period satisfy equations that are polynomial in
q = sigma^2; so does sigma b next to a known fixed point, after division by sigma.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import isqrt

from ..intervals import Grid, Interval, plus
from ..limits import MAX_LIST, within
from ..polynomial import Polynomial, Ring
from ..setting import Setting
from ..verdicts import Malformed
from .bifurcations import CLOSING
from .equations import Box, Equations
from .program import Program


def composed(p: Polynomial, ring: Ring, images: Mapping[str, Polynomial]) -> Polynomial:
    """P at polynomials of another ring."""
    terms = []
    for exponents, c in p.terms():
        term = ring.constant(c)
        for name, e in zip(p.ring.names, exponents, strict=True):
            term = term * images[name] ** e if e else term
        terms.append(term)
    return ring.sum(terms)


class Unfolding:
    """What branches off: unknowns b and the parameter, and a where no fixed point is known; b has 1 in one place."""

    def __init__(self, setting: Setting, step: Sequence[Polynomial], parameter: str, type_: str, phase: int) -> None:
        """The map has the one parameter; `type_` is a key of CLOSING, and `phase` the place of the 1."""
        self.variables, self.type, self.phase = setting.variables, type_, phase
        self.a, self.b = ([f"{letter}.{x}" for x in self.variables] for letter in "ab")
        self.ring = Ring((*self.a, *self.b, parameter, "q.", "sigma."), setting.ring.meter)
        self.parameter = parameter
        self.step = step

    def _part(self, p: Polynomial, remainder: int, period: int) -> Polynomial:
        """The terms in sigma^e, e = remainder modulo period, with q^((e - remainder)/period) for sigma^e."""
        place = len(self.ring.names) - 1
        parts = {
            (*m[: place - 1], (m[place] - remainder) // period, 0): c
            for m, c in p.terms()
            if m[place] >= remainder and (m[place] - remainder) % period == 0
        }
        return self.ring.polynomial(parts) if parts else self.ring.constant(0)

    def equations(self, known: Sequence[Polynomial], span: tuple[Fraction, Fraction], length: int) -> Equations:
        """The equations, over a span of q (transcritical: of sigma); `known` is the known fixed point, or empty."""
        within("list", length, MAX_LIST)
        generator = self.ring.generator
        mu, sigma = generator(self.parameter), generator("sigma.")
        base = [composed(p, self.ring, {self.parameter: mu}) for p in known] or [generator(a) for a in self.a]
        images = {x: a + sigma * generator(b) for x, a, b in zip(self.variables, base, self.b, strict=True)}
        moved = [composed(p, self.ring, images | {self.parameter: mu}) for p in self.step]
        if known:
            rest = [p - a for p, a in zip(moved, base, strict=True)]
            zero = {"sigma.": self.ring.constant(0)}
            wrong = [self._part(p, 0, 2) if self.type == "pitchfork" else p.substitute(zero) for p in rest]
            if any(wrong):
                raise Malformed("known", "the point given is not fixed, or the map is not odd about it")
        odd = [self._part(p, 1, 1 if self.type == "transcritical" else 2) for p in moved]
        even = [] if known else [self._part(p, 0, 2) for p in moved]
        sign = self.ring.constant(CLOSING[self.type])
        back = [sign * p for p in odd]
        names = (*([] if known else self.a), *self.b, self.parameter)
        last = (*even, *back, mu + back[self.phase] - self.ring.constant(1))
        return Equations(names, "q.", span, (*even, *odd, mu), last, length)

    def points(self, states: Sequence[Box], sigma: Interval, known: Sequence[Polynomial], grid: Grid) -> list[Box]:
        """Enclosures of a_k + sigma b_k, each with the parameter."""
        d = len(self.variables)
        found = []
        for *state, mu in states:
            base = Program(known, (self.parameter,), grid)([mu]) if known else state[:d]
            found.append([*(plus(a, grid.times(sigma, b)) for a, b in zip(base, state[-d:], strict=True)), mu])
        return found


def root(q: Fraction, grid: Grid) -> Interval:
    """An enclosure of the square root of q >= 0."""
    low, high = grid.enclose(q)
    return isqrt(low << grid.bits), isqrt(high << grid.bits) + 1
