"""Hints for trees of closed orbits, from a search in doubles (kernels.py; needs the extra `fast`)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from rigorous.checker.lemmas.closed_orbits import BITS, Space
from rigorous.checker.lemmas.orbit_tree import EMPTY, ONE
from rigorous.checker.polynomial import Polynomial

LOOK = 12
"""Of so many sides it is tried which one is best to halve."""
WIDE = Fraction(1, 10)
"""Below this length of all sides an orbit may be seen to be alone."""
NODES = 3_000_000


def hint(space: Space, n: int, look: int = LOOK) -> list[str]:
    """The codes of a tree, as far as the search came; none if the box is empty, or numba is not installed."""
    if any(low > high for low, high in space.root):
        return []
    try:
        from rigorous.census import kernels
    except ModuleNotFoundError:
        return []
    delayed = space.delayed
    forms = [*delayed.equations, *(p.derivative(x) for p in delayed.equations for x in delayed.names)]
    packed = _packed([*forms, *(p for p, _ in space.apart)], len(delayed.names))
    ends = np.array([[float(Fraction(x, 1 << BITS)) for x in side] for side in space.root])
    low, high = (np.repeat(ends[None, :, i], n, axis=0) for i in (0, 1))
    lags, members = (np.array([place[i] for place in delayed.window]) for i in (0, 1))
    squares = np.array([[_square(p, x) for x in delayed.names] for p in delayed.equations])
    apart = np.array([float(Fraction(least, 1 << BITS)) for _, least in space.apart])
    order = np.array(space.order, dtype=np.int64)
    codes = kernels.search(
        low, high, float(WIDE), look, NODES, space.visits,
        n, len(space.root), lags, members, *packed, squares, apart, order,
    )  # fmt: skip
    return [{kernels.EMPTY: EMPTY, kernels.ONE: ONE}.get(code, str(code)) for code in codes.tolist()]


def _packed(forms: Sequence[Polynomial], variables: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where the terms of each form begin, their coefficients and exponents."""
    terms = [list(p.terms()) for p in forms]
    starts = np.cumsum([0, *map(len, terms)])
    coefficients = np.array([float(c) for found in terms for _, c in found])
    exponents = np.array([m for found in terms for m, _ in found], dtype=np.int64).reshape(-1, variables)
    return starts, coefficients, exponents


def _square(p: Polynomial, x: str) -> tuple[float, float]:
    """The leading coefficient and the vertex, if the terms of p with x are a x^2 + b x; else 0."""
    slope = p.derivative(x)
    if slope.degree() != 1 or slope.generators() != (x,):
        return 0.0, 0.0
    b, twice = slope.coefficients(x)
    return twice / (2 * slope.denominator), -b / twice
