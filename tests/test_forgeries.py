"""No forgery is accepted, unless it is still a proof of the same claim or proves another true one."""

from __future__ import annotations

from pathlib import Path

import pytest

from rigorous.checker import Verdict
from rigorous.checker.kinds import KINDS
from tests import forgeries
from tests.forgeries import BASES, NEIGHBOURS, TRUE_ANYWAY, Forgery

PAGE = Path(__file__).parent.parent / "docs" / "forgeries.md"


@pytest.fixture(scope="module")
def all_forgeries() -> dict[str, list[Forgery]]:
    return {kind: list(forgeries.of_kind(kind)) for kind in BASES}


def test_every_kind_has_certificates_and_false_neighbours() -> None:
    assert BASES.keys() == NEIGHBOURS.keys() == KINDS.keys()


@pytest.mark.parametrize("kind", BASES)
def test_the_certificates_themselves_are_accepted(kind: str) -> None:
    for folder in BASES[kind]:
        result = forgeries.verdict(forgeries.load(folder))
        assert (result.verdict, result.reason) == (Verdict.ACCEPT, "")


@pytest.mark.parametrize("kind", BASES)
def test_no_forgery_is_accepted_without_a_reason(kind: str, all_forgeries: dict[str, list[Forgery]]) -> None:
    accepted = {(f.base, f.where, f.operation) for f in all_forgeries[kind] if not f.refused and not f.excuse}
    assert accepted == set()


def test_every_excuse_is_needed(all_forgeries: dict[str, list[Forgery]]) -> None:
    used = {(f.base, f.where, f.operation) for found in all_forgeries.values() for f in found if not f.refused}
    assert TRUE_ANYWAY.keys() - used == set()


@pytest.mark.parametrize("kind", BASES)
def test_false_neighbours_and_moved_evidence_are_refused(kind: str, all_forgeries: dict[str, list[Forgery]]) -> None:
    whole = [f for f in all_forgeries[kind] if f.where.endswith("as a whole")]
    assert {f.operation for f in whole} == {"false neighbour", "of another claim"}
    assert all(f.refused for f in whole)


def test_refusals_are_never_internal(all_forgeries: dict[str, list[Forgery]]) -> None:
    refused = [f for found in all_forgeries.values() for f in found if f.refused]
    assert all(f.result.check and f.result.reason for f in refused)


def test_the_committed_table_is_current(all_forgeries: dict[str, list[Forgery]]) -> None:
    assert PAGE.read_text() == forgeries.page(all_forgeries)
