from __future__ import annotations

import pytest

from rigorous.checker.files import Record
from rigorous.checker.grammar import polynomial
from rigorous.checker.lemmas.identity import Identity
from rigorous.checker.polynomial import Ring
from rigorous.checker.verdicts import Rejected

RING = Ring(("x", "y"))


def test_cofactors_are_returned() -> None:
    p, g, h = (polynomial(text, RING) for text in ("x^2 - y^2 + x - 1", "x - y", "x - 1"))
    found = Identity("p", p, (g, h)).discharge(Record({"cofactors": ["x + y", "1"]}, "witness"))
    assert found == (polynomial("x + y", RING), RING.constant(1))


@pytest.mark.parametrize("cofactors", [[], ["x + y"], ["x + y", "1", "0"], ["x + y", "2"]])
def test_wrong_cofactors(cofactors: list[str]) -> None:
    p, g, h = (polynomial(text, RING) for text in ("x^2 - y^2 + x - 1", "x - y", "x - 1"))
    with pytest.raises(Rejected):
        Identity("p", p, (g, h)).discharge(Record({"cofactors": cofactors}, "witness"))
