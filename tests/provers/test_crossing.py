"""The derivative along a cycle and how it moves, against closed forms and SymPy; and what is refused."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
import sympy

from rigorous.checker.files import Record
from rigorous.checker.grammar import polynomial
from rigorous.checker.intervals import Interval, Matrix
from rigorous.checker.lemmas.chain import Chain
from rigorous.checker.lemmas.crossing import Crossing, with_derivative
from rigorous.checker.lemmas.equations import Equations
from rigorous.checker.lemmas.solution import Solution
from rigorous.checker.verdicts import Rejected
from rigorous.provers.boxes import chain
from tests.build import setting, system

T = sympy.Symbol("t")
WIDTH = Fraction(1, 10**6)


def solved(
    names: str, step: tuple[str, ...], near: list[tuple[str, ...]], middle: str, width: Fraction = WIDTH
) -> Solution:
    """The cycle near these points for t in a window."""
    ring = setting(system(names, "t", *step)).ring
    polynomials = tuple(polynomial(text, ring) for text in step)
    t = Fraction(middle)
    equations = Equations(tuple(names.split()), "t", (t - width, t + width), polynomials, polynomials, len(near))
    points = tuple(tuple(map(Fraction, point)) for point in near)
    obligation = Chain("", equations, lambda _: None, points, Fraction(1, 1000), Fraction(1, 10000))
    return obligation.discharge(Record(chain(obligation), "witness"))


def invariants(matrix: Matrix, moving: Matrix, solution: Solution) -> list[Interval]:
    """Trace and determinant, or the one entry, and their derivatives."""
    grid = solution.grid

    def total(*terms: tuple[int, Interval, Interval]) -> Interval:
        parts = [(s, grid.times(a, b)) for s, a, b in terms]
        return sum(x[0] if s > 0 else -x[1] for s, x in parts), sum(x[1] if s > 0 else -x[0] for s, x in parts)

    if len(matrix) == 1:
        return [matrix[0][0], moving[0][0]]
    ((a, b), (c, d)), ((e, f), (g, h)) = matrix, moving
    one = grid.one
    return [
        total((1, a, one), (1, d, one)),
        total((1, e, one), (1, h, one)),
        total((1, a, d), (-1, b, c)),
        total((1, e, d), (1, a, h), (-1, f, c), (-1, b, g)),
    ]


CASES = {
    "logistic": ("x", ("t*x*(1 - x)",), [("13/20",)], "29/10", [2 - T]),
    "two-cycle": ("x", ("t*x*(1 - x)",), [("443/1000",), ("852/1000",)], "346/100", [4 + 2 * T - T**2]),
    "cubic": ("x", ("(1 + t)*x - x^3",), [("1",)], "1", [1 - 2 * T]),
    "delayed": ("x y", ("y", "t*y*(1 - x)"), [("1/2", "1/2")], "2", [sympy.Integer(1), T - 1]),
    "sheared": ("x y", ("y - x", "t*y*(1 - x) + x"), [("0", "0")], "2", [T - 1, -T - 1]),
    "odd": (
        "x y",
        ("-y", "x^3 - t*y"),
        [("577/1000", "577/1000"), ("-577/1000", "-577/1000")],
        "4/3",
        [T**2 - 6 * (T - 1), 9 * (T - 1) ** 2],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_derivative_along_the_cycle_and_its_rate(case: str) -> None:
    names, step, near, middle, exact = CASES[case]
    solution = solved(names, step, near, middle)
    found = invariants(*with_derivative(solution), solution)
    expected = [e for f in exact for e in (f, sympy.diff(f, T))]
    start, end = solution.equations.span
    for (low, high), f in zip(found, expected, strict=True):
        for t in (start, (start + end) / 2, end):
            value = Fraction(str(sympy.sympify(f).subs(T, sympy.Rational(str(t))))) * solution.unit
            assert low <= value <= high
        assert high - low < solution.unit // 2


@pytest.mark.parametrize("case", CASES)
def test_test_functions(case: str) -> None:
    names, step, near, middle, exact = CASES[case]
    solution = solved(names, step, near, middle)
    for kind, t in product(("flip", "neimark-sacker"), [Fraction(middle)]):
        crossing = Crossing(kind, solution)
        trace, det = ([0, *exact] if len(exact) == 1 else exact)[-2:]
        value = (1 + exact[0] if len(exact) == 1 else 1 + trace + det) if kind == "flip" else det - 1
        low, high = crossing.test(crossing.at(t))
        assert low <= Fraction(str(sympy.sympify(value).subs(T, sympy.Rational(middle)))) * solution.unit <= high
        assert high - low < solution.unit // 1000


def test_once() -> None:
    flip = Crossing("flip", solved("x", ("t*x*(1 - x)",), [("2/3",)], "3", Fraction(1, 1000)))
    near = Fraction(1, 10**5)
    flip.once(3 - near, 3 + near)
    flip.inside(["1", "0"])
    for low, high in [(3 + near / 2, 3 + near), (3 - near, 3 - near / 2), (3, 3 + near)]:
        with pytest.raises(Rejected, match="threshold"):
            flip.once(Fraction(low), high)
    for low, high in [
        (3 + near, 3 - near),
        (Fraction(2), 3 + near),
        (3 - near, Fraction(4)),
        (Fraction(3), Fraction(3)),
    ]:
        with pytest.raises(Rejected, match="window"):
            flip.once(low, high)
    for counts in (["0", "0"], ["1", "1"], ["1", ""], ["0", "1"]):
        with pytest.raises(Rejected, match="stability"):
            flip.inside(counts)


@pytest.mark.parametrize(
    ("kind", "trace", "determinant", "middle", "fine"),
    [
        ("neimark-sacker", "1/2", "t", "1", True),
        ("neimark-sacker", "-199/100", "t", "1", True),
        ("neimark-sacker", "5/2", "t", "1", False),
        ("neimark-sacker", "-5/2", "t", "1", False),
        ("flip", "-t - 1/2", "1/2", "1", True),
        ("flip", "-t - 2", "2", "1", True),
        ("flip", "-t - 1", "1", "1", False),
        ("flip", "-t", "0", "1", True),
    ],
)
def test_nothing_else_crosses(kind: str, trace: str, determinant: str, middle: str, *, fine: bool) -> None:
    solution = solved("x y", ("y", f"({trace})*y - ({determinant})*x + x^2"), [("0", "0")], middle)
    crossing = Crossing(kind, solution)
    ends = Fraction(middle) - WIDTH / 2, Fraction(middle) + WIDTH / 2
    if fine:
        crossing.once(*ends)
    else:
        with pytest.raises(Rejected, match="crossing"):
            crossing.once(*ends)
