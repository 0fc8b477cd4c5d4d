"""Equations for cycles, and for cycles through a bifurcation, as chains of polynomial steps that close up.

Each builder is exact. At a fold or a flip two points a + sigma b and a - sigma b come together; what depends on
them is written in q = sigma^2, so that it is a polynomial also at q = 0, where b is an eigenvector.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from flint import fmpq_mpoly, fmpq_mpoly_ctx

from rigorous.algebra import coefficients, context, scalar
from rigorous.orbits.precision import PolynomialMap
from rigorous.systems import PolynomialSystem

Values = Mapping[str, Fraction]
"""Rational values of parameters."""


@dataclass(frozen=True)
class Chain:
    """The equations z_{k+1} = step(z_k, t) for k < n - 1, z_0 = last(z_{n-1}, t).

    All polynomials are in one ring, in the variables and the parameter t if there is one.
    """

    variables: tuple[str, ...]
    parameter: str | None
    step: tuple[fmpq_mpoly, ...]
    last: tuple[fmpq_mpoly, ...]
    length: int

    def __post_init__(self) -> None:
        if self.length < 1:
            raise ValueError("a chain has at least one step")
        if len(set(self.names)) < len(self.names):
            raise ValueError(f"the names {', '.join(self.names)} are not distinct")

    @property
    def names(self) -> tuple[str, ...]:
        """The generators of the ring: the variables, then the parameter if there is one."""
        return self.variables + ((self.parameter,) if self.parameter is not None else ())

    @cached_property
    def maps(self) -> tuple[PolynomialMap, PolynomialMap]:
        """The step and the last step, to be evaluated."""
        return PolynomialMap(self.step), PolynomialMap(self.last)

    def at(self, k: int) -> PolynomialMap:
        """The map that is applied to z_k."""
        return self.maps[k == self.length - 1]


def cycle_chain(system: PolynomialSystem, values: Values, over: str | None, period: int) -> Chain:
    """Cycles of F; the parameter `over`, if any, is the parameter of the chain, and the others have these values.

    >>> from rigorous.bundled import HENON
    >>> cycle_chain(HENON, {"b": Fraction(3, 10)}, "a", 7).step
    (-x^2*a + y + 1, 3/10*x)
    """
    names = system.variables + ((over,) if over is not None else ())
    step = _specialised(system, values, context(names), over)
    return Chain(system.variables, over, step, step, period)


def pair_chain(
    system: PolynomialSystem, values: Values, parameter: str, period: int, sign: int, phase: int = 0
) -> Chain:
    """Pairs a_k +- sigma b_k on two n-cycles (sign = 1) or on one 2n-cycle (sign = -1), with q = sigma^2.

    The unknowns are a, b and the parameter; b_0 has 1 in the place `phase`. At q = 0 this is a fold (sign = 1) or a
    flip (sign = -1): a is the cycle, and b an eigenvector for the multiplier `sign`.

    >>> from rigorous.bundled import LOGISTIC
    >>> pair_chain(LOGISTIC, {}, "r", 1, -1).last
    (-a_x^2*r + a_x*r - b_x^2*r*q, 2*a_x*b_x*r - b_x*r, 2*a_x*b_x*r - b_x*r + r - 1)
    """
    if sign not in {1, -1}:
        raise ValueError("the sign is 1 or -1")
    plus = tuple(f"a_{x}" for x in system.variables)
    minus = tuple(f"b_{x}" for x in system.variables)
    variables = (*plus, *minus, parameter)
    names = (*variables, "q")
    wide, sigma = _with_auxiliary(names)
    g = dict(zip(names, wide.gens(), strict=False))
    points = [g[a] + sigma * g[b] for a, b in zip(plus, minus, strict=True)]
    parts = [_by_powers(p, names) for p in _at(system, values, parameter, g[parameter], points)]
    narrow = context(names)
    q, mu = narrow.gens()[-1], narrow.gens()[-2]
    even = [_series(p[0::2], q) for p in parts]
    odd = [_series(p[1::2], q) for p in parts]
    last = (*even, *(sign * b for b in odd), mu + sign * odd[phase] - 1)
    return Chain(variables, "q", (*even, *odd, mu), last, period)


def slice_chain(system: PolynomialSystem, values: Values, parameter: str, period: int, phase: int = 0) -> Chain:
    """Cycles of F whose first point has s in the place `phase`; the parameter of F is an unknown.

    >>> from rigorous.bundled import LOGISTIC
    >>> slice_chain(LOGISTIC, {}, "r", 3).last
    (-x^2*r + x*r, -x^2*r + x*r + r - s)
    """
    variables = (*system.variables, parameter)
    target = context((*variables, "s"))
    image = _specialised(system, values, target, parameter)
    mu, s = target.gens()[-2:]
    return Chain(variables, "s", (*image, mu), (*image, mu + image[phase] - s), period)


def branch_chain(
    system: PolynomialSystem,
    values: Values,
    parameter: str,
    period: int,
    trivial: Sequence[fmpq_mpoly],
    phase: int = 0,
    even: bool = False,
) -> Chain:
    """Cycles gamma + sigma b near a known fixed point gamma: polynomials in the parameter, of any ring that has it.

    The unknowns are b and the parameter of F; b_0 has 1 in the place `phase`. The parameter of the chain is s = sigma,
    or q = sigma^2 if `even`, when F - gamma has to be odd about gamma. ValueError where this does not fit.

    >>> from rigorous.bundled import BALANCED_CUBIC
    >>> branch_chain(BALANCED_CUBIC, {}, "mu", 1, [BALANCED_CUBIC.polynomial("0")], even=True).step
    (-b_x^3*q + b_x*mu + b_x, mu)
    """
    variables = (*(f"b_{x}" for x in system.variables), parameter)
    t = "q" if even else "s"
    names = (*variables, t)
    wide, sigma = _with_auxiliary(names)
    mu = wide.gens()[len(system.variables)]
    gamma = [_in_one_name(p, parameter, mu) for p in trivial]
    points = [c + sigma * b for c, b in zip(gamma, wide.gens(), strict=False)]
    images = [p - c for p, c in zip(_at(system, values, parameter, mu, points), gamma, strict=True)]
    parts = [_by_powers(p, names) for p in images]
    if any(not p[0].is_zero() for p in parts):
        raise ValueError("the given point is not fixed")
    if even and any(not c.is_zero() for p in parts for c in p[0::2]):
        raise ValueError("the map is not odd about the given point")
    narrow = context(names)
    power, unknown = narrow.gens()[-1], narrow.gens()[-2]
    image = [_series(p[1::2] if even else p[1:], power) for p in parts]
    return Chain(variables, t, (*image, unknown), (*image, unknown + image[phase] - 1), period)


def _specialised(
    system: PolynomialSystem, values: Values, target: fmpq_mpoly_ctx, kept: str | None
) -> tuple[fmpq_mpoly, ...]:
    """The components in a ring that has the variables and the parameter that is kept."""
    g = dict(zip(target.names(), target.gens(), strict=True))
    return _at(system, values, kept, g[kept] if kept is not None else None, [g[x] for x in system.variables])


def _at(
    system: PolynomialSystem,
    values: Values,
    kept: str | None,
    image: fmpq_mpoly | None,
    point: Sequence[fmpq_mpoly],
) -> tuple[fmpq_mpoly, ...]:
    """F at a point of polynomials, with the kept parameter replaced by its image and the others by numbers."""
    target = point[0].context()
    if kept is not None and kept not in system.parameters:
        raise ValueError(f"{kept} is not a parameter of the map")
    missing = [x for x in system.parameters if x != kept and x not in values]
    if missing:
        raise ValueError(f"no value is given for {', '.join(missing)}")
    given = {x: target.constant(scalar(values[x])) for x in system.parameters if x != kept}
    if kept is not None and image is not None:
        given[kept] = image
    images = [given[x] for x in system.parameters]
    return tuple(p.compose(*images, *point, ctx=target) for p in system.components)


def _with_auxiliary(names: tuple[str, ...]) -> tuple[fmpq_mpoly_ctx, fmpq_mpoly]:
    """The ring with these names and one more, and the one more."""
    if len(set(names)) < len(names):
        raise ValueError(f"the names {', '.join(names)} are not distinct")
    more = "sigma"
    while more in names:
        more += "_"
    wide = context((*names, more))
    return wide, wide.gens()[-1]


def _by_powers(p: fmpq_mpoly, names: tuple[str, ...]) -> list[fmpq_mpoly]:
    """The coefficients of the last generator's powers, as polynomials in the others; at least two."""
    narrow = context(names)
    parts = [
        narrow.from_dict({tuple(m)[:-1]: c for m, c in part.to_dict().items()})
        for part in coefficients(p, p.context().names()[-1])
    ]
    return parts + [narrow.constant(0)] * (2 - len(parts))


def _series(parts: Sequence[fmpq_mpoly], t: fmpq_mpoly) -> fmpq_mpoly:
    """The sum of parts[j] t^j."""
    total = t * 0
    for part in reversed(parts):
        total = total * t + part
    return total


def _in_one_name(p: fmpq_mpoly, name: str, image: fmpq_mpoly) -> fmpq_mpoly:
    """A polynomial in one name alone, at the image of that name."""
    target = image.context()
    result = target.constant(0)
    for j, part in enumerate(coefficients(p, name)):
        if not part.is_constant():
            raise ValueError(f"{p} is not a polynomial in {name} alone")
        result += (part.leading_coefficient() if not part.is_zero() else 0) * image**j
    return result
