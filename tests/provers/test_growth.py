from __future__ import annotations

import pytest

from rigorous.bundled import TWO_FACTOR, TWO_FACTOR_NAMES
from rigorous.claims import Claim, Cycles, CyclesAcross, Power
from rigorous.claims import Lyapunov as LyapunovClaim
from rigorous.provers.prove import UndecidedError, prove
from rigorous.systems import PolynomialSystem

SINK = PolynomialSystem(("x", "y"), ("a",), ("a*x", "y/2 + x^2"))


def test_weights_are_found() -> None:
    asserts = Cycles(where=["-2 < mu < 2"], on=["p != 0", "q != 0", "eps != 0"], satisfy=["w = 0"])
    evidence = prove(Claim(id="c", system=TWO_FACTOR, let=TWO_FACTOR_NAMES, asserts=asserts)).evidence
    assert b'"weight": "1/4*mu + 1/2"' in evidence


def test_a_function_that_telescopes_is_found() -> None:
    asserts = Cycles(where=["0 < a < 1"], on=["x^2 >= 0"], satisfy=["x = 0"])
    assert b'"function"' in prove(Claim(id="c", system=SINK, asserts=asserts)).evidence


def test_cycles_across_a_line() -> None:
    asserts = CyclesAcross(where=["-1 < a < 1"], across="x", factor="a", product="<")
    assert prove(Claim(id="c", system=SINK, asserts=asserts)).result.theorem


def test_a_lyapunov_function() -> None:
    saddle = PolynomialSystem(("x", "y"), (), ("3*x", "y/2"))
    asserts = LyapunovClaim(numerator="x", denominator=[Power("y", "2")], unless=["x = 0"])
    assert prove(Claim(id="c", system=saddle, asserts=asserts)).result.theorem


@pytest.mark.parametrize(
    "asserts",
    [
        Cycles(where=["a = 1"], on=["x^2 >= 0"], satisfy=["x = 0"]),
        CyclesAcross(where=["-1 <= a <= 1"], across="x", factor="a", product="<"),
        CyclesAcross(where=["0 < a < 1"], across="x", factor="a", product=">"),
    ],
)
def test_nothing_false_is_proved(asserts: Cycles | CyclesAcross) -> None:
    with pytest.raises(UndecidedError):
        prove(Claim(id="c", system=SINK, asserts=asserts))
