from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from flint import arb, arb_mat

from rigorous.bundled import BALANCED_CUBIC, HENON, LOGISTIC
from rigorous.orbits.bifurcations import (
    Type,
    pair_product,
    refine_branch,
    refine_neimark_sacker,
    refine_pair,
    shifted_determinant,
)
from rigorous.orbits.precision import precision, size
from rigorous.systems import PolynomialSystem

DELAYED = PolynomialSystem(("x", "y"), ("a",), ("y", "a*y*(1 - x)"))


def test_pairs_of_the_logistic_family() -> None:
    flip = refine_pair(LOGISTIC, {}, "r", -1, [[0.44], [0.85]], 3.44, 200)
    fold = refine_pair(LOGISTIC, {}, "r", 1, [[0.15], [0.51], [0.96]], 3.83, 200)
    assert flip is not None
    assert fold is not None
    with precision(300):
        assert size(flip.value - 1 - arb(6).sqrt()) < -198
        assert size(fold.value - 1 - 2 * arb(2).sqrt()) < -198
    assert (flip.type, flip.period, fold.type, fold.period) == (Type.FLIP, 2, Type.FOLD, 3)
    assert float(fold.points[0][0]) == pytest.approx(0.9563178)
    assert fold.vector[0][0] == 1


def test_the_guess_may_begin_anywhere_on_the_cycle() -> None:
    guess = [[0.15], [0.51], [0.96]]
    found = [refine_pair(LOGISTIC, {}, "r", 1, guess[k:] + guess[:k], 3.83, 100) for k in range(3)]
    assert found[0] is not None
    assert all(str(c) == str(found[0]) for c in found)


def test_a_planar_flip() -> None:
    flip = refine_pair(HENON, {"b": Fraction(3, 10)}, "a", -1, [[0.8, 0.2]], 0.4, 128)
    assert flip is not None
    assert size(flip.value - arb("0.3675")) < -50
    assert flip.phase == 0
    assert float(flip.vector[0][1]) == pytest.approx(-0.3)


def test_a_fixed_point_is_no_two_cycle() -> None:
    assert refine_pair(LOGISTIC, {}, "r", -1, [[0.66], [0.66]], 3.0, 128) is None


def test_neimark_sacker() -> None:
    found = refine_neimark_sacker(DELAYED, {}, "a", [[0.48, 0.48]], 1.95, 128)
    assert found is not None
    assert found.value == 2
    assert found.points == ((arb(0.5), arb(0.5)),)
    assert refine_neimark_sacker(HENON, {"b": Fraction(3, 10)}, "a", [[0.6, 0.2]], 1.4, 128) is None


def test_known_fixed_points() -> None:
    pitchfork = refine_branch(BALANCED_CUBIC, {}, "mu", [BALANCED_CUBIC.polynomial("0")], 0.1, 128)
    crossing = refine_branch(LOGISTIC, {}, "r", [LOGISTIC.polynomial("0")], 1.1, 128)
    assert pitchfork is not None
    assert crossing is not None
    assert (pitchfork.type, pitchfork.value) == (Type.PITCHFORK, arb(0))
    assert (crossing.type, crossing.value) == (Type.TRANSCRITICAL, arb(1))
    assert str(crossing.trivial[0]) == "0"


@pytest.mark.parametrize("d", [2, 3, 4])
def test_determinants_are_products_over_eigenvalues(d: int) -> None:
    rng = np.random.default_rng(d)
    matrix = rng.standard_normal((d, d))
    eigenvalues = np.linalg.eigvals(matrix)
    pairs = [eigenvalues[i] * eigenvalues[j] - 1 for i in range(d) for j in range(i + 1, d)]
    balls = arb_mat(matrix.tolist())
    assert float(pair_product(balls)) == pytest.approx(np.prod(pairs).real)
    assert float(shifted_determinant(balls, 1)) == pytest.approx(np.prod(eigenvalues + 1).real)
