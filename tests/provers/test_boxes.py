"""Chains of boxes are found for cycles of every type, and not where there is no isolated cycle."""

from __future__ import annotations

from fractions import Fraction

import pytest

from rigorous.bundled import BALANCED_CUBIC, HENON, LOGISTIC, TWO_FACTOR
from rigorous.checker.verdicts import Verdict
from rigorous.claims import Claim, CycleNear, Piece
from rigorous.orbits.search import cycles
from rigorous.orbits.statements import cycle_claim, tube_claim
from rigorous.provers.prove import UndecidedError, prove
from rigorous.systems import PolynomialSystem

DELAYED = PolynomialSystem(("x", "y"), ("a",), ("y", "a*y*(1 - x)"))
SPACE = PolynomialSystem(("x", "y", "z"), ("a", "b"), ("a - y^2 - b*z", "x", "y"))


@pytest.mark.parametrize(
    ("system", "values", "period", "inside"),
    [
        (LOGISTIC, {"r": "4"}, 5, {"0"}),
        (LOGISTIC, {"r": "33/10"}, 2, {"1"}),
        (HENON, {"a": "7/5", "b": "3/10"}, 7, {"1"}),
        (HENON, {"a": "1/5", "b": "3/10"}, 1, {"1", "2"}),
        (DELAYED, {"a": "19/10"}, 1, {"1", "2"}),
        (DELAYED, {"a": "21/10"}, 1, {"0", "1"}),
        (SPACE, {"a": "44/25", "b": "1/10"}, 4, {"1", "2"}),
        (BALANCED_CUBIC, {"mu": "19/10"}, 30, {"0"}),
    ],
)
def test_cycles_are_proved(system: PolynomialSystem, values: dict[str, str], period: int, inside: set[str]) -> None:
    at = {name: Fraction(value) for name, value in values.items()}
    found = cycles(system, at, period).cycles
    assert found
    claims = [cycle_claim("c", system, at, cycle) for cycle in found[:4]]
    assert all(prove(claim).result.verdict is Verdict.ACCEPT for claim in claims)
    assert {claim.asserts.inside for claim in claims if isinstance(claim.asserts, CycleNear)} <= inside


def test_a_long_cycle() -> None:
    at = {"mu": Fraction(19, 10)}
    cycle = cycles(BALANCED_CUBIC, at, 300, budget=2400).cycles[0]
    assert prove(cycle_claim("c", BALANCED_CUBIC, at, cycle, alone=6)).result.verdict is Verdict.ACCEPT


def near(points: list[str], at: str, system: PolynomialSystem = LOGISTIC, inside: str = "0") -> Claim:
    asserts = CycleNear(at=[at], pieces=[Piece(points=points)], within="1/1000", alone_within="1/100", inside=inside)
    return Claim(id="c", system=system, asserts=asserts)


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (near(["2/3"], "r = 3"), "unit-circle"),
        (near(["0"], "r = 1"), "not isolated, or multiple"),
        (near(["2/3", "2/3"], "r = 3"), "not isolated, or multiple"),
        (near(["3/5"], "r = 3"), "within"),
        (near(["0.75", "0.75"], "r = 4"), "least-period"),
        (near(["0.345", "0.904"], "r = 4", inside="1"), "stability"),
        (near(["1", "1/2"], "mu = 1/2", TWO_FACTOR), "not isolated, or multiple"),
        (near(["100"], "r = 1/2"), "within"),
    ],
)
def test_what_is_not_so_is_not_proved(claim: Claim, words: str) -> None:
    with pytest.raises(UndecidedError, match=words):
        prove(claim)


def test_a_tube_of_several_pieces() -> None:
    claim = tube_claim("t", BALANCED_CUBIC, {}, "mu", (Fraction(11, 10), Fraction(6, 5)), [[1.09], [0.9]])
    assert isinstance(claim.asserts, CycleNear)
    pieces = claim.asserts.pieces
    assert len(pieces) > 4
    assert [p.between[1] for p in pieces[:-1]] == [p.between[0] for p in pieces[1:]]
    assert prove(claim).result.verdict is Verdict.ACCEPT


@pytest.mark.parametrize("span", [("6/5", "5/4"), ("1", "6/5"), ("1/2", "1")])
def test_a_tube_through_a_bifurcation_ends_undecided(span: tuple[str, str]) -> None:
    with pytest.raises(UndecidedError):
        tube_claim("t", BALANCED_CUBIC, {}, "mu", (Fraction(span[0]), Fraction(span[1])), [[1.15], [0.85]])
