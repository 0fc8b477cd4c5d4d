"""The search in doubles is a hint; it looks where the checker looks."""

from __future__ import annotations

import sys

import pytest

import rigorous.census
from rigorous.bundled import BALANCED_CUBIC, HENON
from rigorous.census.count import planted, read, uncounted
from rigorous.census.growth import grown
from rigorous.census.search import hint
from rigorous.checker.lemmas.orbit_tree import ONE
from rigorous.claims import Census, Side
from rigorous.systems import PolynomialSystem

THREE = PolynomialSystem(("x", "y", "z"), ("b",), ("2 - y^2 + b*z", "x", "-1/2*y"))


@pytest.mark.parametrize(
    ("system", "at", "ends", "n"),
    [
        (BALANCED_CUBIC, ["mu = 2"], ["2"], 4),
        (HENON, ["a = 7/5", "b = 3/10"], ["3/2", "1/2"], 9),
        (THREE, ["b = 1/4"], ["5/2", "5/2", "5/4"], 5),
    ],
    ids=["symmetric", "delayed", "three"],
)
def test_hints_are_followed_nearly_everywhere(system: PolynomialSystem, at: list[str], ends: list[str], n: int) -> None:
    place = Census(at=at, box=[Side("-" + end, end) for end in ends], counts=[])
    tree, _ = planted(read(uncounted(system, place, [n])), n)
    guide = hint(tree.space, n)
    codes = grown(tree, guide)
    assert guide.count(ONE) >= 2
    assert abs(len(codes) - len(guide)) <= len(guide) // 10


def test_without_numba_there_is_no_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numba", None)
    monkeypatch.delitem(sys.modules, "rigorous.census.kernels", raising=False)
    monkeypatch.delattr(rigorous.census, "kernels", raising=False)
    place = Census(at=["mu = 2"], box=[Side("-2", "2")], counts=[])
    tree, _ = planted(read(uncounted(BALANCED_CUBIC, place, [1])), 1)
    assert hint(tree.space, 1) == []
    assert grown(tree, []).count(ONE) >= 3
