from __future__ import annotations

import pytest
import sympy

from rigorous.bundled import BUNDLED
from rigorous.discovery.curves import invariant_curves
from rigorous.systems import PolynomialSystem

COMPETITION = PolynomialSystem(("x", "y"), ("a", "b"), ("x*(a - x - y)", "y*(b - x - y)"))
PARABOLA = PolynomialSystem(("x", "y"), ("a", "b"), ("a*x + y", "(a*x + y)^2 + b*(y - x^2)"))
TRIPLING = PolynomialSystem(("x", "y"), (), ("x^3 - 3*x*y^2", "3*x^2*y - y^3"))
SCALING = PolynomialSystem(("x", "y"), ("a",), ("x", "a*y"))
QUARTER_TURN = PolynomialSystem(("x", "y"), (), ("-y", "x"))
RESCALED = PolynomialSystem(("x", "y"), ("m",), ("x - 9*y*(x*y - m)", "y - (x*y - m)*x"))
SYSTEMS = BUNDLED | {"competition": COMPETITION, "parabola": PARABOLA, "tripling": TRIPLING, "scaling": SCALING}
SYSTEMS |= {"quarter-turn": QUARTER_TURN, "rescaled": RESCALED}

KNOWN = [
    ("two-factor", 1, {"u + v", "u - v"}),
    ("two-factor", 2, {"u*v - mu", "u^2 + v^2 - mu*u*v - (4 - mu^2)"}),
    ("unit-target", 1, {"a + b", "a - b"}),
    ("unit-target", 2, {"a*b - 1", "mu*(a^2 + b^2) - mu^2*a*b - (4 - mu^2)"}),
    ("quotient", 1, {"w", "eps", "eps + (mu + 2)*w + 2*mu + 4", "eps + (mu - 2)*w - 2*mu + 4"}),
    ("coupled-logistic", 1, {"x - y"}),
    ("coupled-logistic", 2, set()),
    ("lotka-volterra", 1, {"x", "y"}),
    ("competition", 1, {"x", "y"}),
    ("competition", 2, set()),
    ("parabola", 2, {"y - x^2"}),
    ("henon", 2, set()),
    ("tripling", 2, {f"x^2 + y^2{rest}" for rest in ("", " - 1", " + 1", " + 2*x + 1", " - 2*x + 1")}),
    ("scaling", 1, {"y"}),
]


def up_to_a_factor(system: PolynomialSystem, text: str) -> str:
    p = system.polynomial(text)
    return str(p / p.leading_coefficient())


@pytest.mark.parametrize(("name", "degree", "expected"), KNOWN)
def test_known_curves_are_found_and_no_others(name: str, degree: int, expected: set[str]) -> None:
    system = SYSTEMS[name]
    found = invariant_curves(system, degree).found
    assert {up_to_a_factor(system, c.h) for c in found} == {up_to_a_factor(system, h) for h in expected}
    assert len(found) == len(expected)


@pytest.mark.parametrize("name", ["two-factor", "quotient", "rescaled"])
def test_cofactors_are_what_they_are_said_to_be(name: str) -> None:
    system = SYSTEMS[name]
    after = dict(zip(sympy.symbols(system.variables), system.sympy(), strict=True))
    curves = [c for degree in (1, 2) for c in invariant_curves(system, degree).found]
    assert curves
    for curve in curves:
        h, k = (sympy.sympify(text.replace("^", "**")) for text in (curve.h, curve.cofactor))
        assert sympy.expand(h.subs(after, simultaneous=True) - h * k) == 0


def test_when_every_orbit_begins_on_a_curve() -> None:
    assert invariant_curves(SCALING, 1).every
    assert invariant_curves(QUARTER_TURN, 2).every
    assert not invariant_curves(TRIPLING, 2).every


def test_other_maps_and_degrees_are_refused() -> None:
    with pytest.raises(ValueError, match="two variables"):
        invariant_curves(BUNDLED["logistic"], 1)
    with pytest.raises(ValueError, match="degree 1 or 2"):
        invariant_curves(BUNDLED["henon"], 3)
