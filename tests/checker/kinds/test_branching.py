"""Kind `branching`: other multipliers on the unit circle."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rigorous.checker import Verdict, check
from tests.attacks import files
from tests.build import CERTIFICATES
from tests.clauses_bifurcations import CIRCLE, stored
from tests.test_checks import checker_without


def backwards(data: object) -> object:
    """The same with the fields of each object in the other order."""
    if isinstance(data, dict):
        return {name: backwards(data[name]) for name in reversed(data)}
    return [backwards(each) for each in data] if isinstance(data, list) else data


@pytest.mark.parametrize("name", ["flip-of-period-2", "fold-of-period-3-first", "odd-two-cycle-neimark-sacker"])
def test_the_order_of_the_fields_does_not_matter(name: str) -> None:
    first, second = ((CERTIFICATES / name / f"{part}.json").read_bytes() for part in ("claim", "evidence"))
    expected = check(first, second)
    assert expected.verdict is Verdict.ACCEPT
    assert check(*(json.dumps(backwards(json.loads(data))).encode() for data in (first, second))) == expected


def test_without_the_check_another_multiplier_on_the_circle_is_accepted(tmp_path: Path) -> None:
    mutant = checker_without("unit-circle", tmp_path)
    assert {mutant.check(*files(stored(name))).verdict.value for name in CIRCLE} == {"ACCEPT"}
