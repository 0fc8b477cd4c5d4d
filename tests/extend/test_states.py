from __future__ import annotations

from rigorous.bundled import LOGISTIC
from rigorous.checker import Verdict
from rigorous.claims import Claim, Iff, Sign
from rigorous.extend.states import is_inhabited, is_plausible, likely_states, prove_with_states
from rigorous.systems import PolynomialSystem
from tests.extend.model import claims, over, question


def some(system: PolynomialSystem, *holds: str) -> Claim:
    return Claim(id="c", system=system, asserts=Iff(quantifier="some", holds=holds, exactly_when=["0 = 0"]))


def test_states_on_lines() -> None:
    found = likely_states(some(LOGISTIC, "x > 1", "x' < 0", "x = r/2"), "r", [2.5, 3.0, 4.0])
    assert found == [{"values": ["1/2*r"]}]
    assert likely_states(some(LOGISTIC, "x > 1", "x' < 0", "x = r/2"), "r", [1.5, 3.0, 4.0]) == []


def test_roots_between_ends() -> None:
    (found,) = likely_states(some(LOGISTIC, "r*x = 1", "x' > 0"), "r", [1.5, 2.0, 3.0])
    assert found["values"] == ["path1"]
    assert likely_states(some(LOGISTIC, "r*x = 1", "x' < 0"), "r", [1.5, 2.0, 3.0]) == []


def test_a_state_shows_that_a_sign_is_not_preserved() -> None:
    claim = next(question("ellipse-separates").fails(over("2", "3"))).claim
    at = [2.01, 2.5, 2.99]
    states = likely_states(claim, "mu", at)
    assert {"values": ["1", "1/2*mu"]} in states
    certificate = prove_with_states(claim, "mu", at, 0)
    assert certificate.result.verdict is Verdict.ACCEPT
    assert any(str(state["values"][1]).encode() in certificate.file()[1] for state in states)


def test_domains() -> None:
    assert is_inhabited(claims()["two-cycle"])
    empty = Claim(id="c", system=LOGISTIC, asserts=Sign(where=["x^2 < -r", "r > 1"], holds=["x > 5"]))
    assert not is_inhabited(empty)
    assert not is_plausible(empty)
    assert is_plausible(claims()["critical-value-outside"])
    assert not is_plausible(Claim(id="c", system=LOGISTIC, asserts=Sign(where=["r > 1"], holds=["x < r"])))
