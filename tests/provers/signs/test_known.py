from __future__ import annotations

from fractions import Fraction

from rigorous.algebra import to_flint
from rigorous.provers.signs.known import Known, is_affine, is_pure, ratio
from tests.provers.obligations import sign


def test_bounds_and_members() -> None:
    known = Known(sign(["x >= 1", "2*x < 5", "x >= a", "x != 0", "a^2 = b"], "x - 1 >= 0"))
    goal = to_flint(known.obligation.goal.polynomial)
    assert known.member(goal, strict=False) == (0, Fraction(1))
    assert known.member(goal, strict=True) is None
    assert [(i, str(end)) for i, end in known.bounds("x", 1)] == [(0, "1"), (2, "a")]
    assert known.tightest("x", -1) == (1, 2.5)
    assert [i for i, _ in known.laws()] == [4]
    x = to_flint(known.ring.generator("x"))
    assert (known.unequal(2 * x), known.unequal(x - 1)) == (3, None)
    known.add(x, ">", {"squares": []})
    assert known.inequalities()[-1] == (5, x)
    known.forget()
    assert (known.lemmas, len(known.members)) == ([], 5)


def test_shapes() -> None:
    ring = sign([], "x > 0").goal.polynomial.ring
    x, a = (to_flint(ring.generator(name)) for name in ("x", "a"))
    assert (is_affine(2 * x - a, "x"), is_affine(a * x, "x")) == (True, False)
    assert (is_pure(x**2 - a, "x"), is_pure(x**2 - x, "x")) == (True, False)
    assert (ratio(2 * x, -x), ratio(x, a), ratio(x, x * 0)) == (-2, None, None)
