from __future__ import annotations

import pytest

from rigorous.checker import Verdict
from tests.build import Json, by, claim, cofactors, number, system, theorem, verdict

# On the circle of radius 2 squaring of complex numbers, halved, doubles the angle.
SPACE = system("x y", "c s", "(x^2 - y^2)/2", "x*y")
DOUBLING: Json = {
    "kind": "circle-map",
    "where": [],
    "circle": ["c", "s"],
    "curve": ["2*c", "2*s"],
    "angle": ["x", "2", "y", "2"],
    "turn": ["1", "0"],
    "degree": "2",
}
POINT: Json = {"point": {"c": "3/5", "s": "4/5", "x": "0", "y": "0"}}
EQUAL = [cofactors("0")] * 5
PROOF = [POINT, number("4"), number("4"), *EQUAL]


def test_angles_are_doubled() -> None:
    assert theorem(claim(DOUBLING, SPACE), *PROOF) == (
        "For the map: F sends the point (2*c, 2*s) of angle theta, c = cos(theta), s = sin(theta), of a closed curve "
        "to the point of angle phi + (2)*theta of the curve, where (cos(phi), sin(phi)) = (1, 0); on the curve "
        "c = (x)/(2) and s = (y)/(2), so F on it is conjugate to multiplication of angles by 2: uniform measure in "
        "theta is invariant and mixing, with tangential exponent ln(2), also the topological entropy on it"
    )


@pytest.mark.parametrize(
    ("components", "turn", "degree"),
    [
        (("(y^2 - x^2)/2", "-x*y"), ["-1", "0"], "2"),
        (("(x^2 - y^2)/2", "-x*y"), ["1", "0"], "-2"),
        (("x*y", "(x^2 - y^2)/2"), ["0", "1"], "-2"),
        (("(x^3 - 3*x*y^2)/4", "(3*x^2*y - y^3)/4"), ["1", "0"], "3"),
        (("3/10*(x^2 - y^2) - 4/5*x*y", "3/5*x*y + 2/5*(x^2 - y^2)"), ["3/5", "4/5"], "2"),
    ],
)
def test_other_turns_and_degrees(components: tuple[str, str], turn: list[str], degree: str) -> None:
    space = system("x y", "c s", *components)
    assert verdict(claim(DOUBLING | {"turn": turn, "degree": degree}, space), *PROOF).reason == ""


def test_equations_hold_on_the_circle_only() -> None:
    """The map is x -> 2 x^2 - 1, y -> 2 x y on the unit circle."""
    unit = DOUBLING | {"curve": ["c", "s"], "angle": ["x", "1", "y", "1"]}
    on_circle = [cofactors("0"), cofactors("1"), *EQUAL[2:]]
    space = system("x y", "c s", "2*x^2 - 1", "2*x*y")
    assert verdict(claim(unit, space), POINT, number(), number(), *on_circle).reason == ""
    assert verdict(claim(unit, space), POINT, number(), number(), *EQUAL).check == "identity"


@pytest.mark.parametrize(
    ("changes", "check"),
    [
        ({"degree": "3"}, "identity"),
        ({"degree": "-2"}, "identity"),
        ({"turn": ["-1", "0"]}, "identity"),
        ({"turn": ["2", "0"]}, "identity"),
        ({"curve": ["c", "s"]}, "identity"),
        ({"curve": ["2*s", "2*c"]}, "identity"),
        ({"angle": ["x", "1", "y", "2"]}, "sum-of-squares"),
        ({"angle": ["y", "2", "x", "2"]}, "identity"),
        ({"angle": ["x", "0", "y", "2"]}, "sum-of-squares"),
        ({"angle": ["2*c", "2", "2*s", "2"]}, "circle"),
        ({"turn": ["c", "s"]}, "circle"),
        ({"where": ["c > 0"]}, "circle"),
        ({"degree": "1"}, "degree"),
        ({"degree": "0"}, "degree"),
        ({"degree": "10"}, "degree"),
        ({"circle": ["c"]}, "circle"),
        ({"circle": ["c", "c"]}, "circle"),
        ({"circle": ["c", "x"]}, "circle"),
        ({"curve": ["x", "2*s"]}, "parameters-only"),
        ({"turn": ["x", "0"]}, "parameters-only"),
        ({"curve": ["2*c"]}, "shape"),
        ({"turn": ["1"]}, "shape"),
        ({"angle": ["x", "2"]}, "shape"),
    ],
)
def test_false_neighbours_and_other_shapes(changes: Json, check: str) -> None:
    assert verdict(claim(DOUBLING | changes, SPACE), *PROOF).check == check


def test_the_curve_may_depend_on_parameters() -> None:
    """Radius r, where r is not 0."""
    space = system("x y", "c s r", "(x^2 - y^2)*r", "2*x*y*r")
    asserts = DOUBLING | {"where": ["r^2 = 1"], "curve": ["r*c", "r*s"], "angle": ["x", "r", "y", "r"]}
    not_zero = by(("1", "1", []), ideal=[{"equation": 0, "cofactor": "1"}])
    moved = [cofactors("r*c^2 - r*s^2", "0"), cofactors("2*r*c*s", "0")]
    equal = [cofactors("0", "0"), *moved, cofactors("0", "0"), cofactors("0", "0")]
    inhabited = {"point": POINT["point"] | {"r": "-1"}}
    said = theorem(claim(asserts, space), inhabited, not_zero, not_zero, *equal)
    assert said.startswith("For all real r with r^2 = 1: F sends the point (r*c, r*s) of angle theta, c = cos(theta)")


UNIT = DOUBLING | {"curve": ["c", "s"], "angle": ["x", "1", "y", "1"]}


def test_the_turn_lies_on_the_circle() -> None:
    """A map with a turn (2, 0) leaves the curve."""
    space = system("x y", "c s", "2*(x^2 - y^2)", "4*x*y")
    assert verdict(claim(UNIT | {"turn": ["2", "0"]}, space), POINT, number(), number(), *EQUAL).check == "identity"


def test_the_map_does_not_depend_on_the_angle() -> None:
    """The map to the single point (c^2 - s^2, 2 c s) doubles no angle."""
    space = system("x y", "c s", "c^2 - s^2", "2*c*s")
    assert verdict(claim(UNIT, space), POINT, number(), number(), *EQUAL).check == "circle"


@pytest.mark.parametrize("name", ["phi", "theta", "cos"])
def test_names_in_the_sentence_are_no_parameters(name: str) -> None:
    space = system("x y", f"c s {name}", "x^2 - y^2", "2*x*y")
    inhabited = {"point": POINT["point"] | {name: "0"}}
    assert verdict(claim(UNIT, space), inhabited, number(), number(), *EQUAL).verdict is Verdict.MALFORMED
