"""Answers to a defect, against exact solutions."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rigorous.checker.lemmas.response import responses
from rigorous.checker.limits import Meter
from rigorous.checker.verdicts import Rejected, ResourceExceeded

BITS = 48
UNIT = 1 << BITS
rows = st.lists(st.integers(-3 * UNIT, 3 * UNIT), min_size=2, max_size=2)
matrices = st.lists(rows, min_size=2, max_size=2)


@given(st.lists(st.integers(-3 * UNIT, 3 * UNIT), min_size=1, max_size=5))
def test_in_one_dimension(factors: list[int]) -> None:
    n, scales = len(factors), [Fraction(x, UNIT) for x in factors]
    product = Fraction(1)
    for a in scales:
        product *= a
    assume(abs(product - 1) > Fraction(1, 1000))
    found = responses([[[x]] for x in factors], [0], BITS, Meter())
    for step in range(n):
        answer = 1 / (1 - product)
        for k in range(step + 1, step + 1 + n):
            assert abs(Fraction(found[k % n][step], UNIT) - answer) < Fraction(1, 1 << 40)
            answer *= scales[k % n]


@given(st.lists(matrices, min_size=1, max_size=4), st.sampled_from([[0], [1], [0, 1]]))
def test_each_answer_solves_the_recurrence(steps: list[list[list[int]]], kept: list[int]) -> None:
    n = len(steps)
    whole = responses_or_none(steps, [0, 1])
    assume(whole is not None and all(abs(x) < UNIT << 20 for row in whole for x in row))
    assert whole is not None
    found = responses(steps, kept, BITS, Meter())
    assert found == [[whole[2 * k + i][2 * m + j] for m in range(n) for j in kept] for k in range(n) for i in kept]
    for column in range(2 * n):
        delta = [[Fraction(whole[2 * k + i][column], UNIT) for i in (0, 1)] for k in range(n)]
        for k in range(n):
            after = delta[(k + 1) % n]
            for i in (0, 1):
                moved = sum(Fraction(a, UNIT) * x for a, x in zip(steps[k][i], delta[k], strict=True))
                assert abs(after[i] - moved - (column == 2 * k + i)) < Fraction(1, 1 << 40)


def responses_or_none(steps: list[list[list[int]]], kept: list[int]) -> list[list[int]] | None:
    try:
        return responses(steps, kept, BITS, Meter())
    except Rejected:
        return None


def test_a_singular_recurrence() -> None:
    with pytest.raises(Rejected, match="no inverse"):
        responses([[[UNIT]], [[UNIT]]], [0], BITS, Meter())


def test_long_products_are_paid_for() -> None:
    with pytest.raises(ResourceExceeded):
        responses([[[UNIT << 200]]] * 200, [0], BITS, Meter())
