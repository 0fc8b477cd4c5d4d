from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from rigorous.bundled import LOGISTIC
from rigorous.checker import Verdict, check_directory
from rigorous.claims import Claim, Sign
from rigorous.extend.decide import Piece, Status
from rigorous.extend.ranges import Range
from rigorous.extend.report import Asked, Report, arguments
from tests.extend.model import GOLDEN, Here, claims, over, question


def report(claim: Claim, over: str, seconds: float = 60, out: Path | None = None) -> Report:
    return Report(Here(), Asked.read(claim, over), seconds, 9, out, lambda _: None)


def test_a_flip_is_named_and_everything_is_certified(tmp_path: Path) -> None:
    asked = report(claims()["two-cycle"], "mu=1:3/2", out=tmp_path)
    lines = list(asked.lines())
    rows = [(line.fields["claim"], line.fields["status"], line.fields["where"]) for line in lines]
    assert rows == [
        ("two-cycle", "proved", "1 < mu < 3/2"),
        ("two-cycle-attracting", "proved", "1 < mu < sqrt(5) - 1"),
        ("two-cycle-attracting", "threshold", "mu = sqrt(5) - 1"),
        ("two-cycle-attracting", "refuted", "sqrt(5) - 1 < mu < 3/2"),
    ]
    flip = lines[2].fields
    assert flip["reason"].startswith("flip of period 2 in [1.236067977499, 1.236067977501]")
    assert flip["bifurcation"]["exact_is_proved"]
    assert flip["at_it"] == "undecided"
    assert asked.code() == 0
    folders = [folder for line in lines for folder in line.fields.get("certificates", [])]
    assert [Path(folder).name for folder in folders] == [
        "two-cycle-extended-1",
        "two-cycle-attracting-extended-1",
        "two-cycle-attracting-extended-2",
        "two-cycle-attracting-extended-3",
    ]
    assert all(check_directory(Path(folder)).verdict is Verdict.ACCEPT for folder in folders)
    low = lines[3].fields["low"]
    assert (low["value"], low["decimal"], low["included"]) == ("sqrt(5) - 1", "1.236067977499...", False)
    assert list(map(Fraction, low["between"])) == [Fraction("1.236067977499"), Fraction("1.2360679775")]


def test_codes() -> None:
    refuted = report(claims()["two-cycle-transversely-stable"], "mu=3:4")
    assert [line.fields["status"] for line in refuted.lines()] == ["refuted"]
    assert refuted.code() == 1
    late = report(claims()["two-cycle-transversely-stable"], "mu=3:4", seconds=0)
    assert [line.fields["status"] for line in late.lines()] == ["undecided"]
    assert late.code() == 3


def test_gaps_next_to_thresholds_are_told() -> None:
    claim = Claim(id="c", system=LOGISTIC, asserts=Sign(holds=["(r - 1)^2 > 0"]))
    rows = [(line.fields["status"], line.fields["where"]) for line in report(claim, "r=0:2").lines()]
    assert rows == [("proved", "0 < r < 1"), ("threshold", "r = 1"), ("refuted", "r = 1"), ("proved", "1 < r < 2")]


def test_rational_ends_next_to_an_irrational_threshold() -> None:
    asked, stable = report(claims()["two-cycle-stable"], "mu=1:3/2"), question("two-cycle-stable")
    after = Range(GOLDEN, over("1", "3/2").high)
    pieces = [Piece(Range(over("1", "2").low, GOLDEN), Status.PROVED), Piece(after.inner(), Status.REFUTED)]
    rows = [line.fields for line in asked._lines(stable, pieces, 0)]
    assert [row["status"] for row in rows] == ["proved", "threshold", "undecided", "refuted"]
    assert rows[1]["where"] == "mu = sqrt(5) - 1"
    assert rows[1]["bifurcation"]["type"] == "flip"
    assert (rows[2]["low"]["value"], rows[2]["high"]["decimal"]) == ("sqrt(5) - 1", "494427191/400000000")
    assert asked.code() == 0


@pytest.mark.parametrize(
    ("texts", "over", "expected"),
    [
        (["two-cycle", "--mu", "-1:3/2"], "", (["two-cycle"], "mu=-1:3/2")),
        (["--r=2:4", "f.toml", "c"], "", (["f.toml", "c"], "r=2:4")),
        (["c"], "r=2:4", (["c"], "r=2:4")),
    ],
)
def test_arguments(texts: list[str], over: str, expected: tuple[list[str], str]) -> None:
    assert arguments(texts, over) == expected


@pytest.mark.parametrize(
    ("texts", "over", "words"),
    [
        (["c"], "", "give the range"),
        (["c", "--r", "2:4"], "r=2:4", "give the range"),
        (["c", "d"], "r=2:4", "name one claim"),
        ([], "r=2:4", "name one claim"),
    ],
)
def test_arguments_that_make_no_sense(texts: list[str], over: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        arguments(texts, over)


@pytest.mark.parametrize(
    ("name", "over", "words"),
    [
        ("two-cycle", "nu=1:2", "has no parameter 'nu'; there are mu"),
        ("two-cycle", "mu=2:1", "no interval"),
        ("two-cycle", "mu=", "names no parameter"),
        ("flip-of-period-1", "mu=0:2", "a branching claim is not extended"),
    ],
)
def test_claims_that_cannot_be_extended(name: str, over: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Asked.read(claims()[name], over)
