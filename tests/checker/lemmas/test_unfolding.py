"""Unfoldings: the equations for a + sigma b against those that the map itself gives."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy

from rigorous.checker.intervals import Grid
from rigorous.checker.lemmas.unfolding import Unfolding, root
from rigorous.checker.limits import Meter
from rigorous.checker.polynomial import Polynomial
from rigorous.checker.verdicts import Malformed
from tests.build import setting, system

SPAN = Fraction(0), Fraction(1, 8)
S, Q, MU = sympy.symbols("sigma q mu")
A, B, C, D = sympy.symbols("a_x b_x a_y b_y")
NAMES = {"a.x": A, "b.x": B, "a.y": C, "b.y": D, "mu": MU, "q.": Q, "sigma.": S}


def symbolic(p: Polynomial) -> sympy.Expr:
    return sympy.Add(
        *(
            sympy.Rational(c.numerator, c.denominator)
            * sympy.Mul(*(NAMES[name] ** e for name, e in zip(p.ring.names, m, strict=True)))
            for m, c in p.terms()
        )
    )


def equations(type_: str, *texts: str, known: tuple[str, ...] = ()) -> tuple[list[sympy.Expr], list[sympy.Expr]]:
    """Step and last."""
    space = setting(system(" ".join("xy"[: len(texts)]), "mu", *texts))
    points = [space.parameter_polynomial(text) for text in known]
    found = Unfolding(space, space.map, "mu", type_, 0).equations(points, SPAN, 1)
    return [symbolic(p) for p in found.step], [symbolic(p) for p in found.last]


def same(left: list[sympy.Expr], right: list[sympy.Expr]) -> bool:
    return all(sympy.expand(a - b) == 0 for a, b in zip(left, right, strict=True))


@pytest.mark.parametrize(("type_", "sign"), [("fold", 1), ("flip", -1)])
@pytest.mark.parametrize("texts", [("mu*x - x^5 + x^2/3",), ("x^2*y - mu + x", "y^3 - 2*x*y")])
def test_sums_and_differences_of_the_two_images(type_: str, sign: int, texts: tuple[str, ...]) -> None:
    """With q = sigma^2 the points are a + sigma b and a - sigma b."""
    step, last = equations(type_, *texts)
    a, b = (A, C)[: len(texts)], (B, D)[: len(texts)]
    images = []
    for s in (S, -S):
        at = {sympy.Symbol(x): p + s * v for x, p, v in zip("xy", a, b, strict=False)}
        images.append([sympy.sympify(t.replace("^", "**")).subs(at, simultaneous=True) for t in texts])
    even = [sympy.expand((x + y) / 2) for x, y in zip(*images, strict=True)]
    odd = [sympy.expand((x - y) / (2 * S)) for x, y in zip(*images, strict=True)]
    inserted = [x.subs(Q, S**2) for x in step]
    assert same(inserted, [*even, *odd, MU])
    assert same([x.subs(Q, S**2) for x in last], [*even, *(sign * x for x in odd), MU + sign * odd[0] - 1])


def test_a_known_point_that_is_crossed() -> None:
    """The factor (F(sigma b) - 0)/sigma, all orders of it: for mu x - x^2 + x^3 that is mu b - sigma b^2 + ..."""
    step, last = equations("transcritical", "mu*x - x^2 + x^3", known=("0",))
    factor = MU * B - Q * B**2 + Q**2 * B**3
    assert same(step, [factor, MU])
    assert same(last, [factor, MU + factor - 1])


def test_a_known_point_of_a_symmetric_map() -> None:
    step, last = equations("pitchfork", "mu*x - x^3 + x^5", known=("0",))
    factor = MU * B - Q * B**3 + Q**2 * B**5
    assert same(step, [factor, MU])
    assert same(last, [factor, MU + factor - 1])


@pytest.mark.parametrize(
    ("type_", "text", "known"),
    [
        ("transcritical", "mu*x - x^2 + 1", "0"),
        ("transcritical", "mu*x - x^2", "1"),
        ("pitchfork", "mu*x - x^2", "0"),
        ("pitchfork", "mu*x - x^3 + x^4", "0"),
    ],
)
def test_known_points_are_fixed_and_maps_odd_about_them(type_: str, text: str, known: str) -> None:
    with pytest.raises(Malformed, match="not fixed"):
        equations(type_, text, known=(known,))


def test_a_known_point_that_moves() -> None:
    step, _ = equations("transcritical", "x + (x - mu)*(x - 2*mu)", known=("mu",))
    assert same(step, [B + B * (Q * B - MU), MU])


@pytest.mark.parametrize("q", ["0", "1/4", "2", "1/3", "9"])
def test_roots_are_rounded_outward(q: str) -> None:
    value, bits = Fraction(q), 20
    low, high = root(value, Grid(bits, Meter()))
    assert (low / Fraction(2) ** bits) ** 2 <= value <= (high / Fraction(2) ** bits) ** 2
    assert high - low == 1 if 4 % value.denominator == 0 else high - low <= 2
