from __future__ import annotations

import pytest

from rigorous.algebra import context
from rigorous.provers.ferrari import two_squares

X, A, B = context(("x", "a", "b")).gens()


@pytest.mark.parametrize(
    "p",
    [
        (X**2 + A * X - 1) ** 2 + A * (X - B) ** 2,
        (X**4 + A * X**2 - 1) ** 2 + (A + 3) * (X**2 - B) ** 2,
        X**4 + 4 * A**4,
    ],
    ids=str,
)
def test_quartics_are_two_squares(p: object) -> None:
    forms = list(two_squares(p))
    assert forms
    for form in forms:
        assert form.a**2 + form.r * form.b**2 == p
        assert form.b * form.quotient + form.c == form.a


@pytest.mark.parametrize("p", [X**4 + A * X + B, X**3, 2 * X**4 + 1, X**4 - A * X**2, A], ids=str)
def test_all_forms_are_right_and_some_quartics_have_none(p: object) -> None:
    assert all(form.a**2 + form.r * form.b**2 == p for form in two_squares(p))
