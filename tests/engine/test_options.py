from __future__ import annotations

from pathlib import Path

import pytest
import typer

from rigorous.engine.engines import Cluster, Engine, Local
from rigorous.engine.options import EngineOption, JobsOption, ShardOption, StoreOption, chosen
from rigorous.engine.run import Shard
from rigorous.engine.store import Store

app = typer.Typer()
Given = tuple[Engine, Shard | None, Store | None]


@app.command()
def search(
    engine: EngineOption = None, jobs: JobsOption = None, shard: ShardOption = None, store: StoreOption = None
) -> Given:
    """What a command is given."""
    return chosen(engine, jobs), shard, store


def given(*arguments: str) -> Given:
    found: Given = app(list(arguments), standalone_mode=False)
    return found


def test_what_is_given(tmp_path: Path) -> None:
    assert given() == (Local(), None, None)
    assert given("--jobs", "3", "--shard", "2/7")[:2] == (Local(3), Shard(2, 7))
    assert given("--engine", "dask://host.example:8786")[0] == Cluster("host.example:8786")
    assert given("--engine", "dask://[::1]:8786")[0] == Cluster("[::1]:8786")
    store = given("--store", str(tmp_path))[2]
    assert store is not None
    assert store.folder == tmp_path


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--engine", "host:8786"), "is no engine; write dask://HOST:PORT"),
        (("--engine", "dask://host"), "is no engine"),
        (("--engine", "dask://:8786"), "is no engine"),
        (("--engine", "dask://host:8786/path"), "is no engine"),
        (("--engine", "dask://user@host:8786"), "is no engine"),
        (("--engine", "dask://host:99999"), "is no engine"),
        (("--engine", "dask://[::1:8786"), "is no engine"),
        (("--engine", "dask://a b:8786"), "is no engine"),
        (("--engine", "dask://host:8786", "--jobs", "2"), "choose one of --engine and --jobs"),
        (("--shard", "0/4"), "0/4 is no shard"),
        (("--shard", "5/4"), "5/4 is no shard"),
        (("--shard", "1"), "'1' is no shard; write 1/4"),
        (("--shard", "1/-4"), "is no shard"),
        (("--shard", "1/2/3"), "is no shard"),
        (("--jobs", "0"), "--jobs"),
        (("--store", "README.md"), "README.md is not a folder"),
        (("--store", "a" * 300), "File name too long"),
        (("--store", "tests"), "tests is no store of results"),
    ],
)
def test_what_is_refused(arguments: tuple[str, ...], words: str) -> None:
    with pytest.raises(typer.BadParameter) as refused:
        given(*arguments)
    assert words in refused.value.format_message()
    assert "\n" not in refused.value.format_message()
