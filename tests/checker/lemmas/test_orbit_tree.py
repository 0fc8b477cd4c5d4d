"""Trees over closed orbits: what a code may be, and that halves cover."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rigorous.checker.lemmas import orbit_tree
from rigorous.checker.lemmas.closed_orbits import BITS
from rigorous.checker.lemmas.orbit_tree import Tree
from rigorous.checker.verdicts import Rejected, ResourceExceeded
from tests.checker.lemmas.chosen import holds
from tests.checker.lemmas.test_closed_orbits import UNIT, points, space
from tests.closed_orbits import grow, through


def logistic(n: int = 1) -> Tree:
    return Tree(space("4*x*(1 - x)", visits=10), n)


@settings(max_examples=25)
@given(points, st.integers(-2, 2).filter(bool))
def test_every_cycle_is_found(cycle: list[Fraction], more: int) -> None:
    """One leaf at least holds the cycle from its largest point on."""
    first, n = cycle.index(max(cycle)), len(cycle)
    tree = Tree(space(through(cycle, f"{more}/7"), visits=10), n)
    try:
        grow(tree)
    except LookupError:
        return
    turned = cycle[first:] + cycle[:first]
    found = [
        o for o in tree.found if all(holds(side, p * UNIT) for p, (side,) in zip(turned, o.enclosure, strict=True))
    ]
    assert found


@given(st.integers(-(1 << 50), 1 << 50), st.integers(0, 1 << 50))
def test_halves_cover_a_side(low: int, width: int) -> None:
    tree = logistic(2)
    tree.pending.clear()
    tree.follow("1", [[(0, UNIT)], [(low, low + width)]])
    (second, _), (first, _) = tree.pending
    assert first[0] == second[0] == [(0, UNIT)]
    assert first[1][0][0] == low
    assert second[1][0][1] == low + width
    assert low <= second[1][0][0] <= first[1][0][1] <= low + width


@pytest.mark.parametrize("code", ["2", "-1", "00", "01", "1.0", " 1", "", "a", "9" * 9, "\u0661"])
def test_a_code_is_a_side_or_a_leaf(code: str) -> None:
    with pytest.raises(Rejected, match="no side"):
        logistic(2).follow(code, [[(0, UNIT)]] * 2)


@pytest.mark.parametrize(("code", "boxes"), [(".", [[(0, UNIT)]]), ("!", None), ("0", None)])
def test_a_leaf_is_empty_or_not(code: str, boxes: list[list[tuple[int, int]]] | None) -> None:
    with pytest.raises(Rejected, match="empty"):
        logistic().follow(code, boxes)


def test_an_orbit_that_is_not_alone() -> None:
    with pytest.raises(Rejected, match="contract"):
        logistic().follow("!", [[(0, UNIT)]])


def test_a_tree_is_read_in_parts() -> None:
    whole, parts = logistic(3), logistic(3)
    codes = grow(logistic(3)).split()
    whole.read(codes)
    for code in codes:
        assert parts.pending
        parts.read([code])
    assert parts.pending == whole.pending == []
    assert parts.found == whole.found
    with pytest.raises(Rejected, match="after its last leaf"):
        whole.read(["."])


def test_what_is_kept_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(orbit_tree, "MAX_SIDES", 5)
    monkeypatch.setattr(orbit_tree, "MAX_WAITING", 12)
    tree, box = logistic(2), [[(3 * UNIT // 4 - 9, 3 * UNIT // 4 + 9)]] * 2
    tree.follow("!", box)
    tree.follow("!", box)
    with pytest.raises(ResourceExceeded):
        tree.follow("!", box)
    tree.pending.clear()
    tree.follow("0", box)
    with pytest.raises(ResourceExceeded):
        tree.follow("0", box)


def test_all_numbers_are_integers_of_the_same_unit() -> None:
    assert UNIT == 1 << BITS
    tree = logistic()
    grow(tree)
    assert {round(4 * a / UNIT) for o in tree.found for ((a, _),) in o.enclosure} == {0, 3}
