from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker.bernstein import check_tree, coefficients, halves
from rigorous.checker.limits import Meter
from rigorous.checker.polynomial import Polynomial, Ring
from rigorous.checker.verdicts import Rejected, ResourceExceeded

NAMES = ("x", "y")
BOX = (("x", Fraction(-1), Fraction(1, 2)), ("y", Fraction(0), Fraction(3)))
terms = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(0, 2)), st.fractions(-5, 5, max_denominator=6), min_size=1, max_size=5
)
unit = st.fractions(0, 1, max_denominator=9)


def at(p: Polynomial, x: Fraction, y: Fraction) -> Fraction:
    return sum((c * x**i * y**j for (i, j), c in p.terms()), Fraction(0))


def weighted(values: list[int], degrees: list[int], s: Fraction, t: Fraction) -> Fraction:
    """The Bernstein form at (s, t) in the unit square, summed directly."""
    m, n = degrees
    basis = [comb(m, i) * s**i * (1 - s) ** (m - i) * comb(n, j) * t**j * (1 - t) ** (n - j)
             for i in range(m + 1) for j in range(n + 1)]  # fmt: skip
    return sum((v * b for v, b in zip(values, basis, strict=True)), Fraction(0))


@given(terms, unit, unit, unit, unit)
def test_coefficients_are_a_positive_multiple_of_the_form(
    t: dict, s1: Fraction, t1: Fraction, s2: Fraction, t2: Fraction
) -> None:
    p = Ring(NAMES).polynomial(t)
    degrees, values = coefficients(p, BOX)
    (_, a, b), (_, c, d) = BOX
    ours = [weighted(values, degrees, s, u) for s, u in ((s1, t1), (s2, t2))]
    true = [at(p, a + s * (b - a), c + u * (d - c)) for s, u in ((s1, t1), (s2, t2))]
    assert ours[0] * true[1] == ours[1] * true[0]
    assert all(o * v >= 0 for o, v in zip(ours, true, strict=True))


@given(terms, st.integers(0, 1), unit, unit)
def test_halves_are_the_form_on_the_halves(t: dict, axis: int, s: Fraction, u: Fraction) -> None:
    degrees, values = coefficients(Ring(NAMES).polynomial(t), BOX)
    low, high = halves(values, degrees, axis)
    scale = 2 ** degrees[axis]
    for half, offset in ((low, Fraction(0)), (high, Fraction(1, 2))):
        inner = (s / 2 + offset, u) if axis == 0 else (s, u / 2 + offset)
        assert weighted(half, degrees, s, u) == scale * weighted(values, degrees, *inner)


def example(holds_from: Fraction) -> Polynomial:
    """x^2 + y - holds_from."""
    return Ring(NAMES).polynomial({(2, 0): Fraction(1), (0, 1): Fraction(1), (0, 0): -holds_from})


def test_a_tree_is_accepted_and_boundaries_are_seen() -> None:
    p = example(Fraction(0))
    square = (("x", Fraction(-1), Fraction(1)), BOX[1])
    check_tree(p, square, "0..", strict=False, meter=Meter())
    with pytest.raises(Rejected, match="leaf-sign"):
        check_tree(p, square, "0..", strict=True, meter=Meter())
    with pytest.raises(Rejected, match="tree-end"):
        check_tree(p, square, "0...", strict=False, meter=Meter())
    with pytest.raises(Rejected, match="leaf-sign"):
        check_tree(example(Fraction(1, 100)), square, "00..0..", strict=False, meter=Meter())


@pytest.mark.parametrize(
    ("tree", "check"), [("", "tree-coverage"), ("0.", "tree-coverage"), ("2..", "tree-code"), ("x", "tree-code")]
)
def test_trees_of_the_wrong_shape(tree: str, check: str) -> None:
    with pytest.raises(Rejected) as caught:
        check_tree(example(Fraction(-1)), BOX, tree, strict=True, meter=Meter())
    assert caught.value.check == check


def test_depth_is_bounded() -> None:
    with pytest.raises(ResourceExceeded, match="depth"):
        check_tree(example(Fraction(-1)), BOX, "0" * 300, strict=True, meter=Meter())
