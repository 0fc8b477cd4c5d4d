"""Finding factors of functions on the circle, and rational bounds of logarithms."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, product
from math import gcd
from typing import Any

from flint import arb, ctx, fmpq_mpoly

from rigorous.algebra import coefficients, generators, scalar, to_flint
from rigorous.checker.conditions import equations
from rigorous.checker.lemmas.circle import ModulusSquared, circle
from rigorous.checker.lemmas.logarithm import Logarithm, bounds
from rigorous.checker.limits import Meter
from rigorous.provers.ideal import MAX_ASSIGNMENTS, divided, reductions
from rigorous.provers.linear import combination, monomials
from rigorous.provers.reals import simplest

Witness = dict[str, Any]
MARGINS = (1000, 100, 20, 4)
"""The value of a logarithm is looked for away from the ends of its interval by this part of the length."""
MAX_TERMS = 400
BITS = 128


def factors(obligation: ModulusSquared) -> Iterator[Witness]:
    """Coefficients b, a with value = |first + b z^m + a z^2m|^2, as a * first and b * (a + first) are known."""
    on_circle = to_flint(circle(obligation.setting, obligation.names).polynomial)
    ideal = [to_flint(h) for h in equations(obligation.domain)]
    value, first = to_flint(obligation.value), to_flint(obligation.first)
    given = [to_flint(obligation.setting.ring.generator(a)) for a in obligation.setting.parameters]
    cosine, sine = obligation.names
    for _, rest in islice(reductions(value, ideal), MAX_ASSIGNMENTS):
        _, even = divided(rest, on_circle, sine)
        harmonics = _harmonics(coefficients(even, cosine))
        m = gcd(*(k for k, part in enumerate(harmonics) if k and not part.is_zero()))
        if sine in generators(even) or not 0 < 2 * m < len(harmonics):
            continue
        a = _quotient(harmonics[2 * m], first, ideal, given)
        b = None if a is None else _quotient(harmonics[m], a + first, ideal, given)
        if a is not None and b is not None:
            yield {"a": str(a), "b": str(b), "power": m}
            return


def _harmonics(powers: list[fmpq_mpoly]) -> list[fmpq_mpoly]:
    """The coefficients h_k of sum h_k (z^k + z^-k), with h_0 taken once, for sum powers_k cos^k."""
    zero = powers[0] * 0
    found = [zero] * len(powers)
    for part in reversed(powers):  # Horner's rule: times cos = (z + 1/z)/2, then plus the next coefficient
        both = [*found, zero]
        found = [
            (both[k + 1] + (both[k - 1] if k > 1 else both[0] if k == 1 else both[1])) / 2 for k in range(len(found))
        ]
        found[0] += part
    return found


def _quotient(
    target: fmpq_mpoly, divisor: fmpq_mpoly, ideal: list[fmpq_mpoly], given: list[fmpq_mpoly]
) -> fmpq_mpoly | None:
    """An affine polynomial x in `given` with x * divisor = target where the equations hold, or None."""
    one = target.context().constant(1)
    affine = monomials(given, 1, one)
    parts = [[m * divisor] for m in affine] + [[m * h] for h in ideal for m in affine]
    found = combination(parts, [target])
    return None if found is None else sum((c * m for c, m in zip(found, affine, strict=False)), one * 0)


def bounds_of_logarithm(obligation: Logarithm) -> Iterator[Witness]:
    """Simple numbers whose logarithms lie in the interval, first those nearest to its ends, with enough terms."""
    low, high = obligation.low, obligation.high
    with ctx.workprec(BITS):
        steps = [(high - low) / margin for margin in MARGINS]
        belows = [simplest(_exponential(low + step / 2), _exponential(low + step)) for step in steps]
        aboves = [simplest(_exponential(high - step), _exponential(high - step / 2)) for step in steps]
    for below, above in product((max(q, Fraction(1)) for q in belows), aboves):
        for terms in range(1, MAX_TERMS):
            if above >= 1 and low < bounds(below, terms, Meter())[0] and bounds(above, terms, Meter())[1] < high:
                yield {"below": str(below), "above": str(above), "terms": terms}
                break


def _exponential(x: Fraction) -> Fraction:
    """About exp(x)."""
    value = arb(scalar(x)).exp().mid().fmpq()
    return Fraction(int(value.p), int(value.q))
