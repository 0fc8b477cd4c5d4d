from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker.conditions import HOLDS, bound, conditions, equations
from rigorous.checker.polynomial import Ring
from rigorous.checker.univariate import sign
from rigorous.checker.verdicts import Rejected

RING = Ring(("a", "x"))
COMPARE = {
    "<": lambda p, q: p < q,
    "<=": lambda p, q: p <= q,
    ">": lambda p, q: p > q,
    ">=": lambda p, q: p >= q,
    "=": lambda p, q: p == q,
    "!=": lambda p, q: p != q,
}
small = st.fractions(-3, 3, max_denominator=2)


@given(st.sampled_from(sorted(COMPARE)), small, small)
def test_conditions_and_their_negations_mean_what_they_say(relation: str, p: Fraction, q: Fraction) -> None:
    (found,) = conditions([f"({p}) {relation} ({q})"], RING)
    for c, expected in ((found, COMPARE[relation](p, q)), (found.negated(), not COMPARE[relation](p, q))):
        value = c.polynomial.constant_value()
        assert value is not None
        assert HOLDS[c.relation](sign(value)) == expected
        if c.relation != "=" and expected:
            factor = c.nonnegative().constant_value()
            assert factor is not None
            assert factor > 0 or (factor == 0 and not c.strict)


def test_chains_count_once_for_each_link() -> None:
    found = conditions(["0 < a <= x = 1", "x != a"], RING)
    assert [c.relation for c in found] == [">", ">=", "=", "!="]
    assert equations(found) == (RING.generator("x") - RING.constant(1),)


def test_long_texts_are_shortened_in_labels() -> None:
    long = " + ".join(["x"] * 1000) + " > 0"
    plain, short = conditions([long, "x > 0"], RING)
    assert (plain.text, short.text) == (f"{long[:80]}...", "x > 0")
    links = conditions([f"0 > a > {long[:-4]}"], RING)
    assert [c.text for c in links] == [f"link {i} of 0 > a > {long[:72]}..." for i in (1, 2)]
    assert conditions([long.replace("x", "1")], RING)[0].negated().text == f"not {long[:80].replace('x', '1')}..."


@pytest.mark.parametrize(
    ("text", "side", "value", "strict"),
    [
        ("x > 1/2", 1, "1/2", True),
        ("2*x >= 1", 1, "1/2", False),
        ("3 - 2*x > 0", -1, "3/2", True),
        ("x <= 4", -1, "4", False),
    ],
)
def test_bounds(text: str, side: int, value: str, strict: bool) -> None:
    found = bound(conditions([text], RING)[0], "x", side)
    assert (found.value.constant_value(), found.strict) == (Fraction(value), strict)


@pytest.mark.parametrize(
    ("text", "side"),
    [("x > 1", -1), ("x < 1", 1), ("x = 1", 1), ("x != 1", 1), ("x^2 > 1", 1), ("a*x > 1", 1), ("a > 1", 1)],
)
def test_what_is_no_bound(text: str, side: int) -> None:
    with pytest.raises(Rejected, match="bound"):
        bound(conditions([text], RING)[0], "x", side)
