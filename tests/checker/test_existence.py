from __future__ import annotations

from typing import Any

import pytest

from rigorous.checker import Verdict, check
from tests.build import Json, claim, encode, evidence, point, proof, squares


def some(holds: list[str], exactly_when: str) -> Json:
    """The claim that a state with `holds` exists exactly when a condition on a holds."""
    return claim(
        {
            "kind": "iff",
            "where": [],
            "quantifier": "some",
            "states": [],
            "holds": holds,
            "exactly_when": [exactly_when],
        }
    )


PATH: Json = {"state": ["path"], "root": "a - path^2", "between": ["0", "a + 1"], "ends": ">"}
FORWARD = proof(squares(("1", "1", [1, 1]), times=[1], ideal=[{"equation": 0, "cofactor": "-x^2"}]))
ROOT_LEFT = [
    proof(squares(("1", "1", []), ("1", "1", [0]))),
    proof(squares(("1", "1", [0]))),
    proof(squares(("3/4", "1", []), ("1", "a + 1/2", []))),
]
EQUATION: Json = {"cofactors": ["-1"]}
NOT_ZERO = proof(squares(("1", "1", [2, 2])))


def square_roots(path: Json, **changes: Any) -> Json:
    return evidence(point(), FORWARD, path | changes, *ROOT_LEFT, EQUATION, NOT_ZERO)


def test_a_root_on_a_path() -> None:
    result = check(encode(some(["x^2 = a", "x != 0"], "a > 0")), encode(square_roots(PATH)))
    assert (result.verdict, result.reason) == (Verdict.ACCEPT, "")


@pytest.mark.parametrize(
    ("changes", "check_name"),
    [
        ({"between": ["a + 1", "0"]}, "sum-of-squares"),
        ({"between": ["0"]}, "shape"),
        ({"ends": "<"}, "shape"),
        ({"ends": ">="}, "strict-term"),
        ({"between": ["0", "path + 1"]}, "state"),
        ({"root": "x - path^2"}, "state"),
        ({"root": "a - path^4"}, "sum-of-squares"),
        ({"state": ["x"]}, "state"),
        ({"state": []}, "state"),
        ({"state": ["path + 1"]}, "identity"),
        ({"more": "1"}, "unknown-field"),
    ],
)
def test_paths_that_prove_nothing(changes: Json, check_name: str) -> None:
    result = check(encode(some(["x^2 = a", "x != 0"], "a > 0")), encode(square_roots(PATH, **changes)))
    assert result.check == check_name


def test_a_state_in_closed_form() -> None:
    forward = proof(squares(("1", "1", [1]), ideal=[{"equation": 0, "cofactor": "-1"}]))
    found = evidence(point(a="1", x="1"), forward, {"state": ["a"]}, {"cofactors": []}, proof(squares(("1", "1", [0]))))
    result = check(encode(some(["x = a", "x > 0"], "a > 0")), encode(found))
    assert (result.verdict, result.reason) == (Verdict.ACCEPT, "")
