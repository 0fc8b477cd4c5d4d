"""Characteristic polynomials, and how many of their roots lie inside the unit circle, against exact numbers."""

from __future__ import annotations

import itertools
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker.intervals import Grid
from rigorous.checker.lemmas.multipliers import characteristic, determinant, inside
from rigorous.checker.limits import Meter
from rigorous.checker.verdicts import Rejected

GRID = Grid(80, Meter())
ONE = GRID.one[0]
small = st.integers(-6, 6)


def exactly(values: list[Fraction]) -> list[tuple[int, int]]:
    return [GRID.enclose(x) for x in values]


@given(st.lists(st.lists(small, min_size=3, max_size=3), min_size=3, max_size=3))
def test_characteristic_polynomials(rows: list[list[int]]) -> None:
    matrix = [exactly([Fraction(x) for x in row]) for row in rows]
    expected = np.round(np.poly(np.array(rows, dtype=float))[::-1]).astype(int)
    assert characteristic(matrix, GRID) == exactly([Fraction(int(x)) for x in expected])
    assert determinant(matrix, GRID) == GRID.enclose(Fraction(round(np.linalg.det(np.array(rows, dtype=float)))))


@pytest.mark.parametrize(
    "roots",
    list(itertools.combinations_with_replacement(list(map(Fraction, ("0", "1/2", "-9/10", "3", "-11/10"))), 3)),
)
def test_real_roots_are_counted(roots: tuple[Fraction, ...]) -> None:
    p = [Fraction(1)]
    for root in roots:
        p = [a - root * b for a, b in zip([Fraction(0), *p], [*p, Fraction(0)], strict=True)]
    assert inside(exactly(p), GRID) == sum(abs(root) < 1 for root in roots)


@pytest.mark.parametrize(("modulus", "count"), [(Fraction(99, 100), 2), (Fraction(101, 100), 0)])
def test_a_complex_pair(modulus: Fraction, count: int) -> None:
    assert inside(exactly([modulus, Fraction(1, 3), Fraction(1)]), GRID) == count


@pytest.mark.parametrize("at_one", [(0, 0), (0, 5), (-5, 0), (-5, 5)])
@pytest.mark.parametrize("flipped", [False, True])
def test_a_root_that_may_be_one_is_not_told_apart(at_one: tuple[int, int], flipped: bool) -> None:
    """(z - 1)(z + 3) and (z + 1)(z - 3), whose values at 1, or -1, are enclosed by intervals with 0 at an end."""
    low, high = at_one
    p = [(-3 * ONE + low, -3 * ONE + high), (-2 * ONE, -2 * ONE) if flipped else (2 * ONE, 2 * ONE), (ONE, ONE)]
    with pytest.raises(Rejected, match="unit circle"):
        inside(p, GRID)


@pytest.mark.parametrize(("below", "above", "count"), [(1, 1, 0), (-1, -1, 1)])
def test_a_root_a_unit_from_one_is_told_apart(below: int, above: int, count: int) -> None:
    p = [(-3 * ONE + below, -3 * ONE + above), (2 * ONE, 2 * ONE), (ONE, ONE)]
    assert inside(p, GRID) == 1 - count


def test_determinants_are_exact_where_nothing_is_rounded() -> None:
    rows = [[2, 3, 5, 1], [7, -1, 2, 4], [1, 1, -6, 2], [3, 8, 0, 1]]
    matrix = [[(x * ONE, x * ONE) for x in row] for row in rows]
    exact = round(np.linalg.det(np.array(rows, dtype=float))) * ONE
    assert determinant(matrix, GRID) == (exact, exact)
    assert determinant([], GRID) == GRID.one


@pytest.mark.parametrize("trace", ["-1/2", "1/2", "3/2"])
def test_a_pair_on_the_circle_is_seen(trace: str) -> None:
    from rigorous.checker.lemmas.multipliers import off_the_circle

    with pytest.raises(Rejected, match="unit circle"):
        off_the_circle(exactly([Fraction(1), -Fraction(trace), Fraction(1)]), GRID)


@pytest.mark.parametrize("p", [[-1, 1], [1, 1], [1, 0, 1], [1, -2, 1], [-1, 0, 1], [0, -1, 1]])
def test_roots_on_the_circle_are_not_counted(p: list[int]) -> None:
    with pytest.raises(Rejected, match="unit circle"):
        inside(exactly([Fraction(x) for x in p]), GRID)


@pytest.mark.parametrize(("p", "count"), [([2, -5, 2], 1), ([-2, -3, 2], 1), ([-1, 2, 0], 1)])
def test_saddles_whose_multipliers_are_inverse(p: list[int], count: int) -> None:
    assert inside(exactly([Fraction(x) for x in p]), GRID) == count


def test_intervals_that_reach_the_circle() -> None:
    one = GRID.one[0]
    with pytest.raises(Rejected, match="unit circle"):
        inside([(-one - 1, -one + 1), GRID.one], GRID)
    assert inside([(1 - one, -1), GRID.one], GRID) == 1
