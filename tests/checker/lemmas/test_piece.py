"""Pieces of tubes: reading, least periods, and where two of them meet."""

from __future__ import annotations

from fractions import Fraction

import pytest

from rigorous.checker.files import Record
from rigorous.checker.intervals import Grid
from rigorous.checker.lemmas.parameters import values
from rigorous.checker.lemmas.piece import Piece
from rigorous.checker.limits import Meter
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


class Enclosed:
    """What is asked of a solution: enclosures of its points at both ends, the boxes that are to be surrounded."""

    def __init__(self, *boxes: tuple[int, int]) -> None:
        self.grid, self.radius, self.boxes, self.asked = Grid(4, Meter()), 0, self, []
        self.found = [[[box]] for box in boxes]
        self.surrounded: list[tuple[int, int]] = []

    def boxes_at(self, t: Fraction) -> list[list[tuple[int, int]]]:
        return self.found[int(t)]

    def surrounds(self, others: list[list[tuple[int, int]]], _: Fraction) -> None:
        self.surrounded += [side for box in others for side in box]


@pytest.mark.parametrize(
    ("first", "second", "fits"),
    [
        ((-5, 5), (11, 21), True),
        ((-6, 5), (11, 21), False),
        ((-5, 6), (11, 21), False),
        ((-5, 5), (10, 21), False),
        ((-5, 5), (11, 22), False),
        ((0, 0), (16, 16), True),
    ],
)
def test_points_are_enclosed_to_the_unit(first: tuple[int, int], second: tuple[int, int], fits: bool) -> None:
    """Within 1/3 of a, for a from 0 to 1: that is 5.33 units of 1/16; boxes hold what is within 2/3, 10.67 units."""
    solution = Enclosed(first, second)
    solution.boxes = type("Boxes", (), {"boxes": lambda _, __, t: solution.boxes_at(t)})()
    if not fits:
        with pytest.raises(Rejected, match="not seen to lie within"):
            piece(["a"], "0", "1").encloses(solution, Fraction(1, 3), Fraction(2, 3))  # type: ignore[arg-type]
        return
    piece(["a"], "0", "1").encloses(solution, Fraction(1, 3), Fraction(2, 3))  # type: ignore[arg-type]
    assert solution.surrounded == [(-11, 11), (5, 27)]


def test_pieces_join_if_what_is_alone_holds_both() -> None:
    left, right = piece(["a"], "0", "1"), piece(["2*a - 0.75"], "1", "2")
    left.continues(right, Fraction(1, 4), Fraction(1, 2))
    with pytest.raises(Rejected, match="different cycles"):
        left.continues(right, Fraction(1, 4), Fraction(49, 100))
    for other in (piece(["a"], "2", "3"), piece(["a", "a"], "1", "2")):
        with pytest.raises(Rejected, match="a piece ends"):
            left.continues(other, Fraction(1, 4), Fraction(9))
