"""Atlases from claim to certificate."""

from __future__ import annotations

import pytest

from rigorous.bundled import BALANCED_CUBIC, LOGISTIC
from rigorous.checker.verdicts import Unsupported, Verdict
from rigorous.claims import Atlas, AtlasByKneading, Claim
from rigorous.provers import atlas
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
        Claim(
            id="kneading",
            system=QUADRATIC,
            asserts=AtlasByKneading(parameter="c", at=["a = 2"], low="-1", high="1/8", measure="17/20"),
        ),
    ],
    ids=lambda claim: claim.id,
)
def test_atlases_are_proved(claim: Claim) -> None:
    certificate = prove(claim)
    assert certificate.result.verdict is Verdict.ACCEPT
    assert certificate.file()[0] == "rows.jsonl.gz"
    assert certificate == prove(claim)


def test_no_rows_are_searched_for_where_ranges_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atlas, "_units", None)
    asserts = Atlas(parameter="r", low="2", high="4", measure="29/20")
    with pytest.raises(TypeError, match="not callable"):
        prove(Claim(id="c", system=LOGISTIC, asserts=asserts))
    asserts = Atlas(parameter="r", low="2", high="4", measure="36/25")
    certificate = prove(Claim(id="c", system=LOGISTIC, asserts=asserts))
    assert not any(b"rows" in line for line in certificate.evidence)


def test_rows_are_searched_for_once_if_they_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    rounds: list[int] = []
    units = atlas._units
    monkeypatch.setattr(
        atlas, "_units", lambda asked, ranges, least: rounds.append(least) or units(asked, ranges, least)
    )
    prove(Claim(id="c", system=LOGISTIC, asserts=Atlas(parameter="r", low="2", high="4", measure="3/2")))
    assert len(rounds) == 1


def test_a_hint_says_how_short_rows_may_be() -> None:
    claim = Claim(id="c", system=LOGISTIC, asserts=Atlas(parameter="r", low="2", high="4", measure="8/5"))
    with pytest.raises(UndecidedError, match="the critical orbits converge"):
        prove(claim, hints=[{"least": 1 << 30}])
    assert prove(claim, hints=[{"least": 1 << 22}]).result.verdict is Verdict.ACCEPT


def test_a_hint_says_how_narrow_windows_may_be() -> None:
    asserts = AtlasByKneading(parameter="r", low="2", high="4", measure="161/100")
    claim = Claim(id="c", system=LOGISTIC, asserts=asserts)
    with pytest.raises(UndecidedError, match="by kneading sequences"):
        prove(claim, hints=[{"least": 1 << 56}])
    assert prove(claim, hints=[{"least": 1 << 46}]).result.verdict is Verdict.ACCEPT


def test_maps_that_are_not_quadratic_have_no_windows() -> None:
    asserts = AtlasByKneading(parameter="mu", low="0", high="2", measure="1")
    with pytest.raises(Unsupported, match="not quadratic"):
        prove(Claim(id="c", system=BALANCED_CUBIC, asserts=asserts))


@pytest.mark.parametrize("text", ["r*x*(1 - x^3)", "r*x", "x^3 - r*x + 1", "x^2/2 + r^2*x^2 + r*x"])
def test_other_maps_have_no_atlas(text: str) -> None:
    system = PolynomialSystem(("x",), ("r",), (text,))
    with pytest.raises(UndecidedError, match="the critical points of the map"):
        prove(Claim(id="c", system=system, asserts=Atlas(parameter="r", low="0", high="1", measure="1/2")))
