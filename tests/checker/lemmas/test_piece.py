"""Pieces of tubes: reading, least periods, and where two of them meet."""

from __future__ import annotations

from fractions import Fraction

import pytest

from rigorous.checker.files import Record
from rigorous.checker.lemmas.parameters import values
from rigorous.checker.lemmas.piece import Piece
from rigorous.checker.verdicts import Malformed, Rejected
from tests.build import setting, system

SPACE = setting(system("x", "a b", "a*x + b"))


def piece(points: list[str], *ends: str) -> Piece:
    return Piece(Record({"points": points, "between": list(ends)}, "piece"), SPACE, "a" if ends else "")


def test_values() -> None:
    found = values(SPACE, ["b = -7/5"], "a")
    assert {name: p.constant_value() for name, p in found.items()} == {"b": Fraction(-7, 5)}
    for texts, over in ((["b = 1.5"], "a"), (["b = 1", "b = 1"], "a"), (["c = 1"], "a"), ([], "a"), (["b=1"], "a")):
        with pytest.raises(Malformed):
            values(SPACE, texts, over)


def test_points_at_the_ends_and_in_the_middle() -> None:
    found = piece(["0.5 + 2*a", "1 - a"], "0", "1/2")
    assert found.ends == [[(Fraction(1, 2),), (Fraction(1),)], [(Fraction(3, 2),), (Fraction(1, 2),)]]
    assert found.middle() == ((Fraction(1),), (Fraction(3, 4),))
    assert found.period == 2


def test_points_that_may_be_equal_for_some_parameter() -> None:
    crossing = piece(["0.5 + 2*a", "1 - a"], "0", "1/2")
    with pytest.raises(Rejected, match="may be equal"):
        crossing.least_period(Fraction(1, 100))
    apart = piece(["2*a", "3 - a"], "0", "1/2")
    apart.least_period(Fraction(74, 100))
    with pytest.raises(Rejected, match="may be equal"):
        apart.least_period(Fraction(75, 100))


def test_only_divisors_of_the_period_matter() -> None:
    piece(["0", "0.5", "0"]).least_period(Fraction(1, 10))
    with pytest.raises(Rejected, match="number 0 and 2"):
        piece(["0", "0.5", "0", "1"]).least_period(Fraction(1, 10))


@pytest.mark.parametrize(
    ("other", "check"),
    [
        (piece(["1"], "2", "3"), "gap"),
        (piece(["1"], "1/2", "3"), "gap"),
        (piece(["1", "2"], "1", "2"), "gap"),
        (piece(["1.31"], "1", "2"), "join"),
        (piece(["2 - 1.31*a"], "1", "2"), "join"),
        (piece(["1.3"], "1", "2"), ""),
        (piece(["2.3 - a"], "1", "2"), ""),
    ],
)
def test_where_pieces_meet(other: Piece, check: str) -> None:
    before = piece(["a"], "0", "1")
    try:
        before.continues(other, Fraction(1, 10), Fraction(4, 10))
    except Rejected as rejected:
        assert rejected.check == check  # noqa: PT017
    else:
        assert not check
