from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.kernels.writer import FLOOR, Interval, U, Writer, above, literal, nearest

rationals = st.one_of(st.fractions(), st.builds(lambda n, k: Fraction(n) / 3**k, st.integers(), st.integers(0, 800)))


def run(writer: Writer, x: Interval, **ends: float) -> tuple[float, float, float]:
    names: dict[str, object] = {"INF": math.inf, **ends}
    exec("\n".join(writer.lines), names)  # noqa: S102
    low, high, size = (eval(text, names) for text in (x.low, x.high, x.size))  # noqa: S307
    return low, high, size


@given(value=rationals)
def test_constants_are_as_near_as_their_error_says(value: Fraction) -> None:
    x = Writer().constant(value)
    low, high, size = run(Writer(), x)
    assert low == high
    if math.isinf(size):
        assert abs(value) > 1.797e308
        return
    assert abs(Fraction(low) - value) <= x.error * Fraction(size)
    assert (x.error == 0) == (Fraction(low) == value)
    assert Fraction(size) >= FLOOR


def test_a_tenth_is_not_a_double() -> None:
    assert Writer().constant(Fraction(1, 10)).error > 0
    assert Writer().constant(Fraction(0.1)).error == 0


def test_errors_grow_by_a_rounding_for_each_operation() -> None:
    writer = Writer()
    x, y = writer.variable("l0", "h0"), writer.variable("l1", "h1")
    assert 1 < writer.sum(x, y).error / U < Fraction(11, 10)
    assert 1 < writer.product(x, y).error / U < Fraction(11, 10)
    assert 2 < writer.sum(writer.product(x, y), x).error / U < Fraction(22, 10)
    assert 7 < writer.power(x, 8).error / U < Fraction(77, 10)
    assert 2 < writer.scaled(x, Fraction(1, 10)).error / U < Fraction(22, 10)
    assert writer.negative(x).error == 0
    assert writer.scaled(x, Fraction(-1)).error == 0


@given(low=st.floats(), high=st.floats(), other=st.floats())
def test_a_size_bounds_the_ends_and_is_never_nan(low: float, high: float, other: float) -> None:
    writer = Writer()
    x, y = writer.variable("l0", "h0"), writer.variable("l1", "h1")
    for z in (x, writer.sum(x, y), writer.product(x, y), writer.power(x, 2), writer.power(x, 3)):
        a, b, size = run(writer, z, l0=low, h0=high, l1=other, h1=other)
        assert size >= FLOOR
        assert math.isinf(size) or (abs(a) <= size and abs(b) <= size)


def test_nothing_is_computed_twice() -> None:
    writer = Writer()
    x, y = writer.variable("l0", "h0"), writer.variable("l1", "h1")
    first = writer.product(x, y)
    count = len(writer.lines)
    assert writer.product(x, y) == first
    assert len(writer.lines) == count


@pytest.mark.parametrize("value", [Fraction(1, 3), Fraction(-1, 3), Fraction(1, 10**400), Fraction(2), Fraction(0)])
def test_above_is_not_below(value: Fraction) -> None:
    assert Fraction(above(value)) >= value


@given(value=rationals)
def test_literals_are_read_back(value: Fraction) -> None:
    assert eval(literal(value), {"INF": math.inf}) == nearest(value)  # noqa: S307
