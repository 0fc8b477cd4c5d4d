from __future__ import annotations

import pytest

from rigorous.checker import Verdict
from tests.build import ZERO, Json, by, claim, cofactors, members, number, system, theorem, verdict

# On the line y = 0 the map is x -> 1 - x, all of whose points have period 2; across it the factor is a x.
SPACE = system("x y", "a", "1 - x", "a*x*y")
ATTRACTS: Json = {
    "kind": "cycles-across",
    "where": ["0 < a < 1"],
    "across": "y",
    "on": ["0 <= x <= 1"],
    "factor": "a*x",
    "product": "<",
    "unless": [],
}
INSIDE: Json = {"point": {"a": "1/2", "x": "1/2", "y": "0"}}
UP: Json = {"field": ["0", "1"]}
CONSTANT: Json = {"relation": "<", "function": "1"}
# Positions: a > 0, 1 - a > 0, y = 0, x >= 0, 1 - x >= 0. Sides: 1 - a x = 1 - a + a (1 - x), and 1 + a x.
SIDES = [by(("1", "1", [1]), ("1", "1", [0, 4])), by(("1", "1", []), ("1", "1", [0, 3]))]
PROOF = [INSIDE, cofactors(), UP, number(), CONSTANT, number(), *SIDES]


def test_cycles_attract_across_a_line() -> None:
    assert theorem(claim(ATTRACTS, SPACE), *PROOF).startswith(
        "For all real a with 0 < a < 1: the curve {y = 0} is mapped into itself, and for every cycle of F on it, "
        "of any period, at all of whose points 0 <= x <= 1, the multiplier across the curve, "
    )
    assert theorem(claim(ATTRACTS, SPACE), *PROOF).endswith(
        "the multiplier across the curve, which is the product of a*x over the points of the cycle, is less than 1 in "
        "absolute value, so the cycle attracts across it"
    )


REPELS: Json = ATTRACTS | {"where": [], "on": [], "factor": "2", "product": ">"}
DOUBLED = system("x y", "a", "1 - x", "2*y")
GROWS = [INSIDE, cofactors(), UP, number(), CONSTANT | {"relation": ">"}, number(), number()]


def test_cycles_repel_across_a_line() -> None:
    assert theorem(claim(REPELS, DOUBLED), *GROWS) == (
        "For all real a: the curve {y = 0} is mapped into itself, and for every cycle of F on it, of any period, the "
        "multiplier across the curve, which is the product of 2 over the points of the cycle, is greater than 1, so "
        "the cycle repels across it"
    )


def test_cycles_repel_unless_they_are_given() -> None:
    space = system("x y", "a", "1 - x", "(1 + x^2)*y")
    asserts = REPELS | {"factor": "1 + x^2", "unless": ["x = 0"]}
    unless = [CONSTANT | {"relation": ">"}, number(), by(("1", "x", [])), members(1)]
    assert "of any period, unless x = 0 at each of its points, the multiplier" in theorem(
        claim(asserts, space), INSIDE, cofactors(), UP, number(), *unless
    )
    without = verdict(claim(asserts | {"unless": []}, space), INSIDE, cofactors(), UP, number(), *unless)
    assert without.check == "strict-term"


@pytest.mark.parametrize(
    ("changes", "check"),
    [
        ({"where": ["0 < a <= 1"]}, "strict-term"),
        ({"where": ["0 < a < 2"]}, "sum-of-squares"),
        ({"on": ["-1 <= x <= 1"]}, "sum-of-squares"),
        ({"on": []}, "position"),
        ({"factor": "a*x/2"}, "identity"),
        ({"across": "y^2"}, "identity"),
        ({"product": ">"}, "direction"),
        ({"product": "="}, "equations"),
        ({"unless": ["x > 0"]}, "equations"),
        ({"across": "z"}, "unknown-name"),
        ({"where": ["0 < a < x"]}, "parameters-only"),
    ],
)
def test_false_neighbours_and_other_shapes(changes: Json, check: str) -> None:
    assert verdict(claim(ATTRACTS | changes, SPACE), *PROOF).check == check


def test_a_curve_with_a_singular_function_is_refused() -> None:
    """Across {y^2 = 0} the factor is a square, and its gradient is 0 there."""
    changes = {"across": "y^2", "factor": "4"}
    assert verdict(claim(REPELS | changes, DOUBLED), *GROWS).check == "sum-of-squares"


def test_means_of_no_functions_are_refused() -> None:
    empty: Json = {"relation": "<", "functions": [], "weight": "1"}
    result = verdict(claim(ATTRACTS, SPACE), *PROOF[:4], empty, *PROOF[5:])
    assert (result.verdict, result.check) == (Verdict.MALFORMED, "shape")


def test_a_curve_lies_in_the_plane() -> None:
    for variables, components in (("y", ["2*y"]), ("x y z", ["1 - x", "2*y", "z"])):
        assert verdict(claim(REPELS, system(variables, "a", *components)), *GROWS).check == "shape"


def test_the_field_has_a_component_for_each_variable() -> None:
    without = [INSIDE, cofactors(), {"field": ["0"]}, number(), CONSTANT, ZERO, *SIDES]
    assert verdict(claim(ATTRACTS, SPACE), *without).check == "field"
