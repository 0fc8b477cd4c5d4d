"""Two cases, and equations that a goal keeps from failing."""

from __future__ import annotations

import pytest

from rigorous.provers.signs.cases import cases, contrary
from rigorous.provers.signs.effort import Round
from tests.provers.obligations import Method, found_by


@pytest.mark.parametrize(
    ("method", "where", "holds"),
    [
        (cases, [], "x^4 - x + 1 > 0"),
    ],
)
def test_proofs_are_found_and_replay(method: Method, where: list[str], holds: str) -> None:
    assert found_by(method, where, holds, Round(0, semidefinite=True, cases=True)) is not None


@pytest.mark.parametrize(
    ("method", "where", "holds"),
    [
        (cases, [], "x^4 - 2*x + 1 > 0"),
    ],
)
def test_nothing_else_is_proved(method: Method, where: list[str], holds: str) -> None:
    assert found_by(method, where, holds, Round(0, semidefinite=True, cases=True)) is None


@pytest.mark.parametrize(
    ("where", "holds"),
    [
        (["x != 0", "x^5 + a*x + x = 0"], "a < 0"),
        (["x != 0", "x^5 + a*x = 0"], "a <= 0"),
        (["x != 0", "x^3 - b*x^2 + x = 0"], "b^2 >= 4"),
    ],
)
def test_where_the_goal_fails_an_equation_does(where: list[str], holds: str) -> None:
    assert found_by(contrary, where, holds, Round(3, contraries=True)) is not None


@pytest.mark.parametrize(
    ("where", "holds"), [(["x^5 + a*x + x = 0"], "a < 0"), (["x != 0", "x^3 + b*x^2 + a*x = 0"], "a < 1")]
)
def test_nothing_false_by_contraries(where: list[str], holds: str) -> None:
    assert found_by(contrary, where, holds, Round(3, contraries=True)) is None
