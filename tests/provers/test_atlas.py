"""Atlases from claim to certificate."""

from __future__ import annotations

import pytest

from rigorous.bundled import BALANCED_CUBIC, LOGISTIC
from rigorous.checker.verdicts import Verdict
from rigorous.claims import Atlas, Claim
from rigorous.provers.prove import UndecidedError, prove
from rigorous.systems import PolynomialSystem

QUADRATIC = PolynomialSystem(("x",), ("a", "c"), ("a*x^2 + c",))


@pytest.mark.parametrize(
    "claim",
    [
        Claim(id="cubic", system=BALANCED_CUBIC, asserts=Atlas(parameter="mu", low="0", high="2", measure="13/10")),
        Claim(id="logistic", system=LOGISTIC, asserts=Atlas(parameter="r", low="5/2", high="7/2", measure="99/100")),
        Claim(
            id="quadratic",
            system=QUADRATIC,
            asserts=Atlas(parameter="c", at=["a = -2"], low="-1/9", high="1/2", measure="1/2"),
        ),
    ],
    ids=lambda claim: claim.id,
)
def test_atlases_are_proved(claim: Claim) -> None:
    certificate = prove(claim)
    assert certificate.result.verdict is Verdict.ACCEPT
    assert certificate.file()[0] == "rows.jsonl.gz"
    assert certificate == prove(claim)


def test_a_hint_says_how_short_rows_may_be() -> None:
    claim = Claim(id="c", system=LOGISTIC, asserts=Atlas(parameter="r", low="2", high="4", measure="8/5"))
    with pytest.raises(UndecidedError, match="the critical orbits converge"):
        prove(claim, hints=[{"least": 1 << 30}])
    assert prove(claim, hints=[{"least": 1 << 22}]).result.verdict is Verdict.ACCEPT


@pytest.mark.parametrize("text", ["r*x*(1 - x^3)", "r*x", "x^3 - r*x + 1", "x^2/2 + r^2*x^2 + r*x"])
def test_other_maps_have_no_atlas(text: str) -> None:
    system = PolynomialSystem(("x",), ("r",), (text,))
    with pytest.raises(UndecidedError, match="the critical points of the map"):
        prove(Claim(id="c", system=system, asserts=Atlas(parameter="r", low="0", high="1", measure="1/2")))
