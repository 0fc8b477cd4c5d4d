"""Ferrari's method."""

from __future__ import annotations

import pytest

from rigorous.provers.signs.effort import Round
from rigorous.provers.signs.quartics import ferrari
from tests.provers.obligations import Method, found_by


@pytest.mark.parametrize(
    ("method", "where", "holds"),
    [
        (ferrari, ["a^2 < 8"], "(x^2 - 1 + a*x/2)^2 + (8 - a^2)/4*x^2 > 0"),
        (ferrari, ["a >= 0"], "(x^2 + b*x + a)^2 + a*(x + b)^2 >= 0"),
    ],
)
def test_proofs_are_found_and_replay(method: Method, where: list[str], holds: str) -> None:
    assert found_by(method, where, holds, Round(3, expansions=True)) is not None


@pytest.mark.parametrize(
    ("method", "where", "holds"),
    [
        (ferrari, ["a^2 <= 8"], "(x^2 - 1 + a*x/2)^2 + (8 - a^2)/4*x^2 > 0"),
        (ferrari, ["a >= 0"], "(x^2 + b*x + a)^2 - a*(x + b)^2 >= 0"),
    ],
)
def test_nothing_else_is_proved(method: Method, where: list[str], holds: str) -> None:
    assert found_by(method, where, holds, Round(3, expansions=True)) is None
