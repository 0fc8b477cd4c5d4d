from __future__ import annotations

from typing import Any

import pytest

from rigorous.checker import Verdict
from rigorous.checker.files import Record
from rigorous.checker.lemmas.existence import Existence
from rigorous.checker.sign import Sign
from tests.build import Json, by, claim, cofactors, members, number, point, setting, system, there, verdict

ROOT: Json = {"root": "a - path1^2", "between": ["0", "a + 1"], "ends": ">"}
FORWARD = by(("1", "1", [1, 1]), times=[1], ideal=[{"equation": 0, "cofactor": "-x^2"}])
ROOT_LEFT = [
    by(("1", "1", []), ("1", "1", [0])),
    members(0),
    by(("3/4", "1", []), ("1", "a + 1/2", [])),
]
NOT_ZERO = members(2, 2)


def some(holds: list[str], exactly_when: str) -> Json:
    """The claim that a state with `holds` exists exactly when a condition on a holds."""
    fields = {"kind": "iff", "where": [], "quantifier": "some", "states": []}
    return claim(fields | {"holds": holds, "exactly_when": [exactly_when]})


def square_roots(root: Json, values: list[str], **fields: Any) -> list[Json]:
    witness = {"choices": [root], "values": values} | fields
    return [point(), FORWARD, witness, *ROOT_LEFT, cofactors("-1"), NOT_ZERO, *there("1", "0")]


def test_a_root_between_two_ends() -> None:
    result = verdict(some(["x^2 = a", "x != 0"], "a > 0"), *square_roots(ROOT, ["path1"]))
    assert (result.verdict, result.reason) == (Verdict.ACCEPT, "")


@pytest.mark.parametrize(
    ("root", "values", "fields", "check"),
    [
        ({"between": ["a + 1", "0"]}, ["path1"], {}, "sum-of-squares"),
        ({"between": ["0"]}, ["path1"], {}, "shape"),
        ({"ends": "<"}, ["path1"], {}, "shape"),
        ({"ends": ">="}, ["path1"], {}, "strict-term"),
        ({"between": ["0", "path1 + 1"]}, ["path1"], {}, "state"),
        ({"root": "x - path1^2"}, ["path1"], {}, "state"),
        ({"root": "a - path2^2"}, ["path1"], {}, "state"),
        ({"root": "a - path1^4"}, ["path1"], {}, "sum-of-squares"),
        ({"more": "1"}, ["path1"], {}, "unknown-field"),
        ({}, ["x"], {}, "state"),
        ({}, ["path2"], {}, "state"),
        ({}, [], {}, "state"),
        ({}, ["path1", "0"], {}, "state"),
        ({}, ["path1 + 1"], {}, "identity"),
        ({}, ["path1"], {"more": "1"}, "unknown-field"),
        ({}, ["path1"], {"choices": [ROOT] * 5}, "choices"),
    ],
)
def test_roots_that_prove_nothing(root: Json, values: list[str], fields: Json, check: str) -> None:
    found = square_roots(ROOT | root, values, **fields)
    assert verdict(some(["x^2 = a", "x != 0"], "a > 0"), *found).check == check


def test_a_state_in_closed_form() -> None:
    forward = by(("1", "1", [1]), ideal=[{"equation": 0, "cofactor": "-1"}])
    found = [point(a="1", x="1"), forward, {"values": ["a"]}, cofactors(), members(0), *there("1", "0")]
    result = verdict(some(["x = a", "x > 0"], "a > 0"), *found)
    assert (result.verdict, result.reason) == (Verdict.ACCEPT, "")


LARGE = some(["x >= a", "x >= -a"], "a^2 >= 0")


def in_cases(nonnegative: list[str], negative: list[str], on: str = "a") -> Json:
    return {"cases": {"on": on, "nonnegative": {"values": nonnegative}, "negative": {"values": negative}}}


def test_different_choices_in_two_cases() -> None:
    """Domains: a^2 >= 0 (position 0), and the case (1)."""
    forward = by(("1", "a", []))
    left = [by(), members(1, weight="2"), members(1, weight="2"), by(), *there("0", "0", signs=[by()])]
    assert verdict(LARGE, point(), forward, in_cases(["a"], ["-a"]), *left).reason == ""
    assert verdict(LARGE, point(), forward, in_cases(["a"], ["a"]), *left).check == "sum-of-squares"
    assert verdict(LARGE, point(), forward, in_cases(["a"], ["-a"], on="x"), *left).check == "state"
    assert verdict(LARGE, point(), forward, in_cases(["a"], []), *left).check == "state"
    one_case = {"cases": {"on": "a", "nonnegative": {"values": ["a"]}}}
    assert verdict(LARGE, point(), forward, one_case, *left).check == "missing-field"


def test_each_case_joins_the_domain_of_its_own_choice() -> None:
    found = setting()
    (given,), wanted = found.conditions(["a != 1"]), found.conditions(["x >= a"])
    existence = Existence(found, (given,), wanted, ("x",), ("a",))
    remaining = existence.discharge(Record(in_cases(["a"], ["-a"]), "witness"))
    cases = found.conditions(["a >= 0", "a < 0"])
    assert [[(c.polynomial, c.relation) for c in each.domain] for each in remaining if isinstance(each, Sign)] == [
        [(c.polynomial, c.relation) for c in (given, case)] for case in cases
    ]


def test_the_second_root_may_depend_on_the_first() -> None:
    """A fourth root of a as a square root of a square root."""
    space = system("x y", "a", "x", "y")
    wanted = claim(
        {
            "kind": "iff",
            "where": [],
            "quantifier": "some",
            "states": [],
            "holds": ["x = y^2", "x^2 = a", "y > 0"],
            "exactly_when": ["a > 0"],
        },
        space,
    )
    # a = x^2 on x = y^2, x^2 = a, y > 0, and y^4 > 0 there.
    forward = by(("1", "1", [2] * 4), ideal=[{"equation": 1, "cofactor": "-1"}, {"equation": 0, "cofactor": "x + y^2"}])
    first = {"root": "a - path1^2", "between": ["0", "a + 1"], "ends": ">"}
    second = {"root": "path1 - path2^2", "between": ["0", "path1 + 1"], "ends": ">"}
    # Positions: a > 0; path1^2 = a, 0 < path1, path1 < a + 1; then the same for path2.
    second_left = [by(("1", "1", []), ("1", "1", [2])), members(2), by(("3/4", "1", []), ("1", "path1 + 1/2", []))]
    at_the_values = [cofactors("0", "1"), cofactors("-1", "0"), members(5)]
    inhabited = {"point": {"a": "1", "x": "1", "y": "1"}}

    def witnesses(*choices: Json) -> list[Json]:
        chosen = {"choices": list(choices), "values": ["path1", "path2"]}
        return [inhabited, forward, chosen, *ROOT_LEFT, *second_left, *at_the_values, *there("1", "0", "0")]

    assert verdict(wanted, *witnesses(first, second)).reason == ""
    assert verdict(wanted, *witnesses(second, first)).check == "state"


def test_a_number_that_solves_nothing_is_not_accepted() -> None:
    found = [point(), number(), {"values": ["0"]}, number()]
    assert verdict(some(["x > 0"], "1 > 0"), *found).check == "sum-of-squares"
