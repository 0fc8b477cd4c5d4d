"""Claims that a newcomer would expect: linear algebra in the ideal, division by positive factors, closed thresholds."""

from __future__ import annotations

import pytest

from rigorous.checker.verdicts import Verdict
from rigorous.claims import Assertion, Claim, Identity, Iff, Sign
from rigorous.provers.prove import prove
from rigorous.systems import PolynomialSystem

HENON = PolynomialSystem(("x", "y"), ("a", "b"), ("1 - a*x^2 + y", "b*x"))
QUADRATIC = PolynomialSystem(("x",), ("c",), ("x^2 + c",))


@pytest.mark.parametrize(
    ("system", "asserts"),
    [
        (HENON, Identity(where=["x + y = 0", "y = x"], equations=["x = 0"])),
        (HENON, Identity(where=["x' = x", "y' = y"], equations=["a*x^2 + (1 - b)*x - 1 = 0"])),
        (HENON, Sign(where=["a >= 0", "a != 0"], holds=["a > 0"])),
        (HENON, Sign(where=["a = x^2", "a != 0"], holds=["a > 0"])),
        (HENON, Sign(where=["x > 0", "a*x > 0"], holds=["a > 0"])),
        (HENON, Sign(where=["x > 0", "a*x >= 0"], holds=["a >= 0"])),
        (HENON, Sign(where=["x >= 0", "a*x > 0"], holds=["a > 0"])),
        (QUADRATIC, Iff(quantifier="some", holds=["x' = x"], exactly_when=["c <= 1/4"])),
    ],
    ids=str,
)
def test_easy_claims_are_proved(system: PolynomialSystem, asserts: Assertion) -> None:
    assert prove(Claim(id="c", system=system, asserts=asserts)).result.verdict is Verdict.ACCEPT
