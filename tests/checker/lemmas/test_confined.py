"""Reasons why all cycles lie in a box: true ones, and none where a cycle leaves it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker.conditions import HOLDS
from rigorous.checker.files import Record
from rigorous.checker.lemmas.confined import Confined
from rigorous.checker.setting import Setting
from rigorous.checker.sign import Sign
from rigorous.checker.univariate import sign
from rigorous.checker.verdicts import Malformed
from tests.build import Json, setting, system
from tests.checker.lemmas.chosen import fractions, value
from tests.closed_orbits import through

HENON = setting(system("x y", "", "1 - 7/5*x^2 + y", "3/10*x"))
exits = st.sampled_from(
    ["before", *(f"{s}{x} {t}{y}" for s in ("", "-") for t in ("", "-") for x in "xy" for y in "xy")]
)
positive = st.builds(Fraction, st.integers(1, 40), st.just(10))


def reasons(space: Setting, radii: list[Fraction], witness: Json, *apart: tuple[str, int]) -> list[Sign]:
    zeros = [(space.polynomial(text), Fraction(least)) for text, least in apart]
    return Confined(space.variables, space.map, radii, zeros).discharge(Record(witness, "w"))


def fails(obligation: Sign, at: dict[str, Fraction]) -> bool:
    """Whether the point is in the domain, and the goal is wrong there."""
    inside = all(HOLDS[c.relation](sign(value(c.polynomial, at))) for c in obligation.domain)
    return inside and not HOLDS[obligation.goal.relation](sign(value(obligation.goal.polynomial, at)))


def states(cycle: list[Fraction]) -> list[dict[str, Fraction]]:
    """A planar cycle whose second coordinate is half of the first one, a step before."""
    return [{"x": p, "y": cycle[k - 1] / 2} for k, p in enumerate(cycle)]


cycles = st.lists(st.builds(Fraction, st.integers(-30, 30), st.just(10)), min_size=1, max_size=3, unique=True)


@given(cycles, positive, positive, exits, exits)
def test_no_exits_confine_a_cycle_outside(cycle: list[Fraction], s: Fraction, t: Fraction, a: str, b: str) -> None:
    space = setting(system("x y", "", f"{through(cycle)} + x*(y - 1/2*({through(cycle[::-1])}))", "x/2"))
    points = states(cycle)
    m = max(max(abs(z["x"]) / s, abs(z["y"]) / t) for z in points)
    if m <= 1:
        return
    found = reasons(space, [s, t], {"exits": [a, b]})
    assert any(fails(each, z | {"path1": m}) for each in found for z in points)


@given(cycles, positive, fractions, st.sampled_from(["x^2 + y^2", "x", "x^2 - x*y + 1", "y^3"]))
def test_no_function_does(cycle: list[Fraction], s: Fraction, c: Fraction, function: str) -> None:
    space = setting(system("x y", "", f"{through(cycle)} + x*(y - 1/2*({through(cycle[::-1])}))", "x/2"))
    points = states(cycle)
    if max(max(abs(z["x"]), abs(z["y"])) for z in points) <= s:
        return
    found = reasons(space, [s, s], {"function": function, "beyond": str(c)})
    assert any(fails(each, z) for each in found for z in points)


@given(fractions, fractions, st.builds(Fraction, st.integers(11, 40), st.just(10)))
def test_true_reasons_hold(x: Fraction, y: Fraction, m: Fraction) -> None:
    found = reasons(HENON, [Fraction(3, 2), Fraction(23, 50)], {"exits": ["-x -x", "before"]})
    assert len(found) == 4
    for obligation in found:
        assert not fails(obligation, {"x": x / 10, "y": y / 10, "path1": m})


def test_words() -> None:
    found = reasons(HENON, [Fraction(3, 2), Fraction(23, 50)], {"exits": ["-x y", "before"]})
    inside = "m > 1 and |y| <= m s and |y| <= m s"
    assert [each.words for each in found] == [
        f"-x after a step > m s, if x is at an end, wherever {inside}",
        f"y after a step > m s, if x is at an end, wherever {inside}",
        *["|y after a step| < m s, wherever m > 1 and |x| <= m s and |x| <= m s and |y| <= m s and |y| <= m s"] * 2,
    ]


def test_functions_grow_apart_from_zeros() -> None:
    grows, *sides = reasons(HENON, [Fraction(1)] * 2, {"function": "x^2", "beyond": "3/2"}, ("x - y", 2))
    assert grows.words == "V grows, wherever V > c and |p| >= least"
    assert fails(grows, {"x": Fraction(2), "y": Fraction(4)})
    assert not fails(grows, {"x": Fraction(2), "y": Fraction(3)})
    assert [each.words for each in sides] == ["|x| <= s, wherever V <= c", "|y| <= s, wherever V <= c"]


@pytest.mark.parametrize("text", ["", "after", "x", "x y x", "x  y", "x z", "--x y", "before ", "x -"])
def test_words_that_are_no_exit(text: str) -> None:
    with pytest.raises(Malformed, match="exit"):
        reasons(HENON, [Fraction(1)] * 2, {"exits": [text, "before"]})


@pytest.mark.parametrize("found", [[], ["before"], ["before"] * 3])
def test_each_variable_has_an_exit(found: list[str]) -> None:
    with pytest.raises(Malformed, match="one exit"):
        reasons(HENON, [Fraction(1)] * 2, {"exits": found})


def test_sides_are_as_long_as_the_box() -> None:
    _, first, second = reasons(HENON, [Fraction(2), Fraction(3)], {"function": "x^2 + y^2", "beyond": "16"})
    assert not fails(first, {"x": Fraction(2), "y": Fraction(0)})
    assert fails(first, {"x": Fraction(21, 10), "y": Fraction(0)})
    assert not fails(second, {"x": Fraction(0), "y": Fraction(3)})
    assert fails(second, {"x": Fraction(0), "y": Fraction(31, 10)})
    assert not fails(second, {"x": Fraction(0), "y": Fraction(41, 10)})


@pytest.mark.parametrize("least", [1, 2, 3])
def test_zeros_are_kept_apart_from_by_so_much(least: int) -> None:
    grows, *_ = reasons(HENON, [Fraction(1)] * 2, {"function": "x^2", "beyond": "0"}, ("y", least))
    assert fails(grows, {"x": Fraction(1), "y": Fraction(least) - 1}) is False
    far = {"x": Fraction(12, 7), "y": Fraction(least)}
    image = 1 - Fraction(7, 5) * far["x"] ** 2 + far["y"]
    assert fails(grows, far) == (image**2 <= far["x"] ** 2)
