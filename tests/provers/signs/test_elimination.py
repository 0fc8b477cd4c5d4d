"""Signs modulo equations."""

from __future__ import annotations

import pytest

from rigorous.provers.signs.elimination import eliminate, eliminate_multiple, multiple_of_unequal
from tests.provers.obligations import Method, found_by


@pytest.mark.parametrize(
    ("method", "where", "holds"),
    [
        (eliminate, ["a = x^2"], "a >= 0"),
        (eliminate_multiple, ["x > 0", "a*x = b", "b > 0"], "a > 0"),
        (multiple_of_unequal, ["a = x^2", "x != 0"], "a > 0"),
    ],
)
def test_proofs_are_found_and_replay(method: Method, where: list[str], holds: str) -> None:
    assert found_by(method, where, holds) is not None


@pytest.mark.parametrize(
    ("method", "where", "holds"),
    [
        (eliminate, ["a = x^3"], "a >= 0"),
        (eliminate_multiple, ["x > 0", "a*x = b"], "a > 0"),
        (multiple_of_unequal, ["a = x^3", "x != 0"], "a > 0"),
    ],
)
def test_nothing_else_is_proved(method: Method, where: list[str], holds: str) -> None:
    assert found_by(method, where, holds) is None
