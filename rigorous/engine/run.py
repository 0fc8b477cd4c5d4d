"""Computing what is missing of a job, and putting the results together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass

from rigorous.engine.engines import Engine, Local
from rigorous.engine.errors import MissingError
from rigorous.engine.store import Store
from rigorous.engine.tasks import Preparation, Task
from rigorous.engine.units import Function, Unit, Work

LOCAL = Local()


@dataclass(frozen=True)
class Shard:
    """Every `count`-th unit, from unit `number` on; 1 <= number <= count."""

    number: int
    count: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= self.count:
            raise ValueError(f"{self.number}/{self.count} is no shard: the first of four is 1/4, the last 4/4")


WHOLE = Shard(1, 1)


@dataclass(frozen=True)
class Means:
    """How a command does its work: where, which part of it, and the store (for the time of the command, if None)."""

    engine: Engine
    shard: Shard | None
    store: Store | None


def run(
    units: Iterable[Unit],
    function: Function,
    store: Store,
    engine: Engine = LOCAL,
    shard: Shard = WHOLE,
    prepare: Preparation | None = None,
) -> int:
    """Compute and keep the results of the shard's units that the store lacks; how many those were.

    Each result is kept as soon as it is there, so that nothing done is lost when the run is interrupted or killed. The
    function is given the unit as JSON spells it. `prepare` is called once in each process before its first unit.

    Raises EngineError if the engine fails, and what the function raises.
    """
    store.tidy()
    mine = {work.name: work for work in list(works(units, function))[shard.number - 1 :: shard.count]}
    missing = [work for work in mine.values() if store.read(work) is None]
    if missing:
        tasks = [Task(number, function, work.spelled(), prepare) for number, work in enumerate(missing)]
        with closing(engine.outcomes(tasks)) as outcomes:
            for number, result in _shown(outcomes, len(missing)):
                store.write(missing[number], result)
    return len(missing)


def results(units: Iterable[Unit], function: Function, store: Store, *, partial: bool = False) -> Iterator[bytes]:
    """The results in the order of the units; of a partial claim, those that are there.

    Raises MissingError, before anything is given, if some are missing and the claim is not to be partial.
    """
    wanted = list(works(units, function))
    if not partial:
        missing = sum(store.read(work) is None for work in wanted)
        if missing:
            raise MissingError(missing, len(wanted), str(store.folder))
    return (result for result in map(store.read, wanted) if result is not None)


def works(units: Iterable[Unit], function: Function) -> Iterator[Work]:
    """The units with their function, in order."""
    return (Work(function, unit) for unit in units)


def _shown(outcomes: Iterator[tuple[int, bytes]], total: int) -> Iterator[tuple[int, bytes]]:
    """The same, with a bar of progress if there is a terminal."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(outcomes, "computing", total, console=console, disable=not console.is_terminal, transient=True)
