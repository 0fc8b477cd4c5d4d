from __future__ import annotations

import pytest

from rigorous.algebra import to_flint
from rigorous.provers.sampling import sample
from tests.provers.obligations import sign


@pytest.mark.parametrize(
    ("where", "holds"),
    [([], "x^2 + 1 > 0"), (["x > 1"], "x - 1 > 0"), (["x^2 + a^2 = 1"], "x <= 1"), (["x != 0"], "x^2 > 0")],
)
def test_what_is_true_is_plausible(where: list[str], holds: str) -> None:
    assert sample(sign(where, holds)).plausible


@pytest.mark.parametrize(
    ("where", "holds"), [([], "x^2 - 1 > 0"), (["x > 1"], "2 - x > 0"), (["x^2 + a^2 = 1"], "2*x <= 1")]
)
def test_what_is_false_is_not(where: list[str], holds: str) -> None:
    assert not sample(sign(where, holds)).plausible


def test_points_of_the_domain_refute() -> None:
    obligation = sign(["x > 1"], "x > 0")
    x = to_flint(obligation.goal.polynomial)
    assert sample(obligation).refutes(-x)
    assert not sample(obligation).refutes(x)
