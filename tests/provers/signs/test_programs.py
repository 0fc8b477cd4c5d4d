"""Semidefinite programs."""

from __future__ import annotations

import pytest

from rigorous.provers.signs.effort import Round
from rigorous.provers.signs.programs import sos
from tests.provers.obligations import Method, found_by


@pytest.mark.parametrize(
    ("method", "where", "holds"),
    [
        (sos, [], "x^4 + a^4 + a*x + 1 > 0"),
        (sos, ["a >= 0", "x >= 0"], "a*x + a + x + 1 > 0"),
    ],
)
def test_proofs_are_found_and_replay(method: Method, where: list[str], holds: str) -> None:
    assert found_by(method, where, holds, Round(0, semidefinite=True)) is not None


@pytest.mark.parametrize(
    ("method", "where", "holds"),
    [
        (sos, [], "x^4*a^2 + x^2*a^4 - 3*x^2*a^2 + 1 > 0"),
    ],
)
def test_nothing_else_is_proved(method: Method, where: list[str], holds: str) -> None:
    assert found_by(method, where, holds, Round(0, semidefinite=True)) is None
