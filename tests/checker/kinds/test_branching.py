"""Kinds `branching` and `crossing`: for each clause of the sentence a false claim, and other multipliers."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from rigorous.checker import Verdict, check
from tests.attacks import files
from tests.clauses_bifurcations import BRANCHING, CIRCLE, CROSSING, Case, stored
from tests.test_checks import checker_without

ROOT = Path(__file__).parents[3]
CASES = {"branching": BRANCHING, "crossing": CROSSING}


def listed(kind: str) -> list[str]:
    """The clauses that docs/lemmas.md lists under the kind."""
    text = (ROOT / "docs" / "lemmas.md").read_text().partition(f". {kind}.**")[2]
    lines = text.partition("*Clauses:*\n")[2].partition("\n\n")[0].splitlines()
    return [re.fullmatch(r'- "(.+)": .+\.', line).group(1) for line in lines]  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", CASES)
def test_every_clause_has_a_false_claim(kind: str) -> None:
    assert listed(kind) == list(CASES[kind])


@pytest.mark.parametrize("case", [*BRANCHING.values(), *CROSSING.values()], ids=[*BRANCHING, *CROSSING])
def test_a_claim_for_which_the_clause_is_false_is_refused(case: Case) -> None:
    result = check(*files(case[1]))
    assert (result.verdict is Verdict.ACCEPT, result.check) == (False, case[0]), result.reason


@pytest.mark.parametrize("name", CIRCLE)
def test_another_multiplier_on_the_circle_is_refused(name: str) -> None:
    assert check(*files(stored(name))).check == "unit-circle"


def backwards(data: object) -> object:
    """The same with the fields of each object in the other order."""
    if isinstance(data, dict):
        return {name: backwards(data[name]) for name in reversed(data)}
    return [backwards(each) for each in data] if isinstance(data, list) else data


@pytest.mark.parametrize("name", ["flip-of-period-2", "fold-of-period-3-first", "odd-two-cycle-neimark-sacker"])
def test_the_order_of_the_fields_does_not_matter(name: str) -> None:
    first, second = ((ROOT / "certificates" / name / f"{part}.json").read_bytes() for part in ("claim", "evidence"))
    expected = check(first, second)
    assert expected.verdict is Verdict.ACCEPT
    assert check(*(json.dumps(backwards(json.loads(data))).encode() for data in (first, second))) == expected


def test_without_the_check_another_multiplier_on_the_circle_is_accepted(tmp_path: Path) -> None:
    mutant = checker_without("unit-circle", tmp_path)
    assert {mutant.check(*files(stored(name))).verdict.value for name in CIRCLE} == {"ACCEPT"}
