from __future__ import annotations

from fractions import Fraction

from rigorous.checker.bernstein import check_tree
from rigorous.checker.grammar import polynomial
from rigorous.checker.limits import Meter
from rigorous.checker.polynomial import Ring
from rigorous.provers.bernstein import subdivision

RING = Ring(("x", "y"))
BOX = [("x", Fraction(0), Fraction(1)), ("y", Fraction(-1), Fraction(1))]


def test_trees_that_are_found_are_accepted() -> None:
    for text, strict in (("x^2 + y^2 - x*y + 1/100", True), ("x*(1 - x)", False), ("(x - y)^2 + 1/9", True)):
        p = polynomial(text, RING)
        tree = subdivision(p, BOX, strict)
        assert tree is not None
        check_tree(p, BOX, tree, strict, Meter())


def test_no_tree_for_what_is_false_or_touches_zero_inside() -> None:
    for text, strict in (("x + y", False), ("x*(1 - x)", True), ("(x - 1/3)^2", False)):
        assert subdivision(polynomial(text, RING), BOX, strict) is None
