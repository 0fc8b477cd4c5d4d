from __future__ import annotations

import pytest

from rigorous.bundled import BALANCED_CUBIC, BUNDLED, LOGISTIC, TWO_FACTOR
from rigorous.checker.check import read_claim
from rigorous.claims import Identity, Sign
from rigorous.discovery.algebraic import Algebraic
from rigorous.discovery.classify import Row, classify
from rigorous.discovery.curves import Curve
from rigorous.discovery.statements import curve_claim, in_words, interval, polynomial_of, row_claim
from rigorous.provers.prove import prove
from rigorous.systems import PolynomialSystem

CUBE_ROOT = Algebraic((-2, 0, 0, 1), 0)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (Algebraic((3, 4), 0), "-3/4"),
        (Algebraic((-4, 2, 1), 1), "sqrt(5) - 1"),
        (Algebraic((-4, 2, 1), 0), "-1 - sqrt(5)"),
        (Algebraic((-5, -2, 1), 1), "1 + sqrt(6)"),
        (Algebraic((-2, 0, 3), 0), "-1/3*sqrt(6)"),
        (Algebraic((-12, 12, 5), 1), "4/5*sqrt(6) - 6/5"),
        (CUBE_ROOT, "1.259921..."),
        (Algebraic((2, 0, 0, 1), 0), "-1.259921..."),
    ],
)
def test_numbers_in_words(number: Algebraic, words: str) -> None:
    assert in_words(number) == words


def test_intervals() -> None:
    assert interval("a", "0", "1") == ["0 < a < 1"]
    assert interval("a", None, "1") == ["a < 1"]
    assert interval("a", "0", None) == ["a > 0"]
    assert interval("a", None, None) == []
    assert polynomial_of(CUBE_ROOT, "a") == "a^3 - 2"


def test_every_row_is_a_well_formed_claim() -> None:
    for name, system in BUNDLED.items():
        if len(system.parameters) == 1:
            for n, row in enumerate(classify(system)):
                claim = row_claim(f"{name}-{n}", system, 1, row)
                assert claim is not None
                read_claim(claim.encode())


def test_rows_of_the_cubic_are_proved() -> None:
    for period in (1, 2):
        for row in classify(BALANCED_CUBIC, period):
            claim = row_claim("row", BALANCED_CUBIC, period, row)
            assert claim is not None
            assert prove(claim).result.theorem.startswith("For all real mu, x with")


def test_names_do_not_clash() -> None:
    clash = PolynomialSystem(("T",), ("M",), ("M*T - T^3",))
    row = Row(("T",), (("attracting", 1),), Algebraic((-1, 0, 0, 2), 0), Algebraic((-3, 0, 4), 1))
    claim = row_claim("row", clash, 1, row)
    assert claim is not None
    assert list(claim.let) == ["M_"]
    assert isinstance(claim.asserts, Sign)
    assert claim.asserts.where[0] == "c < M < 1/2*s"
    assert prove(claim).result.claim == "row"


def test_what_is_said_of_curves() -> None:
    kept = curve_claim("kept", TWO_FACTOR, Curve("u - v", "1 + u*v - mu"))
    assert prove(kept).result.theorem.startswith("For all real mu: F maps {(u, v) : u - v = 0} into itself")
    fixed = row_claim("fixed", TWO_FACTOR, 1, Row(("mu - u*v",), (("curve", 1),)))
    assert fixed is not None
    assert isinstance(fixed.asserts, Identity)
    assert prove(fixed).result.claim == "fixed"


def test_rows_without_a_claim() -> None:
    for types in ((("attracting", 1), ("repelling", 1)), (("neutral", 2),)):
        assert row_claim("row", LOGISTIC, 1, Row(("x",), types)) is None
