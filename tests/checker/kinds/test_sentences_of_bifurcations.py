"""What sentences about bifurcations say, where it is easily misread."""

from __future__ import annotations

import json

import pytest

from rigorous.checker.check import read_claim
from rigorous.checker.verdicts import Malformed
from tests.build import Json, claim, system

PLANAR = ("y", "m*y*(1 - x)")
ORIGIN: Json = {"between": [], "points": ["0"]}


def sentence(data: Json) -> str:
    return read_claim(json.dumps(data).encode())[1].sentence()


def crossing(points: list[str]) -> Json:
    fields: Json = {
        "kind": "crossing",
        "type": "neimark-sacker",
        "parameter": "m",
        "cubic": "<",
        "at": [],
        "inside": ["2", "0"],
        "within": "1/10",
        "alone_within": "1/10",
        "low": "1",
        "high": "2",
        "cycle": {"between": ["0", "3"], "points": points},
    }
    return claim(fields, system("x y", "m", *PLANAR))


def branching(type_: str, parameter: str, inside: list[str]) -> Json:
    fields: Json = {
        "kind": "branching",
        "type": type_,
        "parameter": parameter,
        "coordinate": "x",
        "side": ">",
        "value": "",
    }
    numbers = {"low": "0", "high": "2", "within": "1/10", "spread": "1/10", "reach": "1/100"}
    lists: Json = {"at": [], "known": ["0"], "inside": inside, "cycle": ORIGIN}
    return claim(fields | numbers | lists, system("x", parameter, f"{parameter}*x + x^2"))


def test_the_curve_about_a_point_of_a_cycle_is_kept_by_the_iterate() -> None:
    assert "attracting curve invariant under F branches off" in sentence(crossing(["0", "0"]))
    assert "attracting curve invariant under F^2 branches off" in sentence(crossing(["0", "0", "1", "1"]))


def test_which_side_of_a_transcritical_bifurcation_has_which_multipliers() -> None:
    words = sentence(branching("transcritical", "m", ["1", "0"]))
    assert "1 and 0 of its multipliers for q > 0 and for q < 0 lie inside" in words


@pytest.mark.parametrize("name", ["k", "q", "a0", "bk", "none", "two", "exactly"])
def test_words_of_the_sentence_are_no_names(name: str) -> None:
    with pytest.raises(Malformed, match="name"):
        sentence(branching("transcritical", name, []))


@pytest.mark.parametrize("name", ["k", "xk", "p0"])
def test_the_index_of_points_is_no_name(name: str) -> None:
    data = crossing(["0", "0"])
    data["system"]["parameters"].append(name)
    data["asserts"]["at"] = [f"{name} = 1"]
    with pytest.raises(Malformed, match="name"):
        sentence(data)
