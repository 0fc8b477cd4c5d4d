from __future__ import annotations

from fractions import Fraction

import pytest
from flint import arb, fmpz_poly
from hypothesis import given
from hypothesis import strategies as st

from rigorous.bundled import BALANCED_CUBIC, LOGISTIC
from rigorous.orbits.bifurcations import refine_pair
from rigorous.orbits.exact import combined, cycle_polynomial, integer_relation, minimal_polynomial
from rigorous.orbits.precision import precision, size
from rigorous.orbits.scan import thresholds

FIRST = (4644, 2700, -972, -2052, -828, 144, 189, 48, 4)
SECOND = (892, -1100, 220, 196, 112, -116, -35, 16, 4)


def vanishes(found: tuple[tuple[Fraction, ...], ...], value: arb, x: arb, bits: int) -> bool:
    with precision(bits + 50):
        total = arb(0)
        for c in reversed(found):
            total = total * x + combined(c, value)
        return size(total) < 40 - bits


@given(st.lists(st.integers(-50, 50), min_size=2, max_size=6).filter(lambda c: c[-1] != 0))
def test_roots_of_random_polynomials(coefficients: list[int]) -> None:
    with precision(450):
        factors = [p for p, _ in fmpz_poly(coefficients).factor()[1]]
        for p in factors:
            for root, _ in p.complex_roots():
                if root.imag.contains(0):
                    found = minimal_polynomial(root.real.mid(), 5, 400)
                    assert found is not None
                    assert fmpz_poly(list(found)) == (p if p.leading_coefficient() > 0 else -p)


def test_what_is_not_algebraic_of_that_degree() -> None:
    with precision(450):
        assert minimal_polynomial(arb.pi(), 6, 400) is None
        assert minimal_polynomial(arb(2).root(7), 6, 400) is None
        assert integer_relation([arb(1), arb.pi(), arb.pi() ** 2], 400) is None


def test_flips_and_folds_of_the_logistic_family() -> None:
    flip = refine_pair(LOGISTIC, {}, "r", -1, [[0.44], [0.85]], 3.44, 300)
    fold = refine_pair(LOGISTIC, {}, "r", 1, [[0.15], [0.51], [0.96]], 3.83, 300)
    for candidate, minimal in ((flip, (-5, -2, 1)), (fold, (-7, -2, 1))):
        assert candidate is not None
        assert minimal_polynomial(candidate.value, 4, 300) == minimal
        points = [z[0] for z in candidate.points]
        found = cycle_polynomial(points, candidate.value, minimal, 300)
        assert found is not None
        assert len(found) == len(points) + 1
        assert found[-1] == (1, 0)
        assert all(vanishes(found, candidate.value, x, 300) for x in points)


def test_a_cycle_with_its_mirror_image() -> None:
    flip = refine_pair(BALANCED_CUBIC, {}, "mu", -1, [[1.27], [0.78]], 1.23, 200)
    assert flip is not None
    minimal = minimal_polynomial(flip.value, 4, 200)
    assert minimal == (-4, 2, 1)
    found = cycle_polynomial([z[0] for z in flip.points], flip.value, minimal, 200)
    assert found == ((1, 0), (0, 0), (-1, -1), (0, 0), (1, 0))


@pytest.mark.parametrize(
    ("low", "high", "period", "minimal"), [(145, 146, 3, FIRST), (198, 199, 3, FIRST), (169, 171, 6, SECOND)]
)
def test_octics_of_the_balanced_cubic(low: int, high: int, period: int, minimal: tuple[int, ...]) -> None:
    bits = 1200
    scan = thresholds(BALANCED_CUBIC, {}, "mu", Fraction(low, 100), Fraction(high, 100), period, bits, budget=800)
    fold = next(c for c in scan if c.type == "fold")
    assert minimal_polynomial(fold.value, 8, bits) == minimal
    points = [z[0] for z in fold.points]
    found = cycle_polynomial(points, fold.value, minimal, bits)
    assert found is not None
    assert len(found) == 7
    assert all(c == (0,) * 8 for c in found[1::2])
    assert all(vanishes(found, fold.value, x, bits) for x in points)
