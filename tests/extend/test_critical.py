from __future__ import annotations

import pytest

from rigorous.bundled import LOGISTIC
from rigorous.claims import Attracts, Claim, Identity
from rigorous.extend.critical import critical_values
from rigorous.extend.ranges import words
from tests.extend.model import claims, over, question


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("two-cycle-stable", ["1", "sqrt(5) - 1"]),
        ("two-cycle-exists", ["1"]),
        ("ellipse-separates", ["-2", "2"]),
        ("bounded-interval-kept", ["-2", "2"]),
        ("monotone-phase", ["2*sqrt(2) - 2"]),
        ("two-cycle-transversely-stable", ["1", "2"]),
        ("two-cycle-attracts-in-the-plane", ["1", "sqrt(5) - 1", "2"]),
        ("balanced-escape", ["-2"]),
        ("edge-of-stability", ["-1", "1"]),
    ],
)
def test_thresholds_are_among_them(name: str, values: list[str]) -> None:
    found = [words(x, "mu") for x in critical_values(question(name).holds(over("-4", "4")).claim, "mu", claims()[name])]
    assert set(values) <= set(found)
    assert len(found) < 9


def test_equations_that_hold_for_single_parameters() -> None:
    asserts = Attracts(centre=["1/2"], radius_squared="1/16")
    claim = Claim(id="c", system=LOGISTIC, asserts=asserts)
    assert [words(x, "r") for x in critical_values(claim, "r", claim)] == ["2"]


def test_ends_of_the_claim_itself() -> None:
    asked = question("balanced-cycles-attract")
    assert asked.dropped == ["-2 < mu", "mu < 2"]
    claim = asked.holds(over("-4", "4")).claim
    assert {"-2", "2"} <= {words(x, "mu") for x in critical_values(claim, "mu", asked.claim, asked.dropped)}
    stable = question("two-cycle-stable")
    assert stable.dropped == ["mu > 1", "mu < s - 1"]
    nothing = Claim(id="c", system=LOGISTIC, asserts=Identity(equations=["0 = 0"]))
    values = critical_values(nothing, "mu", stable.claim, stable.dropped)
    assert [words(x, "mu") for x in values] == ["-1 - sqrt(5)", "1", "sqrt(5) - 1"]
