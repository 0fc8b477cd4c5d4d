"""The small searches: points of domains, cofactors, states."""

from __future__ import annotations

import pytest

from rigorous.checker.check import read_claim
from rigorous.checker.existence import Existence
from rigorous.checker.files import Record
from rigorous.checker.identity import Identity
from rigorous.checker.setting import Inhabited
from rigorous.claims import Assertion, Claim, Iff, square_root
from rigorous.claims import Identity as IdentityClaim
from rigorous.claims import Sign as SignClaim
from rigorous.provers.existence import guesses
from rigorous.provers.ideal import cofactors
from rigorous.provers.inhabited import rational_point
from rigorous.provers.prove import find
from rigorous.systems import PolynomialSystem

SPACE = PolynomialSystem(("x",), ("a", "b"), ("x",))


def obligations(asserts: Assertion) -> list[object]:
    """The first two obligations of a claim."""
    claim = Claim(id="c", system=SPACE, constants=[square_root("s", 2)], asserts=asserts)
    reduction = read_claim(claim.encode())[1].obligations()
    return [next(reduction), reduction.send(None)]


@pytest.mark.parametrize(
    "where",
    [
        [],
        ["a > 2", "3*x^2 = 1 + a"],
        ["1414/1000 < a < s"],
        ["a^2 + b^2 = 25", "a > b > 2"],
        ["x = (2 - a)/2", "2*s - 2 < a < 2"],
        ["1000 < a < 1001", "b = a^2"],
        ["a*b = 1", "a > 7", "x != 0"],
    ],
)
def test_points_of_domains_are_found(where: list[str]) -> None:
    inhabited, _ = obligations(SignClaim(where=where, holds=["x^2 >= 0"]))
    assert isinstance(inhabited, Inhabited)
    found = rational_point(inhabited)
    assert found is not None
    inhabited.discharge(Record({"point": found}, "witness"))


@pytest.mark.parametrize("where", [["a^2 < 0"], ["a > s", "a < s"], ["x > 1", "x < 1"]])
def test_no_point_of_an_empty_domain(where: list[str]) -> None:
    inhabited, _ = obligations(SignClaim(where=where, holds=["x^2 >= 0"]))
    assert isinstance(inhabited, Inhabited)
    assert rational_point(inhabited) is None


@pytest.mark.parametrize(
    ("where", "equation"),
    [
        (["x = a"], "x^2 = a^2"),
        (["x = a", "a = b"], "x^3 = b^3"),
        (["x^2 = a + 1"], "x^4 = (a + 1)^2"),
        (["x^2 = b"], "s^2*x^2 = 2*b"),
    ],
)
def test_cofactors_are_found(where: list[str], equation: str) -> None:
    _, identity = obligations(IdentityClaim(where=where, equations=[equation]))
    assert isinstance(identity, Identity)
    found = cofactors(identity)
    assert found is not None
    identity.discharge(Record({"cofactors": found}, "witness"))


def test_no_cofactors_for_what_is_false() -> None:
    _, identity = obligations(IdentityClaim(where=["x = a"], equations=["x^2 = a"]))
    assert isinstance(identity, Identity)
    assert cofactors(identity) is None


def test_guesses_lead_to_a_state_on_a_path() -> None:
    existence = Existence
    claim = Iff(quantifier="some", where=["b > 0"], holds=["x^2 = a", "x > 0"], exactly_when=["a > 0"])
    encoded = Claim(id="c", system=SPACE, asserts=claim).encode()
    reduction = read_claim(encoded)[1].obligations()
    outcome, obligation = None, next(reduction)
    while not isinstance(obligation, existence):
        witness = find(obligation)
        assert witness is not None
        outcome = obligation.discharge(Record(witness, "witness"))
        obligation = reduction.send(outcome)
    assert any("root" in guess for guess in guesses(obligation))
    found = find(obligation)
    assert found is not None
    assert found["state"] == ["path"]
