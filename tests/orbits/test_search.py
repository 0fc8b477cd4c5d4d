from __future__ import annotations

from fractions import Fraction

import pytest

from rigorous.bundled import BALANCED_CUBIC, HENON, LOGISTIC, TWO_FACTOR
from rigorous.orbits.newton import Reason
from rigorous.orbits.search import Found, cycles
from rigorous.systems import PolynomialSystem

CLASSIC = {"a": Fraction(7, 5), "b": Fraction(3, 10)}
DELAYED = PolynomialSystem(("x", "y"), ("a",), ("y", "a*y*(1 - x)"))
THREE = PolynomialSystem(("x", "y", "z"), ("a", "b"), ("a + b*z - x^2", "x", "y"))


def firsts(found: Found) -> list[tuple[float, ...]]:
    return [tuple(map(float, cycle[0])) for cycle in found.cycles]


@pytest.mark.parametrize(("period", "count"), [(1, 2), (2, 1), (3, 2), (4, 3), (5, 6), (6, 9)])
def test_all_cycles_of_the_full_logistic_map(period: int, count: int) -> None:
    found = cycles(LOGISTIC, {"r": Fraction(4)}, period)
    assert len(found.cycles) == count
    assert found.exhaustive
    for cycle in found.cycles:
        assert len(cycle) == period
        for (x,), (y,) in zip(cycle, cycle[1:] + cycle[:1], strict=True):
            assert float(4 * x * (1 - x)) == pytest.approx(float(y))
        assert max(cycle) == cycle[0]


@pytest.mark.parametrize(("period", "count"), [(1, 2), (2, 1), (3, 0), (4, 1), (5, 0), (6, 2), (7, 4), (8, 7)])
def test_all_short_cycles_of_the_henon_map(period: int, count: int) -> None:
    assert len(cycles(HENON, CLASSIC, period).cycles) == count


def test_a_long_saddle() -> None:
    (cycle,) = cycles(HENON, CLASSIC, 40, near=(0.97, 0.116)).cycles
    assert len(set(cycle)) == 40


def test_a_very_long_chaotic_cycle() -> None:
    found = cycles(BALANCED_CUBIC, {"mu": Fraction(19, 10)}, 1000, budget=1)
    assert found.cycles
    assert all(len({z[0].fmpq() for z in cycle}) == 1000 for cycle in found.cycles)


def test_a_spiral_sink() -> None:
    found = cycles(DELAYED, {"a": Fraction(19, 10)}, 1, near=(0.5, 0.4))
    assert firsts(found) == [pytest.approx((9 / 19, 9 / 19))]


def test_three_variables() -> None:
    values = {"a": Fraction(7, 5), "b": Fraction(1, 5)}
    assert [len(cycles(THREE, values, n, budget=1000).cycles) for n in (1, 2, 3)] == [2, 1, 2]


def test_a_guess_of_all_points() -> None:
    found = cycles(LOGISTIC, {"r": Fraction(4)}, 2, near=[[0.35], [0.9]])
    assert firsts(found) == [pytest.approx((0.9045085,))]
    with pytest.raises(ValueError, match="one point, or all 2"):
        cycles(LOGISTIC, {"r": Fraction(4)}, 2, near=[[0.35]] * 3)


def test_what_is_not_a_simple_cycle_is_rejected_with_a_reason() -> None:
    found = cycles(TWO_FACTOR, {"mu": Fraction(1, 2)}, 1, near=(0.7, 0.8))
    assert not found.cycles
    assert Reason.DEGENERATE in [failure.reason for failure in found.rejected]
    double = cycles(LOGISTIC, {"r": Fraction(1)}, 1)
    assert not double.cycles
    assert [failure.reason for failure in double.rejected] == [Reason.DEGENERATE]
    shorter = cycles(LOGISTIC, {"r": Fraction(5, 2)}, 2, near=[[0.6], [0.61]])
    assert not shorter.cycles
    assert [failure.reason for failure in shorter.rejected] == [Reason.SHORTER]


def test_the_same_every_time() -> None:
    once, again = (cycles(HENON, CLASSIC, 5 + 2, budget=400) for _ in range(2))
    assert [[x.man_exp() for z in cycle for x in z] for cycle in once.cycles] == [
        [x.man_exp() for z in cycle for x in z] for cycle in again.cycles
    ]
