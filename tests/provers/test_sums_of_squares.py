from __future__ import annotations

import pytest

from rigorous.algebra import scalar, to_flint
from rigorous.checker.grammar import polynomial
from rigorous.checker.polynomial import Ring
from rigorous.provers.sums_of_squares import sum_of_squares

RING = Ring(("x", "y"))


@pytest.mark.parametrize(
    ("text", "members", "strict"),
    [
        ("x^4 + y^4 + x*y + 1", [], True),
        ("2*x^2 + 2*x*y + y^2", [], False),
        ("2 - x - y", [("1 - x^2 - y^2", False)], True),
        ("x*y + x", [("x", True), ("y", True)], True),
        ("x", [("x - y", True), ("y", False)], True),
    ],
)
def test_terms_add_up_exactly(text: str, members: list[tuple[str, bool]], strict: bool) -> None:
    p = to_flint(polynomial(text, RING))
    domain = [(i, to_flint(polynomial(g, RING)), positive) for i, (g, positive) in enumerate(members)]
    found = sum_of_squares(p, strict, domain, [])
    assert found is not None
    terms, _ = found
    total = p * 0
    for weight, square, chosen in terms:
        assert weight > 0
        product = square * square * scalar(weight)
        for i in chosen:
            product *= domain[i][1]
        total += product
    assert total == p
    if strict:
        assert any(square.is_constant() and all(domain[i][2] for i in chosen) for _, square, chosen in terms)


@pytest.mark.parametrize("text", ["x", "x*y", "x^2 - 1", "x^4*y^2 + x^2*y^4 - 3*x^2*y^2 + 1"])
def test_no_sum_of_squares(text: str) -> None:
    assert sum_of_squares(to_flint(polynomial(text, RING)), False, [], []) is None
