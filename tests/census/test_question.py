from __future__ import annotations

import pytest

from rigorous.bundled import HENON, LOGISTIC, TWO_FACTOR
from rigorous.census.question import periods, question
from rigorous.claims import Apart, Side
from rigorous.systems import PolynomialSystem


@pytest.mark.parametrize("texts", [[], ["0"], ["x"], ["1:"], ["5:3"], ["1:101"], ["-1"], ["1.5"]])
def test_what_is_no_period(texts: list[str]) -> None:
    with pytest.raises(ValueError, match="period"):
        periods(texts)


def test_boxes_for_all_cycles() -> None:
    assert question("logistic", LOGISTIC, ["1"], ["r=4"], [], []).region.box == [Side("-5/4", "5/4")]
    (x, y) = question("henon", HENON, ["1"], ["a=7/5", "b=-3/10"], [], []).region.box
    assert (x, y) == (Side("-3/2", "3/2"), Side("-297/640", "297/640"))


def test_a_map_whose_cycles_are_not_confined() -> None:
    turn = PolynomialSystem(("x", "y"), (), ("y", "-x"))
    with pytest.raises(ValueError, match="give one with --box"):
        question("turn", turn, ["1"], [], [], [])


def test_a_box_and_a_distance() -> None:
    asked = question("two-factor", TWO_FACTOR, ["2"], ["mu=3/2"], ["v=-2:2", "u=-1:3"], ["u*v - mu >= 3/100"])
    assert asked.region.box == [Side("-1", "3"), Side("-2", "2")]
    assert (asked.region.apart, asked.region.everywhere) == ([Apart("u*v - mu", "3/100")], "no")


@pytest.mark.parametrize(
    ("box", "apart", "words"),
    [
        (["u=-1:1"], [], "once for each"),
        (["u=-1:1", "u=-1:1"], [], "once for each"),
        (["u=-1:1", "x=-1:1"], [], "once for each"),
        (["u=1:-1", "v=-1:1"], [], "no interval"),
        (["u=-1:1", "v=-1:1"], ["u"], "no bound"),
        (["u=-1:1", "v=-1:1"], ["u >= 0"], "no bound"),
        (["u=-1:1", "v=-1:1"], ["u >= z"], "no rational"),
    ],
)
def test_what_makes_no_sense(box: list[str], apart: list[str], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        question("two-factor", TWO_FACTOR, ["2"], ["mu=3/2"], box, apart)
