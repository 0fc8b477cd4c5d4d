from __future__ import annotations

from fractions import Fraction

import pytest
from flint import arb

from rigorous.bundled import BALANCED_CUBIC, COUPLED_LOGISTIC, HENON, LOGISTIC, LOTKA_VOLTERRA
from rigorous.orbits.bifurcations import Candidate
from rigorous.orbits.precision import precision, size
from rigorous.orbits.scan import thresholds
from rigorous.systems import PolynomialSystem

DELAYED = PolynomialSystem(("x", "y"), ("a",), ("y", "a*y*(1 - x)"))
MOVED = PolynomialSystem(("x",), ("m",), ("m + (1 + m)*(x - m) - (x - m)^3",))


def listed(candidates: tuple[Candidate, ...]) -> list[tuple[str, float]]:
    return [(str(c.type), round(float(c.value), 7)) for c in candidates]


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (1, [("transcritical", 1), ("flip", 3)]),
        (2, [("flip", 3.4494897)]),
        (3, [("fold", 3.8284271), ("flip", 3.841499)]),
        (4, [("flip", 3.5440904), ("fold", 3.9601019), ("flip", 3.9607687)]),
    ],
)
def test_the_logistic_family(period: int, expected: list[tuple[str, float]]) -> None:
    found = thresholds(LOGISTIC, {}, "r", Fraction(1, 2), Fraction(4), period)
    assert listed(found) == expected
    assert all(c.period == period for c in found)


def test_values_have_the_bits_asked_for() -> None:
    found = thresholds(LOGISTIC, {}, "r", Fraction(7, 2), Fraction(4), 3, bits=500)
    with precision(600):
        assert size(found[0].value - 1 - 2 * arb(2).sqrt()) < -498


def test_the_balanced_cubic() -> None:
    scans = [thresholds(BALANCED_CUBIC, {}, "mu", Fraction(-1, 2), Fraction(2), n) for n in (1, 2, 3)]
    one, two, three = map(listed, scans)
    assert one == [("pitchfork", 0), ("flip", 1), ("flip", 1)]
    assert two == [("flip", 1.236068)] * 2
    assert [c for c in three if c[0] == "fold"] == [("fold", 1.450441)] * 2 + [("fold", 1.9817719)] * 2
    (left, right) = (c.points[0][0] for c in scans[0][1:])
    assert (left, right) == (-1, 1)


def test_symmetric_folds_of_the_balanced_cubic() -> None:
    found = thresholds(BALANCED_CUBIC, {}, "mu", Fraction(169, 100), Fraction(171, 100), 6, budget=800)
    assert ("fold", 1.6996415) in listed(found)


def test_a_fixed_point_that_moves() -> None:
    assert ("pitchfork", 0) in listed(thresholds(MOVED, {}, "m", Fraction(-1), Fraction(1, 2), 1))


def test_neimark_sacker() -> None:
    found = thresholds(DELAYED, {}, "a", Fraction(1, 2), Fraction(9, 4), 1, budget=200)
    assert listed(found) == [("transcritical", 1), ("neimark-sacker", 2)]


def test_the_henon_family() -> None:
    found = thresholds(HENON, {"b": Fraction(3, 10)}, "a", Fraction(-1), Fraction(7, 5), 1, budget=400)
    assert listed(found) == [("fold", -0.1225), ("flip", 0.3675)]


def test_planar_fixed_points_that_are_polynomials_in_the_parameter() -> None:
    found = thresholds(LOTKA_VOLTERRA, {}, "a", Fraction(1, 2), Fraction(7, 2), 1, budget=400)
    assert listed(found) == [("transcritical", 1), ("transcritical", 2), ("neimark-sacker", 3), ("flip", 3)]
    assert [str(p) for p in found[1].trivial] in (["a - 1", "0"], ["1", "a - 2"])


def test_fixed_points_of_coupled_maps() -> None:
    found = thresholds(COUPLED_LOGISTIC, {}, "c", Fraction(1, 10), Fraction(1), 1, budget=400)
    assert {("flip", 0.4), ("flip", 0.6666667)} <= set(listed(found))
