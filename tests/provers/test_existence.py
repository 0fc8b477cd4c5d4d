from __future__ import annotations

from rigorous.checker.check import read_claim
from rigorous.checker.files import Record
from rigorous.checker.lemmas.existence import Existence
from rigorous.claims import Claim, Iff
from rigorous.provers.existence import guesses, in_cases
from rigorous.provers.find import find
from tests.provers.obligations import SPACE


def test_guesses_lead_to_a_state_on_a_path() -> None:
    claim = Iff(quantifier="some", where=["b > 0"], holds=["x^2 = a", "x > 0"], exactly_when=["a > 0"])
    encoded = Claim(id="c", system=SPACE, asserts=claim).encode()
    reduction = read_claim(encoded)[1].obligations()
    outcome, obligation = None, next(reduction)
    while not isinstance(obligation, Existence):
        witness = find(obligation)
        assert witness is not None
        outcome = obligation.discharge(Record(witness, "witness"))
        obligation = reduction.send(outcome)
    assert any("choices" in guess for guess in guesses(obligation))
    found = find(obligation)
    assert found is not None
    assert found["values"] == ["path1"]


def test_one_state_for_each_case() -> None:
    claim = Claim(id="c", system=SPACE, asserts=Iff(quantifier="some", holds=["x = 0"], exactly_when=["a^2 >= 0"]))
    setting = read_claim(claim.encode())[1].setting
    wanted = setting.conditions(["x >= a", "x >= b", "(x - a)*(x - b) = 0"])
    obligation = Existence(setting, (), wanted, ("x",), ("a", "b"))
    assert all("cases" not in guess for guess in guesses(obligation))
    found = find(obligation)
    assert found is not None
    assert found["cases"]["on"] in ("a - b", "-a + b")
    assert all(find(each) is not None for each in obligation.discharge(Record(found, "witness")))
    assert in_cases(obligation, lambda _: None, lambda *_: False) is None
