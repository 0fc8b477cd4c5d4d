from __future__ import annotations

import pytest

from rigorous.checker import Verdict
from tests.build import ZERO, Json, by, claim, cofactors, members, number, system, theorem, there, verdict

# For u = cos(theta), where angles double, w is multiplied by q^2 + 2 q u + 1 = |q + z|^2.
SPACE = system("u w", "c s q y", "2*u^2 - 1", "(q^2 + 2*q*u + 1)*w")
EXPONENT: Json = {
    "kind": "circle-exponent",
    "where": ["q^2 - 2*y*q + 1 = 0", "q >= 1"],
    "circle": ["c", "s"],
    "curve": ["c", "0"],
    "across": "w",
    "root": "q",
    "arccosh": "y",
    "positive_when": ["y > 1"],
    "between": [],
}
POINT: Json = {"point": {"c": "1", "s": "0", "q": "2", "y": "5/4", "u": "0", "w": "0"}}
COFACTOR = cofactors("q^2 + 2*q*u + 1")
UP: Json = {"field": ["0", "1"]}
MODULUS: Json = {"b": "1", "a": "0", "power": 1}
ABOVE_ONE = (("1", "q - 1", []), ("2", "1", [1]))
NO_ZEROS = [by(*ABOVE_ONE, ("1", "1", [])), by(("1", "q", [])), by(*ABOVE_ONE)]
SIGNS = [members(1), cofactors("1"), members(2), members(2)]
SIGNS += there("1", "0", "2", "5/4", "0", "0", signs=[cofactors(), number(), number("1/4")])
PROOF = [POINT, COFACTOR, cofactors("0", "0"), UP, number(), MODULUS, cofactors("0", "-1"), *NO_ZEROS, *SIGNS]


def test_an_exponent_with_parameters() -> None:
    assert theorem(claim(EXPONENT, SPACE), *PROOF).startswith(
        "For all real q, y with q^2 - 2*y*q + 1 = 0 and q >= 1: w vanishes at the points (c, 0), "
        "c = cos(theta), s = sin(theta), where its gradient does not, and is multiplied by a polynomial factor in each "
        "step of F; the mean over theta, uniform on the circle, of the logarithm of the absolute value of that factor "
        "at these points is "
    )
    assert theorem(claim(EXPONENT, SPACE), *PROOF).endswith(
        "is 2*arccosh(y) = 2*ln(q), and is > 0 if and only if y > 1"
    )
    assert verdict(claim(EXPONENT, SPACE), *PROOF).relies_on == ("Jensen's formula",)


# The same for q = 2.
NUMERIC = system("u w", "c s", "2*u^2 - 1", "(5 + 4*u)*w")
LN_FOUR = EXPONENT | {"where": [], "root": "2", "arccosh": "5/4", "positive_when": ["1 > 0"]}
AT_ONE: Json = {"point": {"c": "1", "s": "0", "u": "0", "w": "0"}}
NUMBERS = [number("4"), number("4"), number("3"), number(), cofactors()]
# 5/4 - 1 > 0; and -1 >= 0 leaves everything, 0 = -1 + 1 times 1/4.
NUMBERS += [number("1/4"), members(0, weight="1/4"), *there("1", "0", "0", "0")]
TWO: Json = {"below": "2", "above": "2", "terms": 3}
ENCLOSED = [cofactors("5 + 4*u"), cofactors("0"), UP, number(), MODULUS, cofactors("-1"), *NUMBERS, TWO, ZERO, ZERO]


def test_an_exponent_between_two_numbers() -> None:
    """Ln 4 = 1.386..."""
    asserts = LN_FOUR | {"between": ["1", "7/5"]}
    assert "= 2*ln(2) and lies between 1 and 7/5, and is > 0" in theorem(claim(asserts, NUMERIC), AT_ONE, *ENCLOSED)


@pytest.mark.parametrize(
    ("ends", "check"),
    [
        (["7/5", "2"], "logarithm"),
        (["1", "69/50"], "logarithm"),
        (["2", "1"], "logarithm"),
        (["1"], "shape"),
        (["1", "2", "3"], "shape"),
        (["1", "1.4"], "rational"),
        ([], "witness-count"),
    ],
)
def test_ends_that_do_not_enclose_it(ends: list[str], check: str) -> None:
    assert verdict(claim(LN_FOUR | {"between": ends}, NUMERIC), AT_ONE, *ENCLOSED).check == check


@pytest.mark.parametrize(
    ("changes", "check"),
    [
        ({"where": ["q^2 - 2*y*q + 1 = 0"]}, "position"),
        ({"where": ["q >= 1", "y >= 1"]}, "cofactor-count"),
        ({"root": "q + 1"}, "identity"),
        ({"root": "1"}, "identity"),
        ({"arccosh": "2*y"}, "identity"),
        ({"positive_when": ["y > 2"]}, "sum-of-squares"),
        ({"positive_when": ["y >= 1"]}, "strict-term"),
        ({"positive_when": ["y > 0"]}, "sum-of-squares"),
        ({"positive_when": []}, "shape"),
        ({"curve": ["c", "1"]}, "identity"),
        ({"curve": ["s", "0"]}, "identity"),
        ({"curve": ["c"]}, "shape"),
        ({"curve": ["c", "0", "0"]}, "shape"),
        ({"curve": ["u", "0"]}, "parameters-only"),
        ({"across": "w*(c^2 + s^2)"}, "circle"),
        ({"across": "u"}, "identity"),
        ({"across": "w^2"}, "identity"),
        ({"where": ["q^2 - 2*y*q + 1 = 0", "q >= 1", "c = 1"]}, "circle"),
        ({"root": "q + c - c^3 - c*s^2"}, "circle"),
        ({"arccosh": "c"}, "circle"),
        ({"positive_when": ["c > 0"]}, "circle"),
        ({"positive_when": ["y + s - s > 1"]}, "circle"),
        ({"circle": ["c", "q", "s"]}, "circle"),
        ({"circle": ["c", "w"]}, "circle"),
    ],
)
def test_false_neighbours_and_other_shapes(changes: Json, check: str) -> None:
    assert verdict(claim(EXPONENT | changes, SPACE), *PROOF).check == check


# On a curve that is a point, w -> 4 w has the exponent ln 4.
POINTLIKE = LN_FOUR | {"curve": ["0", "0"], "positive_when": ["0 > 1"]}


def test_a_constant_is_no_function_of_the_angle() -> None:
    """4 = |1 + 1 z^0|^2, but its logarithm has not the mean 2 ln 1."""
    asserts = POINTLIKE | {"root": "1", "arccosh": "1"}
    witnesses = [cofactors("4"), cofactors("0"), UP, number(), MODULUS | {"power": 0}, cofactors("0")]
    witnesses += [number(), number(), ZERO, ZERO, cofactors(), by(("1", "1", []), ("1", "1", [0])), ZERO]
    assert verdict(claim(asserts, system("u w", "c s", "u", "4*w")), AT_ONE, *witnesses).check == "power"


def test_the_exponent_is_not_that_of_a_square() -> None:
    """W -> 2 w has the exponent ln 2 across w = 0, not ln 4 as w^2 says; its gradient vanishes there."""
    asserts = POINTLIKE | {"across": "w^2", "positive_when": ["0 < 1"]}
    modulus = [MODULUS | {"b": "0"}, cofactors("0"), number("4"), number("4"), number("4")]
    rest = [*modulus, number(), cofactors(), number("1/4"), members(0, weight="1/4")]
    space = system("u w", "c s", "u", "2*w")
    for field in (["0", "1"], ["u", "w"], ["1", "1"]):
        witnesses = [cofactors("4"), cofactors("0"), {"field": field}, number(), *rest]
        assert verdict(claim(asserts, space), AT_ONE, *witnesses).check == "sum-of-squares"
    plain = [cofactors("2"), cofactors("0"), UP, number(), *rest]
    assert verdict(claim(asserts | {"across": "w"}, space), AT_ONE, *plain).check == "identity"


# Squaring of complex numbers maps the unit circle into itself: x^2 + y^2 - 1 has the factor x^2 + y^2 + 1, which is 2
# there, and the exponent ln 2. Its square has the factor (x^2 + y^2 + 1)^2, which is 4 there.
SQUARED = system("x y", "c s", "x^2 - y^2", "2*x*y")
CIRCLE_SQUARED = LN_FOUR | {"curve": ["c", "s"], "across": "(x^2 + y^2 - 1)^2"}
AT_CENTRE: Json = {"point": {"c": "1", "s": "0", "x": "0", "y": "0"}}


@pytest.mark.parametrize(
    ("across", "cofactor", "on_curve", "equal"),
    [
        ("(x^2 + y^2 - 1)^2", "(x^2 + y^2 + 1)^2", "c^2 + s^2 - 1", "c^2 + s^2 + 3"),
        ("0", "4", "0", "0"),
    ],
)
def test_a_function_whose_gradient_vanishes_on_the_curve_says_nothing(
    across: str, cofactor: str, on_curve: str, equal: str
) -> None:
    """All else is proved; with a function that vanishes to second order, or everywhere, any factor would do."""
    rest = [MODULUS | {"b": "0"}, cofactors(equal), number("4"), number("4"), number("4"), number(), cofactors()]
    rest += [number("1/4"), members(0, weight="1/4")]
    for field in (["x", "y"], ["1", "0"], ["0", "0"]):
        for proof in (number("4"), ZERO, by(("4", "1", []), ideal=[{"equation": 0, "cofactor": "1"}])):
            found = [cofactors(cofactor), cofactors(on_curve), {"field": field}, proof, *rest]
            result = verdict(claim(CIRCLE_SQUARED | {"across": across}, SQUARED), AT_CENTRE, *found)
            assert result.verdict is Verdict.REJECT
            assert "the derivative along the field" in result.reason


def test_the_circle_itself_has_the_exponent_of_its_factor() -> None:
    """That exponent is ln 2 = 2 ln r, for r^2 = 2, and r^2 - 2 (3/4 r) r + 1 = 0."""
    constant = {"name": "r", "root_of": "r^2 - 2", "between": ["7/5", "3/2"]}
    asserts = CIRCLE_SQUARED | {"across": "x^2 + y^2 - 1", "root": "r", "arccosh": "3/4*r"}
    # (2 x^2 + 2 y^2)^2 is 4 on the circle, where x = c and y = s.
    along = ("4*(c^2 + s^2 + 1)", "4*(x^2 + y^2 + c^2 + s^2)*(x + c)", "4*(x^2 + y^2 + c^2 + s^2)*(y + s)")
    regular = by(("4", "1", []), ideal=[{"equation": k, "cofactor": text} for k, text in enumerate(along)])
    found = [cofactors("x^2 + y^2 + 1"), cofactors("1", "0"), {"field": ["x", "y"]}, regular]
    found += [MODULUS | {"b": "0"}, cofactors("1", "-1")]
    found += [by(("2", "1", []), ideal=[{"equation": 0, "cofactor": "1"}]), by(("1", "r", [])), by(("1", "r", []))]
    # The domain is r^2 = 2, r > 7/5, 3/2 > r, after 1 > 0 or its negation.
    found += [by(("1", "1", [1]), ("2/5", "1", [])), cofactors("-1/2")]
    found += [by(("3/4", "1", [2]), ("1/20", "1", [])), by(("3/4", "1", [3]), ("1/8", "1", [0]))]
    found += there("1", "0", "0", "0")
    assert verdict(claim(asserts, SQUARED, constants=[constant]), AT_CENTRE, *found).reason == ""


def test_the_map_does_not_depend_on_the_angle() -> None:
    asserts = POINTLIKE | {"positive_when": ["1 > 0"]}
    witnesses = [cofactors("5 + 4*c"), *ENCLOSED[1:-3]]
    assert verdict(claim(asserts, system("u w", "c s", "u", "(5 + 4*c)*w")), AT_ONE, *witnesses).check == "circle"


def test_never_is_no_threshold() -> None:
    """The mean is 0 for a factor 1; that it is > 0 if and only if 0 > 1 would say nothing."""
    asserts = POINTLIKE | {"root": "1", "arccosh": "1"}
    found = [cofactors("1"), cofactors("0"), UP, number(), MODULUS | {"b": "0"}, cofactors("0"), *[number()] * 3]
    found += [ZERO, cofactors(), by(("1", "1", []), ("1", "1", [0])), ZERO]
    space = system("u w", "c s", "u", "w")
    assert verdict(claim(asserts, space), AT_ONE, *found).check == "witness-count"
    assert verdict(claim(asserts, space), AT_ONE, *found, *there("1", "0", "0", "0")).check == "sum-of-squares"
