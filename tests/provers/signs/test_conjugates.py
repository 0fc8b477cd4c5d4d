"""Square roots."""

from __future__ import annotations

import pytest

from rigorous.provers.signs.conjugates import conjugate, rational
from tests.provers.obligations import Method, found_by


@pytest.mark.parametrize(
    ("method", "where", "holds"),
    [
        (rational, ["x > 0", "x^2 = a", "a < 4"], "2 - x > 0"),
        (conjugate, ["x > 0", "x^2 = a", "a < 4"], "2 - x > 0"),
    ],
)
def test_proofs_are_found_and_replay(method: Method, where: list[str], holds: str) -> None:
    assert found_by(method, where, holds) is not None


@pytest.mark.parametrize(
    ("method", "where", "holds"),
    [
        (rational, ["x > 0", "x^2 = a", "a < 5"], "2 - x > 0"),
        (conjugate, ["x > 0", "x^2 = a", "a < 5"], "2 - x > 0"),
    ],
)
def test_nothing_else_is_proved(method: Method, where: list[str], holds: str) -> None:
    assert found_by(method, where, holds) is None
