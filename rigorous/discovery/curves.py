"""Invariant lines and conics of planar maps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flint import fmpq_mpoly, fmpz_mod_ctx, fmpz_mod_poly_ctx

from rigorous.discovery.cofactor import multiplier
from rigorous.discovery.digits import Parameters
from rigorous.discovery.orbits import PlaneMap, curves_on_a_line, monomials
from rigorous.systems import PolynomialSystem


@dataclass(frozen=True)
class Curve:
    """The curve h = 0, irreducible over the rational numbers, with h o F = h * cofactor as polynomials."""

    h: str
    cofactor: str


@dataclass(frozen=True)
class Curves:
    """What a search for one degree found; `every` if every orbit begins on some curve of that degree."""

    found: tuple[Curve, ...]
    every: bool


def invariant_curves(system: PolynomialSystem, degree: int) -> Curves:
    """Invariant lines (degree 1) or conics (degree 2) of a planar map, with coefficients polynomial in the parameters.

    Each h found is irreducible over Q and satisfies h o F = h k exactly, by division in Q[parameters, variables]. That
    there are no others is not claimed. The search goes over the components of the curves of fixed points, of points of
    period two and of critical points, and then over the curves through orbits modulo a large prime (orbits.py), which
    are recognised if their coefficients are small. The second part is empty when `every` is set: linear maps are an
    example.

    Raises ValueError unless the map is planar with at most three parameters and the degree is 1 or 2;
    ResourceExceeded when the degree of the map is too high (5 or more for conics).
    """
    if len(system.variables) != 2:
        raise ValueError(f"invariant curves are for maps of two variables, not {len(system.variables)}")
    if degree not in (1, 2):
        raise ValueError(f"invariant curves have degree 1 or 2 here, not {degree}")
    lines = [system.polynomial(c.h) for c in invariant_curves(system, 1).found] if degree == 2 else []
    parameters = Parameters(system.parameters, system.variables)
    first, second = map(parameters.specialised, system.components)
    step = PlaneMap(fmpz_mod_poly_ctx(fmpz_mod_ctx(parameters.p)), (first, second))
    special = list(_special(system))
    through = curves_on_a_line(step, degree, [parameters.specialised(h) for h in special + lines])
    for values in through or ():
        special += parameters.polynomials(values, monomials(degree))
    found = {str(curve.h): curve for h in special for curve in _verified(system, h, degree)}
    return Curves(tuple(sorted(found.values(), key=lambda curve: (len(curve.h), curve.h))), through is None)


def _special(system: PolynomialSystem) -> Iterator[fmpq_mpoly]:
    """The irreducible components of the curves on which orbits may be finite."""
    (a, b), (c, d) = system.jacobian()
    curves = [a * d - b * c]
    for n in (1, 2):
        x, y = (
            p - system.polynomial(name) for p, name in zip(system.iterate(n).components, system.variables, strict=True)
        )
        curves.append(x.gcd(y))
    for curve in curves:
        if not curve.is_zero():
            yield from (factor for factor, _ in curve.factor()[1])


def _verified(system: PolynomialSystem, h: fmpq_mpoly, degree: int) -> Iterator[Curve]:
    """The curve h = 0, if it is of that degree, irreducible and invariant."""
    factors = h.factor()[1]
    if max(m[-1] + m[-2] for m in h.to_dict()) != degree or [e for _, e in factors] != [1]:
        return
    h = factors[0][0]
    k = multiplier(system, h)
    if k is not None:
        h = h * (1 if h.leading_coefficient() > 0 else -1)
        yield Curve(str(h), str(k))
