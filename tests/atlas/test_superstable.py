"""Superstable parameters of families where they are known."""

from __future__ import annotations

from math import sqrt

import pytest

from rigorous.atlas.floats import FloatFamily
from rigorous.atlas.superstable import superstable, window_about, windows
from tests.build import IDENTITY_MAP, Json, setting, system


def family(space: Json, p: str, *, odd: bool = False) -> FloatFamily:
    found = setting(space)
    (t,) = found.parameters
    return FloatFamily(found.map[0], found.parameter_polynomial(p), "x", t, odd)


QUADRATIC = family(system("x", "c", "x^2 + c"), "0")
LOGISTIC = family(system("x", "r", "r*x*(1 - x)"), "1/2")
CUBIC = family(system("x", "mu", "(1 + mu)*x - x^3"), "(1 + mu)/3", odd=True)


def test_the_widest_windows_of_the_quadratic_family() -> None:
    found = windows(QUADRATIC, -2, 0.25, 0.01)
    known = [(-1.772892903, 6), (-1.754877666, 3), (-1.381547484, 8), (-1.310702641, 4), (-1.0, 2), (0.0, 1)]
    assert [(w.t, w.period) for w in found] == [(pytest.approx(t, abs=1e-9), n) for t, n in known]
    assert all(w.rate < 0 for w in found)


def test_numbers_of_superstable_parameters() -> None:
    """For x^2 + c those of period n are roots of polynomials of degree 2^(n-1), of which the real ones are known."""
    found = [w.period for w in windows(QUADRATIC, -2 + 1e-9, 0.25, 1e-6)]
    assert [found.count(n) for n in (1, 2, 3, 4, 5, 6)] == [1, 1, 1, 2, 3, 5]


def test_the_normal_form() -> None:
    """Near r = 2 the logistic map is 1/2 + (r - 2)/4 - 2 (x - 1/2)^2 to first order."""
    window = superstable(LOGISTIC, 2.0, 1)
    assert window is not None
    assert (window.bend, window.rate) == pytest.approx((2.0, 0.5))


def test_an_odd_map_counts_points_up_to_sign() -> None:
    """-F(c) = c where c^2 = (1 + mu)/3 and 1 + mu - c^2 = 1, or -1 for mu < -1; F^2(c) = c at mu = 3/sqrt(2) - 1."""
    found = [(w.t, w.period) for w in windows(CUBIC, 0, 2, 0.1)]
    assert found[:2] == [(pytest.approx(0.5), 1), (pytest.approx(3 / sqrt(2) - 1), 2)]


def test_the_window_about_a_parameter() -> None:
    window = window_about(LOGISTIC, 3.3)
    assert window is not None
    assert (window.t, window.period) == (pytest.approx(1 + sqrt(5)), 2)
    assert window_about(LOGISTIC, 4.5) is None
    assert window_about(LOGISTIC, 3.9) is None


def test_a_map_that_does_not_depend_on_its_parameter_has_no_windows() -> None:
    assert windows(family(system("x", "c", "x^2 - 1"), "0"), -1, 1, 1e-3) == []
    assert superstable(family(IDENTITY_MAP, "0"), 0.5, 1) is None


def test_wide_windows_where_those_of_lower_periods_are_narrow() -> None:
    """Doublings of the window of period 8 near 3.8995, wherever the interval about it ends."""
    for end in (3.9, 3.9064056, 3.95):
        found = {w.period: w for w in windows(LOGISTIC, 3.8959469, end, 1e-6) if 3.89946 < w.t < 3.89951}
        assert [n for n in sorted(found) if n in (8, 16, 32, 64)] == [8, 16, 32, 64]
        assert found[32].t == pytest.approx(3.899503354, abs=1e-9)


def test_what_stems_from_a_window_at_the_end_of_an_interval() -> None:
    window = superstable(LOGISTIC, 3.800987914361098, 24)
    assert window is not None
    start, end = window.t + 1e-10, 3.8085249
    assert not [w for w in windows(LOGISTIC, start, end, 1e-6) if w.t < window.ends()[1]]
    found = [w.period for w in windows(LOGISTIC, start, end, 1e-6, window.ends()) if w.t < window.ends()[1]]
    assert found == [48]
