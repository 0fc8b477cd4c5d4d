"""Tubes hold the values and the derivatives that exact arithmetic finds."""

from __future__ import annotations

import random
from fractions import Fraction
from math import isqrt

import pytest

from rigorous.checker.intervals import Grid, Interval
from rigorous.checker.lemmas.critical import CriticalPoint, odd
from rigorous.checker.lemmas.orbits import Family, Orbits, Tube
from rigorous.checker.limits import Meter
from rigorous.checker.polynomial import Polynomial
from rigorous.checker.setting import Setting
from rigorous.checker.verdicts import ResourceExceeded, Unsupported
from tests.build import setting, system

BITS = 40
ONE = 1 << BITS
SPACE = system("x", "t", "x")
MAPS = ["t*x*(1 - x)", "(1 + t)*x - x^3", "x^2 - t", "t^2*x^2 - t*x + 1/3"]


def family(text: str, found: Setting | None = None) -> tuple[Polynomial, Family]:
    f = (found or setting(SPACE)).polynomial(text)
    return f, Family(f, "x", "t", Grid(BITS, Meter()))


def exactly(f: Polynomial, x: Fraction, t: Fraction, n: int) -> tuple[Fraction, Fraction, Fraction]:
    """F^n at a point, and its derivatives by t and by x."""
    f_x, f_t, by_t, by_x = f.derivative("x"), f.derivative("t"), Fraction(0), Fraction(1)
    for _ in range(n):
        values = {name: f.ring.constant(value) for name, value in (("x", x), ("t", t))}
        y, s, r = (p.substitute(values).constant_value() for p in (f, f_x, f_t))
        assert y is not None
        assert s is not None
        assert r is not None
        x, by_t, by_x = y, s * by_t + r, s * by_x
    return x, by_t, by_x


def holds(interval: Interval, value: Fraction) -> bool:
    return interval[0] <= value * ONE <= interval[1]


@pytest.mark.parametrize("text", MAPS)
@pytest.mark.parametrize("width", [0, 1, ONE >> 20, ONE >> 6])
def test_tubes_hold_orbits_and_their_derivatives(text: str, width: int) -> None:
    f, line = family(text)
    rng = random.Random(width)
    for _ in range(10):
        low, left, right = rng.randrange(2 * ONE), rng.randrange(ONE), rng.randrange(width + 1)
        high = low + rng.randrange(width + 1)
        orbits = Orbits(line, low, high, right)
        path = orbits.path(Tube((left, left), by_x=(ONE, ONE)), 5)
        for n, tube in enumerate(path):
            t, x = Fraction(rng.randint(low, high), ONE), Fraction(rng.randint(left - right, left + right), ONE)
            value, by_t, by_x = exactly(f, x, t, n)
            assert holds(orbits.range(tube), value)
            assert holds(tube.by_t, by_t)
            assert holds(tube.by_x, by_x)
            middle, *_ = exactly(f, Fraction(left, ONE), Fraction((low + high) // 2, ONE), n)
            assert holds(tube.centre, middle)


def test_enclosures_are_not_much_wider_than_they_must_be() -> None:
    """At a superstable parameter the derivatives cancel what plain intervals would add up."""
    _, line = family("t*x*(1 - x)")
    orbits = Orbits(line, 2 * ONE - ONE // 1000, 2 * ONE + ONE // 1000)
    *_, last = orbits.path(Tube((ONE // 2, ONE // 2)), 20)
    low, high = orbits.range(last)
    assert high - low < ONE // 1500


def test_what_moves_together_cancels() -> None:
    _, line = family("t*x*(1 - x)")
    orbits = Orbits(line, 2 * ONE, 2 * ONE + 1000)
    *_, last = orbits.path(Tube((ONE // 2, ONE // 2)), 3)
    low, high = orbits.range(last - last)
    assert -200 < low <= 0 <= high < 200
    assert orbits.range(last)[1] - orbits.range(last)[0] > 2 * (high - low)


def test_orbits_that_escape_are_given_up() -> None:
    _, line = family("x^2 - t")
    with pytest.raises(ResourceExceeded):
        Orbits(line, -ONE, -ONE).path(Tube((ONE, ONE)), 40)


@pytest.mark.parametrize(("text", "p"), [("(1 + t)*x - x^3", "(1 + t)/3"), ("t*x - t^2*x^3", "t"), ("x^2 - t", "t^2")])
def test_critical_points_move_as_their_derivatives_say(text: str, p: str) -> None:
    found = setting(SPACE)
    f, line = family(text, found)
    polynomial = found.polynomial(p)
    point = CriticalPoint(polynomial, "t", odd(f, "x"), line.grid)
    rng = random.Random(p)
    for _ in range(50):
        low = rng.randrange(ONE // 8, 2 * ONE)
        high = low + rng.randrange(ONE // 16)
        orbits = Orbits(line, low, high)
        tube = point.over(orbits)
        for t in (low, high, (low + high) // 2):
            value = polynomial.substitute({"t": polynomial.ring.constant(Fraction(t, ONE))}).constant_value()
            slope = polynomial.derivative("t").substitute({"t": polynomial.ring.constant(Fraction(t, ONE))})
            moved = slope.constant_value()
            assert value is not None
            assert moved is not None
            a, b = (Fraction(end, ONE) for end in orbits.range(tube))
            c, d = (Fraction(end, ONE) for end in tube.by_t)
            if point.odd:
                assert a > 0
                assert a * a <= value <= b * b
                assert (2 * c * a <= moved <= 2 * d * b) if c >= 0 else (2 * c * b <= moved)
            else:
                assert a <= value <= b
                assert c <= moved <= d


def test_critical_points_are_real() -> None:
    found = setting(SPACE)
    f, line = family("t*x - x^3", found)
    point = CriticalPoint(found.polynomial("t/3"), "t", odd(f, "x"), line.grid)
    with pytest.raises(Unsupported):
        point.over(Orbits(line, 0, ONE))
    assert point.over(Orbits(line, ONE // 100, ONE)).centre[0] > 0


def test_a_root_and_its_derivative_are_narrow() -> None:
    """At t = 1/2 the critical point of (1 + t) x - x^3 is sqrt(1/2), with the derivative 1/(6 sqrt(1/2))."""
    found = setting(SPACE)
    f, line = family("(1 + t)*x - x^3", found)
    point = CriticalPoint(found.polynomial("(1 + t)/3"), "t", odd(f, "x"), line.grid)
    tube = point.over(Orbits(line, ONE // 2, ONE // 2))
    assert holds(tube.centre, Fraction(isqrt(ONE * ONE // 2), ONE))
    assert tube.centre[1] - tube.centre[0] <= 3
    exact = Fraction(isqrt(ONE * ONE // 18), ONE)
    assert abs(Fraction(tube.by_t[0], ONE) - exact) < Fraction(8, ONE)
    assert abs(Fraction(tube.by_t[1], ONE) - exact) < Fraction(8, ONE)
    assert Fraction(tube.by_t[0], ONE) ** 2 <= Fraction(1, 18) <= Fraction(tube.by_t[1], ONE) ** 2


@pytest.mark.parametrize("text", ["t*x - x^2", "(1 + t)*x - x^3", "t^2 - 3*x^2"])
def test_where_nothing_is_rounded_tubes_are_exact(text: str) -> None:
    f, line = family(text)
    orbits = Orbits(line, 3 * ONE, 3 * ONE)
    tube = orbits.image(Tube((2 * ONE, 2 * ONE), (5 * ONE, 5 * ONE), (ONE, ONE)))
    value, by_t, by_x = exactly(f, Fraction(2), Fraction(3), 1)
    expected = value, by_x * 5 + by_t, by_x
    assert [tube.centre, tube.by_t, tube.by_x] == [(int(x) * ONE, int(x) * ONE) for x in expected]


def test_ranges_are_the_mean_value_theorem() -> None:
    _, line = family("t*x - x^2")
    tube = Tube((7, 9), (2 * ONE, 3 * ONE), (-ONE, 2 * ONE))
    assert Orbits(line, ONE, ONE + 5, 10).range(tube) == (7 - 2 * 3 - 20, 9 + 3 * 3 + 20)
    assert Orbits(line, ONE, ONE + 4).range(tube) == (7 - 3 * 2, 9 + 3 * 2)
    half = Tube((0, 0), (ONE // 2, ONE // 2), (0, 0))
    assert Orbits(line, ONE, ONE + 3).range(half) == (-1, 1)
    assert (tube - tube).centre == (-2, 2)
    assert (-tube).by_t == (-3 * ONE, -2 * ONE)
