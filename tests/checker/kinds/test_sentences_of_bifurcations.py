"""What sentences about bifurcations say, where it is easily misread."""

from __future__ import annotations

import json

import pytest

from rigorous.checker.check import read_claim
from rigorous.checker.verdicts import Malformed
from tests.build import Json, claim, system

PLANAR = ("y", "m*y*(1 - x)")


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


def branching(type_: str, parameter: str, inside: list[str], points: str = "0") -> Json:
    fields: Json = {
        "kind": "branching",
        "type": type_,
        "parameter": parameter,
        "coordinate": "x",
        "side": ">",
        "value": "",
    }
    numbers = {"low": "0", "high": "2", "within": "1/10", "spread": "1/10", "reach": "1/100"}
    known = ["0"] if type_ in ("pitchfork", "transcritical") else []
    lists: Json = {"at": [], "known": known, "inside": inside, "cycle": {"between": [], "points": points.split()}}
    return claim(fields | numbers | lists, system("x", parameter, f"{parameter}*x + x^2"))


def test_the_curve_about_a_point_of_a_cycle_is_kept_by_the_iterate() -> None:
    assert "attracting curve invariant under F branches off" in sentence(crossing(["0", "0"]))
    assert "attracting curve invariant under F^2 branches off" in sentence(crossing(["0", "0", "1", "1"]))


START = "there are m(q), a0(q), b0(q), continuous in q for 0 <= q <= 1/10"
AT = "such that at m(0), which lies between 0 and 2, the point a0(0) is a fixed point, at most 1/10 from p0 in each"
ALONE = "coordinate, with one multiplier alone on the unit circle, which is"
THEN = "for 0 < q <= 1/10, at m(q), the points a0 + sqrt(q)*b0 and a0 - sqrt(q)*b0 are"
END = "the coordinate x of b0 is 1; and m(q) is strictly increasing in q, and |m(q) - m(0)| is at least 1/100 at"


def test_fixed_points_that_branch_off_in_words() -> None:
    first = "the first has 1 multiplier inside the unit circle and the other 0, and none lies on it"
    assert sentence(branching("fold", "m", ["1", "0"])) == (
        f"fold bifurcation: {START}, {AT} {ALONE} 1; {THEN} two fixed points; {first}; {END} q = 1/10, with p0 = (0)"
    )
    each, known = (
        "each has 1 multiplier inside the unit circle and none on it",
        "where a0 = (0) is a fixed point for all m",
    )
    assert sentence(branching("pitchfork", "m", ["1", "1"])) == (
        f"pitchfork bifurcation: {START}, {known}, {AT} {ALONE} 1; {THEN} two fixed points other than a0; {each}; "
        f"{END} q = 1/10, with p0 = (0)"
    )
    sides = "it has 1 multiplier inside the unit circle for q > 0 and 0 for q < 0, and none on it"
    other = "for 0 < |q| <= 1/10, at m(q), the point a0 + q*b0 is a fixed point other than a0"
    assert sentence(branching("transcritical", "m", ["1", "0"])) == (
        f"transcritical bifurcation: {START.replace('0 <=', '-1/10 <=')}, {known}, {AT} {ALONE} 1; {other}; {sides}; "
        f"{END} q = -1/10 and q = 1/10, with p0 = (0)"
    )


def test_flips_in_words() -> None:
    two = "one cycle of least period 2; it has 0 multipliers inside the unit circle and none on it"
    assert sentence(branching("flip", "m", ["0"])) == (
        f"flip bifurcation: {START}, {AT} {ALONE} -1; {THEN} {two}; {END} q = 1/10, with p0 = (0)"
    )


@pytest.mark.parametrize(
    ("type_", "words"),
    [
        ("flip", "the points ak + sqrt(q)*bk and, after them, ak - sqrt(q)*bk are one cycle of least period 4"),
        ("fold", "the points ak + sqrt(q)*bk and ak - sqrt(q)*bk are two cycles of least period 2"),
    ],
)
def test_cycles_that_branch_off_in_words(type_: str, words: str) -> None:
    said = sentence(branching(type_, "m", [], "0 1"))
    assert f"at m(q), {words}; the coordinate x of b0 is 1" in said
    assert "there are m(q), ak(q), bk(q) (0 <= k < 2), continuous in q for 0 <= q <= 1/10, such that" in said
    assert "the points ak(0) are a cycle of least period 2, at most 1/10 from pk in each coordinate" in said
    assert said.endswith("q = 1/10, with p0 = (0), p1 = (1)")


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
