"""Comparison with what is known."""

from __future__ import annotations

import pytest

from rigorous.provers.signs.effort import Round
from rigorous.provers.signs.members import divisor, subtracted
from tests.provers.obligations import Method, found_by


@pytest.mark.parametrize(
    ("method", "where", "holds"),
    [
        (subtracted, ["a - x^2 - b >= 0", "b >= x + 1"], "a - x^2 - x >= 0"),
        (subtracted, ["a > b^2", "b^2 >= x"], "a - b^2 + x^2 > 0"),
        (divisor, ["a >= 0", "a^3 - 27/8 - b >= 0", "b >= 0"], "2*a - 3 >= 0"),
    ],
)
def test_proofs_are_found_and_replay(method: Method, where: list[str], holds: str) -> None:
    assert found_by(method, where, holds, Round(3, expansions=True)) is not None


@pytest.mark.parametrize(
    ("method", "where", "holds"),
    [
        (subtracted, ["a >= b^2", "b^2 >= x"], "a > x"),
        (divisor, ["a >= 0", "a^3 - 27/8 + b >= 0", "b >= 0"], "2*a - 3 >= 0"),
    ],
)
def test_nothing_else_is_proved(method: Method, where: list[str], holds: str) -> None:
    assert found_by(method, where, holds, Round(3, expansions=True)) is None
