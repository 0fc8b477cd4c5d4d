from __future__ import annotations

from fractions import Fraction

import pytest

from rigorous.bundled import BALANCED_CUBIC, HENON, TWO_FACTOR
from rigorous.kernels.horner import Terms, horner
from rigorous.kernels.kernel import compiled
from rigorous.kernels.writer import Writer
from rigorous.systems import PolynomialSystem

VALUES = {"mu": Fraction(3, 2), "a": Fraction(7, 5), "b": Fraction(3, 10)}


def program(components: tuple[Terms, ...], dimension: int) -> list[str]:
    writer = Writer()
    variables = tuple(writer.variable(f"l{i}", f"h{i}") for i in range(dimension))
    for terms in components:
        horner(terms, variables, writer)
    return writer.lines


def products(lines: list[str]) -> int:
    return sum(" * " in line for line in lines)


@pytest.mark.parametrize(
    ("system", "count"),
    [
        (TWO_FACTOR, 3 * 5),
        (BALANCED_CUBIC, 3 + 5),
        (HENON, 3 + 3 + 3),
        (PolynomialSystem(("x",), (), ("x^8",)), 3 * 3),
        (PolynomialSystem(("x",), (), ("x^3 - x^7",)), 2 * 3 + 2 + 3 + 5),
    ],
)
def test_no_more_products_than_needed(system: PolynomialSystem, count: int) -> None:
    kernel = compiled(system, VALUES)
    assert products(program(kernel.components, kernel.dimension)) == count


def test_the_jacobian_shares_products() -> None:
    kernel = compiled(TWO_FACTOR, VALUES)
    assert products(program(kernel.components + kernel.slopes, 2)) == 3 * 5 + 3 + 3 + 3


def test_nothing_is_a_constant() -> None:
    writer = Writer()
    zero = horner({}, (), writer)
    assert (float(zero.low), float(zero.high), zero.error, writer.lines) == (0, 0, 0, [])
