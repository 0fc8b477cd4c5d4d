"""A store: a folder with a file for each result, named by what the result is of.

A file holds the line that identifies the unit, whose digest is the file's name, a line with the digest of the result,
and the result. A file that is not so is damaged, and counts as missing.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rigorous.engine.errors import EngineError
from rigorous.engine.units import Work, digest

NAME = re.compile(r"[0-9a-f]{64}")
TEMPORARY = re.compile(r"\.[0-9a-f]{64}\..+")


class Store:
    """The results in a folder, which is created when first written to."""

    def __init__(self, folder: Path) -> None:
        """Raises EngineError if there is something else than a folder of results."""
        self.folder = folder
        if folder.exists():
            if not folder.is_dir():
                raise EngineError(f"{folder} is not a folder, so it is no store of results")
            strange = next((p.name for p in folder.iterdir() if p.name[0] != "." and not NAME.fullmatch(p.name)), None)
            if strange is not None:
                raise EngineError(f"{folder} is no store of results: it holds {strange[:80]!r}")

    def read(self, work: Work) -> bytes | None:
        """The result, if it is there and undamaged."""
        return _result(self._content(work.name), work.name)

    def write(self, work: Work, result: bytes) -> None:
        """Keep the result; it is there as a whole or not at all, whenever the process is killed."""
        self._keep(work.name, b"\n".join((work.identity, digest(result).encode(), result)))

    def tidy(self) -> None:
        """Create the folder, or remove what killed runs have left half written in it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for path in self.folder.iterdir():
            if TEMPORARY.fullmatch(path.name):
                path.unlink(missing_ok=True)

    def names(self) -> Iterator[str]:
        """The names of the files of results, damaged or not, in order."""
        return iter(sorted(path.name for path in self.folder.iterdir() if NAME.fullmatch(path.name)))

    def take(self, name: str, other: Store) -> bool | None:
        """Copy a file of another store; whether that was needed, None if the file is damaged.

        Raises EngineError if both stores have results for the unit and these differ.
        """
        content, known = other._content(name), _result(self._content(name), name)
        result = _result(content, name)
        if content is None or result is None:
            return None
        if known is None:
            self._keep(name, content)
        elif known != result:
            raise EngineError(f"{self.folder} and {other.folder} have different results {name} of the same unit")
        return known is None

    def _content(self, name: str) -> bytes | None:
        try:
            return (self.folder / name).read_bytes()
        except FileNotFoundError:
            return None

    def _keep(self, name: str, content: bytes) -> None:
        while True:
            handle, path = tempfile.mkstemp(dir=self.folder, prefix=f".{name}.")
            temporary = Path(path)
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(content)
                    stream.flush()
                    os.fsync(stream.fileno())
                temporary.chmod(0o644)
                temporary.replace(self.folder / name)
            except FileNotFoundError:
                continue  # another run has begun, and taken the file for one that was left behind
            except BaseException as error:
                temporary.unlink(missing_ok=True)
                if isinstance(error, OSError):
                    error.filename = str(self.folder)  # a full disk is not named
                raise
            return


def _result(content: bytes | None, name: str) -> bytes | None:
    """The result in a file of that name, unless it is damaged."""
    match content.split(b"\n", 2) if content is not None else ():
        case (identity, checksum, result) if digest(identity) == name and digest(result).encode() == checksum:
            return result
    return None


@dataclass(frozen=True)
class Merged:
    """How many results were copied, were there already, and are damaged."""

    copied: int
    known: int
    damaged: int


def merge(folders: Iterable[Path], into: Path) -> Merged:
    """Copy the results of stores into one, each verified; those that are damaged are left out.

    Raises EngineError if one of the folders is no store, or if results differ.
    """
    target, sources = Store(into), [Store(folder) for folder in folders]
    for source in sources:
        if not source.folder.exists():
            raise EngineError(f"{source.folder} does not exist")
    target.tidy()
    taken = [target.take(name, source) for source in sources for name in source.names()]
    return Merged(taken.count(True), taken.count(False), taken.count(None))
