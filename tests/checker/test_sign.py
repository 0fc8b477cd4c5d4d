"""Proofs that are accepted; what is refused stands in tests/attacks.py and in the table of forgeries."""

from __future__ import annotations

import pytest

from rigorous.checker import Verdict, check
from tests.build import Json, encode, evidence, point, proof, sign, squares, sturm, tree

SQRT2 = [{"name": "s", "root_of": "s^2 - 2", "between": ["1", "2"]}]


@pytest.mark.parametrize(
    ("claim", "witness", "at"),
    [
        (sign([], "x^2 + 1 > 0"), proof(squares(("1", "x", []), ("1", "1", []))), {}),
        (sign(["x >= 0"], "x^3 + x >= 0"), proof(squares(("1", "x", [0]), ("1", "1", [0]))), {}),
        (sign(["x > 0", "a > 0"], "a*x > 0"), proof(squares(("1", "1", [0, 1]))), {"x": "1", "a": "1"}),
        (sign(["x != 0"], "x^2 > 0"), proof(squares(("1", "1", [0]))), {"x": "1"}),
        (
            sign(["x != 0", "x^2 = a"], "a > 0"),
            proof(squares(("1", "1", [0, 0]), times=[0], ideal=[{"equation": 1, "cofactor": "-x^2"}])),
            {"x": "1", "a": "1"},
        ),
        (sign(["x > 1"], "x^2 > 1"), proof(sturm("2", lower=0)), {"x": "2"}),
        (sign(["x >= 1"], "x^2 >= 1"), proof(sturm("2", lower=0)), {"x": "1"}),
        (sign([], "(x - 1)^2*(x^2 + 1) >= 0"), proof(sturm("0")), {}),
        (sign([], "x^2 + 1 != 0"), proof(sturm("0")), {}),
        (sign(["-s <= x <= s"], "2 - x^2 >= 0", constants=SQRT2), proof(sturm("0", lower=0, upper=1)), {}),
        (sign(["-s < x < s"], "2 - x^2 > 0", constants=SQRT2), proof(sturm("0", lower=0, upper=1)), {}),
        (sign(["0 <= x <= 1"], "x^2 - x + 2/5 > 0"), proof(tree("0..", ("x", 0, 1))), {}),
        (
            sign(["-1 <= x <= 1", "x > 1/3"], "x >= 1/4"),
            proof(tree("0x00x..", ("x", 0, 1), others=[2])),
            {"x": "1"},
        ),
        (
            sign(["0 < x < 1"], "x*(1 - x) > 0"),
            proof(squares(("1", "1", [0, 2])), ("1 - x > 0", squares(("1", "1", [1])))),
            {"x": "1/2"},
        ),
    ],
)
def test_proofs(claim: Json, witness: Json, at: dict[str, str]) -> None:
    result = check(encode(claim), encode(evidence(point(**at), witness)))
    assert (result.verdict, result.reason) == (Verdict.ACCEPT, "")


def in_cases(nonnegative: Json, negative: Json) -> Json:
    return proof({"cases": {"on": "x", "nonnegative": nonnegative, "negative": negative}})


def test_both_cases_are_needed() -> None:
    one = proof(squares(("1", "1", [0])))
    claim = encode(sign([], "x >= 0"))
    assert check(claim, encode(evidence(point(), in_cases(one, one)))).check == "sum-of-squares"
    assert check(claim, encode(evidence(point(), proof({"cases": {"on": "x", "nonnegative": one}})))).check == (
        "missing-field"
    )


def test_cases_are_not_nested_without_end() -> None:
    plain = nested = proof(squares(("1", "x", [])))
    for _ in range(70):
        nested = in_cases(nested, plain)
    assert check(encode(sign([], "x^2 >= 0")), encode(evidence(point(), nested))).check == "nesting"


@pytest.mark.parametrize(
    ("claim", "witness", "check_name"),
    [
        (sign(["-s <= x <= s"], "2 - x^2 > 0", constants=SQRT2), proof(sturm("0", lower=0, upper=1)), "sign-at-end"),
        (sign([], "2 - x^2 > 0", constants=SQRT2), proof(sturm("0")), "root-inside"),
        (sign([], "(x - 1)^3 >= 0"), proof(sturm("2")), "root-inside"),
        (sign([], "(x - 1)^2 > 0"), proof(sturm("0")), "root-inside"),
        (sign(["0 <= x <= 1"], "x > 0"), proof(tree(".", ("x", 0, 1))), "leaf-sign"),
        (sign([], "x > 0"), proof({"magic": {}}), "proof"),
        (sign([], "x^2 >= 0"), proof(squares(("1", "x", [])) | sturm("1")), "unknown-field"),
        (sign([], "x^2 >= 0"), proof(squares(("1", "x", [])), ("x >= 0 >= x", squares())), "lemma"),
        (sign([], "x >= 0"), proof(squares(("1", "1", [0])), ("x >= 0", squares(("1", "1", [0])))), "position"),
    ],
)
def test_refusals(claim: Json, witness: Json, check_name: str) -> None:
    assert check(encode(claim), encode(evidence(point(), witness))).check == check_name
