from __future__ import annotations

from rigorous.checker.check import read_claim
from rigorous.checker.files import Record
from rigorous.checker.lemmas.existence import Existence
from rigorous.claims import Claim, Iff
from rigorous.provers.existence import guesses
from rigorous.provers.prove import find
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
