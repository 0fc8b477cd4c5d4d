"""The ends of a variable, and completed squares."""

from __future__ import annotations

import pytest

from rigorous.provers.signs.interpolation import affine, square
from tests.provers.obligations import Method, found_by


@pytest.mark.parametrize(
    ("method", "where", "holds"),
    [
        (affine, ["0 <= a <= 4", "0 <= x <= 1"], "1 - a*x*(1 - x) >= 0"),
        (affine, ["a >= x^2 + 1"], "a - 1 >= 0"),
        (square, ["-2 < a < 2"], "1 + a*x + x^2 > 0"),
    ],
)
def test_proofs_are_found_and_replay(method: Method, where: list[str], holds: str) -> None:
    assert found_by(method, where, holds) is not None


@pytest.mark.parametrize(
    ("method", "where", "holds"),
    [
        (affine, ["0 <= a <= 5", "0 <= x <= 1"], "1 - a*x*(1 - x) >= 0"),
        (square, ["-3 < a < 2"], "1 + a*x + x^2 > 0"),
    ],
)
def test_nothing_else_is_proved(method: Method, where: list[str], holds: str) -> None:
    assert found_by(method, where, holds) is None
