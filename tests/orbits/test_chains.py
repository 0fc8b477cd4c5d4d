from __future__ import annotations

from fractions import Fraction
from math import prod

import pytest
from flint import fmpq_mpoly
from hypothesis import given
from hypothesis import strategies as st

from rigorous.algebra import to_fraction
from rigorous.bundled import BALANCED_CUBIC, HENON, LOGISTIC, TWO_FACTOR
from rigorous.orbits.chains import Chain, branch_chain, cycle_chain, pair_chain, slice_chain
from rigorous.systems import PolynomialSystem

small = st.fractions(min_value=-3, max_value=3, max_denominator=12)
THREE = PolynomialSystem(("x", "y", "z"), ("a", "b"), ("y", "z", "a*x + b*y - y^2*z + x*z"))
SYSTEMS = (LOGISTIC, BALANCED_CUBIC, HENON, TWO_FACTOR, THREE)


def value(p: fmpq_mpoly, point: list[Fraction]) -> Fraction:
    terms = p.to_dict().items()
    return sum(
        (to_fraction(c) * prod(x ** int(e) for x, e in zip(point, m, strict=True)) for m, c in terms), Fraction(0)
    )


def image(system: PolynomialSystem, values: dict[str, Fraction], point: list[Fraction]) -> list[Fraction]:
    return [value(p, [values[x] for x in system.parameters] + point) for p in system.components]


def evaluated(chain: Chain, which: str, point: list[Fraction]) -> list[Fraction]:
    return [value(p, point) for p in (chain.step if which == "step" else chain.last)]


@pytest.mark.parametrize("system", SYSTEMS)
@given(st.data())
def test_chains_are_the_map_exactly(system: PolynomialSystem, data: st.DataObject) -> None:
    d = len(system.variables)
    parameter, *others = system.parameters
    fixed = {x: data.draw(small) for x in others}
    a, b = ([data.draw(small) for _ in range(d)] for _ in range(2))
    mu, s = data.draw(small), data.draw(small.filter(bool))
    phase = data.draw(st.integers(0, d - 1))
    values = {**fixed, parameter: mu}

    assert evaluated(cycle_chain(system, values, None, 3), "step", a) == image(system, values, a)
    assert evaluated(cycle_chain(system, fixed, parameter, 3), "last", [*a, mu]) == image(system, values, a)

    after = image(system, values, a)
    sliced = slice_chain(system, fixed, parameter, 3, phase)
    assert evaluated(sliced, "step", [*a, mu, s]) == [*after, mu]
    assert evaluated(sliced, "last", [*a, mu, s]) == [*after, mu + after[phase] - s]

    plus = image(system, values, [x + s * y for x, y in zip(a, b, strict=True)])
    minus = image(system, values, [x - s * y for x, y in zip(a, b, strict=True)])
    mean = [(x + y) / 2 for x, y in zip(plus, minus, strict=True)]
    half = [(x - y) / (2 * s) for x, y in zip(plus, minus, strict=True)]
    for sign in (1, -1):
        pair = pair_chain(system, fixed, parameter, 3, sign, phase)
        assert evaluated(pair, "step", [*a, *b, mu, s * s]) == [*mean, *half, mu]
        closed = [*mean, *(sign * x for x in half), mu + sign * half[phase] - 1]
        assert evaluated(pair, "last", [*a, *b, mu, s * s]) == closed


@given(small, small, small.filter(bool))
def test_branches_are_the_map_about_a_fixed_point(b: Fraction, mu: Fraction, s: Fraction) -> None:
    zero = BALANCED_CUBIC.polynomial("0")
    after = [y / s for y in image(BALANCED_CUBIC, {"mu": mu}, [s * b])]
    for even, t in ((True, s * s), (False, s)):
        chain = branch_chain(BALANCED_CUBIC, {}, "mu", 1, [zero], even=even)
        assert evaluated(chain, "step", [b, mu, t]) == [*after, mu]
        assert evaluated(chain, "last", [b, mu, t]) == [*after, mu + after[0] - 1]


def test_a_fixed_point_that_moves() -> None:
    moved = PolynomialSystem(("x",), ("m",), ("m + (1 + m)*(x - m) - (x - m)^2",))
    chain = branch_chain(moved, {}, "m", 1, [moved.polynomial("m")])
    assert [str(p) for p in chain.step] == ["-b_x^2*s + b_x*m + b_x", "m"]
    with pytest.raises(ValueError, match="not odd"):
        branch_chain(moved, {}, "m", 1, [moved.polynomial("m")], even=True)
    with pytest.raises(ValueError, match="not fixed"):
        branch_chain(moved, {}, "m", 1, [moved.polynomial("m + 1")])
    with pytest.raises(ValueError, match="in m alone"):
        branch_chain(moved, {}, "m", 1, [moved.polynomial("x")])


def test_what_does_not_make_a_chain() -> None:
    with pytest.raises(ValueError, match="no value is given for b"):
        cycle_chain(HENON, {}, "a", 1)
    with pytest.raises(ValueError, match="not a parameter"):
        slice_chain(HENON, {"a": Fraction(1), "b": Fraction(1)}, "c", 1)
    with pytest.raises(ValueError, match="sign"):
        pair_chain(LOGISTIC, {}, "r", 1, 0)
    with pytest.raises(ValueError, match="at least one step"):
        cycle_chain(LOGISTIC, {}, "r", 0)
    with pytest.raises(ValueError, match="not distinct"):
        pair_chain(PolynomialSystem(("x",), ("q",), ("q*x",)), {}, "q", 1, 1)
