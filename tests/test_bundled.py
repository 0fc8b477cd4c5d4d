"""The bundled systems are the ones of the literature, and are related as the theory says."""

from __future__ import annotations

import sympy

from rigorous.bundled import (
    BALANCED_CUBIC,
    BUNDLED,
    COUPLED_LOGISTIC,
    HENON,
    LOGISTIC,
    LOTKA_VOLTERRA,
    QUOTIENT,
    RESIDUAL_CUBIC,
    TWO_FACTOR,
    UNIT_TARGET,
)


def test_names() -> None:
    assert list(BUNDLED)[:6] == ["two-factor", "balanced-cubic", "residual-cubic", "quotient", "logistic", "henon"]
    assert list(BUNDLED)[6:] == ["coupled-logistic", "lotka-volterra", "unit-target"]


def test_two_factor_is_gradient_descent_on_half_the_squared_residual() -> None:
    u, v, mu = sympy.symbols("u v mu")
    loss = (u * v - mu) ** 2 / 2
    expected = sympy.Matrix([u - sympy.diff(loss, u), v - sympy.diff(loss, v)])
    assert (TWO_FACTOR.sympy() - expected).expand().is_zero_matrix


def test_the_others_are_its_shadows() -> None:
    x, e, w, eps, mu = sympy.symbols("x e w eps mu")
    u, v = sympy.symbols("u v")
    assert sympy.expand(BALANCED_CUBIC.sympy()[0] - TWO_FACTOR.sympy()[0].subs({u: x, v: x})) == 0
    residual = BALANCED_CUBIC.sympy()[0] ** 2 - mu
    assert sympy.expand(residual - RESIDUAL_CUBIC.sympy()[0].subs(e, x**2 - mu)) == 0
    image = u * v - mu, (2 - mu) * (u + v) ** 2 / 4 + (2 + mu) * (u - v) ** 2 / 4 - (4 - mu**2)
    after = [p.subs(dict(zip((u, v), TWO_FACTOR.sympy(), strict=True)), simultaneous=True) for p in image]
    theirs = [p.subs(dict(zip((w, eps), image, strict=True)), simultaneous=True) for p in QUOTIENT.sympy()]
    assert [sympy.expand(a - b) for a, b in zip(after, theirs, strict=True)] == [0, 0]


def test_unit_target_is_the_two_factor_map_in_other_units() -> None:
    u, v, mu, a, b = sympy.symbols("u v mu a b")
    r = sympy.Symbol("r", positive=True)
    scaled = TWO_FACTOR.sympy().subs({u: r * a, v: r * b, mu: r**2}, simultaneous=True) / r
    assert (scaled - UNIT_TARGET.sympy().subs(mu, r**2)).expand().is_zero_matrix


def test_coupled_logistic_is_logistic_on_the_diagonal_with_c_one() -> None:
    x, y, c, r = sympy.symbols("x y c r")
    first, second = COUPLED_LOGISTIC.sympy().subs({c: 1, y: x})
    assert sympy.expand(first - LOGISTIC.sympy()[0].subs(r, 4)) == sympy.expand(first - second) == 0


def test_lotka_volterra_has_logistic_prey() -> None:
    x, y, a = sympy.symbols("x y a")
    assert (LOTKA_VOLTERRA.sympy().subs(y, 0) - sympy.Matrix([x * (a - x), 0])).expand().is_zero_matrix


def test_logistic_and_henon() -> None:
    x, y, r, a, b = sympy.symbols("x y r a b")
    assert sympy.expand(LOGISTIC.sympy()[0] - r * x * (1 - x)) == 0
    assert (HENON.sympy() - sympy.Matrix([1 - a * x**2 + y, b * x])).expand().is_zero_matrix
