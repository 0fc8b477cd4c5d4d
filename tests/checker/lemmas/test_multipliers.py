"""Characteristic polynomials, and how many of their roots lie inside the unit circle, against exact numbers."""

from __future__ import annotations

import itertools
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker.intervals import Grid
from rigorous.checker.lemmas.multipliers import (
    characteristic,
    determinant,
    divided,
    inside,
    off_the_circle,
    others_inside,
)
from rigorous.checker.limits import Meter
from rigorous.checker.verdicts import Rejected

GRID = Grid(80, Meter())
ONE = GRID.one[0]
small = st.integers(-6, 6)
fractions = st.fractions(-3, 3, max_denominator=50)


def exactly(values: list[Fraction]) -> list[tuple[int, int]]:
    return [GRID.enclose(x) for x in values]


@given(st.lists(st.lists(small, min_size=3, max_size=3), min_size=3, max_size=3))
def test_characteristic_polynomials(rows: list[list[int]]) -> None:
    matrix = [exactly([Fraction(x) for x in row]) for row in rows]
    expected = np.round(np.poly(np.array(rows, dtype=float))[::-1]).astype(int)
    assert characteristic(matrix, GRID) == exactly([Fraction(int(x)) for x in expected])
    assert determinant(matrix, GRID) == GRID.enclose(Fraction(round(np.linalg.det(np.array(rows, dtype=float)))))


def product(*roots: Fraction | complex) -> list[Fraction]:
    """The polynomial with these roots; for a complex one, of Gaussian integers over 5, with its conjugate."""
    p = [Fraction(1)]
    for root in roots:
        if isinstance(root, complex):
            x, y = (Fraction(round(5 * part), 5) for part in (root.real, root.imag))
            factor = [x * x + y * y, -2 * x, Fraction(1)]
        else:
            factor = [-root, Fraction(1)]
        whole = [Fraction(0)] * (len(p) + len(factor) - 1)
        for (i, a), (j, b) in itertools.product(enumerate(p), enumerate(factor)):
            whole[i + j] += a * b
        p = whole
    return p


@pytest.mark.parametrize(
    "roots",
    list(itertools.combinations_with_replacement(list(map(Fraction, ("0", "1/2", "-9/10", "3", "-11/10"))), 3)),
)
def test_real_roots_are_counted(roots: tuple[Fraction, ...]) -> None:
    p = product(*roots)
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


@given(st.lists(fractions, min_size=1, max_size=4), fractions, fractions)
def test_quotients_and_remainders_are_enclosed(roots: list[Fraction], root: Fraction, end: Fraction) -> None:
    low, high = sorted((root, end))
    x = GRID.enclose(low)[0], GRID.enclose(high)[1]
    quotient, remainder = divided(exactly(product(*roots, root)), x, GRID)
    for exact, (a, b) in zip(product(*roots), quotient, strict=True):
        assert GRID.value(a) <= exact <= GRID.value(b)
    assert remainder[0] <= 0 <= remainder[1]


OFF = [Fraction(1, 2), Fraction(-3), Fraction(-99, 100), Fraction(101, 100), 0.6 + 1j, 0.2 + 0.6j]
ON = [Fraction(1), Fraction(-1), 0.6 + 0.8j, -0.8 + 0.6j]


NEAR = [Fraction(1), 1 - Fraction(1, 10**6), 1 + Fraction(1, 10**6)]


@pytest.mark.parametrize("near", NEAR)
@pytest.mark.parametrize("other", OFF)
def test_one_root_next_to_1_and_another_off_the_circle(near: Fraction, other: Fraction | complex) -> None:
    off_the_circle(exactly(product(near, other)), GRID)
    off_the_circle(exactly(product(near, other, Fraction(1, 3), Fraction(-2))), GRID)


@pytest.mark.parametrize(("near", "other"), [*itertools.product(NEAR, ON[1:]), (NEAR[0], ON[0])])
def test_one_root_next_to_1_and_another_on_the_circle(near: Fraction, other: Fraction | complex) -> None:
    for p in (product(near, other), product(near, other, Fraction(1, 3))):
        with pytest.raises(Rejected, match="unit"):
            off_the_circle(exactly(p), GRID)


@pytest.mark.parametrize("ends", [("-1", "1"), ("-3/2", "-1/2"), ("1", "3"), ("0", "3"), ("-1", "-1")])
def test_a_multiplier_that_may_have_moved_far_from_1(ends: tuple[str, str]) -> None:
    low, high = (GRID.enclose(Fraction(end))[0] for end in ends)
    with pytest.raises(Rejected, match="unit"):
        off_the_circle([(-high, -low), GRID.one], GRID)


def test_a_multiplier_that_moves_a_little_from_1() -> None:
    low, high = (GRID.enclose(Fraction(end))[0] for end in ("1/100", "3/2"))
    off_the_circle([(-high, -low), GRID.one], GRID)


@pytest.mark.parametrize("s", [1, -1])
@pytest.mark.parametrize(("others", "count"), [(OFF[:2], 1), (OFF[4:], 2), ([], 0), ([Fraction(0), OFF[2]], 2)])
def test_other_roots_are_counted(s: int, others: list[Fraction | complex], count: int) -> None:
    x = (s * GRID.one[0], s * GRID.one[0])
    assert others_inside(exactly(product(Fraction(s), *others)), x, GRID) == count
    for other in (*ON, Fraction(s) * (1 + Fraction(1, 1 << 90))):
        with pytest.raises(Rejected, match="unit"):
            others_inside(exactly(product(Fraction(s), *others, other)), x, GRID)
