"""Kind `atlas-across`: what it says, and what it takes; atlases and cycles have tests of their own."""

from __future__ import annotations

from typing import Any

import pytest

from rigorous.checker import Verdict
from tests.attacks_atlas import HALVED, IN_THE_PLANE, across
from tests.build import theorem, verdict


def changed(**fields: Any) -> Any:
    claim, evidence = IN_THE_PLANE
    return verdict(claim | {"asserts": claim["asserts"] | fields}, *evidence["witnesses"])


def test_the_theorem_in_words() -> None:
    claim, evidence = IN_THE_PLANE
    assert theorem(claim, *evidence["witnesses"]) == (
        "Of all real r between 2 and 4, a set of measure at least 1/4 has this property: F maps the graph y = 0, a "
        "part of {y = 0}, into itself, and restricted to it has a cycle such that the orbit of every critical point, "
        "and of almost every start whose orbit is bounded, converges to it; moreover, for all real r: the curve "
        "{y = 0} is mapped into itself, and for every cycle of F on it, of any period, the multiplier across the "
        "curve, which is the product of 1/2 + 1/2*y over the points of the cycle, is less than 1 in absolute value, "
        "so the cycle attracts across it"
    )
    assert "Singer" in changed().relies_on[0]


def test_graphs_that_are_curved() -> None:
    """With z = y - x^2 instead of y, the same map."""
    y = "1/2*(y - x^2)*(1 + y - x^2) + (r*x*(1 - x))^2"
    point, *proof = HALVED
    factor = "1/2 + 1/2*(y - x^2)"
    claim, evidence = across(y, "x^2", "y - x^2", factor, [], point, *proof)
    found = verdict(claim, *evidence["witnesses"])
    assert found.check not in ("graph-kept", "graph-curve")
    moved = across(y, "x^2 + 1", "y - x^2", factor, [], point, *proof)
    assert verdict(moved[0], *moved[1]["witnesses"]).check == "graph-curve"


@pytest.mark.parametrize(
    ("change", "check"),
    [
        ({"graph": "y"}, "graph"),
        ({"graph": "x"}, "graph-kept"),
        ({"graph": "2"}, "graph-kept"),
        ({"measure": "1/2"}, "witness-count"),
        ({"low": "5/2"}, "row-order"),
    ],
)
def test_the_graph_and_the_numbers(change: dict[str, str], check: str) -> None:
    assert changed(**change).check == check


@pytest.mark.parametrize(
    ("change", "check"),
    [
        ({"kind": "cycles"}, "shape"),
        ({"product": ">"}, "shape"),
        ({"factor": "1/2"}, "identity"),
        ({"factor": "1/2 - 1/2*y"}, "identity"),
    ],
)
def test_the_cycles(change: dict[str, str], check: str) -> None:
    found = changed(cycles=IN_THE_PLANE[0]["asserts"]["cycles"] | change)
    assert found.verdict is not Verdict.ACCEPT
    assert found.check == check


def test_a_map_of_the_line_has_no_graphs() -> None:
    claim, evidence = IN_THE_PLANE
    system = claim["system"] | {"variables": ["x"], "map": ["r*x*(1 - x)"]}
    assert verdict(claim | {"system": system}, *evidence["witnesses"]).verdict is Verdict.MALFORMED
