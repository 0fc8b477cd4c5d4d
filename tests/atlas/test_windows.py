"""Windows of families: disjoint, in order, the same in pieces, and accepted by the checker."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from math import sqrt

import pytest

from rigorous.atlas.question import question
from rigorous.atlas.rows import spelled
from rigorous.atlas.windows import UNIT, Branch, branches, units, windows
from rigorous.bundled import LOGISTIC
from rigorous.checker.lemmas.windows import Window, Windows
from rigorous.provers.atlas import begun, ends
from rigorous.systems import PolynomialSystem
from tests.oracles.atlas import strays
from tests.oracles.model import Model

KICK = PolynomialSystem(("x",), ("c",), ("x^2 + c",))
FOLDED = PolynomialSystem(("x",), ("t",), ("2 - t^2 - x^2",))


def asked(system: PolynomialSystem, over: str, digits: int) -> tuple[Windows, int, int, int]:
    question_ = question("family", system, over, [], digits, kneading=True)
    _, obligation = begun(question_.claim(Fraction(1, 10**6)).encode())
    assert isinstance(obligation, Windows)
    return obligation, *ends(obligation), question_.least


def all_windows(system: PolynomialSystem, over: str, digits: int) -> list[Window]:
    obligation, low, high, least = asked(system, over, digits)
    family = obligation.family()
    pieces = units(family, obligation.t, low, high, least)
    return [window for piece in pieces for window in windows(family, obligation.t, piece)]


def length(found: list[Window]) -> float:
    return sum(window.length for window in found) / UNIT


def of_the_normal_form(t: Callable[[float], float]) -> float:
    """The measure of all t for which y -> s - y^2 is found to be so, where t falls or rises with s."""
    ends = [
        [(r / 2 - 1 / 2) ** 2 - 1 / 4 for r in (w.low / UNIT, w.high / UNIT)] for w in all_windows(LOGISTIC, "r=1:4", 6)
    ]
    return sum(abs(t(high) - t(low)) for low, high in ends)


@pytest.mark.parametrize(
    ("system", "over", "t", "times"),
    [
        (LOGISTIC, "r=-2:4", lambda s: sqrt(1 + 4 * s), 2),
        (LOGISTIC, "r=-2:1", lambda s: sqrt(1 + 4 * s), 1),
        (KICK, "c=-2:1/4", lambda s: s, 1),
        (FOLDED, "t=-3/2:3/2", lambda s: sqrt(2 - s), 2),
    ],
)
def test_families(system: PolynomialSystem, over: str, t: Callable[[float], float], times: int) -> None:
    found = all_windows(system, over, 6)
    obligation, low, high, _ = asked(system, over, 6)
    family = obligation.family()
    for window in found:
        window.shown(family)
        assert Window.read(spelled(window)) == window
    assert all(a.high <= b.low for a, b in pairwise(found))
    assert low <= found[0].low
    assert found[-1].high <= high
    assert length(found) == pytest.approx(times * of_the_normal_form(t), abs=1e-6)


def test_known_measures() -> None:
    assert length(all_windows(LOGISTIC, "r=2:4", 6)) == pytest.approx(1.6135030, abs=1e-6)
    assert length(all_windows(LOGISTIC, "r=0:2", 6)) == pytest.approx(2, abs=1e-6)


def test_pieces_give_what_the_whole_gives() -> None:
    obligation, low, high, least = asked(LOGISTIC, "r=2:4", 8)
    family = obligation.family()
    pieces = units(family, "r", low, high, least)
    assert len(pieces) > 3
    whole = [window for piece in pieces for window in windows(family, "r", piece)]
    assert all(a.high <= b.low for a, b in pairwise(whole))
    assert length(whole) == pytest.approx(1.613876, abs=1e-6)


@pytest.mark.parametrize("over", ["r=7/2:383/100", "r=383/100:4", "r=3.8285:3.83", "r=3.845:3.8495", "r=3.3:3.56"])
def test_windows_that_the_range_cuts(over: str) -> None:
    """As much is found as of these windows in a longer range."""
    low, high = (Fraction(x) for x in over[2:].split(":"))
    whole = all_windows(LOGISTIC, "r=2:4", 6)
    inside = sum(max(min(w.high, high * UNIT) - max(w.low, low * UNIT), 0) for w in whole) / UNIT
    assert length(all_windows(LOGISTIC, over, 6)) >= inside - 1e-8


def test_nothing_is_found() -> None:
    assert all_windows(LOGISTIC, "r=9/2:5", 3) == []
    assert all_windows(PolynomialSystem(("x",), ("t",), ("x^2 - 1",)), "t=0:1", 3) == []


def test_parameters_from_those_of_the_normal_form() -> None:
    obligation, _, _, _ = asked(LOGISTIC, "r=-2:4", 3)
    falling, rising = branches(obligation.family(), "r", -2 * UNIT, 4 * UNIT)
    assert (falling.rising, rising.rising, falling.high, rising.low) == (False, True, UNIT, UNIT)
    for branch in (falling, rising):
        assert isinstance(branch, Branch)
        assert (branch.first, branch.last) == (-0.25, 2.0)
        for s in (-0.2, 0.1, 1.0, 1.9999):
            r = Fraction(branch.at(s), UNIT)
            assert abs(r * r / 4 - r / 2 - Fraction(s)) < Fraction(1, 10**17)


def test_critical_orbits_at_random_parameters_of_every_window() -> None:
    """They approach a cycle of the period of the row, doubled as often as it may be, or once more."""
    found = [window for window in all_windows(LOGISTIC, "r=2:4", 8) if window.period << window.doublings < 3000]
    assert len(found) > 4000
    rows = [(window.low, window.high, window.period << window.doublings) for window in found]
    claim = question("l", LOGISTIC, "r=2:4", [], 8, kneading=True).claim(Fraction(1))
    data = json.loads(claim.encode())
    assert strays(Model(data), data["asserts"], rows, UNIT) == []
