"""Branches that grow elsewhere, and again from a store."""

from __future__ import annotations

from pathlib import Path

import pytest

from rigorous.bundled import BALANCED_CUBIC
from rigorous.census import branches
from rigorous.census.branches import Branches
from rigorous.census.count import counted
from rigorous.claims import Census, Side
from rigorous.engine.engines import Local
from rigorous.engine.errors import MissingError
from rigorous.engine.run import Shard
from rigorous.engine.store import Store

PLACE = Census(at=["mu = 2"], box=[Side("-2", "2")], everywhere="yes", counts=[])


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(branches, "BRANCH", 20)


def inside(grown: Branches, n: int) -> list[str]:
    (count,) = counted(BALANCED_CUBIC, PLACE, [n], grown.completed).counts
    return list(count.inside)


def test_branches_are_kept_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grown = Branches(BALANCED_CUBIC, PLACE, Store(tmp_path), Local(1))
    assert inside(grown, 5) == ["48", "0"]
    assert len(list(tmp_path.iterdir())) > 3
    monkeypatch.setattr(branches, "grown", None)
    assert inside(grown, 5) == ["48", "0"]


def test_shards_make_up_the_whole(tmp_path: Path) -> None:
    first, second = (Branches(BALANCED_CUBIC, PLACE, Store(tmp_path), Local(1), Shard(k, 2)) for k in (1, 2))
    with pytest.raises(MissingError):
        inside(first, 5)
    assert inside(second, 5) == ["48", "0"]
