"""Subdivisions."""

from __future__ import annotations

import pytest

from rigorous.provers.signs.boxes import box
from tests.provers.obligations import Method, found_by


@pytest.mark.parametrize(
    ("method", "where", "holds"),
    [
        (box, ["0 <= x <= 1", "0 <= a <= 1"], "x*a - x - a + 2 > 0"),
        (box, ["0 <= x <= 1", "0 <= a <= 1", "x + a <= 1"], "3/2 - x - a > 0"),
    ],
)
def test_proofs_are_found_and_replay(method: Method, where: list[str], holds: str) -> None:
    assert found_by(method, where, holds) is not None


@pytest.mark.parametrize(
    ("method", "where", "holds"),
    [
        (box, ["0 <= x <= 1", "0 <= a <= 1"], "1 - x*a > 0"),
        (box, ["x >= 0"], "x + 1 > 0"),
    ],
)
def test_nothing_else_is_proved(method: Method, where: list[str], holds: str) -> None:
    assert found_by(method, where, holds) is None
