"""Ends of variables and critical points."""

from __future__ import annotations

import pytest

from rigorous.provers.signs.effort import Round
from rigorous.provers.signs.expansions import expanded, monotone, tangent
from tests.provers.obligations import Method, found_by


@pytest.mark.parametrize(
    ("method", "where", "holds"),
    [
        (expanded, ["a >= 1"], "a^3 - a^2 + x^2 + a > 0"),
        (expanded, ["a <= -1"], "x^2 - a^3 > 0"),
        (monotone, ["0 <= a <= b", "b^3 <= 1"], "1 - a^3 >= 0"),
        (tangent, ["0 <= x <= 4"], "4 - x*(3 - x)^2 + a^2 >= 0"),
        (tangent, [], "x^4 - 2*a*x^2 + a^2 + 1 > 0"),
    ],
)
def test_proofs_are_found_and_replay(method: Method, where: list[str], holds: str) -> None:
    assert found_by(method, where, holds, Round(3, expansions=True)) is not None


@pytest.mark.parametrize(
    ("method", "where", "holds"),
    [
        (expanded, ["a >= -1"], "a^3 + x^2 > 0"),
        (monotone, ["a <= b", "b^2 <= 1"], "1 - a^2 >= 0"),
        (tangent, ["0 <= x <= 5"], "4 - x*(3 - x)^2 + a^2 >= 0"),
    ],
)
def test_nothing_else_is_proved(method: Method, where: list[str], holds: str) -> None:
    assert found_by(method, where, holds, Round(3, expansions=True)) is None
