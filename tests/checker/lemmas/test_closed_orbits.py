"""Narrowing never loses a closed orbit."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker.intervals import Interval
from rigorous.checker.lemmas.closed_orbits import BITS, Narrowing, Space
from rigorous.checker.lemmas.delayed import Delayed
from rigorous.checker.verdicts import ResourceExceeded
from tests.build import setting, system
from tests.checker.lemmas.chosen import holds
from tests.closed_orbits import EVERYTHING, through

UNIT = 1 << BITS
points = st.lists(st.builds(Fraction, st.integers(-12, 12), st.just(8)), min_size=1, max_size=4, unique=True)


def space(*components: str, visits: int = 5, apart: tuple[str, int] | None = None, sign: int = 1) -> Space:
    """Closed orbits of a map without parameters, in a large box."""
    names = "x y z"[: 2 * len(components) - 1]
    given_map = setting(system(names, "", *components))
    given_map.ring.meter.earn(EVERYTHING)
    delayed = Delayed(given_map.variables, given_map.map)
    zeros = ((delayed.reduced(given_map.polynomial(apart[0])), apart[1]),) if apart else ()
    return Space(delayed, ((-8 * UNIT, 8 * UNIT),) * len(delayed.retained), zeros, ((sign, 0),), visits)


def about(data: st.DataObject, x: Fraction) -> Interval:
    """A side about x, in units."""
    below, above = (data.draw(st.integers(0, 2 * UNIT)) for _ in range(2))
    return (x * UNIT).__floor__() - below, (x * UNIT).__ceil__() + above


@given(st.data(), points, st.integers(-2, 2), st.integers(0, 6))
def test_no_closed_orbit_is_lost(data: st.DataObject, cycle: list[Fraction], more: int, visits: int) -> None:
    first = cycle.index(max(cycle))
    cycle = cycle[first:] + cycle[:first]
    n = len(cycle)
    boxes = [[about(data, p)] for p in cycle]
    sign = data.draw(st.sampled_from([1, -1])) if cycle[0] >= -min(cycle) else 1
    found = Narrowing(space(through(cycle, str(more)), visits=visits, sign=sign), n).narrowed(boxes, range(n))
    assert found is not None
    for p, (side,), (old,) in zip(cycle, found, boxes, strict=True):
        assert holds(side, p * UNIT)
        assert old[0] <= side[0] <= side[1] <= old[1]
    assert Narrowing(space(through(cycle, str(more)), apart=("2*x^2 + 1", UNIT)), n).narrowed(boxes, range(n))


@given(st.data(), points, st.integers(1, 3))
def test_no_closed_orbit_is_lost_where_steps_look_back(data: st.DataObject, cycle: list[Fraction], more: int) -> None:
    """The second variable is twice the first one, a step before."""
    first, n = cycle.index(max(cycle)), len(cycle)
    cycle = cycle[first:] + cycle[:first]
    backward = through(cycle[::-1])
    found = space(f"{through(cycle, str(more))} + x^5*(y - 2*({backward}))", "2*x")
    boxes = [[about(data, p)] for p in cycle]
    narrowed = Narrowing(found, n).narrowed(boxes, range(n))
    assert narrowed is not None
    assert all(holds(side, p * UNIT) for p, (side,) in zip(cycle, narrowed, strict=True))


def test_boxes_without_orbits_are_seen() -> None:
    narrowing = Narrowing(space("4*x*(1 - x)"), 1)
    assert narrowing.narrowed([[(UNIT // 8, UNIT // 2)]], [0]) is None
    assert narrowing.narrowed([[(UNIT // 2, UNIT)]], [0]) is not None


def test_the_first_point_is_the_largest() -> None:
    low, high = [(UNIT // 4, UNIT // 2)], [(3 * UNIT // 4, UNIT)]
    assert Narrowing(space("4*x*(1 - x)"), 2).narrowed([low, high], [0, 1]) is None
    assert Narrowing(space("4*x*(1 - x)"), 2).narrowed([high, low], [0, 1]) is not None
    assert Narrowing(space("-x", sign=-1), 2).narrowed([[(-2, -1)], [(1, 2)]], [0, 1]) is None


def test_points_near_zeros_are_left_out() -> None:
    box = [[(5 * UNIT // 8, 7 * UNIT // 8)]]
    assert Narrowing(space("4*x*(1 - x)", apart=("x", UNIT)), 1).narrowed(box, [0]) is None
    assert Narrowing(space("4*x*(1 - x)", apart=("x", UNIT // 2)), 1).narrowed(box, [0]) is not None


def test_no_visit_narrows_nothing() -> None:
    box = [[(UNIT // 8, UNIT // 2)]]
    assert Narrowing(space("4*x*(1 - x)", visits=0), 1).narrowed(box, [0]) == box


def test_the_given_boxes_are_kept() -> None:
    boxes = [[(0, UNIT)], [(0, UNIT)]]
    assert Narrowing(space("x/2 + 1/4"), 2).narrowed(boxes, [0, 1]) != boxes
    assert boxes == [[(0, UNIT)], [(0, UNIT)]]


def test_steps_that_see_a_point() -> None:
    assert sorted(Narrowing(space("y^2 - 1", "x"), 5).near(0)) == [0, 1, 4]
    assert sorted(Narrowing(space("z^2 - 1", "x", "y"), 5).near(1)) == [0, 1, 2, 3]


def test_every_node_costs() -> None:
    long = space("4*x*(1 - x)", visits=0)
    meter = long.delayed.meter()
    meter.left = 40_000
    narrowing, boxes = Narrowing(long, 10_000), [[(0, UNIT)]] * 10_000
    narrowing.narrowed(boxes, [])
    with pytest.raises(ResourceExceeded):
        narrowing.narrowed(boxes, [])
