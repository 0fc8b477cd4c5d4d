from __future__ import annotations

import pytest
import sympy

from rigorous.bundled import BUNDLED
from rigorous.discovery.elimination import degree
from rigorous.discovery.families import Family, periodic_points
from rigorous.systems import PolynomialSystem

SWAP = PolynomialSystem(("x", "y"), ("a",), ("y", "x"))
STRETCHED = PolynomialSystem(("x", "y"), ("a",), ("x + (x^2 - 1)", "y + (y^2 - a*x - 5)"))
SQUARED = PolynomialSystem(("x", "y"), ("a",), ("x + x^2 + y^2 - a", "y + x*y"))
SYSTEMS = BUNDLED | {"swap": SWAP, "stretched": STRETCHED, "squared": SQUARED}


@pytest.mark.parametrize(
    ("name", "period", "curves", "families"),
    [
        ("balanced-cubic", 1, [], [["x"], ["mu - x^2"]]),
        ("balanced-cubic", 2, [], [["mu - x^2 + 2"], ["mu*x^2 - x^4 + x^2 - 1"]]),
        ("logistic", 2, [], [["r^2*x^2 - r^2*x - r*x + r + 1"]]),
        ("two-factor", 1, ["mu - u*v"], [["u", "v"]]),
        ("unit-target", 1, ["a*b - 1"], [["a", "b"]]),
        ("lotka-volterra", 1, [], [["x", "y"], ["x - 1", "a - y - 2"], ["a - x - 1", "y"]]),
        ("coupled-logistic", 1, [], [["x", "y"], ["4*x - 3", "4*y - 3"], ["16*x^2 - 20*x + 5", "4*x + 4*y - 5"]]),
        ("swap", 1, ["x - y"], []),
        ("swap", 2, ["0"], []),
    ],
)
def test_known_families(name: str, period: int, curves: list[str], families: list[list[str]]) -> None:
    found = periodic_points(SYSTEMS[name], period)
    assert list(map(str, found.curves)) == curves
    assert sorted([str(h) for h in f.equations] for f in found.families) == sorted(families)


@pytest.mark.parametrize(
    "name", ["two-factor", "unit-target", "coupled-logistic", "lotka-volterra", "squared", "stretched"]
)
@pytest.mark.parametrize("period", [1, 2])
def test_the_points_of_a_family_return(name: str, period: int) -> None:
    system = SYSTEMS[name]
    after = system.iterate(period).components
    for family in periodic_points(system, period).families:
        for p, x in zip(after, system.variables, strict=True):
            assert family.vanishes(p - system.polynomial(x), system.variables)
        assert all(family.vanishes(h, system.variables) for h in family.equations)
        if period == 2:
            assert not all(
                family.vanishes(p - system.polynomial(x), system.variables)
                for p, x in zip(system.components, system.variables, strict=True)
            )


@pytest.mark.parametrize(
    ("name", "value"), [("lotka-volterra", 5), ("stretched", 2), ("squared", 3), ("coupled-logistic", 3)]
)
def test_all_points_are_found(name: str, value: int) -> None:
    """The number of points, at a parameter in general position, is what Gröbner bases say."""
    system = SYSTEMS[name]
    expressions = [
        e.subs(system.parameters[0], value) - sympy.Symbol(x)
        for e, x in zip(system.iterate(2).sympy(), system.variables, strict=True)
    ]
    fixed = [
        e.subs(system.parameters[0], value) - sympy.Symbol(x)
        for e, x in zip(system.sympy(), system.variables, strict=True)
    ]
    points = {len(radical(e, system.variables)) for e in (expressions, fixed)}
    ours = [sum(degree_of(f) for f in periodic_points(system, n).families) for n in (1, 2)]
    assert points == {ours[0] + ours[1], ours[0]}


def radical(equations: list[sympy.Expr], names: tuple[str, ...]) -> range:
    """As long as the number of solutions: the degree of the squarefree eliminant in a general coordinate."""
    x, y, t = sympy.symbols([*names, "t_"])
    basis = sympy.groebner([*equations, t - 3 * x - 7 * y], x, y, t, order="lex")
    eliminant = next(g for g in basis.exprs if g.free_symbols <= {t})
    return range(sympy.Poly(sympy.sqf_part(eliminant, t), t).degree())


def degree_of(family: Family) -> int:
    return degree(family.minimal, family.root)
