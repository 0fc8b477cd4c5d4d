from __future__ import annotations

from pathlib import Path

import pytest

from rigorous.bundled import LOGISTIC
from rigorous.census import branches
from rigorous.census.question import question
from rigorous.census.report import lines
from rigorous.checker.check import check_directory
from rigorous.checker.verdicts import Verdict
from rigorous.engine.engines import Local
from rigorous.engine.run import Means, Shard
from rigorous.engine.store import Store

HERE = Means(Local(1), None, None)


def test_counts_and_their_certificate(tmp_path: Path) -> None:
    asked = question("logistic", LOGISTIC, ["1:3"], ["r=4"], [], [])
    *counts, written = lines(asked, HERE, tmp_path)
    assert [line.fields["cycles"] for line in counts] == [2, 1, 2]
    assert counts[1].text == "period 2: 1 cycle: 1 with 0 of 1 multipliers inside the unit circle"
    result = check_directory(tmp_path / written.fields["claim"])
    assert result.verdict is Verdict.ACCEPT
    assert "2 of least period 3 (2 with" in result.theorem


def test_what_is_undecided_is_left_out_of_the_certificate(tmp_path: Path) -> None:
    """At r = 3 the fixed point has the multiplier -1, and is a triple root of the equation for period 2."""
    asked = question("logistic", LOGISTIC, ["1:3"], ["r=3"], ["x=-1/7:1"], [])
    found = list(lines(asked, HERE, tmp_path))
    assert [line.code for line in found] == [3, 3, 0, 0]
    assert "undecided" in found[0].text
    assert check_directory(tmp_path / "logistic-census-3-3").verdict is Verdict.ACCEPT


def test_a_shard_counts_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(branches, "BRANCH", 5)
    asked = question("logistic", LOGISTIC, ["4"], ["r=4"], [], [])
    for k in (1, 2):
        (line,) = lines(asked, Means(Local(1), Shard(k, 2), Store(tmp_path)), None)
        assert line.fields == {"period": 4, "done": True}
    (line,) = lines(asked, Means(Local(1), None, Store(tmp_path)), None)
    assert line.fields["cycles"] == 3
