"""Kneading sequences: enclosures against exact arithmetic, and what a row says against orbits that are iterated."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker.lemmas.kneading import GRID_BITS, Quadratic
from rigorous.checker.limits import Meter
from rigorous.checker.verdicts import Rejected, ResourceExceeded
from tests.build import setting, system

ONE = 1 << GRID_BITS
numbers = st.fractions(0, 2, max_denominator=1000)


def family(text: str = "t - x^2") -> Quadratic:
    found = setting(system("x", "t", text))
    return Quadratic(found.map[0], "x", "t", Meter())


def interval(low: Fraction, high: Fraction) -> tuple[int, int]:
    return low.numerator * ONE // low.denominator, -(-high.numerator * ONE // high.denominator)


@given(numbers, numbers, st.fractions(0, 1, max_denominator=1000), st.integers(1, 8))
def test_paths_hold_all_points_and_say_where_they_lie(s: Fraction, start: Fraction, part: Fraction, n: int) -> None:
    low, high = start - Fraction(1, 100), start
    y = low + part * (high - low)
    try:
        letters, image = family().path(interval(s, s), interval(low, high), n)
    except Rejected:
        return
    for letter in letters:
        assert letter == (y > 0)
        y = s - y * y
    assert image[0] <= y * ONE <= image[1]


@given(numbers, numbers, st.integers(1, 6))
def test_a_path_is_refused_only_where_signs_differ_or_an_orbit_is_far(s: Fraction, start: Fraction, n: int) -> None:
    points = [start]
    for _ in range(n - 1):
        points.append(s - points[-1] ** 2)
    clear = all(abs(y) > Fraction(1, 10**6) for y in points) and min(points) > -4
    try:
        family().path(interval(s, s), interval(start, start), n)
    except Rejected:
        assert not clear


@pytest.mark.parametrize(
    ("text", "s"),
    [
        ("t*x*(1 - x)", "1/4*t^2 - 1/2*t"),
        ("x^2 + t", "-t"),
        ("1 - t*x^2", "t"),
        ("t^2*x^2 + (1 + t)*x - 3", "1/4*(1 + t)^2 - 1/2*(1 + t) + 3*t^2"),
    ],
)
@given(x=st.fractions(-3, 3, max_denominator=50), t=st.fractions(-3, 3, max_denominator=50))
def test_the_map_in_another_coordinate(text: str, s: str, x: Fraction, t: Fraction) -> None:
    """With y = -a (x + b/(2a)), the step from x is that from y."""
    found = setting(system("x", "t", text))
    f = found.map[0]
    assert Quadratic(f, "x", "t", Meter()).s == found.parameter_polynomial(s)

    def at(p: object, value: Fraction) -> Fraction:
        q = p.substitute({"x": f.ring.constant(value), "t": f.ring.constant(t)}).constant_value()  # type: ignore[attr-defined]
        assert q is not None
        return q

    a, b = at(f.derivative("x").derivative("x"), x) / 2, at(f.derivative("x"), Fraction(0))
    y, image = (-(a * value + b / 2) for value in (x, at(f, x)))
    assert image == at(found.parameter_polynomial(s), x) - y * y


@given(st.fractions(Fraction(-1, 4), 2, max_denominator=200), st.integers(1, 6), st.integers(1, 2000))
def test_what_is_kept_is_kept(s: Fraction, n: int, depth: int) -> None:
    """Wherever an interval is kept, orbits in it have the letters that are returned, over and over."""
    thin = interval(s, s)
    try:
        letters = family().kept(thin, n, depth * ONE // 4000)
    except Rejected:
        return
    with mpmath.workprec(200):
        y = mpmath.mpf(s.numerator) / s.denominator
        top = y
        for step in range(20 * n):
            assert letters[step % n] == (y > 0)
            y = top - y * y


@pytest.mark.parametrize("doublings", range(8))
def test_doublings_of_the_fixed_point(doublings: int) -> None:
    """Half way between the superstable parameters of 2^k and 2^(k+1); and not with other numbers of doublings."""
    superstable = [0.0, 1.0, 1.3107026413, 1.3815474844, 1.3969453597, 1.4002530812, 1.4009619629, 1.4011138049]
    superstable += [1.40114633]
    s = Fraction((superstable[doublings] + superstable[doublings + 1]) / 2).limit_denominator(10**9)
    q, n = family(), 1 << doublings
    thin = interval(s, s)
    q.meter.left = 10**9
    _, (low, _) = q.path(thin, thin, n)
    depth = thin[1] - low + (ONE >> 60)
    first = interval(Fraction(1, 10), Fraction(1, 10))[0]
    for k in range(9):
        right = k == doublings
        try:
            q.periodic(first, thin[0], 1, k, (ONE // 50, depth))
        except Rejected:
            assert not right
        else:
            assert right


def test_long_paths_are_paid_for() -> None:
    q = family()
    with pytest.raises(ResourceExceeded):
        q.path(interval(Fraction(1, 2), Fraction(1, 2)), interval(Fraction(1, 2), Fraction(1, 2)), 2 * 10**6)
