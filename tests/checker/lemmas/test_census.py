"""Cycles counted by their multipliers, where these are known."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rigorous.checker.files import Record
from rigorous.checker.lemmas.census import Census, Part
from rigorous.checker.lemmas.orbit_tree import Tree
from rigorous.checker.verdicts import Malformed, Rejected, ResourceExceeded
from tests.build import system
from tests.closed_orbits import LOGISTIC, assertion, census, grow, logistic, signed, through, trees

factors = st.builds(Fraction, st.integers(-20, 20), st.just(8)).filter(lambda x: abs(x) != 1)


def counted(tree: Tree, box: list[tuple[int, int]] | None = None) -> list[int]:
    """How many cycles a tree holds by the number of multipliers inside the unit circle."""
    names = tree.space.delayed.variables
    return Census(tree, [signed(names, " ".join(names))], box).counts()


def only(claim: object) -> Tree:
    (tree,) = trees(claim)  # type: ignore[arg-type]
    grow(tree)
    return tree


@given(factors, factors, st.integers(-3, 3), st.integers(1, 3))
def test_triangular_maps(a: Fraction, b: Fraction, c: int, n: int) -> None:
    """The multipliers are those on the diagonal; their product is off the unit circle too, which is asked for here."""
    assume(abs(a * b) != 1)
    space = system("x y", "", f"({a})*x + ({c})*y", f"({b})*y")
    expected = [0, 0, 0]
    expected[(abs(a) < 1) + (abs(b) < 1)] = int(n == 1)
    assert counted(only(census(space, [("-1/8", "1/8")] * 2, {n: [0, 0, 0]}))) == expected


@given(st.lists(st.builds(Fraction, st.integers(-10, 10), st.just(8)), min_size=1, max_size=3, unique=True), factors)
def test_the_product_of_slopes_along_a_cycle(points: list[Fraction], more: Fraction) -> None:
    """In a box for each point of the cycle alone."""
    claim = census(system("x", "", through(points, str(more))), [("-3", "3")], {len(points): [0, 0]})
    (tree,) = trees(claim)
    space = assertion(claim).setting
    slope = Fraction(1)
    for p in points:
        at = space.map[0].derivative("x").substitute({"x": space.ring.constant(p)}).constant_value()
        assert at is not None
        slope *= at
    assume(abs(abs(slope) - 1) > Fraction(1, 100))
    unit, width = 1 << 48, 1 << 30
    tree.pending.clear()
    try:
        tree.follow("!", [[((p * unit).__floor__() - width, (p * unit).__ceil__() + width)] for p in points])
    except Rejected:
        assume(False)
    assert counted(tree) == ([0, 1] if abs(slope) < 1 else [1, 0])


def test_three_multipliers() -> None:
    space = system("x y z", "", "2*x + y", "y/5 + z", "3*z")
    assert counted(only(census(space, [("-1", "1")] * 3, {1: [0] * 4}))) == [0, 1, 0, 0]


def test_cycles_outside_the_box_are_not_counted() -> None:
    tree, unit = only(logistic({1: [0, 0]})), 1 << 48
    assert counted(tree) == [2, 0]
    assert counted(tree, [(-unit, unit)]) == [2, 0]
    assert counted(tree, [(-unit, unit // 2)]) == [1, 0]
    assert counted(tree, [(unit // 8, unit // 2)]) == [0, 0]
    with pytest.raises(Rejected, match="neither seen"):
        counted(tree, [(-unit, 3 * unit // 4)])


def test_nor_those_near_zeros() -> None:
    def apart(least: str) -> list[int]:
        return counted(only(logistic({1: [0, 0]}, apart={"x - 1/4": least})))

    assert apart("1/8") == [2, 0]
    assert apart("3/8") == [1, 0]
    assert apart("3/4") == [0, 0]
    with pytest.raises(Rejected, match="neither seen"):
        apart("1/2")


def test_a_multiplier_on_the_circle() -> None:
    with pytest.raises(Rejected, match="unit circle"):
        counted(only(census(LOGISTIC, [("1/2", "3/4")], {1: [0, 0]}, "r = 3")))


def test_a_part_has_a_node() -> None:
    (tree,) = trees(logistic({1: [0, 0]}))
    assert Part(tree).words == "the tree of closed orbits of 1 points"
    with pytest.raises(Malformed):
        Part(tree).discharge(Record({"tree": ""}, "w"))


def test_work_is_paid_for() -> None:
    tree = only(logistic({1: [0, 0]}))
    tree.space.delayed.meter().left = 50
    with pytest.raises(ResourceExceeded):
        counted(tree)
