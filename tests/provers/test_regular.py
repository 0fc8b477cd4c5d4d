from __future__ import annotations

import pytest

from rigorous.claims import Claim, CyclesAcross
from rigorous.provers.prove import UndecidedError, prove
from rigorous.systems import PolynomialSystem

HALVING = PolynomialSystem(("x", "y"), (), ("x/2", "y/2"))


def test_a_line_is_regular() -> None:
    asserts = CyclesAcross(across="x - y", factor="1/2", product="<")
    assert b'"field"' in prove(Claim(id="c", system=HALVING, asserts=asserts)).evidence


def test_a_double_line_is_not() -> None:
    with pytest.raises(UndecidedError, match="regular"):
        prove(Claim(id="c", system=HALVING, asserts=CyclesAcross(across="(x - y)^2", factor="1/4", product="<")))
