"""Finding a rational point of a domain."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, permutations
from math import gcd

from flint import fmpq_mpoly

from rigorous.algebra import coefficients, constant, generators, scalar, substituted, to_flint
from rigorous.checker.lemmas.inhabited import Inhabited
from rigorous.provers.reals import approximate, between, roots

COMMON = tuple(
    map(
        Fraction,
        ("1", "0", "2", "-1", "3", "-2", "5", "11", "1/2", "-1/2", "8/5", "6/5", "3/5", "1/10", "11/10", "3/2"),
    )
)
FINER = tuple(Fraction(p, q) for q in range(1, 13) for k in range(1, 4 * q + 1) for p in (k, -k) if gcd(k, q) == 1)
"""For a second search on curves, if there is no point with common coordinates."""
MAX_CHOICES = 24
MAX_STEPS, FEWER_STEPS = 20_000, 3_000


def rational_point(obligation: Inhabited, most: int = MAX_STEPS) -> dict[str, str] | None:
    """A point of the domain by its coordinates, or None if the search, of so many steps at most, finds none."""
    setting = obligation.setting
    names = setting.parameters + setting.variables
    polynomials = [to_flint(c.polynomial) for c in obligation.domain]
    if polynomials:
        ctx = polynomials[0].context()
        numbers = {s.name: ctx.constant(scalar(approximate(s))) for s in setting.constants}
        polynomials = [substituted(p, numbers) for p in polynomials]
    relations = [c.relation for c in obligation.domain]
    conditions = list(zip(polynomials, relations, strict=True))
    for finer in ((), FINER) if "=" in relations else ((),):
        for order in islice(_orders(names), MAX_CHOICES if not finer else len(names)):
            steps = iter(range(min(most, FEWER_STEPS) if finer else most))
            point = _extend(order, {}, conditions, steps, finer)
            if point is not None:
                return {name: str(point[name]) for name in names}
    return None


def _extend(
    order: tuple[str, ...],
    point: dict[str, Fraction],
    conditions: list[tuple[fmpq_mpoly, str]],
    steps: Iterator[int],
    finer: tuple[Fraction, ...],
) -> dict[str, Fraction] | None:
    """The point extended by the coordinates in `order`, depth first, over the cells that the conditions cut.

    What an equation determines comes first. Numbers that are `finer` are tried for the first coordinate.
    """
    if any(not _possible(p, relation) for p, relation in conditions) or next(steps, None) is None:
        return None
    if not order:
        return point
    determined = {generators(p) for p, relation in conditions if relation == "="}
    x = next((x for x in order if (x,) in determined), order[0])
    rest = tuple(y for y in order if y != x)
    for value in dict.fromkeys([*_candidates(x, [p for p, _ in conditions]), *finer]):
        fixed = [(substituted(p, {x: p.context().constant(scalar(value))}), relation) for p, relation in conditions]
        found = _extend(rest, point | {x: value}, fixed, steps, ())
        if found is not None:
            return found
    return None


def _orders(names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Each name first once, then any order."""
    yield from (names[k:] + names[:k] for k in range(len(names)))
    yield from permutations(names)


def _possible(p: fmpq_mpoly, relation: str) -> bool:
    """False if the condition is decided and does not hold."""
    value = constant(p)
    if value is None:
        return True
    return {">": value > 0, ">=": value >= 0, "=": value == 0, "!=": value != 0}[relation]


def _candidates(x: str, polynomials: list[fmpq_mpoly]) -> list[Fraction]:
    """Samples of the line: common numbers, and the roots of what depends on x alone with a point in every gap."""
    cuts = sorted({r for p in polynomials if generators(p) == (x,) for r in roots(p, x)})
    near = [Fraction(r).limit_denominator(1000) for r in cuts]
    lines = (coefficients(p, x) for p in polynomials if generators(p) == (x,))
    near += [-(constant(b) or Fraction(0)) / (constant(a) or 1) for b, a in (c for c in lines if len(c) == 2)]
    gaps = list(between(cuts, None, None))
    return list(dict.fromkeys([*gaps, *near, *COMMON]))[:MAX_CHOICES]
