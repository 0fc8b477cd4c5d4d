from __future__ import annotations

from fractions import Fraction

import pytest

from rigorous.bundled import BALANCED_CUBIC, LOGISTIC
from rigorous.checker import Verdict
from rigorous.checker.check import check
from rigorous.claims import Claim, Identity, Sign
from rigorous.discovery.algebraic import Algebraic, rational
from rigorous.extend.decide import Decider, Piece, Serves, Status
from rigorous.extend.question import Question
from rigorous.extend.ranges import Range
from tests.extend.model import Here, found, question


@pytest.mark.parametrize(
    ("name", "low", "high", "expected"),
    [
        (
            "two-cycle-stable",
            "0",
            "3/2",
            [
                ("vacuous", "0 < mu < 1"),
                ("refuted", "mu = 1"),
                ("proved", "1 < mu < sqrt(5) - 1"),
                ("refuted", "sqrt(5) - 1 <= mu < 3/2"),
            ],
        ),
        (
            "ellipse-separates",
            "-3",
            "3",
            [("refuted", "-3 < mu <= -2"), ("proved", "-2 < mu < 2"), ("refuted", "2 <= mu < 3")],
        ),
        (
            "bounded-interval-kept",
            "-4",
            "4",
            [("vacuous", "-4 < mu < -2"), ("proved", "-2 <= mu <= 2"), ("refuted", "2 < mu < 4")],
        ),
        ("monotone-phase", "0", "2", [("proved", "0 < mu <= 2*sqrt(2) - 2"), ("refuted", "2*sqrt(2) - 2 < mu < 2")]),
        ("balanced-escape", "-3", "1", [("refuted", "-3 < mu < -2"), ("proved", "-2 <= mu < 1")]),
        ("two-cycle-transversely-stable", "1/2", "2", [("refuted", "1/2 < mu <= 1"), ("proved", "1 < mu < 2")]),
    ],
)
def test_ranges_of_claims(name: str, low: str, high: str, expected: list[tuple[str, str]]) -> None:
    assert found(question(name), low, high) == expected


def test_every_piece_is_certified() -> None:
    decider = Decider(Here(), question("minimisers-stable"), 60, Fraction(1, 10**9), lambda _: None)
    pieces = decider.pieces(Fraction(-1), Fraction(2))
    assert [str(piece.status) for piece in pieces] == ["vacuous", "refuted", "proved", "refuted"]
    for piece in pieces:
        for certificate in piece.certificates:
            assert isinstance(certificate.evidence, bytes)
            assert check(certificate.claim, certificate.evidence).verdict is Verdict.ACCEPT


def test_an_identity_at_one_value_of_the_parameter() -> None:
    asked = Question(Claim(id="c", system=BALANCED_CUBIC, asserts=Identity(equations=["x' = -x^3"])), "mu")
    assert found(asked, "-2", "0") == [("refuted", "-2 < mu < -1"), ("proved", "mu = -1"), ("refuted", "-1 < mu < 0")]


class Blind(Decider):
    def _values(self, *_: Fraction) -> list[Algebraic]:
        return []


def test_without_candidates_ranges_are_halved() -> None:
    asked = Question(Claim(id="c", system=LOGISTIC, asserts=Sign(holds=["r^2 < 2"])), "r")
    decider = Blind(Here(), asked, 60, Fraction(1, 10**9), lambda _: None)
    proved, unknown, refuted = decider.pieces(Fraction(1), Fraction(2))
    assert [str(piece.status) for piece in (proved, unknown, refuted)] == ["proved", "undecided", "refuted"]
    low, high = rational(proved.over.high), rational(refuted.over.low)
    assert low is not None
    assert high is not None
    assert low**2 < 2 < high**2
    assert high - low < Fraction(1, 10**9)


class AtPoints(Decider):
    def _exactly(self, over: Range, effort: int, serves: Serves) -> Piece:
        return super()._exactly(over, effort, serves) if over.low == over.high else Piece(over, Status.UNDECIDED, "no")


def test_undecided_ranges_are_probed_at_one_value() -> None:
    asked = question("two-cycle-transversely-stable")
    expected = [("undecided", "3 < mu < 4"), ("refuted", "mu = 4"), ("undecided", "4 < mu < 5")]
    assert found(asked, "3", "5", AtPoints) == expected


def test_nothing_is_guessed() -> None:
    asked = Question(Claim(id="c", system=LOGISTIC, asserts=Sign(where=["x > 0"], holds=["x > 0"])), "r")
    late = Decider(Here(), asked, 0, Fraction(1, 10**9), lambda _: None)
    assert [str(piece.status) for piece in late.pieces(Fraction(0), Fraction(1))] == ["undecided"]
