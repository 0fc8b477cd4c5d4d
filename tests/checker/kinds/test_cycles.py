from __future__ import annotations

import pytest

from rigorous.checker import Verdict
from tests.build import Json, by, claim, members, point, system, theorem, verdict

SHIFT = system("x", "a", "x + a")
FLIP = system("x", "a", "-x")
NONE: Json = {"kind": "cycles", "where": ["a > 0"], "on": [], "satisfy": []}
ZERO: Json = {"kind": "cycles", "where": [], "on": ["x >= 0"], "satisfy": ["x = 0"]}
UP: Json = {"relation": "<", "function": "x"}
DOWN: Json = {"relation": ">", "function": "x"}
# x - (-x) = 2 x is >= 0 where x >= 0, x = 0; and x 2x > 0 where x >= 0, x != 0.
FLIPPED = [members(0, weight="2"), by(("2", "1", [1]), times=[0])]


def test_no_cycles() -> None:
    said = theorem(claim(NONE, SHIFT), point(a="1"), UP, members(0))
    assert said == "For all real a with a > 0: F has no cycle, of any period"


def test_no_cycles_in_a_set() -> None:
    said = theorem(claim(NONE | {"where": [], "on": ["x != 0"]}, FLIP), point(x="1"), DOWN, members(0))
    assert said.startswith("REJECT")
    growing = system("x", "a", "x + x^2")
    said = theorem(claim(NONE | {"where": [], "on": ["x != 0"]}, growing), point(x="1"), UP, members(0))
    assert said == "For all real a: F has no cycle, of any period, at all of whose points x != 0"


def test_all_cycles_satisfy_an_equation() -> None:
    assert theorem(claim(ZERO, FLIP), point(x="1"), DOWN, *FLIPPED) == (
        "For all real a: every cycle of F, of any period, at all of whose points x >= 0, satisfies x = 0 at each of "
        "its points"
    )


def test_all_cycles_anywhere() -> None:
    halved = system("x", "a", "x/2")
    square: Json = {"relation": ">", "function": "x^2"}
    witnesses = [square, by(("3/4", "x", [])), members(0, weight="3/4")]
    assert theorem(claim(ZERO | {"on": []}, halved), point(x="1"), *witnesses) == (
        "For all real a: every cycle of F, of any period, satisfies x = 0 at each of its points"
    )
    assert verdict(claim(ZERO | {"on": []}, FLIP), point(x="1"), *witnesses).verdict is Verdict.REJECT


@pytest.mark.parametrize(
    ("changes", "check"),
    [
        ({"where": ["a >= 0"]}, "strict-term"),
        ({"where": ["a != 0"]}, "sum-of-squares"),
        ({"where": []}, "position"),
        ({"satisfy": ["x > 0"]}, "equations"),
        ({"where": ["a > x"]}, "parameters-only"),
        ({"where": ["a > 0", "a < 0"]}, "vacuous"),
        ({"on": "x > 0"}, "shape"),
        ({"more": []}, "unknown-field"),
    ],
)
def test_false_neighbours_and_other_shapes(changes: Json, check: str) -> None:
    assert verdict(claim(NONE | changes, SHIFT), point(a="1"), UP, members(0)).check == check


@pytest.mark.parametrize(
    ("changes", "check"),
    [
        ({"on": []}, "equation-sign"),
        ({"on": ["x >= -1"]}, "sum-of-squares"),
        ({"satisfy": ["x = 1"]}, "sum-of-squares"),
    ],
)
def test_cycles_that_are_elsewhere(changes: Json, check: str) -> None:
    assert verdict(claim(ZERO | changes, FLIP), point(x="2"), DOWN, *FLIPPED).check == check


def test_what_holds_everywhere_is_no_exception() -> None:
    """That every cycle satisfies x^2 >= 0 by x - x = 0 says nothing."""
    assert verdict(claim(ZERO | {"satisfy": ["x - x = 0"]}, FLIP), point(x="1"), DOWN, *FLIPPED).check == "vacuous"
