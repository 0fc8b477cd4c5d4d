"""Families of periodic points: the irreducible components of F^n(x) = x over the field of the parameter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

from flint import fmpq_mpoly

from rigorous.algebra import coefficients, generators, substituted
from rigorous.checker.verdicts import ResourceExceeded
from rigorous.discovery.elimination import (
    common_divisor,
    degree,
    inverse,
    normalised,
    primitive,
    pseudo_divided,
)
from rigorous.systems import PolynomialSystem

SHIFTS = (1, -1, 2, -2, 3, 5, -7)


@dataclass(frozen=True)
class Family:
    """Points numerators(s)/denominator for the roots s of `minimal`, an irreducible polynomial over Q(parameter).

    s stands in the place of the generator `root`; the denominator depends on the parameter alone. `equations` are
    polynomials in parameter and variables that vanish on the family, and on nothing else unless the denominator
    or the leading coefficient of `minimal` is 0.
    """

    root: str
    minimal: fmpq_mpoly
    numerators: tuple[fmpq_mpoly, ...]
    denominator: fmpq_mpoly
    equations: tuple[fmpq_mpoly, ...]

    def pulled_back(self, p: fmpq_mpoly, variables: tuple[str, ...]) -> tuple[fmpq_mpoly, int]:
        """A polynomial q in parameter and s, and an exponent e, with p = q / denominator^e on the family."""
        places = [p.context().names().index(x) for x in variables]
        top = max((sum(m[i] for i in places) for m in p.to_dict()), default=0)
        total = p * 0
        for m, c in p.to_dict().items():
            rest = tuple(0 if i in places else e for i, e in enumerate(m))
            powers = [n ** int(m[i]) for n, i in zip(self.numerators, places, strict=True)]
            total += p.context().from_dict({rest: c}) * prod(
                powers, start=self.denominator ** int(top - sum(m[i] for i in places))
            )
        return total, int(top)

    def vanishes(self, p: fmpq_mpoly, variables: tuple[str, ...]) -> bool:
        """Whether p is 0 on the family."""
        return bool(pseudo_divided(self.pulled_back(p, variables)[0], self.minimal, self.root)[1].is_zero())


@dataclass(frozen=True)
class PeriodicPoints:
    """The points of least period n: irreducible curves of them, and families of finitely many."""

    curves: tuple[fmpq_mpoly, ...]
    families: tuple[Family, ...]


def periodic_points(system: PolynomialSystem, period: int) -> PeriodicPoints:
    """The points of least period 1 or 2 of a map of one or two variables, for all but finitely many parameters.

    A curve 0 says that every point is one. Raises ResourceExceeded when no coordinate tried tells
    the points apart.
    """
    names = system.variables
    equations = _equations(system, period)
    earlier = _equations(system, 1) if period > 1 else []
    if all(f.is_zero() for f in equations):
        return PeriodicPoints((equations[0],), ())
    shared = equations[0].gcd(equations[-1]) if len(names) > 1 else None
    found = _on_a_line(equations[0], names[0]) if shared is None else _in_the_plane(equations, shared, names)
    families = [f for f in found if not earlier or not all(f.vanishes(p, names) for p in earlier)]
    if shared is None:
        return PeriodicPoints((), tuple(families))
    curves = [f for f, _ in shared.factor()[1] if set(generators(f)) & set(names)]
    curves = [f for f in curves if not earlier or not all(divmod(p, f)[1].is_zero() for p in earlier)]
    return PeriodicPoints(tuple(curves), tuple(f for f in families if not f.vanishes(shared, names)))


def _equations(system: PolynomialSystem, n: int) -> list[fmpq_mpoly]:
    """The components of F^n(x) - x."""
    after = system.iterate(n).components
    return [p - system.polynomial(x) for p, x in zip(after, system.variables, strict=True)]


def _on_a_line(f: fmpq_mpoly, x: str) -> list[Family]:
    """The families of roots of f."""
    one = f.context().constant(1)
    return [Family(x, r, (_generator(f, x),), one, (r,)) for r, _ in f.factor()[1] if degree(r, x) > 0]


def _in_the_plane(equations: list[fmpq_mpoly], shared: fmpq_mpoly, names: tuple[str, ...]) -> list[Family]:
    """The families of common roots of two polynomials, whose common divisor `shared` is divided out."""
    f, g = (primitive(divmod(p, shared)[0], names) for p in equations)
    x, y = names
    for s, other, shift in [(x, y, 0), (y, x, 0), *((x, y, shift) for shift in SHIFTS)]:
        moved = {s: _generator(f, s) - shift * _generator(f, other)}
        families = list(_separated(substituted(f, moved), substituted(g, moved), s, other, shift, names))
        if None not in families:
            return [family for family in families if family is not None]
    raise ResourceExceeded("coordinates", "no coordinate was found that tells the points apart")


def _separated(
    f: fmpq_mpoly, g: fmpq_mpoly, s: str, other: str, shift: int, names: tuple[str, ...]
) -> Iterator[Family | None]:
    """The families of common roots, which lie above the roots of a resultant; None where s does not tell them apart."""
    for r, _ in f.resultant(g, other).factor()[1]:
        fibre = common_divisor(f, g, other, r, s) if degree(r, s) > 0 else f * 0 + 1
        if degree(fibre, other) > 0:
            fibre = _radical(fibre, other, r, s)
            yield _family(fibre, r, s, other, shift, names) if degree(fibre, other) == 1 else None


def _radical(fibre: fmpq_mpoly, y: str, r: fmpq_mpoly, s: str) -> fmpq_mpoly:
    """The root of the fibre, if it is a power of a linear polynomial; else the fibre itself."""
    n = degree(fibre, y)
    parts = coefficients(fibre, y)
    linear = parts[n] * n * _generator(fibre, y) + parts[n - 1]
    repeated = common_divisor(fibre, fibre.derivative(y), y, r, s)
    return linear if degree(repeated, y) == n - 1 else fibre


def _family(fibre: fmpq_mpoly, r: fmpq_mpoly, s: str, other: str, shift: int, names: tuple[str, ...]) -> Family:
    """The family over the roots of r where the linear `fibre` gives the other coordinate."""
    constant, slope = coefficients(fibre, other)
    u, denominator = inverse(slope, r, s)
    _, remainder, factor = pseudo_divided(-constant * u, r, s)
    equation = primitive(denominator * factor * _generator(r, other) - remainder, (s, other))
    numerator, denominator = coefficients(equation, other)
    coordinates = {s: _generator(r, s) * denominator + shift * numerator, other: -numerator}
    back = {s: _generator(r, s) + shift * _generator(r, other)}
    equations = (normalised(substituted(p, back)) for p in (r, equation))
    return Family(s, r, tuple(coordinates[x] for x in names), denominator, tuple(equations))


def _generator(p: fmpq_mpoly, name: str) -> fmpq_mpoly:
    return p.context().gen(p.context().names().index(name))
