"""Kind `crossing`: what it says, what it takes, and what it relies on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from rigorous.checker import Verdict, check
from tests.attacks_crossing import boxes, crossing, linear, multiplied
from tests.build import Json, system
from tests.build import theorem as theorem_of
from tests.build import verdict as verdict_of

PAIR: dict[str, Any] = {
    "type": "neimark-sacker",
    "between": ["99/100", "101/100"],
    "low": "999/1000",
    "high": "1001/1000",
    "inside": ["2", "0"],
}


def theorem(case: tuple[Json, Json]) -> str:
    return theorem_of(case[0], *case[1]["witnesses"])


def check_name(case: tuple[Json, Json]) -> str:
    return verdict_of(case[0], *case[1]["witnesses"]).check


def test_a_flip_in_words() -> None:
    assert theorem(multiplied()) == (
        "For every real a from -6/5 to -4/5, F has exactly one fixed point x0 such that every coordinate of x0 - p0 is "
        "at most 1/1000 in absolute value; these are even at most 1/1000; for one a alone, which lies between -11/10 "
        "and -9/10, it has the multiplier -1 and no other multiplier on the unit circle; for smaller a it has 0 "
        "multipliers inside the unit circle and for larger a 1, and none on it, with p0 = (0)"
    )


@pytest.mark.parametrize(("terms", "cubic", "word"), [(" + x*y", "<", "attracting"), (" + x^3", "", "")])
def test_a_pair_in_words(terms: str, cubic: str, word: str) -> None:
    case = linear("1/2", "a", **PAIR, cubic=cubic, terms=terms)
    curve = f", where a closed {word} curve invariant under F branches off" if cubic else ""
    assert (
        f"it has two multipliers on the unit circle that are not real{curve}; for smaller a it has 2 multipliers"
        in theorem(case)
    )
    relies_on = verdict_of(case[0], *case[1]["witnesses"]).relies_on
    assert any("Neimark-Sacker" in text for text in relies_on) == bool(cubic)


def test_curves_of_a_two_cycle_are_invariant_under_the_second_iterate() -> None:
    folder = Path(__file__).parents[3] / "certificates" / "odd-two-cycle-neimark-sacker"
    result = check(*((folder / name).read_bytes() for name in ("claim.json", "evidence.json")))
    assert ", where a closed attracting curve invariant under F^2 branches off; " in result.theorem


def test_other_parameters_have_values() -> None:
    space = system("x", "a b", "a*b*x")
    fields: dict[str, Any] = {"type": "flip", "between": ["-3/5", "-2/5"], "low": "-3/5", "high": "-2/5"}
    fields |= {"inside": ["0", "1"], "at": ["b = 2"]}
    case = crossing(space, boxes("0"), ["0"], **fields)
    assert theorem(case).startswith("For b = 2, and for every real a from -3/5 to -2/5, F has exactly one fixed point")
    assert check_name(crossing(space, boxes("0"), ["0"], **fields | {"at": []})) == "parameters"


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "fold"},
        {"type": "neimark-sacker"},
        {"cubic": "<"},
        {"cubic": "="},
        {"inside": ["0"]},
        {"inside": ["0", "1", "1"]},
        {"within": "0"},
        {"within": "1/100"},
        {"within": "-1/1000"},
        {"parameter": "", "between": []},
    ],
)
def test_other_shapes_are_malformed(fields: dict[str, Any]) -> None:
    case = multiplied(**fields)
    result = verdict_of(case[0], *case[1]["witnesses"])
    assert result.verdict is Verdict.MALFORMED


def test_neimark_sacker_is_for_the_plane() -> None:
    space = system("x y z", "a", "y", "y/2 - a*x", "z/2")
    case = crossing(space, boxes("0", "0", "0", d=3), ["0"] * 3, **PAIR)
    assert check_name(case) == "shape"


def test_a_flip_in_the_plane() -> None:
    space = system("x y", "a", "a*x + y^2", "y/2 + x^2")
    fields = {
        "type": "flip",
        "between": ["-11/10", "-9/10"],
        "low": "-101/100",
        "high": "-99/100",
        "inside": ["1", "2"],
    }
    case = crossing(space, boxes("0", "0", d=2), ["0", "0"], **fields)
    assert "for smaller a it has 1 multiplier inside the unit circle and for larger a 2, and none on it" in theorem(
        case
    )


def test_a_name_of_the_sentence_is_taken() -> None:
    fields: dict[str, Any] = {"type": "flip", "between": ["-6/5", "-4/5"], "low": "-11/10", "high": "-9/10"}
    case = crossing(system("xk", "a", "a*xk"), boxes("0"), ["0"], **fields, inside=["0", "1"])
    assert check_name(case) == "name"


@pytest.mark.parametrize(
    ("text", "check"),
    [("x", "unknown-name"), ("a^2", "affine"), ("a*x", "unknown-name"), ("a + x - x", "unknown-name")],
)
def test_points_are_affine_in_the_parameter(text: str, check: str) -> None:
    claim, witness = multiplied()
    claim["asserts"]["cycle"]["points"] = [text]
    assert check_name((claim, witness)) == check
