from __future__ import annotations

from flint import fmpq_mpoly
from hypothesis import given
from hypothesis import strategies as st

from rigorous.algebra import context
from rigorous.discovery.elimination import (
    common_divisor,
    content,
    degree,
    inverse,
    normalised,
    primitive,
    pseudo_divided,
)

CTX = context(("m", "s", "y"))
M, S, Y = CTX.gens()
R = M * S**2 - S - 3


def polynomials(top: int) -> st.SearchStrategy[fmpq_mpoly]:
    terms = st.dictionaries(st.tuples(*[st.integers(0, top)] * 3), st.integers(-9, 9), max_size=5)
    return terms.map(CTX.from_dict)


@given(polynomials(3), polynomials(2))
def test_pseudo_division(p: fmpq_mpoly, q: fmpq_mpoly) -> None:
    if degree(q, "s") < 1:
        q = q + S * (M + 1)
    quotient, rest, factor = pseudo_divided(p, q, "s")
    assert factor * p == quotient * q + rest
    assert degree(rest, "s") < degree(q, "s")
    assert degree(factor, "s") <= 0


@given(polynomials(2), polynomials(2), polynomials(1))
def test_common_divisors_over_the_field(p: fmpq_mpoly, q: fmpq_mpoly, common: fmpq_mpoly) -> None:
    common = common + Y**2
    found = common_divisor(p * common, q * common + R * Y**4, "y", R, "s")
    if pseudo_divided(p, R, "s")[1].is_zero() and pseudo_divided(q, R, "s")[1].is_zero():
        return
    rest = pseudo_divided(pseudo_divided(found, common, "y")[1], R, "s")[1]
    assert rest.is_zero()


@given(polynomials(2))
def test_inverses(p: fmpq_mpoly) -> None:
    p = p.subs({"y": 1})
    if not pseudo_divided(p, R, "s")[1].is_zero():
        u, d = inverse(p, R, "s")
        assert degree(d, "s") == 0
        assert pseudo_divided(u * p - d, R, "s")[1].is_zero()


def test_normal_forms() -> None:
    p = -(M**2 - 1) * (4 * S * Y - 6) / 5
    assert normalised(content(p, ("s", "y"))) == M**2 - 1
    assert primitive(p, ("s", "y")) == 2 * S * Y - 3
    assert normalised(p) == (M**2 - 1) * (2 * S * Y - 3)
