"""The cubic coefficient against another formula for it, in mpmath; tests/orbits/test_crossings.py has simulations."""

from __future__ import annotations

from fractions import Fraction

import mpmath as mp
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rigorous.checker.intervals import Grid, Interval
from rigorous.checker.lemmas.jets import Jet
from rigorous.checker.lemmas.normal_form import Planar, cubic_sign
from rigorous.checker.limits import Meter
from rigorous.checker.verdicts import Rejected
from tests.checker.lemmas.test_solution import solution as cycle

BITS = 200
Coefficients = dict[tuple[int, int], Fraction]
entries = st.fractions(-2, 2, max_denominator=5)
HIGHER = [(i, n - i) for n in (2, 3) for i in range(n + 1)]
parts = st.tuples(*[entries] * len(HIGHER))


def planar(components: list[Coefficients]) -> Planar:
    grid = Grid(BITS, Meter())
    jets: list[Jet] = [{m: grid.enclose(c) for m, c in p.items()} for p in components]
    return Planar(jets, grid)


def rotation(s: Fraction, p: Fraction, q: Fraction) -> list[list[Fraction]]:
    """A matrix with the multipliers (1 + i s)^2/(1 + s^2) and its conjugate, in skew coordinates."""
    c, d = (1 - s * s) / (1 + s * s), 2 * s / (1 + s * s)
    return [[c + d * p, d * q], [-d * (1 + p * p) / q, c - d * p]]


def expected(components: list[Coefficients]) -> mp.mpf:
    """Kuznetsov's (5.74), by multilinear forms and resolvents: no coefficient g_jk occurs in it."""
    matrix = mp.matrix([[_number(p[m]) for m in ((1, 0), (0, 1))] for p in components])
    e = (matrix[0, 0] + matrix[1, 1]) / 2 + mp.j * mp.sqrt(1 - (matrix[0, 0] + matrix[1, 1]) ** 2 / 4)
    q = mp.matrix([matrix[0, 1], e - matrix[0, 0]])
    adjoint = mp.matrix([matrix[1, 0], mp.conj(e) - matrix[0, 0]])
    bar = q.apply(mp.conj)
    adjoint /= mp.conj(_inner(adjoint, q))

    def form(*vectors: mp.matrix) -> mp.matrix:
        """The symmetric multilinear form of the terms of this order, by polarisation."""
        n = len(vectors)
        total = mp.zeros(2, 1)
        for chosen in range(1, 2**n):
            h = sum((v for k, v in enumerate(vectors) if chosen >> k & 1), mp.zeros(2, 1))
            sign = (-1) ** (n - chosen.bit_count())
            for i, p in enumerate(components):
                total[i] += sign * sum(_number(c) * h[0] ** j * h[1] ** k for (j, k), c in p.items() if j + k == n)
        return total

    first = mp.lu_solve(mp.eye(2) - matrix, form(q, bar))
    second = mp.lu_solve(e**2 * mp.eye(2) - matrix, form(q, q))
    total = _inner(adjoint, form(q, q, bar)) + 2 * _inner(adjoint, form(q, first)) + _inner(adjoint, form(bar, second))
    return mp.re(total / e) / 2


def _number(x: Fraction) -> mp.mpf:
    return mp.mpf(x.numerator) / x.denominator


def _inner(a: mp.matrix, b: mp.matrix) -> mp.mpc:
    return mp.conj(a[0]) * b[0] + mp.conj(a[1]) * b[1]


@settings(max_examples=60, deadline=None)
@given(st.fractions(Fraction(1, 5), 3, max_denominator=7), entries, entries, parts, parts)
def test_the_coefficient_is_that_of_another_formula(
    s: Fraction, p: Fraction, q: Fraction, first: tuple[Fraction, ...], second: tuple[Fraction, ...]
) -> None:
    assume(q != 0)
    assume((1 - s * s) / (1 + s * s) not in (0, Fraction(-1, 2)))
    components = [
        dict(zip([(1, 0), (0, 1), *HIGHER], [*row, *more], strict=True))
        for row, more in zip(rotation(s, p, q), (first, second), strict=True)
    ]
    with mp.workdps(60):
        low, high = (mp.mpf(end) / mp.mpf(2) ** BITS for end in planar(components).cubic())
        value = expected(components)
        slack = mp.mpf(10) ** -50 * (1 + abs(value))
        assert low - slack <= value <= high + slack
        assert high - low < mp.mpf(10) ** -40 * (1 + abs(value))


@pytest.mark.parametrize("sign", [1, -1])
def test_a_map_in_normal_form(sign: int) -> None:
    """R h (1 + sign |h|^2) with a rotation R by (3 + 4i)/5; here h = zeta v + conjugate with |h|^2 = 4 |zeta v_1|^2."""
    c, s = Fraction(3, 5), Fraction(4, 5)
    x: Coefficients = {(1, 0): c, (0, 1): -s}
    y: Coefficients = {(1, 0): s, (0, 1): c}
    for p in (x, y):
        u, v = p[1, 0], p[0, 1]
        p.update({(3, 0): sign * u, (2, 1): sign * v, (1, 2): sign * u, (0, 3): sign * v})
    low, high = planar([x, y]).cubic()
    exact = sign * 4 * s**2 * 2**BITS
    assert low <= exact <= high


@pytest.mark.parametrize("trace", [2, 0, -1, -2, 3, -3])
def test_resonances_and_real_multipliers_are_excluded(trace: int) -> None:
    with pytest.raises(Rejected, match="resonance"):
        planar([{(0, 1): Fraction(1)}, {(1, 0): Fraction(-1), (0, 1): Fraction(trace)}])


ONE = 1 << BITS


@pytest.mark.parametrize(
    ("trace", "allowed"),
    [
        ((-ONE - 3, -ONE - 1), True),
        ((-ONE - 3, -ONE), False),
        ((-ONE - 3, -ONE + 2), False),
        ((-ONE, -ONE + 2), False),
        ((-ONE + 1, -1), True),
        ((-3, 0), False),
        ((-3, 2), False),
        ((0, 2), False),
        ((1, 2 * ONE - 1), True),
        ((1, 2 * ONE), False),
        ((-2 * ONE + 1, -ONE - 1), True),
        ((-2 * ONE, -ONE - 1), False),
        ((-2 * ONE, 2 * ONE), False),
    ],
)
def test_strong_resonances_and_real_multipliers_are_excluded(trace: Interval, allowed: bool) -> None:
    """The multipliers exp(+-i theta) have the sum 2 cos theta: -1 and 0 mean third and fourth roots of 1."""
    jets: list[Jet] = [{(1, 0): trace, (0, 1): (ONE, ONE)}, {(1, 0): (-ONE, -ONE)}]
    try:
        assert Planar(jets, Grid(BITS, Meter())).e[0] == (trace[0] // 2, -(-trace[1] // 2))
        found = ""
    except Rejected as refusal:
        found = refusal.check
    assert (found == "resonance") is not allowed


@pytest.mark.parametrize("width", [0, 1, ONE >> 20, ONE >> 3])
@pytest.mark.parametrize("trace", ["1", "1/3", "-2/7", "-3/2", "7/4"])
def test_the_multiplier_is_enclosed_to_the_unit(trace: str, width: int) -> None:
    """That is e = t/2 + i sqrt(4 - t^2)/2 for all t in the trace."""
    low, high = Grid(BITS, Meter()).enclose(Fraction(trace))
    jets: list[Jet] = [{(1, 0): (low, high + width), (0, 1): (ONE, ONE)}, {(1, 0): (-ONE, -ONE)}]
    (a, b), (c, d) = Planar(jets, Grid(BITS, Meter())).e
    ends = low, high + width
    assert 2 * a in (low, low - 1)
    assert 2 * b in (ends[1], ends[1] + 1)
    squares = sorted(4 * ONE**2 - end**2 for end in ends)
    assert (2 * c) ** 2 <= squares[0] < (2 * c + 6) ** 2
    assert (2 * d - 6) ** 2 < squares[1] <= (2 * d) ** 2


@pytest.mark.parametrize(
    ("cubic", "signs"),
    [((1, 2), ">"), ((-2, -1), "<"), ((0, 1), ""), ((-1, 0), ""), ((0, 0), ""), ((-1, 1), "")],
)
def test_the_sign_of_the_coefficient_is_strict(monkeypatch: pytest.MonkeyPatch, cubic: Interval, signs: str) -> None:
    monkeypatch.setattr("rigorous.checker.lemmas.normal_form.jets", lambda *_: [])
    monkeypatch.setattr(Planar, "__init__", lambda *_: None)
    monkeypatch.setattr(Planar, "cubic", lambda _: cubic)
    for relation in "<>":
        if relation in signs:
            cubic_sign(cycle(), relation)
            continue
        with pytest.raises(Rejected, match="not seen to be"):
            cubic_sign(cycle(), relation)
