"""Points of invariant curves, on a line over a finite field.

If P lies on a curve h = 0 with h o F = h k, then so do F(P), F^2(P), ... So if m_i are the N monomials of degree at
most d, the degree of h, the determinant of m_i(F^j(P)), 0 <= j < N, vanishes at P, whatever h is. On a line it is a
polynomial in one variable t; those of its roots where longer orbits, too, lie on a curve of degree d are found by
factoring, and the curve through an orbit by linear algebra.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from flint import fmpz_mod_ctx, fmpz_mod_mat, fmpz_mod_poly, fmpz_mod_poly_ctx

from rigorous.checker.limits import within

MAX_DETERMINANT = 3000
"""The largest degree of the determinant."""
MORE = 4
"""How many points beyond N an orbit on a curve is followed."""

Point = tuple[fmpz_mod_poly, fmpz_mod_poly]
Terms = tuple[tuple[tuple[int, int], int], ...]
"""A polynomial in two variables: exponents and coefficients."""


@dataclass(frozen=True)
class PlaneMap:
    """A planar map over the field of p elements, evaluated at polynomials in t."""

    ring: fmpz_mod_poly_ctx
    components: tuple[Terms, Terms]

    def degree(self) -> int:
        """The degree of the map."""
        return max(sum(m) for p in self.components for m, _ in p)

    def __call__(self, point: Point, modulus: fmpz_mod_poly | None = None) -> Point:
        """The image of the point, reduced by the modulus if there is one."""
        first, second = (value(self.ring, terms, point, modulus) for terms in self.components)
        return first, second


def value(ring: fmpz_mod_poly_ctx, terms: Terms, point: Point, modulus: fmpz_mod_poly | None = None) -> fmpz_mod_poly:
    """The polynomial with these terms at the point."""
    total = ring.zero()
    powers = [[ring.one()], [ring.one()]]
    for (i, j), c in terms:
        for power, base, e in zip(powers, point, (i, j), strict=True):
            while len(power) <= e:
                power.append(_reduced(power[-1] * base, modulus))
        total += powers[0][i] * powers[1][j] * c
    return _reduced(total, modulus)


def monomials(degree: int) -> list[tuple[int, int]]:
    """The exponents of the monomials of at most this degree, by falling degree."""
    return [(i, n - i) for n in range(degree, -1, -1) for i in range(n, -1, -1)]


def curves_on_a_line(step: PlaneMap, degree: int, exceptions: Sequence[Terms]) -> Iterator[list[int]] | None:
    """Coefficients mod p, by `monomials`, of the curves that orbits from a fixed line seem to stay on.

    Every invariant curve of this degree is among them whose points have infinite orbits, unless it is a component of
    one of the curves `exceptions`, or is in special position to the line (improbable, as p is large). What is yielded
    need not be invariant. None if through every point of the line there is such a curve.
    """
    basis = monomials(degree)
    within("determinant", degree * sum(step.degree() ** j for j in range(len(basis))), MAX_DETERMINANT)
    found = _special_points(step, basis, exceptions)
    return None if found is None else _through_orbits(step, basis, degree, found)


def _line(ring: fmpz_mod_poly_ctx) -> Point:
    """A line in no special position."""
    t, p = ring.gen(), int(ring.modulus())
    a, b, c = (pow(3, p // k, p) for k in (5, 7, 11))
    return t + a, b * t + c


def _special_points(
    step: PlaneMap, basis: Sequence[tuple[int, int]], exceptions: Sequence[Terms]
) -> fmpz_mod_poly | None:
    """A polynomial in t whose roots are the points of the line in question, without the exceptions."""
    line = point = _line(step.ring)
    rows = []
    for _ in basis:
        rows.append(_row(step.ring, basis, point))
        last, point = point, step(point)
    minors = _minors(rows[:-1], step.ring)
    special = sum((c * m for c, m in zip(minors, rows[-1], strict=True)), step.ring.zero())
    if special.is_zero():
        return None
    row = _row(step.ring, basis, step(last, special), special)
    special = special.gcd(sum((c * m for c, m in zip(minors, row, strict=True)), step.ring.zero()) % special)
    point = line
    for _ in basis:
        for exception in exceptions:
            special = _without(special, value(step.ring, exception, point, special))
        point = step(point, special)
    return special


def _through_orbits(
    step: PlaneMap, basis: Sequence[tuple[int, int]], degree: int, special: fmpz_mod_poly
) -> Iterator[list[int]]:
    """The curve through the orbit of each root of degree at most `degree`, if it is the only one."""
    for factor, _ in special.factor()[1]:
        if factor.degree() > degree:
            continue
        point, rows = _line(step.ring), []
        for _ in range(len(basis) + MORE):
            row = _row(step.ring, basis, point, factor)
            rows += [[int(m[k]) for m in row] for k in range(factor.degree())]
            point = step(point, factor)
        yield from _kernel(rows, step.ring)


def _row(
    ring: fmpz_mod_poly_ctx, basis: Sequence[tuple[int, int]], point: Point, modulus: fmpz_mod_poly | None = None
) -> list[fmpz_mod_poly]:
    return [value(ring, ((m, 1),), point, modulus) for m in basis]


def _minors(rows: list[list[fmpz_mod_poly]], ring: fmpz_mod_poly_ctx) -> list[fmpz_mod_poly]:
    """The signed minors c_j, with which sum c_j r_j is the determinant of the rows and a last row r."""
    n = len(rows) + 1
    minors: dict[tuple[int, ...], fmpz_mod_poly] = {(): ring.one()}
    for k, row in enumerate(rows, start=1):
        minors = {
            columns: sum(
                ((-1) ** (k - 1 - i) * row[j] * minors[columns[:i] + columns[i + 1 :]] for i, j in enumerate(columns)),
                ring.zero(),
            )
            for columns in combinations(range(n), k)
        }
    return [(-1) ** (n - 1 - j) * minors[tuple(i for i in range(n) if i != j)] for j in range(n)]


def _without(p: fmpz_mod_poly, roots_of: fmpz_mod_poly) -> fmpz_mod_poly:
    """P without the roots it shares with the other polynomial."""
    while (common := p.gcd(roots_of)).degree() > 0:
        p = p.exact_division(common)
    return p


def _kernel(rows: list[list[int]], ring: fmpz_mod_poly_ctx) -> Iterator[list[int]]:
    """The vector that all rows annihilate, if it is unique up to a factor."""
    n, p = len(rows[0]), int(ring.modulus())
    matrix = fmpz_mod_mat(len(rows), n, [c for row in rows for c in row], fmpz_mod_ctx(p))
    reduced, rank = matrix.rref()
    if rank != n - 1:
        return
    pivots = [next(j for j in range(n) if int(reduced[i, j])) for i in range(rank)]
    (free,) = set(range(n)) - set(pivots)
    vector = [0] * n
    vector[free] = 1
    for i, j in enumerate(pivots):
        vector[j] = -int(reduced[i, free]) % p
    yield vector


def _reduced(p: fmpz_mod_poly, modulus: fmpz_mod_poly | None) -> fmpz_mod_poly:
    return p if modulus is None else p % modulus
