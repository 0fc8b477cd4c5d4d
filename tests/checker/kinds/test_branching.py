"""Kind `branching`: other multipliers on the unit circle."""

from __future__ import annotations

from pathlib import Path

from tests.attacks import files
from tests.clauses_bifurcations import CIRCLE, stored
from tests.test_checks import checker_without


def test_without_the_check_another_multiplier_on_the_circle_is_accepted(tmp_path: Path) -> None:
    mutant = checker_without("unit-circle", tmp_path)
    assert {mutant.check(*files(stored(name))).verdict.value for name in CIRCLE} == {"ACCEPT"}
