from __future__ import annotations

import random
from collections import Counter
from functools import cache

import numpy as np
import pytest
import sympy

from rigorous.bundled import BUNDLED
from rigorous.discovery.algebraic import Algebraic
from rigorous.discovery.classify import Row, classify
from rigorous.discovery.statements import in_words
from rigorous.systems import PolynomialSystem

HENON = PolynomialSystem(("x", "y"), ("a",), ("1 - a*x^2 + y", "3/10*x"))
AREA = PolynomialSystem(("x", "y"), ("a",), ("1 - a*x^2 - y", "x"))
CUBIC = PolynomialSystem(("x",), ("a",), ("x^3 + a*x + a",))
NEGATION = PolynomialSystem(("x",), ("a",), ("-x",))
SYSTEMS = BUNDLED | {"henon": HENON, "area": AREA, "cubic": CUBIC, "negation": NEGATION}
DIAGONAL = "16*c^2*x^2 - 12*c^2*x - 8*c*x + 3*c + 2"


@cache
def rows_of(name: str, period: int) -> list[Row]:
    return classify(SYSTEMS[name], period)


def short(row: Row) -> tuple[str, str, str, str]:
    """First equation, low end, types, high end."""
    low, high = ("" if end is None else in_words(end) for end in (row.low, row.high))
    return row.equations[0], low, ", ".join(f"{n} {kind}" for kind, n in row.types), high


KNOWN = [
    ("balanced-cubic", 1, ("x", "-2", "1 attracting", "0")),
    ("balanced-cubic", 1, ("mu - x^2", "0", "2 attracting", "1")),
    ("balanced-cubic", 1, ("mu - x^2", "1", "2 repelling", "")),
    ("balanced-cubic", 2, ("mu*x^2 - x^4 + x^2 - 1", "1", "4 attracting", "sqrt(5) - 1")),
    ("balanced-cubic", 2, ("mu - x^2 + 2", "-2", "2 repelling", "")),
    ("logistic", 1, ("r*x - r + 1", "1", "1 attracting", "3")),
    ("logistic", 2, ("r^2*x^2 - r^2*x - r*x + r + 1", "3", "2 attracting", "1 + sqrt(6)")),
    ("two-factor", 1, ("mu - u*v", "", "1 curve", "")),
    ("two-factor", 1, ("u", "0", "1 saddle", "2")),
    ("two-factor", 2, ("mu*u^2 - u^4 + u^2 - 1", "1", "4 attracting", "sqrt(5) - 1")),
    ("two-factor", 2, ("mu*u^2 - u^4 + u^2 - 1", "sqrt(5) - 1", "4 saddle", "2")),
    ("unit-target", 1, ("a*b - 1", "", "1 curve", "")),
    ("unit-target", 2, ("mu*a^2 - mu - 2", "0", "2 repelling", "")),
    ("lotka-volterra", 1, ("x - 1", "2", "1 attracting", "3")),
    ("coupled-logistic", 1, ("16*x^2 - 20*x + 5", "0", "2 attracting", "2/5")),
    ("coupled-logistic", 2, (DIAGONAL, "4/5*sqrt(6) - 6/5", "2 attracting", "1/3*sqrt(6)")),
    ("henon", 1, ("10*a*x^2 + 7*x - 10", "0", "1 attracting, 1 saddle", "147/400")),
    ("henon", 2, ("100*a^2*x^2 - 70*a*x - 100*a + 49", "147/400", "2 attracting", "73/80")),
    ("area", 2, ("a^2*x^2 - 2*a*x - a + 4", "3", "2 neutral", "4")),
    ("negation", 1, ("x", "", "1 neutral", "")),
    ("negation", 2, ("0", "", "1 curve", "")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "period", "expected"), KNOWN)
def test_known_rows(name: str, period: int, expected: tuple[str, str, str, str]) -> None:
    assert expected in [short(row) for row in rows_of(name, period)]


@pytest.mark.parametrize("period", [1, 2])
@pytest.mark.parametrize(
    "name", ["balanced-cubic", "logistic", "cubic", "residual-cubic", "henon", "lotka-volterra", "coupled-logistic"]
)
def test_the_oracle_agrees_at_random_parameters(name: str, period: int) -> None:
    """Real periodic points and eigenvalues in floats, by resultants at the parameter, without families."""
    system, rng = SYSTEMS[name], random.Random(name)
    rows = [row for row in rows_of(name, period) if row.types != (("curve", 1),)]
    for _ in range(6):
        parameter = sympy.Rational(rng.randrange(-4000, 5000), 1009)
        predicted: Counter[str] = Counter()
        for row in rows:
            if inside(row, float(parameter)):
                predicted += Counter(dict(row.types))
        assert predicted == observed(system, period, parameter)


def inside(row: Row, parameter: float) -> bool:
    low, high = (None if end is None else value(end) for end in (row.low, row.high))
    return (low is None or low < parameter) and (high is None or parameter < high)


def value(number: Algebraic) -> float:
    return float(number.enclosure())


def observed(system: PolynomialSystem, period: int, parameter: sympy.Rational) -> Counter[str]:
    symbols = sympy.symbols(system.variables)
    once = [e.subs(system.parameters[0], parameter) for e in system.sympy()]
    after = once
    for _ in range(period - 1):
        after = [sympy.expand(e.subs(dict(zip(symbols, once, strict=True)), simultaneous=True)) for e in after]
    jacobian = sympy.lambdify(symbols, sympy.Matrix(after).jacobian(symbols))
    step = sympy.lambdify(symbols, once)
    found: Counter[str] = Counter()
    for point in solutions([e - x for e, x in zip(after, symbols, strict=True)], symbols):
        if period == 1 or max(abs(a - b) for a, b in zip(step(*point), point, strict=True)) > 1e-7:
            sizes = abs(np.linalg.eigvals(np.array(jacobian(*point), dtype=float)))
            outside = sum(sizes > 1)
            found[{0: "attracting", len(symbols): "repelling"}.get(outside, "saddle")] += 1
    return found


def solutions(equations: list[sympy.Expr], symbols: tuple[sympy.Symbol, ...]) -> list[list[float]]:
    """The real solutions, by a resultant."""
    *others, last = symbols
    if not others:
        return [[float(x)] for x in set(sympy.Poly(equations[0], last).nroots(n=30)) if x.is_real]
    (x,) = others
    return [
        [float(sympy.re(a)), float(b)]
        for b in sympy.Poly(sympy.resultant(*equations, x), last).sqf_part().nroots(n=40, maxsteps=200)
        if b.is_real
        for a in sympy.Poly(equations[0].subs(last, b), x).nroots(n=40, maxsteps=200)
        if abs(sympy.im(a)) < 1e-15 and abs(equations[1].subs({x: a, last: b})) < 1e-10
    ]


def test_other_maps_are_refused() -> None:
    for system in (BUNDLED["henon"], PolynomialSystem(("x",), (), ("x^2",))):
        with pytest.raises(ValueError, match="one parameter"):
            classify(system)
    with pytest.raises(ValueError, match="periods 1 and 2"):
        classify(BUNDLED["logistic"], 3)
