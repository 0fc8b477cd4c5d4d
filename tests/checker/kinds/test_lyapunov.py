from __future__ import annotations

from fractions import Fraction

import pytest

from tests.build import Json, by, claim, cofactors, number, system, theorem, verdict

SPACE = system("x y", "a", "x*(1 + (y - 1)^2)", "y")
QUOTIENT: Json = {
    "kind": "lyapunov",
    "where": [],
    "numerator": "x",
    "denominator": [{"function": "y", "exponent": "2"}],
    "unless": ["(y - 1)^2 = 0"],
    "no_limit_at_zeros": "yes",
}
OFF_AXES: Json = {"point": {"a": "0", "x": "1", "y": "2"}}
# Cofactors; the weight 2/2, everywhere and on the domain; 1 + (y - 1)^2 is at least 1^2, and equal where (y - 1)^2 = 0.
GROWS = [cofactors("1 + (y - 1)^2"), cofactors("1"), number(), number(), cofactors(), by(("1", "y - 1", []))]
GROWS += [cofactors("1")]
ON_AXES: list[Json] = [{"point": {"a": "0", "x": x, "y": "0"}} for x in "10"]
PROOF = [OFF_AXES, *ON_AXES, *GROWS, number()]
SENTENCE = (
    "For all real a: for Phi = |x| / (|y|^(2)) and all real (x, y) with x != 0 and y != 0, unless (y - 1)^2 = 0, Phi "
    "is larger at F(x, y) than at (x, y), or its denominator vanishes at F(x, y) and its numerator does not; along "
    "points where it is defined Phi tends to infinity at points where (y = 0) and x != 0"
)


def test_a_quotient_grows() -> None:
    assert theorem(claim(QUOTIENT, SPACE), *PROOF) == f"{SENTENCE}, and has no limit at points where x = 0 and (y = 0)"
    without = claim(QUOTIENT | {"no_limit_at_zeros": "no"}, SPACE)
    assert theorem(without, OFF_AXES, ON_AXES[0], *GROWS) == SENTENCE


def test_a_mean_of_two_functions() -> None:
    """1 + (y - 1)^2 is at least the mean of 1^2 and 1^2; the zeros of x and y, and of x and y + 1, are plain."""
    two = [{"function": h, "exponent": "1"} for h in ("y", "y + 1")]
    weights = [*[number("1/2")] * 4, cofactors()]
    mean = [by(("1", "y - 1", [])), cofactors("1", "0")]
    # The other factor is y + 1 = 1 where y = 0, and y = -1 where y + 1 = 0.
    others = [by(("1", "1", []), ideal=[{"equation": 1, "cofactor": cofactor}]) for cofactor in ("y + 2", "y - 1")]
    zeros = [number(), others[0], number(), others[1]]
    moved = [cofactors("1 + (y - 1)^2"), cofactors("1"), cofactors("1")]
    said = theorem(claim(QUOTIENT | {"denominator": two}, SPACE), OFF_AXES, *ON_AXES, *moved, *weights, *mean, *zeros)
    assert said.startswith("For all real a: for Phi = |x| / (|y|^(1) * |y + 1|^(1)) and all real (x, y) with ")
    assert "at points where (y = 0 or y + 1 = 0) and x != 0, " in said
    assert said.endswith("no limit at points where x = 0 and (y = 0 or y + 1 = 0)")


@pytest.mark.parametrize(
    ("changes", "check"),
    [
        ({"denominator": [{"function": "y", "exponent": "1"}]}, "sum-of-squares"),
        ({"denominator": [{"function": "y", "exponent": "-2"}]}, "sum-of-squares"),
        ({"denominator": [{"function": "y", "exponent": "a"}]}, "sum-of-squares"),
        ({"denominator": [{"function": "y", "exponent": "y"}]}, "parameters-only"),
        ({"denominator": [{"function": "x", "exponent": "2"}]}, "vacuous"),
        ({"denominator": [{"function": "y^2", "exponent": "2"}]}, "sum-of-squares"),
        ({"denominator": [{"function": "x + y", "exponent": "2"}]}, "vacuous"),
        ({"denominator": []}, "empty"),
        ({"denominator": [{"function": "y"}]}, "missing-field"),
        ({"numerator": "x + 1"}, "vacuous"),
        ({"numerator": "0"}, "vacuous"),
        ({"unless": ["x = 0"]}, "identity"),
        ({"unless": []}, "empty"),
        ({"unless": ["y > 0"]}, "empty"),
        ({"no_limit_at_zeros": "perhaps"}, "limits"),
        ({"no_limit_at_zeros": "no"}, "missing-field"),
    ],
)
def test_false_neighbours_and_other_shapes(changes: Json, check: str) -> None:
    assert verdict(claim(QUOTIENT | changes, SPACE), *PROOF).check == check


@pytest.mark.parametrize(
    ("numerator", "below", "y", "map_", "k", "gap", "check"),
    [
        ("x - y", "x + y", "-1", ("x/2", "y/2"), "1/2", "1/4", ""),
        ("y - x^2", "y", "0", ("x/2", "y/4"), "1/4", "3/16", "sum-of-squares"),
    ],
)
def test_zeros_that_cross_and_zeros_that_touch(
    numerator: str, below: str, y: str, map_: tuple[str, str], k: str, gap: str, check: str
) -> None:
    """Both functions are multiplied by k < 1, and the quotient by 1/k."""
    changes = {"numerator": numerator, "denominator": [{"function": below, "exponent": "2"}], "unless": ["x = 0"]}
    follows = cofactors(f"{Fraction(1) / Fraction(gap)}*x")
    grows = [cofactors(k), cofactors(k), number(), number(), cofactors(), number(gap), follows]
    zeros = {"point": {"a": "0", "x": "1", "y": y}}
    found = [OFF_AXES, zeros, ON_AXES[1], *grows, number("4")]
    assert verdict(claim(QUOTIENT | changes, system("x y", "a", *map_)), *found).check == check


def test_what_holds_everywhere_is_no_exception() -> None:
    changes = {"numerator": "x - y", "denominator": [{"function": "x + y", "exponent": "2"}], "unless": ["0 = 0"]}
    still = [cofactors("1"), cofactors("1"), number(), number(), cofactors(), by(), cofactors("0"), number("2")]
    assert verdict(claim(QUOTIENT | changes, system("x y", "a", "x", "y")), OFF_AXES, *still).check == "vacuous"


def test_another_map_does_not_let_it_grow() -> None:
    shrinking = system("x y", "a", "x*(1 - (y - 1)^2)", "y")
    shrunk = [OFF_AXES, *ON_AXES, cofactors("1 - (y - 1)^2"), *PROOF[4:]]
    assert verdict(claim(QUOTIENT, shrinking), *shrunk).check == "sum-of-squares"


def test_limits_at_zeros_are_for_two_variables() -> None:
    space = system("x y z", "a", *SPACE["map"], "z")
    assert verdict(claim(QUOTIENT, space), *PROOF).check == "limits"
