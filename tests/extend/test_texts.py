from __future__ import annotations

import pytest

from rigorous.extend.texts import after_one_step, links, negated


def test_links_of_chains() -> None:
    assert links("-1 < 3 - 2*mu <= 1") == ["-1 < 3 - 2*mu", "3 - 2*mu <= 1"]
    assert links("x' != x") == ["x' != x"]


@pytest.mark.parametrize(
    ("text", "opposite"),
    [("a < b", "a >= b"), ("a <= b", "a > b"), ("a > b", "a <= b"), ("a >= b", "a < b"), ("a = b", "a != b")],
)
def test_negations(text: str, opposite: str) -> None:
    assert negated(text) == opposite
    assert negated(opposite) == text


def test_one_step() -> None:
    assert after_one_step("g + x'*mu < xx", {"x", "g"}) == "g' + x''*mu < xx"
    with pytest.raises(ValueError, match="derivative"):
        after_one_step("diff(x', x) < 1", {"x"})
