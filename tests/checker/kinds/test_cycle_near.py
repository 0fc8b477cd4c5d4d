from __future__ import annotations

import pytest

from rigorous.checker import Verdict
from tests.attacks import ATTACKS, HALF, boxes, near, over
from tests.build import Json, evidence, system, theorem, verdict

PROOF = boxes(0, weight="32")
MOVING = [boxes(0, moving=True), boxes(0, moving=True)]
FAMILY = system("x", "a b", "a*x/2 + b")


def test_a_fixed_point() -> None:
    assert theorem(near(HALF, "0", along=["49/100", "51/100"]), PROOF) == (
        "For a = 0: F has exactly one fixed point x0 such that every coordinate of x0 - p0 is at most 2 in absolute "
        "value; these are even at most 1/8; it has 1 multiplier inside the unit circle and 0 outside, so it attracts; "
        "its multiplier lies between 49/100 and 51/100, with p0 = (0)"
    )


def test_a_tube() -> None:
    claimed = over(system("x", "a", "a*x"), ("0", "1/50", "0"), ("1/50", "1/25", "0.001 - 0.025*a"))
    claimed["asserts"]["alone_within"] = "1/5"
    said = theorem(claimed, *MOVING)
    assert said.startswith("For every real a from 0 to 1/25: F has exactly one fixed point x0")
    assert "; it is continuous in a; " in said
    assert said.endswith(", with pk in 2 pieces that the claim lists, first p0 = (0)")


@pytest.mark.parametrize(
    ("fields", "check"),
    [
        ({"at": []}, "parameters"),
        ({"at": ["a = 0", "a = 0"]}, "parameters"),
        ({"at": ["x = 0"]}, "parameters"),
        ({"at": ["a"]}, "rational"),
        ({"over": "a"}, "parameters"),
        ({"at": [], "over": "a"}, "shape"),
        ({"at": [], "over": "x"}, "parameters"),
        ({"pieces": []}, "shape"),
        ({"pieces": [{"points": [], "between": []}]}, "shape"),
        ({"pieces": [{"points": ["0"], "between": ["0", "1"]}]}, "shape"),
        ({"pieces": [{"points": ["a"], "between": []}]}, "unknown-name"),
        ({"pieces": [{"points": ["x"], "between": []}]}, "unknown-name"),
        ({"within": "0"}, "shape"),
        ({"within": "3"}, "shape"),
        ({"inside": "2"}, "shape"),
        ({"inside": "-1"}, "shape"),
        ({"curve": ["x", "1/2"]}, "shape"),
        ({"across": ["0", "1"]}, "shape"),
        ({"along": ["0"]}, "shape"),
        ({"inside": "0"}, "stability"),
        ({"along": ["0", "49/100"]}, "multiplier"),
        ({"along": ["51/100", "49/100"]}, "multiplier"),
        ({"alone_within": "3"}, "alone"),
    ],
)
def test_other_fields_are_refused(fields: Json, check: str) -> None:
    result = verdict(near(HALF, "0", **fields), PROOF)
    assert (result.verdict is Verdict.ACCEPT, result.check) == (False, check)


@pytest.mark.parametrize(
    ("pieces", "check"),
    [
        ([("0", "0", "0")], "empty-span"),
        ([("1/50", "0", "0")], "empty-span"),
        ([("0", "1/50", "a^2")], "affine"),
        ([("0", "1/50", "0"), ("1/25", "3/50", "0")], "gap"),
        ([("1/50", "1/25", "0"), ("0", "1/50", "0")], "gap"),
        ([("0", "1/50", "0"), ("1/50", "1/25", "1/4")], "join"),
        ([("0", "1/50", "1/4")], "within"),
        ([("0", "1/50", "0 + 20*a")], "within"),
    ],
)
def test_pieces_are_refused(pieces: list[tuple[str, str, str]], check: str) -> None:
    result = verdict(over(system("x", "a", "a*x"), *pieces), *MOVING[: len(pieces)])
    assert (result.verdict is Verdict.ACCEPT, result.check) == (False, check)


def test_every_parameter_has_a_value() -> None:
    claimed = near(FAMILY, "0", at=["a = 1", "b = 0"])
    assert verdict(claimed, PROOF).verdict is Verdict.ACCEPT
    assert verdict(near(FAMILY, "0", at=["a = 1"]), PROOF).check == "parameters"


def test_attacks_name_the_evidence() -> None:
    assert evidence(PROOF) == ATTACKS["within"][1]
