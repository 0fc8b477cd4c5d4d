from __future__ import annotations

import pytest

from tests.build import Json, by, claim, number, proof, squares, system, theorem, there, verdict

SPACE = system("x", "a b", "x + b")
SOME: Json = {
    "kind": "choice",
    "choose": ["b"],
    "for_all": ["x"],
    "where": [],
    "such_that": ["b <= 1"],
    "given": ["x >= 0"],
    "holds": ["x' > a"],
    "exactly_when": ["a < 1"],
}
POINT: Json = {"point": {"a": "0", "b": "0", "x": "1"}}
# b = 1 serves where 1 - a > 0: 1 - 1 >= 0, and x + 1 - a > 0 where x >= 0.
SERVES = [{"values": ["1"]}, by(), by(("1", "1", [0]), ("1", "1", [1]))]
# Where a - 1 >= 0 and 1 - b >= 0, x = 0 does not: 0 >= 0, and a - b >= 0.
COUNTEREXAMPLE = [{"values": ["0"]}, by(), by(("1", "1", [0]), ("1", "1", [1]))]
BELOW_ONE = there("0", "0", "1", signs=[number(), number(), number()])
PROOF = [POINT, *SERVES, *COUNTEREXAMPLE, *BELOW_ONE]


def test_a_choice_for_all_others() -> None:
    assert theorem(claim(SOME, SPACE), *PROOF) == (
        "For all real a: (there are real b with b <= 1 such that for all real x with x >= 0: x' > a) if and only if "
        "a < 1"
    )


def test_without_conditions() -> None:
    """x^2 - 2 b x + a > 0 for b = 0 and a > 0; where a <= 0 it fails at x = b."""
    asserts = SOME | {"such_that": [], "given": [], "holds": ["x^2 - 2*b*x + a > 0"], "exactly_when": ["a > 0"]}
    serves = [{"values": ["0"]}, by(("1", "x", []), ("1", "1", [0]))]
    counterexample = [{"values": ["b"]}, by(("1", "b", []), ("1", "1", [0]))]
    assert theorem(claim(asserts, SPACE), POINT, *serves, *counterexample, *there("1", "0", "0")) == (
        "For all real a: (there are real b such that for all real x: x^2 - 2*b*x + a > 0) if and only if a > 0"
    )


def test_what_is_given_may_depend_on_the_choice() -> None:
    """For b = 1 it is x >= 1; and x = b is a counterexample."""
    asserts = claim(SOME | {"given": ["x >= b"], "holds": ["x > a"]}, SPACE)
    counterexample = [{"values": ["b"]}, *COUNTEREXAMPLE[1:]]
    assert verdict(asserts, POINT, *SERVES, *counterexample, *BELOW_ONE).reason == ""


def test_what_is_given_is_known_after_the_choice_only() -> None:
    positive = by(("1", "1", [1]))
    found = [POINT, SERVES[0], positive, SERVES[2], *COUNTEREXAMPLE]
    assert verdict(claim(SOME, SPACE), *found).check == "position"


@pytest.mark.parametrize(
    ("changes", "check"),
    [
        ({"exactly_when": ["a <= 1"]}, "strict-term"),
        ({"exactly_when": ["a < 1/2"]}, "sum-of-squares"),
        ({"exactly_when": ["a < 2"]}, "sum-of-squares"),
        ({"such_that": []}, "sum-of-squares"),
        ({"such_that": ["b < 1"]}, "strict-term"),
        ({"given": ["x > 0"]}, "strict-term"),
        ({"given": ["x >= -1"]}, "sum-of-squares"),
        ({"holds": ["x' >= a"]}, "strict-term"),
        ({"choose": ["a"]}, "names"),
        ({"choose": []}, "names"),
        ({"for_all": []}, "names"),
        ({"for_all": ["b"]}, "names"),
        ({"for_all": ["x", "b"]}, "names"),
        ({"for_all": ["x", "x"]}, "names"),
        ({"for_all": ["t"]}, "names"),
        ({"for_all": ["x'"]}, "names"),
        ({"where": ["x > 0"]}, "names"),
        ({"where": ["b > 0"]}, "names"),
        ({"where": ["x - x + 1 > 0"]}, "names"),
        ({"exactly_when": ["a + b - b < 1"]}, "names"),
        ({"exactly_when": ["b > 0"]}, "names"),
        ({"such_that": ["x' > 0"]}, "names"),
        ({"exactly_when": []}, "one-condition"),
        ({"holds": []}, "one-condition"),
        ({"holds": ["x' > a", "x > 0"]}, "one-condition"),
        ({"holds": ["a < x' < 9"]}, "one-condition"),
        ({"given": ["x > 0", "x < 0"]}, "vacuous"),
    ],
)
def test_false_neighbours_and_other_shapes(changes: Json, check: str) -> None:
    assert verdict(claim(SOME | changes, SPACE), *PROOF).check == check


@pytest.mark.parametrize("value", ["x", "b", "x + 1 - x + b", "path1"])
def test_the_choice_depends_on_what_is_free(value: str) -> None:
    found = [POINT, {"values": [value]}, *SERVES[1:], *COUNTEREXAMPLE]
    assert verdict(claim(SOME, SPACE), *found).check == "state"


@pytest.mark.parametrize("value", ["x", "path1"])
def test_the_counterexample_depends_on_the_choice_only(value: str) -> None:
    found = [POINT, *SERVES, {"values": [value]}, *COUNTEREXAMPLE[1:]]
    assert verdict(claim(SOME, SPACE), *found).check == "state"


def test_never_is_no_threshold() -> None:
    """No b is below all x; but the claim that this is so exactly where a^2 < 0 would say nothing."""
    asserts = claim(SOME | {"such_that": [], "given": [], "holds": ["b < x"], "exactly_when": ["a^2 < 0"]}, SPACE)
    terms = squares(("1/4", "x + 1", []), ("1/4", "x - 1", [1]), ("1", "1", []), ("1", "1", [1]))
    serves = [{"values": ["0"]}, proof(terms, ("-1 >= 0", squares(("1", "a", []), times=[0])))]
    counterexample = [{"values": ["b"]}, by()]
    assert verdict(asserts, POINT, *serves, *counterexample).check == "witness-count"
    assert verdict(asserts, POINT, *serves, *counterexample, *there("0", "0", "0")).check == "sum-of-squares"
