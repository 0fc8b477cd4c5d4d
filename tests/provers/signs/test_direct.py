"""Positive coefficients, equations of the domain, Sturm."""

from __future__ import annotations

import pytest

from rigorous.provers.signs.direct import even, sturm, vanishing
from tests.provers.obligations import Method, found_by


@pytest.mark.parametrize(
    ("method", "where", "holds"),
    [
        (even, [], "x^4 + 2*a^2 + 1 > 0"),
        (even, [], "x^4 + a^2*x^2 >= 0"),
        (sturm, ["0 <= x <= 1"], "2 - x^2 > 0"),
        (vanishing, ["x^2 = a"], "x^2 - a >= 0"),
    ],
)
def test_proofs_are_found_and_replay(method: Method, where: list[str], holds: str) -> None:
    assert found_by(method, where, holds) is not None


@pytest.mark.parametrize(
    ("method", "where", "holds"),
    [
        (even, [], "x^2 > 0"),
        (even, [], "x^2 + x + 1 > 0"),
        (sturm, ["0 <= x <= 2"], "2 - x^2 > 0"),
        (vanishing, ["x^2 = a"], "x - a >= 0"),
    ],
)
def test_nothing_else_is_proved(method: Method, where: list[str], holds: str) -> None:
    assert found_by(method, where, holds) is None
