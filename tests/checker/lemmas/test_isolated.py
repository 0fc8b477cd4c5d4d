"""Orbits that are alone in boxes, where everything is known."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rigorous.checker.lemmas.closed_orbits import BITS, Boxes, Isolated, Narrowing
from rigorous.checker.lemmas.isolated import Krawczyk
from rigorous.checker.verdicts import Rejected, ResourceExceeded
from tests.checker.lemmas.chosen import holds
from tests.checker.lemmas.test_closed_orbits import UNIT, points, space
from tests.closed_orbits import through

numbers = st.builds(Fraction, st.integers(-30, 30), st.just(8))


def alone(boxes: Boxes, *components: str) -> Isolated:
    """The orbit of a map that is alone in the boxes."""
    found = space(*components)
    return Krawczyk(found.delayed, Narrowing(found, len(boxes)).equations, len(boxes), BITS).isolated(boxes)


def about(x: Fraction, below: int, above: int | None = None) -> tuple[int, int]:
    """A side about x, in units."""
    return (x * UNIT).__floor__() - below, (x * UNIT).__ceil__() + (below if above is None else above)


@given(numbers, numbers, st.integers(1, 5), st.integers(0, 4 * UNIT))
def test_linear_maps_have_one_orbit(a: Fraction, b: Fraction, n: int, width: int) -> None:
    assume(abs(a) != 1)
    x = b / (1 - a)
    found = alone([[about(x, width)]] * n, f"({a})*x + ({b})")
    for (side,), (region,) in zip(found.enclosure, found.region, strict=True):
        assert holds(side, x * UNIT)
        assert region[0] <= side[0] <= side[1] <= region[1]
        assert side[1] - side[0] < UNIT >> 12


@given(numbers, numbers, numbers, numbers, st.integers(1, 4), st.integers(0, UNIT))
def test_planar_ones_too(a: Fraction, b: Fraction, x: Fraction, y: Fraction, n: int, width: int) -> None:
    """The matrix (a, 1; b, -2), which fixes (x, y)."""
    trace, determinant = a - 2, -2 * a - b
    assume(abs(determinant) != 1)
    assume(all(1 - s * trace + determinant for s in (1, -1)) and trace**2 >= 4 * determinant)
    u, v = f"(x - ({x}))", f"(y - ({y}))"
    found = alone([[about(x, width), about(y, width)]] * n, f"{x} + ({a})*{u} + {v}", f"{y} + ({b})*{u} - 2*{v}")
    assert all(holds(p, x * UNIT) and holds(q, y * UNIT) for p, q in found.enclosure)


@given(points, st.integers(-2, 2), st.integers(0, 1 << 43), st.integers(0, 1 << 43))
def test_what_is_found_is_the_orbit(cycle: list[Fraction], more: int, below: int, above: int) -> None:
    try:
        found = alone([[about(p, below, above)] for p in cycle], through(cycle, str(more)))
    except Rejected:
        return
    for p, (side,), (region,) in zip(cycle, found.enclosure, found.region, strict=True):
        assert holds(side, p * UNIT)
        assert region[0] <= about(p, below)[0]
        assert region[1] >= about(p, above)[1]


def test_most_cycles_are_found() -> None:
    cycle = [Fraction(k, 4) for k in (3, -1, 2)]
    found = alone([[about(p, 1 << 40)] for p in cycle], through(cycle, "1"))
    assert all(side[1] - side[0] < 1 << 10 for (side,) in found.enclosure)


@given(numbers, st.integers(0, 1 << 46), st.integers(1, 1 << 46), st.integers(-3, 3).filter(bool))
def test_two_orbits_are_not_one(p: Fraction, margin: int, apart: int, c: int) -> None:
    q = p + Fraction(apart, UNIT)
    with pytest.raises(Rejected):
        alone(
            [[((p * UNIT).__floor__() - margin, (q * UNIT).__ceil__() + margin)]], f"x + ({c})*(x - ({p}))*(x - ({q}))"
        )


@given(numbers, st.integers(0, 1 << 40))
def test_none_is_not_one(p: Fraction, width: int) -> None:
    """The fixed points of x^2 + x - p + 1/4 are outside."""
    away = p * p + Fraction(1, 4)
    with pytest.raises(Rejected):
        alone([[about(p, width)]], f"x + x^2 - ({away})")


def test_neighbours_are_outside_the_region() -> None:
    cycle = [Fraction(3, 4), Fraction(-1, 4)]
    found = alone([[about(p, 1 << 42)] for p in cycle], through(cycle, "1"))
    assert not all(holds(side, 0) for (side,) in found.region)


def test_every_orbit_is_alone_or_none() -> None:
    with pytest.raises(Rejected, match="no inverse"):
        alone([[(0, UNIT)]], "x")


def test_long_orbits_are_paid_for() -> None:
    found = space("x/2")
    krawczyk = Krawczyk(found.delayed, Narrowing(found, 100).equations, 100, BITS)
    found.delayed.meter().left = 50_000
    with pytest.raises(ResourceExceeded):
        krawczyk.isolated([[(-1, 1)]] * 100)


ENTRY = st.integers(-3 * UNIT, 3 * UNIT)


def planar(*components: str) -> Krawczyk:
    found = space(*components)
    return Krawczyk(found.delayed, Narrowing(found, 1).equations, 1, BITS)


@given(st.lists(ENTRY, min_size=4, max_size=4), ENTRY, ENTRY)
def test_residuals_are_enclosed_to_the_unit(entries: list[int], x: int, y: int) -> None:
    """G = (x - x^2/3 - y, y - x y/7) at a point, times any matrix."""
    krawczyk, inverse = planar("1/3*x^2 + y", "1/7*x*y"), [entries[:2], entries[2:]]
    moved, doubt = krawczyk._residual(inverse, [x, y])
    exact = [x - Fraction(x * x, 3 * UNIT) - y, y - Fraction(x * y, 7 * UNIT)]
    for row, found, error in zip(inverse, moved, doubt, strict=True):
        value = sum(a * g for a, g in zip(row, exact, strict=True)) / UNIT
        assert abs(value - found) <= error
        assert error <= 2 + Fraction(sum(map(abs, row)), UNIT)


@given(st.lists(ENTRY, min_size=4, max_size=4), st.integers(1, UNIT), st.integers(1, UNIT), ENTRY, ENTRY)
def test_spreads_are_bounded_to_the_unit(entries: list[int], p: int, q: int, x: int, y: int) -> None:
    """Of (x^2/2 + y, 3 x - 2 y): the derivative of the equations is (1 - x, -1; -3, 3)."""
    krawczyk, inverse = planar("1/2*x^2 + y", "3*x - 2*y"), [entries[:2], entries[2:]]
    region, reach = [(x - p, x + p), (y - q, y + q)], [p, q]
    found = krawczyk._spread(inverse, region, reach)
    for i, row in enumerate(inverse):
        a, b = (Fraction(entry, UNIT) for entry in row)
        linear = [int(i == 0) - a * (1 - Fraction(x, UNIT)) + 3 * b, int(i == 1) + a - 3 * b]
        exact = abs(linear[0]) * p + abs(linear[1]) * q + abs(a) * Fraction(p * p, UNIT)
        assert exact <= found[i] <= exact + 3 + abs(a)


def test_the_region_is_five_eighths_of_the_box_and_a_little() -> None:
    ((low, high),) = alone([[(0, 8 * UNIT)]], "1/2*x + 1").region[0]
    assert low + high == 8 * UNIT
    assert 5 * UNIT < high - 4 * UNIT < 5 * UNIT + (UNIT >> 10)


class Rough(Krawczyk):
    """With a residual in the second component that is known to 1000 units only."""

    def _residual(self, inverse: list[list[int]], centre: list[int]) -> tuple[list[int], list[int]]:  # noqa: ARG002
        return [0, 0], [0, 1000]


def test_all_components_are_as_rough_as_the_roughest() -> None:
    """In parts of the region, which is longer in the first direction."""
    found = space("1/2*x + 1/8*y", "1/8*x - 2*y")
    rough = Rough(found.delayed, Narrowing(found, 1).equations, 1, BITS)
    orbit = rough.isolated([[(-4 * UNIT, 4 * UNIT), (-UNIT, UNIT)]])
    (first, second), (tight, other) = orbit.region[0], orbit.enclosure[0]
    part = Fraction(1000, second[1])
    assert other[1] >= 1000
    assert tight[1] >= first[1] * part
    assert first[1] > 3 * second[1]
    assert (tight[0], other[0]) == (-tight[1], -other[1])
    assert other[1] <= 1000 * 2
