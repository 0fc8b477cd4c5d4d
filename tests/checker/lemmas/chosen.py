"""Random polynomials, and boxes with points in them, for property tests."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from rigorous.checker.intervals import Interval
from rigorous.checker.polynomial import Polynomial, Ring

BITS = 10
"""Few, so that rounding matters."""
UNIT = 1 << BITS
NAMES = ("x", "y", "z")
RING = Ring(NAMES)
RING.meter.earn(1 << 30)

fractions = st.builds(Fraction, st.integers(-40, 40), st.sampled_from([1, 2, 3, 7]))
reals = st.builds(Fraction, st.integers(-30 * UNIT, 30 * UNIT), st.integers(1, 20))
"""In units of 2^-BITS."""
exponents = st.tuples(*[st.sampled_from([0, 0, 1, 1, 2, 3])] * len(NAMES))


@st.composite
def polynomials(draw: st.DrawFn) -> Polynomial:
    terms: dict[tuple[int, ...], Fraction] = draw(st.dictionaries(exponents, fractions, max_size=5))
    return RING.polynomial(terms)


@st.composite
def around(draw: st.DrawFn, point: Fraction) -> Interval:
    """A side that holds the point, now and then at an end."""
    below, above = (draw(st.one_of(st.just(0), st.integers(0, 3 * UNIT))) for _ in range(2))
    return point.__floor__() - below, point.__ceil__() + above


@st.composite
def boxes(draw: st.DrawFn, size: int = len(NAMES)) -> tuple[list[Fraction], list[Interval]]:
    """A point, and a box about it."""
    point = [draw(reals) for _ in range(size)]
    return point, [draw(around(x)) for x in point]


def value(p: Polynomial, at: Mapping[str, Fraction]) -> Fraction:
    """The exact value."""
    total = Fraction(0)
    for exponents, c in p.terms():
        for name, e in zip(p.ring.names, exponents, strict=True):
            c *= at.get(name, Fraction(0)) ** e
        total += c
    return total


def scaled(p: Polynomial, point: list[Fraction], names: tuple[str, ...] = NAMES) -> Fraction:
    """The value at a point, both in units of 2^-BITS."""
    return value(p, {x: number / UNIT for x, number in zip(names, point, strict=True)}) * UNIT


def holds(side: Any, number: Fraction) -> bool:
    """Whether the number lies in the side."""
    low, high = side
    return bool(low <= number <= high)
