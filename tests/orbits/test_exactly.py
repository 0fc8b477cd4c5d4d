from __future__ import annotations

import pytest

from rigorous.bundled import LOGISTIC
from rigorous.checker import Verdict
from rigorous.claims import Branching
from rigorous.orbits.bifurcations import Candidate, refine_pair
from rigorous.orbits.exactly import with_exact_value
from rigorous.orbits.thresholds import bits_for, branching
from rigorous.provers.prove import UndecidedError


def second_flip() -> Candidate:
    found = refine_pair(LOGISTIC, {}, "r", -1, [[0.85], [0.44]], 3.45, bits_for(20))
    assert found is not None
    return found


def test_the_flip_of_period_two_is_at_one_plus_the_root_of_six() -> None:
    claim, _ = branching("flip", LOGISTIC, {}, second_flip(), 20)
    exact, certificate = with_exact_value(claim, LOGISTIC, {}, second_flip())
    assert [constant.root_of for constant in exact.constants] == ["s^2 - 2*s - 5"]
    assert isinstance(exact.asserts, Branching)
    assert exact.asserts.value == "s"
    assert certificate.result.verdict is Verdict.ACCEPT
    assert "at r(0), which is s, and which lies between" in certificate.result.theorem


def test_no_exact_value_is_looked_for_where_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rigorous.orbits.exactly.MAX_DEGREE", 1)
    claim, _ = branching("flip", LOGISTIC, {}, second_flip(), 20)
    with pytest.raises(UndecidedError, match="not seen to be algebraic"):
        with_exact_value(claim, LOGISTIC, {}, second_flip())
