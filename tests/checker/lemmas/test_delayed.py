"""Variables that are copies of earlier values of others."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker.lemmas.delayed import Delayed
from rigorous.checker.limits import Meter
from rigorous.checker.polynomial import Polynomial, Ring
from rigorous.checker.verdicts import Malformed, ResourceExceeded
from tests.build import setting, system
from tests.checker.lemmas.chosen import NAMES, RING, fractions, polynomials, value

PRIME = 1_000_003
X, Y, Z = (RING.generator(x) for x in NAMES)
copies = st.builds(lambda c, x: RING.generator(x).scaled(c), fractions.filter(bool), st.sampled_from(NAMES))
components = st.one_of(copies, polynomials())


def residue(x: Fraction) -> Fraction:
    """The number modulo a prime, so that orbits stay short."""
    return Fraction(x.numerator * pow(x.denominator, -1, PRIME) % PRIME)


@given(st.tuples(components, components, components), polynomials(), st.lists(fractions, min_size=3, max_size=3))
def test_states_are_read_off_retained_variables(
    step: tuple[Polynomial, ...], p: Polynomial, start: list[Fraction]
) -> None:
    delayed = Delayed(NAMES, step)
    orbit = [{x: residue(number) for x, number in zip(NAMES, start, strict=True)}]
    for _ in range(4):
        orbit.append({x: residue(value(f, orbit[-1])) for x, f in zip(NAMES, step, strict=True)})
    retained = [NAMES[i] for i in delayed.retained]
    for state, (c, j, lag) in zip(NAMES, delayed.places, strict=True):
        assert orbit[4][state] == residue(c * orbit[4 - lag][retained[j]])
    window = {name: orbit[4 - lag][retained[j]] for name, (lag, j) in zip(delayed.names, delayed.window, strict=True)}
    assert residue(value(delayed.reduced(p), window)) == residue(value(p, orbit[4]))
    after = [residue(value(f, orbit[4])) for f in step]
    assert [residue(value(e, window)) for e in delayed.equations] == [after[i] for i in delayed.retained]


def test_a_chain_of_copies() -> None:
    delayed = Delayed(NAMES, [Z.scaled(Fraction(2)), X.scaled(Fraction(-3)), X * Y + RING.constant(1)])
    assert delayed.retained == [2]
    assert delayed.places == [(2, 0, 1), (-6, 0, 2), (1, 0, 0)]
    assert delayed.names == ("z@0", "z@1", "z@2")
    assert delayed.states([[(1, 2)], [(10, 20)], [(100, 200)]]) == [
        [(200, 400), (-120, -60), (1, 2)],
        [(2, 4), (-1200, -600), (10, 20)],
        [(20, 40), (-12, -6), (100, 200)],
    ]


def test_copies_in_a_circle_are_retained() -> None:
    assert Delayed(NAMES, [Y, X, X]).retained == [0, 1, 2]
    assert Delayed(NAMES, [X, X * Y, Y]).retained == [0, 1]
    assert Delayed(("x",), [X.scaled(Fraction(2))]).places == [(1, 0, 0)]


def test_constants_and_zero_are_no_copies() -> None:
    assert Delayed(NAMES, [RING.constant(0), RING.constant(2), X + RING.constant(1)]).retained == [0, 1, 2]


def test_parts_of_units_are_rounded_outward() -> None:
    assert Delayed(("x", "y"), [Y * Y, X.scaled(Fraction(-1, 3))]).states([[(1, 5)]]) == [[(1, 5), (-2, 0)]]


def test_a_name_without_a_value() -> None:
    space = setting(system("x", "a", "a*x^2"))
    with pytest.raises(Malformed, match="a has no value"):
        Delayed(space.variables, space.map)


def test_powers_of_long_numbers_have_a_limit() -> None:
    ring = Ring(("x", "y"), Meter())
    x, y = (ring.generator(name) for name in ring.names)
    with pytest.raises(ResourceExceeded):
        Delayed(("x", "y"), [y**400, x.scaled(Fraction(10**1000))])
