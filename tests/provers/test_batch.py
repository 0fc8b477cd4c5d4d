from __future__ import annotations

from pathlib import Path

from rigorous.bundled import LOGISTIC
from rigorous.catalogue import Entry
from rigorous.checker.verdicts import Malformed
from rigorous.claims import Claim, Sign
from rigorous.provers.batch import outcomes
from rigorous.provers.prove import Certificate, UndecidedError

TEXTS = {"true": "x^2 >= 0", "false": "x >= 0", "empty": "x >= 0"}


def test_outcomes_in_order_whatever_they_are() -> None:
    claims = [
        Claim(id=name, system=LOGISTIC, asserts=Sign(where=["1 < 0 + y"] if name == "empty" else [], holds=[text]))
        for name, text in TEXTS.items()
    ]
    found = list(outcomes([Entry(claim, Path("x.py")) for claim in claims]))
    assert [entry.claim.id for entry, _, _ in found] == list(TEXTS)
    assert [type(outcome) for _, outcome, _ in found] == [Certificate, UndecidedError, Malformed]
