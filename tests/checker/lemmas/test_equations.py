"""Equations in the coordinates of moving boxes: exact where nothing is rounded, and rounded outward elsewhere."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy

from rigorous.checker.intervals import Grid, Interval
from rigorous.checker.lemmas.equations import Boxes, Equations
from rigorous.checker.limits import Meter
from rigorous.checker.setting import Setting
from tests.build import setting, system

BITS = 20
ONE = 1 << BITS
SPACE: Setting = setting(system("x y", "t", "2*x + 3*y*t - 1", "x*y - t"))
LAST = ("x - t^2", "5*y + x")
SPAN = Fraction(1), Fraction(3)
CENTRES, SLOPES = [[1, 2], [-3, 1], [0, 4]], [[2, 0], [1, -1], [3, 5]]
FRAMES = [[2, 1, 1, 1], [1, 0, 2, 1], [1, 3, 0, 1]]
X, Y, T, XI, ETA = sympy.symbols("x y t xi eta")


def boxes(weights: int = ONE, shift: int = 0) -> Boxes:
    """Three boxes with integers for everything, but that the centres are shifted by some units."""
    last = tuple(map(SPACE.polynomial, LAST))
    equations = Equations(("x", "y"), "t", SPAN, SPACE.map, last, 3)
    rows = [[[ONE * x for x in row] for row in rows] for rows in (CENTRES, SLOPES, FRAMES)]
    rows[0][1][0] += shift
    return Boxes(equations, Grid(BITS, Meter()), [*rows, [[weights] * 2] * 3])


def exact(k: int) -> sympy.Matrix:
    """f_k(xi, t)."""
    frames = [sympy.Matrix(2, 2, row) for row in FRAMES]
    centres = [sympy.Matrix(c) + (T - 2) * sympy.Matrix(s) for c, s in zip(CENTRES, SLOPES, strict=True)]
    z, after = centres[k] + frames[k] * sympy.Matrix([XI, ETA]), (k + 1) % 3
    texts = LAST if k == 2 else ("2*x + 3*y*t - 1", "x*y - t")
    image = sympy.Matrix([sympy.sympify(p.replace("^", "**")) for p in texts])
    return frames[after].inv() * (image.subs({X: z[0], Y: z[1]}, simultaneous=True) - centres[after])


def at(expression: sympy.Expr, t: int) -> Interval:
    """Its value at xi = 0, as an interval."""
    value = int(sympy.Rational(sympy.sympify(expression).subs({XI: 0, ETA: 0, T: t})) * ONE)
    return value, value


@pytest.mark.parametrize("t", [1, 2, 3])
@pytest.mark.parametrize("k", [0, 1, 2])
def test_where_nothing_is_rounded_all_is_exact(k: int, t: int) -> None:
    found = boxes()
    centre = [at(x + (T - 2) * s, t) for x, s in zip(CENTRES[k], SLOPES[k], strict=True)]
    assert found.boxes(0, Fraction(t))[k] == centre
    assert found.residuals(Fraction(t))[k] == [at(x, t) for x in exact(k)]
    by_xi, by_t = found.linear(k, centre, Fraction(t))
    assert by_xi == [[at(x.diff(z), t) for z in (XI, ETA)] for x in exact(k)]
    assert by_t == [at(x.diff(T), t) for x in exact(k)]


def test_times() -> None:
    found = boxes()
    assert found.time(None) == ([(ONE, 3 * ONE)], (-ONE, ONE))
    assert found.time(Fraction(3)) == ([(3 * ONE, 3 * ONE)], (ONE, ONE))
    third = Fraction(7, 3)
    assert found.time(third) == ([(7 * ONE // 3, 7 * ONE // 3 + 1)], (ONE // 3, ONE // 3 + 1))


def test_boxes_of_a_span_move_with_their_slopes() -> None:
    found = boxes()
    assert found.boxes(0)[0] == [(-ONE, 3 * ONE), (2 * ONE, 2 * ONE)]
    assert found.boxes(ONE)[0] == [(-ONE - 3 * ONE, 6 * ONE), (0, 4 * ONE)]
    assert found.boxes(ONE // 2)[0] == [(-ONE - 3 * ONE // 2, 3 * ONE + 3 * ONE // 2), (ONE, 3 * ONE)]


def test_parts_of_boxes_are_rounded_outward() -> None:
    """A third of 1000 units is 334 of them, and each entry of a frame adds what it takes."""
    found = boxes(1000)
    assert found.around([(0, 0), (5, 7)], 0, ONE // 3) == [(-3 * 334, 3 * 334), (5 - 2 * 334, 7 + 2 * 334)]
    assert found.around([(0, 0), (0, 0)], 2, 1) == [(-4, 4), (-1, 1)]


def test_the_last_equation_is_another() -> None:
    found = boxes(shift=1)
    assert found.residuals(Fraction(2))[2] == [at(x, 2) for x in exact(2)]
    assert found.residuals(Fraction(2))[1] != [at(x, 2) for x in exact(1)]
    same = Equations(("x", "y"), "", (Fraction(0), Fraction(0)), SPACE.map, SPACE.map, 1)
    assert same.step is same.last


def test_inverses_are_rounded_outward() -> None:
    equations = Equations(("x",), "", (Fraction(0), Fraction(0)), setting().map, setting().map, 1)
    found = Boxes(equations, Grid(BITS, Meter()), [[[0]], [[0]], [[3 * ONE]], [[1]]])
    assert found.inverses == [[[(ONE // 3, ONE // 3 + 1)]]]
    assert found.time(None) == ([], (0, 0))
