"""Reading files strictly: bounded bytes, JSON without floats, NaN or duplicate keys, every field accounted for."""

from __future__ import annotations

import gzip
import io
import json
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NoReturn

from .limits import MAX_LINE, MAX_LIST, MAX_TEXT, MAX_UNPACKED_BYTES, MAX_VALUES, within
from .verdicts import Malformed, ResourceExceeded

MAX_INTEGER_DIGITS = 9
PIECE = 64
"""Packed bytes are read so many at a time, so that it is seen what each line takes."""


@contextmanager
def opened(path: Path, limit: int) -> Iterator[BinaryIO]:
    """A regular file of at most `limit` bytes; Malformed if it cannot be read."""
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise Malformed("file", "not a regular file, or a link to one", path.name)
        within("file-size", status.st_size, limit)
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        raise Malformed("file", error.strerror or "unreadable", path.name) from None


def read_bytes(path: Path, limit: int) -> bytes:
    """The content of a regular file of at most `limit` bytes."""
    with opened(path, limit) as stream:
        data = stream.read(limit + 1)
    within("file-size", len(data), limit)
    return data


class _Counted(io.RawIOBase):
    """What is in a stream, read in small pieces; `read_so_far` counts the bytes."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.read_so_far = stream, 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, PIECE of them at most."""
        piece = self.stream.read(min(size, PIECE))
        self.read_so_far += len(piece)
        return piece


def read_lines(stream: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """The lines of a gzip stream, each with the packed bytes read for it; their size is bounded, each and in all."""
    packed, left, before = _Counted(stream), MAX_UNPACKED_BYTES, 0
    try:
        with gzip.GzipFile(fileobj=packed) as unpacked:
            while line := unpacked.readline(min(MAX_LINE, left) + 1):
                within("file-size", len(line), min(MAX_LINE, left))
                left -= len(line)
                yield line, packed.read_so_far - before
                before = packed.read_so_far
    except (OSError, EOFError, zlib.error):
        raise Malformed("file", "not to be read as a whole gzip file") from None


def parse(data: bytes) -> object:
    """The JSON value that `data` spells."""
    within("values", sum(map(data.count, b",[{")), MAX_VALUES)
    try:
        return json.loads(
            data.decode("ascii"),
            object_pairs_hook=_unique,
            parse_float=_no_float,
            parse_constant=_no_float,
            parse_int=_small_integer,
        )
    except RecursionError:
        raise ResourceExceeded("nesting", "the file is nested too deeply") from None
    except UnicodeDecodeError as error:
        raise Malformed("encoding", f"byte {error.start} is not ASCII") from None
    except json.JSONDecodeError as error:
        raise Malformed("json", f"{error.msg} at line {error.lineno}, column {error.colno}") from None


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields: dict[str, object] = {}
    for key, value in pairs:
        if key in fields:
            raise Malformed("duplicate-key", f"{_short(key)} stands twice in one object")
        fields[key] = value
    return fields


def _no_float(text: str) -> NoReturn:
    raise Malformed("number", f"{_short(text)} is a float; numbers are strings such as '3/4'")


def _small_integer(text: str) -> int:
    within("digits", len(text), MAX_INTEGER_DIGITS)
    return int(text)


def _short(text: str) -> str:
    return ascii(text if len(text) <= 40 else text[:37] + "...")


class Record:
    """A JSON object that is read field by field; a missing, ill-typed or left-over field is Malformed."""

    def __init__(self, value: object, place: str, packed: int = 0) -> None:
        """`packed` is how many packed bytes of a file the object was read from."""
        if not isinstance(value, dict):
            raise Malformed("shape", "an object is needed", place)
        self.fields, self.place, self.packed = dict(value), place, packed

    def __contains__(self, name: str) -> bool:
        return name in self.fields

    def _take(self, name: str) -> object:
        if name not in self.fields:
            raise Malformed("missing-field", f"the field {name!r} is missing", self.place)
        return self.fields.pop(name)

    def close(self) -> None:
        """Malformed if a field was not read."""
        if self.fields:
            name = _short(next(iter(self.fields)))
            raise Malformed("unknown-field", f"the field {name} means nothing here", self.place)

    def text(self, name: str) -> str:
        """A string of printable ASCII."""
        return self._string(self._take(name), name)

    def _string(self, value: object, name: str) -> str:
        if not isinstance(value, str):
            raise Malformed("shape", f"the field {name!r} holds strings", self.place)
        within("text", len(value), MAX_TEXT)
        if not (value.isascii() and value.isprintable()):
            raise Malformed("encoding", f"the field {name!r} holds printable ASCII", self.place)
        return value

    def list(self, name: str) -> list[object]:
        """A list of anything."""
        value = self._take(name)
        if not isinstance(value, list):
            raise Malformed("shape", f"the field {name!r} is a list", self.place)
        within("list", len(value), MAX_LIST)
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings."""
        return tuple(self._string(value, name) for value in self.list(name))

    def record(self, name: str) -> Record:
        """An object."""
        return Record(self._take(name), f"{self.place}, {name}")

    def records(self, name: str) -> tuple[Record, ...]:
        """A list of objects."""
        return tuple(Record(value, f"{self.place}, {name} {i + 1}") for i, value in enumerate(self.list(name)))

    def positions(self, name: str, size: int) -> tuple[int, ...]:
        """A list of positions in a list of `size` things."""
        return tuple(self._position(value, name, size) for value in self.list(name))

    def position(self, name: str, size: int) -> int:
        """One such position."""
        return self._position(self._take(name), name, size)

    def _position(self, value: object, name: str, size: int) -> int:
        if type(value) is not int:
            raise Malformed("shape", f"the field {name!r} holds positions", self.place)
        if not 0 <= value < size:
            raise Malformed("position", f"there is no number {value} among {size} in {name!r}", self.place)
        return value
