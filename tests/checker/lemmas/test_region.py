"""Boxes of states as boxes of retained variables."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker.files import Record
from rigorous.checker.lemmas.closed_orbits import BITS
from rigorous.checker.lemmas.region import Region
from rigorous.checker.verdicts import Malformed, ResourceExceeded
from tests.build import Json, setting, system
from tests.checker.lemmas.chosen import fractions
from tests.closed_orbits import signed

UNIT = 1 << BITS
COPIES = system("x y", "", "x^2 - y", "-3*x")


def region(space: Json, *sides: tuple[object, object], apart: tuple[str, str] | None = None) -> Region:
    fields = {
        "box": [{"low": str(low), "high": str(high)} for low, high in sides],
        "apart": [{"function": apart[0], "least": apart[1]}] if apart else [],
    }
    return Region(Record(fields, "claim"), setting(space), {})


@given(fractions, fractions, fractions, fractions, fractions)
def test_the_root_is_what_all_copies_allow(a: Fraction, b: Fraction, c: Fraction, d: Fraction, x: Fraction) -> None:
    if a >= b or c >= d:
        return
    found = region(COPIES, (a, b), (c, d))
    (low, high), *more = found.space([signed("xy", "x y")], 1).root
    assert not more
    allowed = max(a, -d / 3), min(b, -c / 3)
    assert (low, high) == ((allowed[0] * UNIT).__floor__(), (allowed[1] * UNIT).__ceil__())
    if a <= x <= b and c <= -3 * x <= d:
        assert low <= x * UNIT <= high
    (first, last), _ = found.inner()
    assert a * UNIT <= first
    assert last <= b * UNIT
    assert last - first > (b - a) * UNIT - 2


def test_functions_are_of_retained_variables() -> None:
    space = region(COPIES, (-1, 1), (-3, 3), apart=("x*y", "1/3")).space([signed("xy", "x y")], 7)
    ((p, least),) = space.apart
    assert (space.visits, least) == (7, UNIT // 3)
    x, y = (p.ring.generator(name) for name in ("x@0", "x@1"))
    assert p == (x * y).scaled(Fraction(-3))


def test_images_of_the_first_variable() -> None:
    found = region(system("x y", "", "x*y^2", "y*x^2"), (-1, 1), (-1, 1))
    group = [signed("xy", text) for text in ("x y", "-y x", "-x -y", "y -x")]
    assert set(found.space(group, 1).order) == {(1, 0), (-1, 1), (-1, 0), (1, 1)}
    assert found.space(group[:1], 1).order == ((1, 0),)


def test_words() -> None:
    assert region(COPIES, (-1, 1), ("-1/2", 3), apart=("x + y", "1/3")).sentences() == (
        "-1 <= x <= 1 and -1/2 <= y <= 3",
        ["|x + y| >= 1/3"],
    )


@pytest.mark.parametrize(
    "sides", [[], [(-1, 1)], [(-1, 1)] * 3, [(1, 1), (0, 1)], [(1, 0), (0, 1)]], ids=["none", "one", "three", "=", ">"]
)
def test_sides_have_two_ends(sides: list[tuple[int, int]]) -> None:
    with pytest.raises(Malformed):
        region(COPIES, *sides)


@pytest.mark.parametrize("least", ["0", "-1"])
def test_functions_stay_away_from_zero(least: str) -> None:
    with pytest.raises(Malformed):
        region(COPIES, (-1, 1), (-1, 1), apart=("x", least))


@given(st.integers(1, 9))
def test_the_number_of_variables_has_a_limit(d: int) -> None:
    names = [f"x{i}" for i in range(d)]
    space, sides = system(" ".join(names), "", *(f"{x}^2" for x in names)), [(-1, 1)] * d
    if d > 8:
        with pytest.raises(ResourceExceeded):
            region(space, *sides)
    else:
        assert len(region(space, *sides).box) == d
