"""A family x -> f(x, t) in floats, to find where to look; nothing that is claimed depends on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from rigorous.checker.polynomial import Polynomial
from rigorous.checker.verdicts import Unsupported

Coefficients = tuple[float, float, float, float]


def value(a: Coefficients, x: float) -> float:
    """The cubic polynomial with these coefficients, by rising powers, at x."""
    return ((a[3] * x + a[2]) * x + a[1]) * x + a[0]


def slope(a: Coefficients, x: float) -> float:
    """Its derivative at x."""
    return (3 * a[3] * x + 2 * a[2]) * x + a[1]


@dataclass(frozen=True)
class Iterate:
    """F^n at a point, its derivatives by x and by t, and the second one by x."""

    value: float
    by_x: float
    by_t: float
    bend: float


class FloatFamily:
    """F at each parameter t, its iterates, and its critical point c."""

    def __init__(self, f: Polynomial, p: Polynomial, x: str, t: str, odd: bool) -> None:
        self.odd = odd
        self._f = [coefficients(q, t) for q in _by_powers(f, x)]
        self._f_t = [coefficients(q, t) for q in _by_powers(f.derivative(t), x)]
        self._p, self._p_t = coefficients(p, t), coefficients(p.derivative(t), t)

    def at(self, t: float) -> Coefficients:
        """The coefficients of F by rising powers of x."""
        return _values(self._f, t)

    def critical(self, t: float) -> float:
        """The critical point c, the positive one of two."""
        p = horner(self._p, t)
        return math.sqrt(max(p, 0.0)) if self.odd else p

    def critical_moves(self, t: float) -> float:
        """The derivative of c; 0 where critical points are not real."""
        moves, c = horner(self._p_t, t), self.critical(t)
        return (moves / (2 * c) if c else 0.0) if self.odd else moves

    def iterate(self, x: float, t: float, n: int) -> Iterate:
        """F^n at x."""
        a, a_t = self.at(t), _values(self._f_t, t)
        by_x, by_t, bend = 1.0, 0.0, 0.0
        for _ in range(n):
            s = slope(a, x)
            bend = (6 * a[3] * x + 2 * a[2]) * by_x * by_x + s * bend
            by_x, by_t, x = s * by_x, s * by_t + value(a_t, x), value(a, x)
        return Iterate(x, by_x, by_t, bend)

    def zone(self, x: float, c: float) -> int:
        """Between which critical points x lies."""
        return -1 if self.odd and x < -c else int(x >= c)


def _by_powers(f: Polynomial, x: str) -> list[Polynomial]:
    """The coefficients of 1, x, x^2, x^3."""
    found, rest, factor = [], f, 1
    for k in range(4):
        factor *= max(k, 1)
        found.append(rest.substitute({x: f.ring.constant(0)}).scaled(Fraction(1, factor)))
        rest = rest.derivative(x)
    return found


def coefficients(p: Polynomial, t: str) -> list[float]:
    """Of a polynomial in t, by falling powers; Unsupported if one is too large."""
    try:
        return [c / p.denominator for c in reversed(p.coefficients(t))]
    except OverflowError:
        raise Unsupported("size", "the map has coefficients that are too large for a search in floats") from None


def horner(coefficients: Sequence[float], t: float) -> float:
    """The value at t of the polynomial with these coefficients, by falling powers."""
    total = 0.0
    for c in coefficients:
        total = total * t + c
    return total


def _values(by_powers: Sequence[Sequence[float]], t: float) -> Coefficients:
    a, b, c, d = (horner(coefficients, t) for coefficients in by_powers)
    return a, b, c, d
