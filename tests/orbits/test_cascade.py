from __future__ import annotations

from fractions import Fraction

import pytest
from flint import arb

from rigorous.bundled import BALANCED_CUBIC, HENON, LOGISTIC
from rigorous.orbits.bifurcations import refine_pair
from rigorous.orbits.cascade import cascade, ratios
from rigorous.orbits.precision import precision, size


def test_the_balanced_cubic() -> None:
    first = refine_pair(BALANCED_CUBIC, {}, "mu", -1, [[1.0]], 1.05, 140)
    assert first is not None
    flips = cascade(BALANCED_CUBIC, {}, first, 9)
    assert [flip.period for flip in flips] == [2**k for k in range(9)]
    known = [1, 1.23606798, 1.28803175, 1.29922793, 1.30162891, 1.30214327, 1.30225343, 1.30227703, 1.30228208]
    assert [float(flip.value) for flip in flips] == pytest.approx(known, abs=1.1e-8)
    with precision(200):
        assert size(flips[1].value - arb(5).sqrt() + 1) < -138
    known = [4.5429, 4.6412, 4.6632, 4.66791, 4.66893, 4.66914, 4.669189]
    assert [float(x) for x in ratios(flips)] == pytest.approx(known, abs=5e-5)


def test_the_henon_family() -> None:
    first = refine_pair(HENON, {"b": Fraction(3, 10)}, "a", -1, [[0.8, 0.2]], 0.4, 100)
    assert first is not None
    flips = cascade(HENON, {"b": Fraction(3, 10)}, first, 5)
    known = [0.3675, 0.9125, 1.0258554, 1.0511256, 1.0565638]
    assert [float(flip.value) for flip in flips] == pytest.approx(known, abs=1e-7)


def test_a_cascade_may_end_and_begins_with_a_flip() -> None:
    fold = refine_pair(LOGISTIC, {}, "r", 1, [[0.15], [0.51], [0.96]], 3.83, 100)
    assert fold is not None
    with pytest.raises(ValueError, match="flip"):
        cascade(LOGISTIC, {}, fold, 2)
