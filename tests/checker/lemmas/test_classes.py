"""Orbits up to rotation and symmetry, against counting by hand."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker.lemmas.classes import Classes, Signed
from rigorous.checker.lemmas.closed_orbits import Boxes, Isolated
from rigorous.checker.limits import Meter
from rigorous.checker.verdicts import Rejected, ResourceExceeded

Orbit = tuple[tuple[int, int], ...]
SQUARE: list[Signed] = [((s, i), (t, 1 - i)) for i, s, t in itertools.product((0, 1), (1, -1), (1, -1))]
"""All signed permutations of two variables, the identity first."""
GROUPS = [SQUARE[:1], SQUARE[:4], [SQUARE[0], SQUARE[3]], [SQUARE[0], SQUARE[4]], SQUARE]
small = st.integers(-2, 2)


def boxes(orbit: Sequence[Sequence[int]], width: int) -> Boxes:
    """Sides about ten times the coordinates."""
    return [[(10 * x - width, 10 * x + width) for x in state] for state in orbit]


def isolated(orbit: Sequence[Sequence[int]], width: int = 1) -> Isolated:
    return Isolated(boxes(orbit, 3), boxes(orbit, width))


def images(orbit: Orbit, group: Sequence[Signed]) -> set[Orbit]:
    """All images under symmetries and rotations."""
    n = len(orbit)
    moved = [tuple((s * z[i], t * z[j]) for z in orbit) for (s, i), (t, j) in group]
    return {each[k:] + each[:k] for each in moved for k in range(n)}


@given(st.lists(st.lists(st.tuples(small, small), min_size=4, max_size=4), max_size=5), st.sampled_from(GROUPS))
def test_cycles_are_counted(orbits: list[list[tuple[int, int]]], group: list[Signed]) -> None:
    found = [tuple(orbit) for orbit in orbits]
    expected: set[Orbit] = set()
    for orbit in found:
        if all(orbit[k:] + orbit[:k] != orbit for k in (1, 2, 3)):
            expected |= images(orbit, group)
    counted = list(Classes(group, 4, Meter()).cycles([isolated(o) for o in found]))
    assert 4 * sum(number for _, number in counted) == len(expected)


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(
    "orbit",
    [((1, 0), (0, 1), (-1, 0), (0, -1)), ((1, 2), (2, 1), (-1, -2), (-2, -1)), ((1, 2), (0, 0), (-1, -2), (0, 0))],
)
def test_cycles_with_symmetries_of_their_own(orbit: Orbit, group: list[Signed]) -> None:
    ((_, number),) = Classes(group, 4, Meter()).cycles([isolated(orbit)])
    assert 4 * number == len(images(orbit, group))


@given(st.lists(st.tuples(small, small), min_size=3, max_size=3), st.sampled_from(GROUPS), st.data())
def test_images_are_one_class(orbit: list[tuple[int, int]], group: list[Signed], data: st.DataObject) -> None:
    every = sorted(images(tuple(orbit), group))
    chosen = data.draw(st.lists(st.sampled_from(every), min_size=1, max_size=4))
    counted = list(Classes(group, 3, Meter()).cycles([isolated(o) for o in chosen]))
    assert sum(3 * number for _, number in counted) == (len(every) if len(set(orbit)) > 1 else 0)
    assert len(counted) <= 1


def test_what_is_not_decided_is_refused() -> None:
    a, b = [(1, 0)], [(1, 0)]
    with pytest.raises(Rejected, match="neither"):
        list(Classes(SQUARE[:1], 1, Meter()).cycles([isolated(a), Isolated(boxes(b, 3), boxes(b, 5))]))
    with pytest.raises(Rejected, match="neither"):
        list(Classes(SQUARE[:4], 1, Meter()).cycles([Isolated(boxes(a, 3), [[(9, 11), (-1, 4)]])]))


def test_work_is_paid_for() -> None:
    meter = Meter()
    meter.left = 1_000
    with pytest.raises(ResourceExceeded):
        list(Classes(SQUARE, 8, meter).cycles([isolated([(0, 1)] * 8)]))
