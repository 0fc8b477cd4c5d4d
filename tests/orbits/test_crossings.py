from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import msgspec
import pytest

from rigorous.bundled import BALANCED_CUBIC, HENON, LOGISTIC, LOTKA_VOLTERRA
from rigorous.checker import check
from rigorous.claims import Claim, Crossing
from rigorous.orbits.bifurcations import Candidate, refine_branch, refine_neimark_sacker, refine_pair
from rigorous.orbits.crossings import crossing
from rigorous.provers.prove import UndecidedError
from rigorous.systems import PolynomialSystem
from tests.oracle import counterexample

DELAYED = PolynomialSystem(("x", "y"), ("a",), ("y", "a*y*(1 - x)"))
ODD = PolynomialSystem(("x", "y"), ("a",), ("-y", "x^3 - a*y"))
SPACE = PolynomialSystem(("x", "y", "z"), ("a",), ("y", "a*y*(1 - x)", "z/2"))


def with_fields(claim: Claim, **fields: Any) -> Claim:
    """The claim with other fields of its assertion."""
    return msgspec.structs.replace(claim, asserts=msgspec.structs.replace(claim.asserts, **fields))


def as_data(claim: Claim) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(claim.encode())
    return data


CASES = {
    "delayed logistic": (DELAYED, {}, refine_neimark_sacker(DELAYED, {}, "a", [[0.48, 0.48]], 1.95, 128), "<"),
    "predators": (LOTKA_VOLTERRA, {}, refine_neimark_sacker(LOTKA_VOLTERRA, {}, "a", [[1, 0.9]], 2.95, 128), "<"),
    "two-cycle": (ODD, {}, refine_neimark_sacker(ODD, {}, "a", [[0.58, -0.58], [-0.58, 0.58]], 1.33, 128), "<"),
    "logistic": (LOGISTIC, {}, refine_pair(LOGISTIC, {}, "r", -1, [[0.44], [0.85]], 3.44, 128), ""),
    "cubic": (BALANCED_CUBIC, {}, refine_pair(BALANCED_CUBIC, {}, "mu", -1, [[1.0]], 0.99, 128), ""),
    "Henon": (
        HENON,
        {"b": Fraction(3, 10)},
        refine_pair(HENON, {"b": Fraction(3, 10)}, "a", -1, [[0.8, 0.2]], 0.4, 128),
        "",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_bifurcations_are_proved(case: str) -> None:
    system, values, candidate, cubic = CASES[case]
    assert candidate is not None
    claim, certificate = crossing("c", system, values, candidate, 10)
    asserts = claim.asserts
    assert isinstance(asserts, Crossing)
    assert asserts.cubic == cubic
    assert Fraction(asserts.high) - Fraction(asserts.low) == Fraction(2, 10**10)
    assert abs(float(Fraction(asserts.low)) - float(candidate.value)) < 1e-9
    assert counterexample(as_data(claim)) is None
    assert certificate.result.theorem


def test_a_flip_and_its_window() -> None:
    candidate = CASES["logistic"][2]
    assert candidate is not None
    asserts = crossing("c", LOGISTIC, {}, candidate, 4)[0].asserts
    assert isinstance(asserts, Crossing)
    assert (asserts.low, asserts.high, asserts.inside) == ("17247/5000", "2156/625", ["1", "0"])
    assert (asserts.within, asserts.alone_within) == ("1/1000", "1/100")
    assert asserts.cycle.between == ["431/125", "69/20"]


def test_other_bifurcations_are_refused() -> None:
    found = refine_branch(BALANCED_CUBIC, {}, "mu", [BALANCED_CUBIC.polynomial("0")], 0.1, 128)
    assert found is not None
    with pytest.raises(UndecidedError, match="neither a flip nor"):
        crossing("c", BALANCED_CUBIC, {}, found)


def test_a_flip_in_space_is_not_stated() -> None:
    found: Candidate | None = refine_neimark_sacker(SPACE, {}, "a", [[0.48, 0.48, 0]], 1.95, 128)
    assert found is not None
    with pytest.raises(UndecidedError, match="one or two variables"):
        crossing("c", SPACE, {}, found)


TERMS = ["+ x*y", "- x*y", "+ x^2 - y^2", "+ x^3", "- x^3", "+ x^2 + x^2*y", "+ 2*y^2 - x*y"]


@pytest.mark.parametrize("trace", ["1/2", "-7/5", "3/2"])
@pytest.mark.parametrize("terms", TERMS)
def test_the_sign_is_that_of_the_drift_of_orbits(trace: str, terms: str) -> None:
    """Maps with a bifurcation at a = 1: the sign that is proved is that of simulation, and the other one is refused."""
    system = PolynomialSystem(("x", "y"), ("a",), ("y", f"({trace})*y - a*x {terms}"))
    found = refine_neimark_sacker(system, {}, "a", [[0, 0]], 0.99, 128)
    assert found is not None
    claim, certificate = crossing("c", system, {}, found)
    other = with_fields(claim, cubic={"<": ">", ">": "<"}[claim.asserts.cubic])
    assert counterexample(as_data(claim)) is None
    assert counterexample(as_data(other)) is not None
    assert check(other.encode(), certificate.evidence).check == "cubic"


def test_both_signs_occur() -> None:
    signs = set()
    for terms in TERMS[3:5]:
        system = PolynomialSystem(("x", "y"), ("a",), ("y", f"y/2 - a*x {terms}"))
        found = refine_neimark_sacker(system, {}, "a", [[0, 0]], 0.99, 128)
        assert found is not None
        claim: Claim = crossing("c", system, {}, found)[0]
        signs.add(claim.asserts.cubic)
    assert signs == {"<", ">"}


def test_no_sign_where_the_coefficient_vanishes() -> None:
    """At a = 1 this map keeps areas and is reversible: no cubic term makes orbits drift."""
    system = PolynomialSystem(("x", "y"), ("a",), ("y", "y/2 - a*x + y^3"))
    found = refine_neimark_sacker(system, {}, "a", [[0, 0]], 0.99, 128)
    assert found is not None
    asserts = crossing("c", system, {}, found)[0].asserts
    assert isinstance(asserts, Crossing)
    assert asserts.cubic == ""
