from __future__ import annotations

import pytest

from tests.build import ZERO, Json, by, claim, cofactors, members, number, system, theorem, verdict

# On the unit circle of (u, v), where angles double, w is multiplied by q^2 + 2 q u + 1 = |q + z|^2.
SPACE = system("u v w", "c s q y", "u^2 - v^2", "2*u*v", "(q^2 + 2*q*u + 1)*w")
EXPONENT: Json = {
    "kind": "circle-exponent",
    "where": ["q^2 - 2*y*q + 1 = 0", "q >= 1"],
    "circle": ["c", "s"],
    "curve": ["c", "s", "0"],
    "across": "w",
    "root": "q",
    "arccosh": "y",
    "positive_when": ["y > 1"],
    "between": [],
}
POINT: Json = {"point": {"c": "1", "s": "0", "q": "2", "y": "5/4", "u": "0", "v": "0", "w": "0"}}
COFACTOR = cofactors("q^2 + 2*q*u + 1")
MODULUS: Json = {"b": "1", "a": "0", "power": 1}
ABOVE_ONE = (("1", "q - 1", []), ("2", "1", [1]))
NO_ZEROS = [by(*ABOVE_ONE, ("1", "1", [])), by(("1", "q", [])), by(*ABOVE_ONE)]
SIGNS = [members(1), cofactors("1"), members(2), members(2)]
PROOF = [POINT, COFACTOR, cofactors("0", "0"), MODULUS, cofactors("0", "-1"), *NO_ZEROS, *SIGNS]


def test_an_exponent_with_parameters() -> None:
    assert theorem(claim(EXPONENT, SPACE), *PROOF).startswith(
        "For all real q, y with q^2 - 2*y*q + 1 = 0 and q >= 1: w vanishes on the curve X(theta) = (c, s, 0), "
        "c = cos(theta), s = sin(theta), and is multiplied by a polynomial K in each step of F; "
    )
    assert theorem(claim(EXPONENT, SPACE), *PROOF).endswith(
        "is 2*arccosh(y) = 2*ln(q), and is > 0 if and only if y > 1"
    )
    assert verdict(claim(EXPONENT, SPACE), *PROOF).relies_on == ("Jensen's formula",)


# The same for q = 2.
NUMERIC = system("u v w", "c s", "u^2 - v^2", "2*u*v", "(5 + 4*u)*w")
LN_FOUR = EXPONENT | {"where": [], "root": "2", "arccosh": "5/4", "positive_when": ["1 > 0"]}
AT_ONE: Json = {"point": {"c": "1", "s": "0", "u": "0", "v": "0", "w": "0"}}
NUMBERS = [number("4"), number("4"), number("3"), number(), cofactors()]
# 5/4 - 1 > 0; and -1 >= 0 leaves everything, 0 = -1 + 1 times 1/4.
NUMBERS += [number("1/4"), members(0, weight="1/4")]
TWO: Json = {"below": "2", "above": "2", "terms": 3}
ENCLOSED = [cofactors("5 + 4*u"), cofactors("0"), MODULUS, cofactors("-1"), *NUMBERS, TWO, ZERO, ZERO]


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
        ({"curve": ["c", "s", "1"]}, "identity"),
        ({"curve": ["s", "c", "0"]}, "identity"),
        ({"curve": ["c", "s"]}, "shape"),
        ({"curve": ["u", "s", "0"]}, "parameters-only"),
        ({"across": "u"}, "identity"),
        ({"across": "w^2"}, "identity"),
        ({"where": ["q^2 - 2*y*q + 1 = 0", "q >= 1", "c = 1"]}, "circle"),
        ({"root": "q + c - c^3 - c*s^2"}, "circle"),
        ({"arccosh": "c"}, "circle"),
        ({"positive_when": ["c > 0"]}, "circle"),
        ({"circle": ["c", "q", "s"]}, "circle"),
        ({"circle": ["c", "w"]}, "circle"),
    ],
)
def test_false_neighbours_and_other_shapes(changes: Json, check: str) -> None:
    assert verdict(claim(EXPONENT | changes, SPACE), *PROOF).check == check


# On a curve that is a point, x -> 4 x has the exponent ln 4.
POINTLIKE = LN_FOUR | {"curve": ["0"], "across": "x", "positive_when": ["0 > 1"]}
AT_ZERO: Json = {"point": {"c": "1", "s": "0", "x": "0"}}


def test_a_constant_is_no_function_of_the_angle() -> None:
    """4 = |1 + 1 z^0|^2, but its logarithm has not the mean 2 ln 1."""
    asserts = POINTLIKE | {"root": "1", "arccosh": "1"}
    witnesses = [cofactors("4"), cofactors("0"), MODULUS | {"power": 0}, cofactors("0")]
    witnesses += [number(), number(), ZERO, ZERO, cofactors(), by(("1", "1", []), ("1", "1", [0])), ZERO]
    assert verdict(claim(asserts, system("x", "c s", "4*x")), AT_ZERO, *witnesses).check == "power"


def test_the_exponent_is_not_that_of_a_square() -> None:
    """X -> 2 x has the exponent ln 2 across x = 0, not ln 4 as x^2 says."""
    asserts = POINTLIKE | {"across": "x^2", "positive_when": ["0 < 1"]}
    witnesses = [cofactors("4"), cofactors("0"), MODULUS | {"b": "0"}, cofactors("0")]
    witnesses += [number("4"), number("4"), number("4"), number(), cofactors(), number("1/4")]
    result = verdict(claim(asserts, system("x", "c s", "2*x")), AT_ZERO, *witnesses, members(0, weight="1/4"))
    assert "the exponent of F across the curve" not in result.theorem


def test_the_map_does_not_depend_on_the_angle() -> None:
    asserts = POINTLIKE | {"positive_when": ["1 > 0"]}
    witnesses = [cofactors("5 + 4*c"), *ENCLOSED[1:-3]]
    assert verdict(claim(asserts, system("x", "c s", "(5 + 4*c)*x")), AT_ZERO, *witnesses).check == "circle"
