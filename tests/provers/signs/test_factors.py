"""Signs of products."""

from __future__ import annotations

import pytest

from rigorous.provers.signs.factors import factors, nonzero, simple_factors
from tests.provers.obligations import Method, found_by


@pytest.mark.parametrize(
    ("method", "where", "holds"),
    [
        (factors, ["a >= 0"], "a^3*(x^2 + 1) >= 0"),
        (simple_factors, ["a > 0", "b > 0"], "a*b > 0"),
        (nonzero, ["a != 0", "a >= 0"], "a > 0"),
    ],
)
def test_proofs_are_found_and_replay(method: Method, where: list[str], holds: str) -> None:
    assert found_by(method, where, holds) is not None


@pytest.mark.parametrize(
    ("method", "where", "holds"),
    [
        (factors, ["a >= 0"], "a*x >= 0"),
        (simple_factors, ["a > 0"], "a^2*x >= 0"),
        (nonzero, ["a >= 0"], "a > 0"),
    ],
)
def test_nothing_else_is_proved(method: Method, where: list[str], holds: str) -> None:
    assert found_by(method, where, holds) is None
