from __future__ import annotations

from fractions import Fraction

import pytest
from flint import arb

from rigorous.algebra import to_flint
from rigorous.checker.conditions import Condition, conditions
from rigorous.checker.grammar import polynomial
from rigorous.checker.polynomial import Ring
from rigorous.checker.tree import EXCLUDED, Box, check_tree
from rigorous.provers.subdivision import MeanValueForm, subdivision

RING = Ring(("x", "y"))
BOX: Box = (("x", Fraction(0), Fraction(1)), ("y", Fraction(-1), Fraction(1)))


def read(*texts: str) -> tuple[Condition, ...]:
    return conditions(texts, RING)


@pytest.mark.parametrize(
    ("goal", "others", "excluded"),
    [
        ("x^2 + y^2 - x*y + 1/100 > 0", [], False),
        ("x*(1 - x) >= 0", [], False),
        ("(x - y)^2 + 1/9 > 0", [], False),
        ("x + y != 3", [], False),
        ("x > 1/10", ["x + y - 9/8 >= 0"], True),
        ("x + y > 0", ["x*y = 1/4"], True),
    ],
)
def test_trees_that_are_found_are_accepted(goal: str, others: list[str], excluded: bool) -> None:
    (wanted,), given = read(goal), read(*others)
    code = subdivision(wanted, given, BOX)
    assert code is not None
    assert (EXCLUDED in code) == excluded
    check_tree(wanted, given, BOX, code)


@pytest.mark.parametrize(
    ("goal", "others"),
    [
        ("x + y >= 0", []),
        ("x*(1 - x) > 0", []),
        ("(x - 1/3)^2 > 0", []),
        ("x != 1/3", []),
        ("y >= 0", ["x + y >= 0"]),
        ("x + y > 0", ["x + y >= 0"]),
    ],
)
def test_no_tree_for_what_is_false(goal: str, others: list[str]) -> None:
    assert subdivision(*read(goal), read(*others), BOX) is None


def test_mean_value_forms_enclose_and_tell_which_variable_matters() -> None:
    form = MeanValueForm(to_flint(polynomial("x^2 + y/100", RING)), ["x", "y"])
    whole, middle, (by_x, by_y) = form.on(BOX)
    assert whole.contains(arb("-0.01"))
    assert whole.contains(arb("1.01"))
    assert middle.contains(arb(0.25))
    assert by_x > by_y > 0
