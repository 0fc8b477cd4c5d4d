"""Options of commands that search for long: --engine, --jobs, --shard, --store."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from rigorous.engine.engines import Cluster, Engine, Local
from rigorous.engine.run import Shard
from rigorous.engine.store import Store

Value = TypeVar("Value")


def _parser(read: Callable[[str], Value]) -> Callable[[str], Value]:
    """The same, for Typer: what is refused is named in one line."""

    def parse(text: str) -> Value:
        try:
            return read(text)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from None
        except OSError as error:
            raise typer.BadParameter(f"{str(error.filename)[:80]}: {error.strerror}") from None

    return parse


def _cluster(text: str) -> Cluster:
    found = re.fullmatch(r"dask://(([A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\]):([0-9]{1,5}))", text)
    if found is None or not 0 < int(found[3]) < 1 << 16:
        raise ValueError(f"{text[:80]!r} is no engine; write dask://HOST:PORT, the address of a Dask scheduler")
    return Cluster(found[1])


def _shard(text: str) -> Shard:
    if not re.fullmatch(r"[0-9]{1,9}/[0-9]{1,9}", text):
        raise ValueError(f"{text[:80]!r} is no shard; write 1/4 for the first of four")
    number, count = map(int, text.split("/"))
    return Shard(number, count)


def _store(text: str) -> Store:
    return Store(Path(text))


EngineOption = Annotated[
    Cluster | None,
    typer.Option(
        "--engine",
        parser=_parser(_cluster),
        metavar="dask://HOST:PORT",
        help="The Dask scheduler of a cluster; default: processes of this machine.",
    ),
]
JobsOption = Annotated[
    int | None, typer.Option("--jobs", min=1, max=1024, help="Processes of this machine; default: one for each core.")
]
ShardOption = Annotated[
    Shard | None,
    typer.Option("--shard", parser=_parser(_shard), metavar="I/N", help="Only every N-th unit of work, from the I-th."),
]
StoreOption = Annotated[
    Store | None,
    typer.Option("--store", parser=_parser(_store), metavar="FOLDER", help="The folder of results, to go on from."),
]


def chosen(engine: Cluster | None, jobs: int | None) -> Engine:
    """The engine that --engine and --jobs ask for."""
    if engine is not None and jobs is not None:
        raise typer.BadParameter("choose one of --engine and --jobs")
    return engine or Local(jobs)
