"""Truncated iterates against SymPy's expansion of the composed polynomials."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from rigorous.checker.grammar import polynomial
from rigorous.checker.intervals import Grid
from rigorous.checker.lemmas.jets import ORDER, Jet, jets
from rigorous.checker.limits import MAX_WORK, Meter
from tests.build import setting, system

BITS = 90
X, Y, T, H, K = sympy.symbols("x y t h k")
SMALL = st.fractions(-1, 1, max_denominator=6)
MAPS = [
    ("y", "t*y*(1 - x)"),
    ("x^2 - y^2 + t", "2*x*y - x"),
    ("1 - t*x^2 + y", "x/3"),
    ("x^4*y - t^2", "x - y^3 + x*y*t"),
    ("t", "7"),
]


def computed(texts: Sequence[str], start: tuple[Fraction, Fraction], t: Fraction, n: int, meter: Meter) -> list[Jet]:
    """The jets along the orbit of the point."""
    grid = Grid(BITS, meter)
    ring = setting(system("x y", "t", *texts)).ring
    step = [polynomial(text, ring) for text in texts]
    states, here = [], start
    for _ in range(n):
        states.append([grid.enclose(x) for x in here])
        point = {X: _exact(here[0]), Y: _exact(here[1]), T: _exact(t)}
        image = [sympy.sympify(text.replace("^", "**")).subs(point) for text in texts]
        here = (Fraction(str(image[0])), Fraction(str(image[1])))
    return jets(step, ("x", "y", "t"), states, grid.enclose(t), grid)


def _exact(x: Fraction) -> sympy.Rational:
    return sympy.Rational(x.numerator, x.denominator)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(MAPS), SMALL, SMALL, SMALL, st.integers(1, 3))
def test_jets_enclose_the_taylor_coefficients(
    texts: tuple[str, str], x: Fraction, y: Fraction, t: Fraction, n: int
) -> None:
    found = computed(texts, (x, y), t, n, Meter())
    step = [sympy.sympify(text.replace("^", "**")).subs(T, _exact(t)) for text in texts]
    images = [_exact(x) + H, _exact(y) + K]
    for _ in range(n):
        composed = [p.subs({X: images[0], Y: images[1]}, simultaneous=True) for p in step]
        images = [_truncated(p) for p in composed]
    for jet, image in zip(found, images, strict=True):
        exact = sympy.Poly(image, H, K)
        for i in range(ORDER + 1):
            for j in range(ORDER + 1 - i):
                low, high = jet.get((i, j), (0, 0))
                value = Fraction(str(exact.coeff_monomial(H**i * K**j))) * 2**BITS
                assert low <= value <= high
                assert high - low < 2**20


@given(st.sampled_from(MAPS[:2]), st.integers(-9, 9), st.integers(-9, 9), st.integers(-9, 9))
def test_jets_are_exact_where_nothing_is_rounded(texts: tuple[str, str], x: int, y: int, t: int) -> None:
    """Integers, and products of integers and the step 2^-90, lie on the grid."""
    start = (Fraction(x), Fraction(y))
    found = computed(texts, start, Fraction(t), 1, Meter())
    step = [
        sympy.sympify(text.replace("^", "**")).subs({X: x + H, Y: y + K, T: t}, simultaneous=True) for text in texts
    ]
    for jet, image in zip(found, step, strict=True):
        expected = {m: int(c) << BITS for m, c in sympy.Poly(image, H, K).terms() if sum(m) <= ORDER}
        assert {m: x for m, x in jet.items() if x != (0, 0)} == {m: (c, c) for m, c in expected.items() if c}


def test_each_product_is_rounded_outward_by_less_than_a_unit() -> None:
    """x^2 at 1/3: one product of enclosures of width 1, and one with the coefficient 1."""
    first, second = computed(("x*y", "y"), (Fraction(1, 3), Fraction(2, 3)), Fraction(0), 1, Meter())
    (low, high), third = first[0, 0], Fraction(2 << BITS, 9)
    assert third.__floor__() - 1 <= low <= third.__floor__()
    assert third.__ceil__() <= high <= third.__ceil__() + 1
    assert first[1, 0] == second[0, 0] == ((2 << BITS) // 3, (2 << BITS) // 3 + 1)
    assert first[0, 1] == ((1 << BITS) // 3, (1 << BITS) // 3 + 1)


def test_the_order_is_three() -> None:
    (jet, _) = computed(("x^4", "y"), (Fraction(1), Fraction(0)), Fraction(0), 1, Meter())
    assert {m: x[0] >> BITS for m, x in jet.items() if x[1]} == {(0, 0): 1, (1, 0): 4, (2, 0): 6, (3, 0): 4}


def _truncated(p: sympy.Expr) -> sympy.Expr:
    terms = sympy.Poly(p, H, K).terms()
    return sum((c * H**i * K**j for (i, j), c in terms if i + j <= ORDER), sympy.Integer(0))


def test_work_on_large_coefficients_is_charged() -> None:
    left = []
    for factor in (1, 10**200):
        meter = Meter()
        computed(("y", f"{factor}*x*y"), (Fraction(1), Fraction(1)), Fraction(0), 2, meter)
        left.append(meter.left)
    assert MAX_WORK - left[1] > 2 * (MAX_WORK - left[0]) > 0
