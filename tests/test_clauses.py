"""Sentences are cut into clauses, and claims for which one of these is false are refused."""

from __future__ import annotations

import json
import re

import pytest

from rigorous.checker.check import read_claim
from rigorous.checker.kinds import KINDS
from rigorous.checker.verdicts import Verdict
from tests.build import CERTIFICATES, VALID
from tests.clauses import CASES, Case, clauses

LISTED = {kind: clauses(number) for number, kind in enumerate(KINDS, start=1)}
REFUSED = [
    pytest.param(case, id=f"{kind}-{i + 1}-{k + 1}")
    for kind, cases in CASES.items()
    for i, of_clause in enumerate(cases)
    for k, case in enumerate(of_clause)
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_clause_has_a_claim_for_which_it_is_false(kind: str) -> None:
    assert len(LISTED[kind]) == len(CASES[kind])
    assert all(CASES[kind])


@pytest.mark.parametrize("case", REFUSED)
def test_claims_for_which_a_clause_is_false_are_refused(case: Case) -> None:
    result = case.result()
    assert (result.verdict is not Verdict.ACCEPT, result.check) == (True, case.check), result.reason


def sentences() -> list[tuple[str, str]]:
    """The kinds and sentences of certificates, without the meaning of the names."""
    found = []
    for path in sorted([*CERTIFICATES.glob("*/claim.json"), *VALID.glob("*/claim.json")]):
        data = path.read_bytes()
        found.append((json.loads(data)["asserts"]["kind"], read_claim(data)[1].sentence()))
    return found


def test_sentences_are_their_clauses() -> None:
    for kind, sentence in sentences():
        pattern = " *".join(clause.pattern() for clause in LISTED[kind])
        assert re.fullmatch(pattern, sentence), (kind, sentence)
