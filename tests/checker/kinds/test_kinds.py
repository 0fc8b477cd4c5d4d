"""Reading, sentence and shape of every kind; proofs and forgeries of each stand in docs/forgeries.md."""

from __future__ import annotations

import pytest

from rigorous.checker.check import check, read_claim
from rigorous.checker.verdicts import Malformed
from tests.build import Json, claim, encode, evidence, point, proof, squares

PLANE: Json = {"variables": ["x", "y"], "parameters": ["a"], "map": ["a*x", "a*y"]}
IFF = {"kind": "iff", "where": [], "quantifier": "all", "states": [], "holds": ["x > 0"], "exactly_when": ["a > 0"]}
ATTRACTS = {"kind": "attracts", "where": [], "centre": ["0", "0"], "radius_squared": "1", "steps": "1"}

SENTENCES: list[tuple[Json, str]] = [
    (
        {"kind": "identity", "where": ["x = y"], "equations": ["x' = y'"]},
        "For all real a, x, y with x = y: x' = y'",
    ),
    (
        {"kind": "sign", "where": ["x > 0", "y > 0"], "holds": ["x*y > 0", "x + y > 0"]},
        "For all real a, x, y with x > 0 and y > 0: x*y > 0 and x + y > 0",
    ),
    (
        IFF | {"where": ["a < 1"], "states": ["y > 0"]},
        "For all real a with a < 1: (for all real x, y with y > 0: x > 0) if and only if a > 0",
    ),
    (
        IFF | {"quantifier": "some", "holds": ["x > a", "y > x"]},
        "For all real a: (there are real x, y with x > a and y > x) if and only if a > 0",
    ),
    (IFF | {"quantifier": "none", "holds": ["2*a > 0"]}, "For all real a: 2*a > 0 if and only if a > 0"),
    (
        {"kind": "sign-preserved", "where": ["a > 0"], "function": "x*y"},
        "For all real a with a > 0: at every real (x, y), (x*y) after one step of F has the sign of (x*y); so F maps "
        "each of the sets of (x, y) where (x*y) is < 0, = 0 and > 0 into itself, and each of them is its own preimage",
    ),
    (
        {"kind": "forward-invariant", "where": [], "set": ["x = 0", "y > 0"]},
        "For all real a: F maps {(x, y) : x = 0 and y > 0} into itself",
    ),
    (
        {"kind": "attracts", "where": ["a = 0"], "centre": ["0", "0"], "radius_squared": "4", "steps": "1"},
        "For all real a with a = 0: (0, 0) is a fixed point of F, and every orbit of F that starts at a squared "
        "distance of at most 4 from it converges to it",
    ),
    (
        {"kind": "escapes", "where": ["a > 1"], "beyond": "a"},
        "For all real a with a > 1: along every orbit of F that starts with x^2 + y^2 > a, x^2 + y^2 increases "
        "strictly and tends to infinity",
    ),
]


@pytest.mark.parametrize(("asserts", "words"), SENTENCES, ids=lambda value: str(value)[:40])
def test_sentences(asserts: Json, words: str) -> None:
    _, assertion = read_claim(encode(claim(asserts, PLANE)))
    assert assertion.sentence() == words


@pytest.mark.parametrize(
    ("asserts", "check_name"),
    [
        ({"kind": "identity", "where": ["x > 0"], "equations": ["x = x"]}, "equations"),
        ({"kind": "identity", "where": [], "equations": ["x >= x"]}, "equations"),
        ({"kind": "identity", "where": [], "equations": []}, "equations"),
        ({"kind": "sign", "where": [], "holds": []}, "empty"),
        (IFF | {"where": ["x > 0"]}, "parameters-only"),
        (IFF | {"where": ["x - x + a > 0"]}, "parameters-only"),
        (IFF | {"exactly_when": ["x > 0"]}, "parameters-only"),
        (IFF | {"exactly_when": []}, "empty"),
        (IFF | {"holds": []}, "empty"),
        (IFF | {"holds": ["x > 0", "y > 0"]}, "one-condition"),
        (IFF | {"quantifier": "most"}, "quantifier"),
        (IFF | {"quantifier": "none"}, "parameters-only"),
        (IFF | {"quantifier": "some", "states": ["x > 0"]}, "states"),
        ({"kind": "sign-preserved", "where": ["x > 0"], "function": "x"}, "parameters-only"),
        ({"kind": "sign-preserved", "where": [], "function": "x - x"}, "empty"),
        ({"kind": "forward-invariant", "where": ["x > 0"], "set": ["x > 0"]}, "parameters-only"),
        ({"kind": "forward-invariant", "where": [], "set": []}, "empty"),
        ({"kind": "escapes", "where": [], "beyond": "x"}, "parameters-only"),
        (
            {"kind": "attracts", "where": [], "centre": ["x", "0"], "radius_squared": "1", "steps": "1"},
            "parameters-only",
        ),
        ({"kind": "attracts", "where": [], "centre": ["0"], "radius_squared": "1", "steps": "1"}, "shape"),
        ({"kind": "attracts", "where": [], "centre": ["0", "0"], "radius_squared": "1", "steps": "0"}, "shape"),
        ({"kind": "attracts", "where": [], "centre": ["0", "0"], "radius_squared": "1", "steps": "12"}, "shape"),
        ({"kind": "attracts", "where": [], "centre": ["0", "0"], "radius_squared": "1", "steps": ""}, "shape"),
    ],
)
def test_claims_that_make_no_sense(asserts: Json, check_name: str) -> None:
    with pytest.raises(Malformed) as caught:
        read_claim(encode(claim(asserts, PLANE)))
    assert caught.value.check == check_name


def test_attraction_needs_a_fixed_centre_and_a_radius() -> None:
    system: Json = {"variables": ["x"], "parameters": ["a"], "map": ["x/2"]}
    good = {"kind": "attracts", "where": [], "centre": ["0"], "radius_squared": "4", "steps": "1"}
    closer = proof(squares(("3/4", "1", [1])))
    at_centre: Json = {"cofactors": []}
    positive = proof(squares(("4", "1", [])))
    found = encode(evidence(point(), at_centre, positive, closer))
    assert check(encode(claim(good, system)), found).reason == ""
    assert check(encode(claim(good | {"centre": ["1"]}, system)), found).check == "identity"
    assert check(encode(claim(good | {"radius_squared": "0"}, system)), found).check == "sum-of-squares"
    assert check(encode(claim(good, system | {"map": ["x"]})), found).check == "sum-of-squares"


def test_escape_needs_growth() -> None:
    system: Json = {"variables": ["x"], "parameters": ["a"], "map": ["x^2"]}
    good = {"kind": "escapes", "where": [], "beyond": "1"}
    found = encode(evidence(point(), proof(squares(("1", "1", [0, 0]), ("1", "1", [0])))))
    assert check(encode(claim(good, system)), found).reason == ""
    assert check(encode(claim(good | {"beyond": "1/2"}, system)), found).check == "sum-of-squares"
