"""Cycles on invariant curves, with multipliers across and along them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from rigorous.checker import Verdict
from rigorous.checker.intervals import Interval
from rigorous.checker.lemmas.curve import InvariantCurve
from rigorous.checker.verdicts import Rejected
from tests.attacks import on_curve, square
from tests.build import cofactors, system, theorem, verdict

SPACE = system("x y", "a", "x/2 + x*y/4", "y*(1 + x)/3")
ONE = 1 << 20
SHARP = (["499/1000", "501/1000"], ["333/1000", "67/200"])


def test_multipliers_across_and_along() -> None:
    said = theorem(on_curve(SPACE, "0", "x", "1/2 + y/4", *SHARP), cofactors(), square(0, 0))
    assert "lies on the curve {x = 0}, which is mapped into itself" in said
    assert "across the curve lies between 499/1000 and 501/1000" in said
    assert "along the curve lies between 333/1000 and 67/200" in said


@pytest.mark.parametrize(
    ("h", "factor", "across", "along", "check"),
    [
        ("x", "1/2", *SHARP, "identity"),
        ("x + y", "1/2 + y/4", *SHARP, "identity"),
        ("x", "1/2 + y/4", SHARP[1], SHARP[0], "multiplier"),
        ("y", "(1 + x)/3", *SHARP, "multiplier"),
        ("x", "1/2 + y/4", SHARP[0], ["1/4", "1/3"], "multiplier"),
        ("0", "1/2", *SHARP, "regular"),
        ("1", "1", *SHARP, "regular"),
        ("x", "1/2 + y/4", [], SHARP[1], "shape"),
    ],
)
def test_other_curves_are_refused(h: str, factor: str, across: list[str], along: list[str], check: str) -> None:
    result = verdict(on_curve(SPACE, "0", h, factor, across, along), cofactors(), square(0, 0))
    assert (result.verdict is Verdict.ACCEPT, result.check) == (False, check)


def test_the_other_axis() -> None:
    claimed = on_curve(SPACE, "0", "y", "(1 + x)/3", SHARP[1], SHARP[0])
    assert verdict(claimed, cofactors(), square(0, 0)).verdict is Verdict.ACCEPT


@pytest.mark.parametrize(
    ("a", "b", "fits"),
    [
        ((2 * ONE, 3 * ONE), (ONE, ONE), True),
        ((-3 * ONE, -2 * ONE), (-ONE, -ONE), True),
        ((2 * ONE, 3 * ONE + 1), (ONE, ONE), False),
        ((2 * ONE - 1, 3 * ONE), (ONE, ONE), False),
        ((2 * ONE, 3 * ONE), (ONE, ONE + 1), False),
        ((2 * ONE, 3 * ONE), (ONE - 1, ONE), False),
        ((4 * ONE, 6 * ONE), (2 * ONE, 2 * ONE), True),
        ((2, 2), (0, 1), False),
        ((-2, -2), (-1, 0), False),
        ((2, 3), (1, 1), True),
        ((-3, -2), (-1, -1), True),
        ((2, 3), (-1, -1), False),
    ],
)
def test_quotients_lie_between_the_bounds_to_the_unit(a: Interval, b: Interval, fits: bool) -> None:
    curve = InvariantCurve.__new__(InvariantCurve)
    curve.bounds = {"along": [Fraction(2), Fraction(3)]}
    if fits:
        curve._between("along", a, b)
        return
    with pytest.raises(Rejected, match="not seen to lie between"):
        curve._between("along", a, b)
