from __future__ import annotations

import pytest
from flint import fmpz_mod_ctx, fmpz_mod_poly_ctx

from rigorous.checker.verdicts import ResourceExceeded
from rigorous.discovery.orbits import PlaneMap, curves_on_a_line, monomials

P = (1 << 521) - 1
RING = fmpz_mod_poly_ctx(fmpz_mod_ctx(P))
SQUARES = PlaneMap(RING, ((((2, 0), 1),), (((0, 2), 1),)))
LINES = {"x": {(1, 0): 1}, "y": {(0, 1): 1}, "x - 1": {(1, 0): 1, (0, 0): -1}, "y - 1": {(0, 1): 1, (0, 0): -1}}
LINES["x - y"] = {(1, 0): 1, (0, 1): -1}


def normal(values: list[int]) -> list[int]:
    """The multiple whose first nonzero value is 1."""
    pivot = pow(next(v for v in values if v), -1, P)
    return [v * pivot % P for v in values]


def test_monomials() -> None:
    assert monomials(1) == [(1, 0), (0, 1), (0, 0)]
    assert len(monomials(2)) == 6


def test_the_invariant_lines_of_squaring() -> None:
    found = curves_on_a_line(SQUARES, 1, [])
    assert found is not None
    wanted = [normal([terms.get(m, 0) for m in monomials(1)]) for terms in LINES.values()]
    assert sorted(map(normal, found)) == sorted(wanted)


def test_exceptions_are_left_out() -> None:
    found = curves_on_a_line(SQUARES, 1, [(((1, 0), 1), ((0, 1), -1))])
    assert found is not None
    assert len(list(found)) == len(LINES) - 1


def test_a_rotation_keeps_every_circle() -> None:
    rotation = PlaneMap(RING, ((((0, 1), -2),), (((1, 0), 2),)))
    assert curves_on_a_line(rotation, 2, []) is None


def test_the_degree_is_bounded() -> None:
    high = PlaneMap(RING, ((((9, 0), 1),), (((0, 9), 1),)))
    with pytest.raises(ResourceExceeded):
        curves_on_a_line(high, 2, [])
