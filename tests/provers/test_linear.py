from __future__ import annotations

from flint import fmpq

from rigorous.algebra import context
from rigorous.provers.linear import combination, monomials, relations

X, Y = context(("x", "y")).gens()
ONE = X**0


def test_monomials_by_rising_degree() -> None:
    assert monomials([X, Y], 2, ONE) == [ONE, X, Y, X * X, X * Y, Y * Y]


def test_a_combination_of_vectors() -> None:
    parts = [[X, ONE], [Y, ONE], [X + Y, ONE]]
    found = combination(parts, [3 * X + 5 * Y, ONE * 7])
    assert found is not None
    for k, target in enumerate((3 * X + 5 * Y, ONE * 7)):
        assert sum((c * part[k] for c, part in zip(found, parts, strict=True)), X * 0) == target


def test_no_combination() -> None:
    assert combination([[X], [Y]], [X * Y]) is None


def test_relations_span_the_kernel() -> None:
    parts = [X + Y, X - Y, 2 * X, ONE]
    (found,) = relations(parts)
    assert any(found)
    assert sum((c * p for c, p in zip(found, parts, strict=True)), X * 0) == 0
    assert list(relations([X, Y])) == []
    assert list(relations([X * 0])) == [[fmpq(1)]]
