from __future__ import annotations

from fractions import Fraction

import pytest
from flint import arb, ctx
from hypothesis import given
from hypothesis import strategies as st

from rigorous.bundled import BALANCED_CUBIC, HENON, LOGISTIC, TWO_FACTOR
from rigorous.orbits.chains import Chain, branch_chain, cycle_chain, pair_chain, slice_chain
from rigorous.orbits.newton import Reason, Solution, attempt, solve, tangent
from rigorous.orbits.precision import precision, size


def residual(chain: Chain, solution: Solution, t: Fraction | None) -> int:
    """log2 of the largest residual."""
    known = [] if t is None else [arb(t.numerator) / t.denominator]
    largest = -(10**6)
    for k, z in enumerate(solution):
        after = solution[(k + 1) % len(solution)]
        for x, y in zip(chain.at(k).values([*z, *known]), after, strict=True):
            largest = max(largest, size(x - y))
    return largest


def close(x: arb, y: arb, bits: int) -> bool:
    return size(x - y) < -bits


@pytest.mark.parametrize("bits", [53, 100, 128, 500, 3000])
def test_golden_two_cycle(bits: int) -> None:
    chain = cycle_chain(LOGISTIC, {"r": Fraction(4)}, None, 2)
    solution = solve(chain, [[0.3], [0.9]], None, bits)
    assert solution is not None
    with precision(bits + 50):
        assert close(solution[0][0], (5 - arb(5).sqrt()) / 8, bits)
    assert all(x.is_exact() for z in solution for x in z)


def test_a_long_chaotic_cycle() -> None:
    period, mu, x = 1000, 1.9, 0.5
    orbit = [x]
    for _ in range(60000):
        x = (1 + mu) * x - x * x * x
        orbit.append(x)
    i = min(range(len(orbit) - period), key=lambda i: abs(orbit[i + period] - orbit[i]))
    chain = cycle_chain(BALANCED_CUBIC, {"mu": Fraction(19, 10)}, None, period)
    solution = solve(chain, [[x] for x in orbit[i : i + period]], None, 128)
    assert solution is not None
    with precision(400):
        assert residual(chain, solution, None) <= -125


def test_bifurcations_at_known_values() -> None:
    with precision(400):
        root2, root5, root6 = (arb(n).sqrt() for n in (2, 5, 6))
    flip = solve(pair_chain(LOGISTIC, {}, "r", 1, -1), [[0.66, 1, 3.02]], 0, 300)
    assert flip is not None
    assert close(flip[0][2], arb(3), 298)
    flip = solve(pair_chain(LOGISTIC, {}, "r", 2, -1), [[0.85, 1, 3.44], [0.44, -0.5, 3.44]], 0, 300)
    assert flip is not None
    fold = solve(
        pair_chain(LOGISTIC, {}, "r", 3, 1), [[0.51, 1, 3.83], [0.957, -0.1, 3.83], [0.15, -0.4, 3.83]], 0, 300
    )
    assert fold is not None
    two = solve(pair_chain(BALANCED_CUBIC, {}, "mu", 2, -1), [[0.6, 1, 1.2], [1.4, 1, 1.2]], Fraction(0), 300)
    assert two is not None
    with precision(400):
        assert close(flip[0][2], 1 + root6, 298)
        assert close(fold[0][2], 1 + 2 * root2, 298)
        assert close(two[0][2], root5 - 1, 298)


def test_pitchfork_and_its_tangent() -> None:
    chain = branch_chain(BALANCED_CUBIC, {}, "mu", 1, [BALANCED_CUBIC.polynomial("0")], even=True)
    solution = solve(chain, [[1.1, 0.1]], 0, 128)
    assert solution is not None
    assert [x.fmpq() for x in solution[0]] == [1, 0]
    along = tangent(chain, solution, 0, 128)
    assert along is not None
    assert close(along[0][1], arb(1), 120)


@given(st.integers(10, 40))
def test_tangents_are_limits_of_differences(n: int) -> None:
    chain = slice_chain(LOGISTIC, {}, "r", 3)
    guess = [[0.51, 3.83], [0.957, 3.83], [0.15, 3.83]]
    s, h = Fraction(514, 1000), Fraction(1, 1 << n)
    solutions = [solve(chain, guess, t, 200) for t in (s - h, s, s + h)]
    assert all(solution is not None for solution in solutions)
    below, middle, above = (solution or [] for solution in solutions)
    along = tangent(chain, middle, s, 200)
    assert along is not None
    with precision(400):
        for a, b, d in zip(below, above, along, strict=True):
            assert all(close((y - x) * 2 ** (n - 1), w, 2 * n - 16) for x, y, w in zip(a, b, d, strict=True))


def test_what_is_not_a_simple_solution() -> None:
    minimisers = cycle_chain(TWO_FACTOR, {"mu": Fraction(1, 2)}, None, 1)
    assert attempt(minimisers, [[0.7, 0.8]], None, 128) is Reason.DEGENERATE
    again = cycle_chain(TWO_FACTOR, {"mu": Fraction(1, 2)}, None, 4)
    assert attempt(again, [[0.7, 0.8]] * 4, None, 128) is Reason.DEGENERATE
    double = cycle_chain(LOGISTIC, {"r": Fraction(1)}, None, 1)
    assert attempt(double, [[0.1]], None, 128) is Reason.DEGENERATE
    assert attempt(double, [[0]], None, 128) is Reason.DEGENERATE
    none = cycle_chain(HENON, {"a": Fraction(-7, 5), "b": Fraction(3, 10)}, None, 3)
    assert attempt(none, [[0.1, 0.3], [0.1, 0.7], [0, 0]], None, 128) is Reason.DIVERGED
    assert solve(none, [[float("inf"), 0.3], [0.1, 0.7], [0, 0]], None, 128) is None
    with pytest.raises(ValueError, match="a point for each step"):
        attempt(none, [[0, 0]], None, 128)


def test_the_precision_stays() -> None:
    before = ctx.prec
    solve(cycle_chain(LOGISTIC, {"r": Fraction(4)}, None, 1), [[0.7]], None, 300)
    assert ctx.prec == before


@given(st.floats(-1e-3, 1e-3))
def test_the_guess_does_not_show_in_the_solution(error: float) -> None:
    chain = cycle_chain(HENON, {"a": Fraction(7, 5), "b": Fraction(3, 10)}, None, 1)
    solutions = [solve(chain, [[0.63 + e, 0.19]], None, 90) for e in (0, error)]
    first, second = ([x.man_exp() for z in solution or [] for x in z] for solution in solutions)
    assert first == second
    assert first
