from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker.conditions import Condition, conditions
from rigorous.checker.polynomial import Polynomial, Ring
from rigorous.checker.tree import Box, check_tree, enclosure, halves, refutes, shows
from rigorous.checker.verdicts import Rejected, ResourceExceeded

RING = Ring(("x", "y"))
SQUARE: Box = (("x", Fraction(-1), Fraction(1)), ("y", Fraction(-1), Fraction(1)))
terms = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 3)), st.fractions(-5, 5, max_denominator=6), min_size=1, max_size=6
)
interval = st.tuples(st.fractions(-3, 3, max_denominator=4), st.fractions(Fraction(1, 4), 3, max_denominator=4))
unit = st.fractions(0, 1, max_denominator=9)


def read(text: str) -> Condition:
    (found,) = conditions([text], RING)
    return found


def value(p: Polynomial, x: Fraction, y: Fraction) -> Fraction:
    return sum((c * x**i * y**j for (i, j), c in p.terms()), Fraction(0))


def box(x: tuple[Fraction, Fraction], y: tuple[Fraction, Fraction]) -> Box:
    return (("x", x[0], x[0] + x[1]), ("y", y[0], y[0] + y[1]))


@given(terms, interval, interval, unit, unit)
def test_values_lie_in_the_enclosure(t: dict, x: tuple, y: tuple, s: Fraction, u: Fraction) -> None:
    p = RING.polynomial(t)
    least, greatest = enclosure(p, box(x, y))
    for a, b in ((s, u), (Fraction(0), u), (s, Fraction(1)), (Fraction(1), Fraction(0))):
        assert least <= value(p, x[0] + a * x[1], y[0] + b * y[1]) <= greatest


@pytest.mark.parametrize(
    ("text", "expected"),
    [("x", (-1, 1)), ("x^2", (0, 1)), ("3 - x^2*y^2", (2, 3)), ("x*y - y^2", (-2, 1)), ("-1/2", ("-1/2", "-1/2"))],
)
def test_enclosures_are_sharp_for_single_terms(text: str, expected: tuple) -> None:
    assert enclosure(read(f"{text} > 0").polynomial, SQUARE) == tuple(map(Fraction, expected))


@given(interval, interval, st.integers(0, 1))
def test_halves_meet_in_the_middle_and_keep_the_other_axis(x: tuple, y: tuple, axis: int) -> None:
    whole = box(x, y)
    low, high = halves(whole, axis)
    assert low[1 - axis] == high[1 - axis] == whole[1 - axis]
    (_, a, m), (_, n, b) = low[axis], high[axis]
    assert (a, m - a, b) == (whole[axis][1], n - a, whole[axis][2])
    assert m - a == b - n


RELATIONS = (">", ">=", "=", "!=")
TRUE_AT = {">": lambda v: v > 0, ">=": lambda v: v >= 0, "=": lambda v: v == 0, "!=": lambda v: v != 0}
GRID = [Fraction(k, 4) for k in range(5)]


@given(terms, interval, interval, st.sampled_from(RELATIONS))
def test_what_is_shown_or_refuted_is_so_everywhere(t: dict, x: tuple, y: tuple, relation: str) -> None:
    c, whole = Condition(RING.polynomial(t), relation, ""), box(x, y)
    truth = [TRUE_AT[relation](value(c.polynomial, x[0] + a * x[1], y[0] + b * y[1])) for a, b in product(GRID, GRID)]
    assert not refutes(c, whole) or not any(truth)
    assert relation == "=" or not shows(c, whole) or all(truth)


@pytest.mark.parametrize(
    ("text", "shown", "refuted"),
    [
        ("x^2 >= 0", True, False),
        ("x^2 > 0", False, False),
        ("x + 3 != 0", True, False),
        ("x - 3 != 0", True, False),
        ("x - 1 > 0", False, True),
        ("-x^2 > 0", False, True),
        ("-x^2 >= 0", False, False),
        ("-x^2 - 1 >= 0", False, True),
    ],
)
def test_zero_counts_for_weak_inequalities_only(text: str, shown: bool, refuted: bool) -> None:
    assert (shows(read(text), SQUARE), refutes(read(text), SQUARE)) == (shown, refuted)


@pytest.mark.parametrize(
    ("text", "refuted"),
    [
        ("x^2 = 0", False),
        ("-x^2 = 0", False),
        ("x = 0", False),
        ("x^2 + 1/9 = 0", True),
        ("-x^2 - 1/9 = 0", True),
        ("x^2 != 0", False),
        ("x - x != 0", False),
        ("x - 2 > 0", True),
        ("x - 1 >= 0", False),
    ],
)
def test_what_vanishes_somewhere_is_not_refuted(text: str, refuted: bool) -> None:
    assert refutes(read(text), SQUARE) is refuted


@pytest.mark.parametrize(("text", "refuted"), [("x + 2 = 0", True), ("x - 2 = 0", True), ("x + 1 = 0", False)])
def test_equations_are_refuted_by_either_sign(text: str, refuted: bool) -> None:
    assert refutes(read(text), SQUARE) == refuted


@pytest.mark.parametrize(
    ("goal", "others", "tree"),
    [
        ("x^2 + y + 1 >= 0", [], "."),
        ("x^2 + x + 1/2 > 0", [], "0.."),
        ("x >= 0", ["x + y^2 - 2 >= 0"], "0x."),
        ("x >= 0", ["y - 2 = 0"], "x"),
        ("x + 1/2 > 0", ["x > 0"], "0x."),
    ],
)
def test_trees_that_prove(goal: str, others: list[str], tree: str) -> None:
    check_tree(read(goal), [read(text) for text in others], SQUARE, tree)


@pytest.mark.parametrize(
    ("goal", "others", "tree", "check"),
    [
        ("x >= 0", [], ".", "leaf-sign"),
        ("x^2 + x + 1/2 > 0", [], ".", "leaf-sign"),
        ("x^2 + y + 1 > 0", [], ".", "leaf-sign"),
        ("x >= 0", [], "0.x", "leaf-sign"),
        ("x >= 0", [], "0x.", "leaf-excluded"),
        ("x >= 0", ["x >= 0"], "0x.", "leaf-excluded"),
        ("x >= 0", ["x > 0"], "0xx", "leaf-excluded"),
        ("x >= 0", ["x - 2 != 0"], "x", "leaf-excluded"),
        ("x + 2 > 0", [], "", "tree-coverage"),
        ("x + 2 > 0", [], "0.", "tree-coverage"),
        ("x + 2 > 0", [], "..", "tree-end"),
        ("x + 2 > 0", [], "0...", "tree-end"),
        ("x + 2 > 0", [], "2..", "tree-code"),
        ("x + 2 > 0", [], "X", "tree-code"),
        ("x + 2 > 0", [], "-", "tree-code"),
    ],
)
def test_trees_that_do_not(goal: str, others: list[str], tree: str, check: str) -> None:
    with pytest.raises(Rejected) as caught:
        check_tree(read(goal), [read(text) for text in others], SQUARE, tree)
    assert caught.value.check == check


def test_depth_is_bounded() -> None:
    with pytest.raises(ResourceExceeded, match="depth"):
        check_tree(read("x + 2 > 0"), [], SQUARE, "0" * 300)
