from __future__ import annotations

import numpy as np
import pytest
import sympy

from rigorous.bundled import BUNDLED, HENON, TWO_FACTOR
from rigorous.checker.verdicts import Malformed
from rigorous.systems import NotInvariantError, PolynomialSystem

MU, U, V = sympy.symbols("mu u v")
F = (U - V * (U * V - MU), V - U * (U * V - MU))


def test_the_sympy_view_is_the_map() -> None:
    assert [sympy.expand(a - b) for a, b in zip(TWO_FACTOR.sympy(), F, strict=True)] == [0, 0]
    assert TWO_FACTOR.latex().startswith("(u, v) \\mapsto (")


def test_iterates_compose() -> None:
    twice = [sympy.expand(p.subs({U: F[0], V: F[1]}, simultaneous=True)) for p in F]
    assert [sympy.expand(p) for p in TWO_FACTOR.iterate(2).sympy()] == twice
    assert TWO_FACTOR.iterate(0).map == ("u", "v")
    assert TWO_FACTOR.iterate(3) == TWO_FACTOR.compose(TWO_FACTOR.iterate(2))


def test_the_jacobian_is_the_derivative() -> None:
    for name, system in BUNDLED.items():
        expected = system.sympy().jacobian(list(map(sympy.Symbol, system.variables)))
        from rigorous.algebra import expression

        ours = sympy.Matrix([[expression(p) for p in row] for row in system.jacobian()])
        assert (ours - expected).expand().is_zero_matrix, name


def test_images_of_functions() -> None:
    image = TWO_FACTOR.image("u*v - mu")
    assert sympy.expand(sympy.sympify(str(image).replace("^", "**")) - (F[0] * F[1] - MU)) == 0


def test_restriction_to_invariant_lines() -> None:
    x = sympy.Symbol("x")
    for line, expected in (({"u": "x", "v": "x"}, (1 + MU) * x - x**3), ({"u": "-x", "v": "x"}, (1 - MU) * x - x**3)):
        (component,) = TWO_FACTOR.restrict(line, "x").sympy()
        assert sympy.expand(component - expected) == 0
    with pytest.raises(NotInvariantError, match="leaves the line"):
        TWO_FACTOR.restrict({"u": "x", "v": "2*x"}, "x")
    with pytest.raises(NotInvariantError):
        TWO_FACTOR.restrict({"u": "1", "v": "2"}, "x")


def test_linear_changes_conjugate() -> None:
    changed = TWO_FACTOR.linear_change({"p": "u + v", "q": "u - v"})
    step = [sympy.lambdify((MU, *map(sympy.Symbol, s.variables)), list(s.sympy())) for s in (TWO_FACTOR, changed)]
    rng = np.random.default_rng(0)
    for mu, u, v in rng.uniform(-1, 1, (20, 3)):
        after = step[0](mu, u, v)
        assert np.allclose(step[1](mu, u + v, u - v), [after[0] + after[1], after[0] - after[1]])


@pytest.mark.parametrize(
    "coordinates",
    [
        {"p": "u + v", "q": "2*u + 2*v"},
        {"p": "u + v"},
        {"p": "u + 1", "q": "v"},
        {"p": "mu*u", "q": "v"},
        {"p": "u^2", "q": "v"},
    ],
)
def test_other_changes_are_refused(coordinates: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="independent linear forms"):
        TWO_FACTOR.linear_change(coordinates)


def test_composition_needs_the_same_variables() -> None:
    with pytest.raises(ValueError, match="same variables"):
        TWO_FACTOR.compose(HENON)


@pytest.mark.parametrize(
    ("variables", "components"), [(("x",), ("x", "x")), ((), ()), (("x",), ("y",)), (("x",), ("1/x",))]
)
def test_malformed_systems(variables: tuple[str, ...], components: tuple[str, ...]) -> None:
    with pytest.raises(Malformed):
        PolynomialSystem(variables, (), components)
