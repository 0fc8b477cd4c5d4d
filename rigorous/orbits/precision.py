"""Ball arithmetic (Arb): a precision for a while, certain comparisons, polynomials and their derivatives on boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from flint import arb, ctx, fmpq, fmpq_mpoly

from rigorous.algebra import scalar, to_fraction

ZERO_SIZE = -(10**9)
"""The size of zero: below that of any number."""


@contextmanager
def precision(bits: int) -> Iterator[None]:
    """Arb computes with this many bits inside.

    >>> from flint import ctx
    >>> before = ctx.prec
    >>> with precision(200):
    ...     print(ctx.prec)
    200
    >>> ctx.prec == before
    True
    """
    before = ctx.prec
    ctx.prec = bits
    try:
        yield
    finally:
        ctx.prec = before


def certainly_less(a: arb, b: arb) -> bool:
    """Whether every number of the ball a is below every number of b; never for NaN."""
    return bool(a.is_finite() and b.is_finite() and a < b)


def certainly_nonzero(a: arb) -> bool:
    """Whether the ball holds numbers only, and not zero."""
    return certainly_less(arb(0), a) or certainly_less(a, arb(0))


def ball(value: arb | fmpq | Fraction | float) -> arb:
    """The number as a ball: exact for doubles and integers, else at the current precision."""
    return arb(scalar(value)) if isinstance(value, Fraction) else arb(value)


def size(x: arb) -> int:
    """An integer e with |x| < 2^e for the midpoint x, and |x| >= 2^(e-1) unless it is zero (then ZERO_SIZE).

    >>> [size(arb(x)) for x in (1, 0.75, -5)]
    [1, 0, 3]
    """
    mantissa, exponent = x.mid().man_exp()
    return int(mantissa).bit_length() + int(exponent) if mantissa else ZERO_SIZE


def to_grid(x: arb, bits: int) -> Fraction:
    """The multiple of 2^-bits next to the midpoint.

    >>> to_grid(arb(1) / 3, 4)
    Fraction(5, 16)
    """
    mantissa, exponent = map(int, x.mid().man_exp())
    shift = exponent + bits
    scaled = mantissa << shift if shift >= 0 else (mantissa + (1 << (-shift - 1))) >> -shift
    return Fraction(scaled, 1 << bits)


def exactly(value: Fraction) -> arb:
    """The ball of radius zero that a dyadic rational is, at any precision.

    >>> exactly(Fraction(2**200 + 1, 4)).is_exact()
    True
    """
    exponent = value.denominator.bit_length() - 1
    if value.denominator != 1 << exponent:
        raise ValueError("only dyadic rationals are exact")
    with precision(max(2, abs(value.numerator).bit_length())):
        return arb((value.numerator, -exponent))


@dataclass(frozen=True)
class PolynomialMap:
    """Polynomials in one ring, with their partial derivatives, evaluated at numbers, balls or arrays.

    Monomials that occur anywhere are computed once a point, each from a smaller one.

    >>> from rigorous.bundled import HENON
    >>> f = PolynomialMap(HENON.components)
    >>> f.floats([1.4, 0.3, 1.0, 2.0])
    [1.6, 0.3]
    """

    polynomials: tuple[fmpq_mpoly, ...]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The generators of the ring."""
        return tuple(self.polynomials[0].context().names())

    @cached_property
    def _rows(self) -> list[list[tuple[tuple[int, ...], fmpq]]]:
        """The terms of the polynomials, then of their derivatives, row by row."""
        derivatives = [p.derivative(x) for p in self.polynomials for x in self.names]
        return [[(tuple(map(int, m)), c) for m, c in p.to_dict().items()] for p in (*self.polynomials, *derivatives)]

    @cached_property
    def _program(self) -> tuple[list[tuple[int, int]], list[list[int]], int]:
        """Each monomial after 1 as (a smaller one, variable); the terms of each row; how many monomials values need."""
        places = {(0,) * len(self.names): 0}
        steps: list[tuple[int, int]] = []
        count, needed = len(self.polynomials), 0
        rows: list[list[int]] = []
        for i, row in enumerate(self._rows):
            rows.append([_place(m, places, steps) for m, _ in row])
            if i < count:
                needed = len(steps)
        return steps, rows, needed

    @cached_property
    def _cache(self) -> dict[int, list[list[arb]]]:
        return {}

    @cached_property
    def _doubles(self) -> list[list[float]]:
        return [[float(to_fraction(c)) for _, c in row] for row in self._rows]

    def _balls(self) -> list[list[arb]]:
        """The coefficients at the current precision."""
        if ctx.prec not in self._cache:
            if len(self._cache) > 16:
                self._cache.clear()
            self._cache[ctx.prec] = [[arb(c) for _, c in row] for row in self._rows]
        return self._cache[ctx.prec]

    def _evaluate(self, point: Sequence[Any], coefficients: list[list[Any]], derivatives: bool) -> list[Any]:
        steps, rows, needed = self._program
        monomials: list[Any] = [point[0] * 0 + 1]
        for smaller, i in steps if derivatives else steps[:needed]:
            monomials.append(monomials[smaller] * point[i] if smaller else point[i])
        zero = point[0] * 0
        result = []
        for row, numbers in zip(rows if derivatives else rows[: len(self.polynomials)], coefficients, strict=False):
            total = zero
            for m, c in zip(row, numbers, strict=True):
                total = total + monomials[m] * c
            result.append(total)
        return result

    def values(self, point: Sequence[arb]) -> list[arb]:
        """Balls that hold the values at every point of the box."""
        return self._evaluate(point, self._balls(), derivatives=False)

    def with_jacobian(self, point: Sequence[arb]) -> tuple[list[arb], list[list[arb]]]:
        """The values, and the partial derivatives by every generator, a row for each polynomial."""
        return self._split(self._evaluate(point, self._balls(), derivatives=True))

    def jacobian(self, point: Sequence[arb]) -> list[list[arb]]:
        """Balls that hold the partial derivatives at every point of the box."""
        return self.with_jacobian(point)[1]

    def floats(self, point: Sequence[Any]) -> list[Any]:
        """The values in doubles; for arrays, element by element."""
        return self._evaluate(point, self._doubles, derivatives=False)

    def floats_with_jacobian(self, point: Sequence[Any]) -> tuple[list[Any], list[list[Any]]]:
        """The values and partial derivatives in doubles; for arrays, element by element."""
        return self._split(self._evaluate(point, self._doubles, derivatives=True))

    def _split(self, flat: list[Any]) -> tuple[list[Any], list[list[Any]]]:
        n, width = len(self.polynomials), len(self.names)
        return flat[:n], [flat[n + i * width : n + (i + 1) * width] for i in range(n)]

    def mean_value(self, box: Sequence[arb]) -> list[arb]:
        """Balls that hold the values at every point of the box: f(m) + f'(box)(box - m), or plain values if narrower.

        >>> from rigorous.bundled import LOGISTIC
        >>> f, box = PolynomialMap(LOGISTIC.components), [arb(4), arb(0.5, 0.01)]
        >>> certainly_less(f.mean_value(box)[0].rad(), f.values(box)[0].rad())
        True
        """
        middle = [x.mid() for x in box]
        plain, slopes = self.with_jacobian(box)
        result = []
        for value, first, row in zip(self.values(middle), plain, slopes, strict=True):
            mean = sum((s * (x - m) for s, x, m in zip(row, box, middle, strict=True)), value)
            result.append(mean if certainly_less(mean.rad(), first.rad()) else first)
        return result


def _place(m: tuple[int, ...], places: dict[tuple[int, ...], int], steps: list[tuple[int, int]]) -> int:
    """The place of a monomial, after those it is made from."""
    if m not in places:
        i = next(i for i, e in enumerate(m) if e)
        smaller = _place((*m[:i], m[i] - 1, *m[i + 1 :]), places, steps)
        steps.append((smaller, i))
        places[m] = len(steps)
    return places[m]
