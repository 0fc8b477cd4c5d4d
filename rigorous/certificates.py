"""Certificates on disk: one folder for each claim, the list of theorems, and an index.

Every file is written beside its place and then renamed, so that a reader never sees half of one; files whose content
does not change are not touched.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.metadata
import os
import platform
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from itertools import zip_longest
from pathlib import Path
from typing import Any

import msgspec

from rigorous.checker.check import CLAIM_FILE, EVIDENCE_FILE, ROWS_FILE, certificates, check_directory
from rigorous.checker.verdicts import Result, Verdict
from rigorous.claims import pretty
from rigorous.provers.prove import Certificate

THEOREMS_FILE = "THEOREMS.txt"
INDEX_FILE = "index.json"
PROVENANCE_FILE = "provenance.json"
RECORDED = ("clarabel", "python-flint", "scipy")


def write(folder: Path, certificate: Certificate, seconds: float) -> None:
    """Write the certificate to `folder`; provenance.json only when claim or evidence change.

    Evidence that another processor may not find is kept, if it is there, for the same claim, and accepted. Raises
    OSError if the folder cannot be written to; what is there is then as it was.
    """
    if certificate.by_floats and _stands(folder, certificate.claim):
        return
    name, evidence = certificate.file()
    with _changing(folder) as changing:
        changing.give(name, evidence)
        changing.complete(name, certificate.claim, seconds)


def _stands(folder: Path, claim: bytes) -> bool:
    """Whether the folder holds a certificate for this claim that is accepted."""
    stored = folder / CLAIM_FILE
    same = stored.is_file() and stored.read_bytes() == claim
    return same and check_directory(folder).verdict is Verdict.ACCEPT


def write_rows(folder: Path, claim: bytes, lines: Iterable[bytes], seconds: float) -> None:
    """The same for evidence in lines, of which one at a time is held in memory."""
    with _changing(folder) as changing:
        for left in folder.glob(f".{ROWS_FILE}.*"):  # by runs that were killed
            left.unlink(missing_ok=True)
        changing.give_rows(lines)
        changing.complete(ROWS_FILE, claim, seconds)


class _Changes:
    """New contents of files in a folder, which lie beside them until all are there."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder, self.stack = folder, stack
        self.ready: list[tuple[Path, Path]] = []

    def give(self, name: str, content: bytes) -> None:
        """Give a file this content, unless it has it; of packed files the unpacked content counts."""
        path = self.folder / name
        if not (path.is_file() and _unpacked(path.read_bytes()) == _unpacked(content)):
            self._beside(path).write_bytes(content)

    def give_rows(self, lines: Iterable[bytes]) -> None:
        """The same for the packed file of these lines."""
        path = self.folder / ROWS_FILE
        temporary = self._beside(path)
        with temporary.open("wb") as stream, gzip.GzipFile("", "wb", fileobj=stream, mtime=0) as packed:
            packed.writelines(lines)
        if _same(path, temporary):
            self.ready.pop()

    def complete(self, evidence: str, claim: bytes, seconds: float) -> None:
        """Give the claim, and where it comes from if that or its evidence has changed; then make all changes."""
        self.give(CLAIM_FILE, claim)
        if self.ready or not (self.folder / PROVENANCE_FILE).exists():
            versions = {name: importlib.metadata.version(name) for name in RECORDED}
            fields = {"seconds": round(seconds, 2), "python": platform.python_version(), "versions": versions}
            self.give(PROVENANCE_FILE, pretty(fields))
        for temporary, path in self.ready:
            temporary.replace(path)
        (self.folder / (EVIDENCE_FILE if evidence == ROWS_FILE else ROWS_FILE)).unlink(missing_ok=True)

    def _beside(self, path: Path) -> Path:
        temporary = self.stack.enter_context(_beside(path))
        self.ready.append((temporary, path))
        return temporary


@contextmanager
def _changing(folder: Path) -> Iterator[_Changes]:
    """Changes to a folder, which is made if need be, and removed again if they do not come about."""
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        with ExitStack() as stack:
            folder.mkdir(parents=True, exist_ok=True)
            yield _Changes(folder, stack)
    except BaseException:
        with suppress(OSError):  # if someone else has written there
            for each in made:
                each.rmdir()
        raise


def replace(path: Path, content: bytes) -> None:
    """Give the file this content, all at once, unless it has it."""
    if not (path.is_file() and path.read_bytes() == content):
        with _beside(path) as temporary:
            temporary.write_bytes(content)
            temporary.replace(path)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """An empty file in the same folder, which is removed unless it is renamed."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    temporary = Path(name)
    temporary.chmod(0o644)
    try:
        yield temporary
    except OSError as error:
        error.filename = str(path)  # a full disk is not named
        raise
    finally:
        temporary.unlink(missing_ok=True)


def _same(path: Path, other: Path) -> bool:
    """Whether two packed files hold the same."""
    try:
        with gzip.open(path) as a, gzip.open(other) as b:
            return all(x == y for x, y in zip_longest(a, b))
    except (OSError, EOFError, zlib.error):
        return False


def _unpacked(content: bytes) -> bytes:
    """What a gzip file holds, as its bytes depend on the library that packs it; other content as it is."""
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error):
        return content


def summarise(
    root: Path, sources: Iterable[tuple[str, Path]], known: Mapping[str, Result] | None = None
) -> dict[str, str]:
    """Write what the checker prints of everything below `root`, and an index of the certificates, to `root`.

    `sources` are ids of claims and the files that state them. `known` are verdicts that the checker has just given.
    """
    stated = {name: source.as_posix() for name, source in sources}
    lines = told(root, known)
    index = [
        {"claim": folder.name, "stated_in": stated.get(folder.name), "sha256": _digests(folder)}
        for folder in certificates(root)
    ]
    replace(root / THEOREMS_FILE, "".join(f"{line}\n" for line in lines.values()).encode("ascii"))
    replace(root / INDEX_FILE, pretty(index))
    return lines


def told(root: Path, known: Mapping[str, Result] | None = None) -> dict[str, str]:
    """What the checker prints of everything below `root`, by folder.

    What has not changed since it was last summarised is not checked again.
    """
    before = _summary(root)
    lines = {}
    for folder in certificates(root):
        result = (known or {}).get(folder.name)
        line, old = before.get(folder.name, ("", None))
        if result is not None or old != _digests(folder):
            line = (result or check_directory(folder)).line()
        lines[folder.name] = line
    return lines


def _digests(folder: Path) -> dict[str, str | None]:
    evidence = ROWS_FILE if (folder / ROWS_FILE).exists() else EVIDENCE_FILE
    return {name: _digest(folder / name) for name in (CLAIM_FILE, evidence)}


def _summary(root: Path) -> dict[str, tuple[str, Any]]:
    """For each folder the line and the digests that were written last; nothing if they do not fit together."""
    try:
        lines = (root / THEOREMS_FILE).read_text("ascii").splitlines()
        index = msgspec.json.decode((root / INDEX_FILE).read_bytes(), type=list[dict[str, Any]])
        return {item["claim"]: (line, item["sha256"]) for item, line in zip(index, lines, strict=True)}
    except (OSError, ValueError, KeyError, msgspec.ValidationError):
        return {}


def _digest(path: Path) -> str | None:
    if not path.is_file():
        return None
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
