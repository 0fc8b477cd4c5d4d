from __future__ import annotations

import gzip
import os
import zlib
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker import files
from rigorous.checker.files import PIECE, Record, parse, read_bytes, read_lines
from rigorous.checker.verdicts import Malformed, Refusal, ResourceExceeded


@pytest.mark.parametrize(
    ("data", "check"),
    [
        (b"", "json"),
        (b"{", "json"),
        (b'{"a": 1} x', "json"),
        (b'{"a": 1.5}', "number"),
        (b'{"a": 1e9}', "number"),
        (b'{"a": NaN}', "number"),
        (b'{"a": -Infinity}', "number"),
        (b'{"a": 1, "a": 2}', "duplicate-key"),
        (b'{"a": {"b": 1, "b": 1}}', "duplicate-key"),
        (b"\xff\xfe", "encoding"),
        ('{"a": "\u00e9"}'.encode(), "encoding"),
        (b'{"a": ' + b"9" * 5000 + b"}", "digits"),
        (b"[" * 100_000, "nesting"),
        (b'{"a":' * 100_000, "nesting"),
        (b'{"a": 1, ' + b'"b": 1, ' * 90_000 + b'"a": 1}', "duplicate-key"),
    ],
)
def test_strict_json(data: bytes, check: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse(data)
    assert caught.value.check == check


def test_files_are_regular_and_bounded(tmp_path: Path) -> None:
    large = tmp_path / "large"
    with large.open("wb") as stream:
        stream.truncate(10**9)
    with pytest.raises(ResourceExceeded, match="file-size"):
        read_bytes(large, 1 << 20)
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "missing", "."):
        with pytest.raises(Malformed, match="file"):
            read_bytes(tmp_path / name, 10)
    (tmp_path / "link").symlink_to(large)
    with pytest.raises(Malformed, match="link"):
        read_bytes(tmp_path / "link", 10**10)
    small = tmp_path / "small"
    small.write_bytes(b"12345")
    assert read_bytes(small, 5) == b"12345"


def lines_of(content: bytes) -> list[bytes]:
    return [line for line, _ in read_lines(BytesIO(content))]


def test_lines_of_packed_files() -> None:
    whole = gzip.compress(b"one\ntwo\n\nlast")
    assert lines_of(whole) == [b"one\n", b"two\n", b"\n", b"last"]
    assert lines_of(b"") == []
    for broken in (whole[:-9], whole[:12] + b"\x00" + whole[13:], b"one\n", whole + b"more"):
        with pytest.raises(Malformed, match="gzip"):
            lines_of(broken)


@given(st.lists(st.integers(0, 400), max_size=30), st.randoms(use_true_random=False))
def test_each_line_is_given_the_packed_bytes_that_were_read_for_it(sizes: list[int], chance: Random) -> None:
    """To within PIECE: what was read up to the end of a line is what unpacks to it, and not much more."""
    lines = [bytes(chance.choices(b"0123456789", k=size)) + b"\n" for size in sizes]
    content = gzip.compress(b"".join(lines))
    found = list(read_lines(BytesIO(content)))
    assert [line for line, _ in found] == lines
    assert sum(packed for _, packed in found) <= len(content)
    done, read = b"", 0
    for line, packed in found:
        done, read = done + line, read + packed
        assert len(zlib.decompressobj(31).decompress(content[:read])) >= len(done)
        if packed:
            assert len(zlib.decompressobj(31).decompress(content[: read - PIECE])) < len(done)


def test_packed_files_are_bounded_when_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ResourceExceeded, match="file-size"):
        lines_of(gzip.compress(b"x" * (1 << 26)))
    monkeypatch.setattr(files, "MAX_UNPACKED_BYTES", 60)
    assert len(lines_of(gzip.compress(b"12\n45\n" * 10))) == 20
    with pytest.raises(ResourceExceeded, match="file-size"):
        lines_of(gzip.compress(b"12\n45\n" * 11))


def test_records_account_for_every_field() -> None:
    record = Record({"a": "x", "b": ["p", "q"], "c": [1, 0], "d": {}}, "here")
    assert (record.text("a"), record.texts("b"), record.positions("c", 2)) == ("x", ("p", "q"), (1, 0))
    with pytest.raises(Malformed, match="unknown-field"):
        record.close()
    record.record("d").close()
    record.close()
    with pytest.raises(Malformed, match="missing-field"):
        record.text("a")


@pytest.mark.parametrize("value", [b"[]", b"[[]]", b'{"":0}', b'"ab"', b"300"])
def test_values_are_counted_before_they_are_built(value: bytes) -> None:
    few, many = (b"[" + b",".join([value] * count) + b"]" for count in (100, 100_001))
    assert parse(few)
    with pytest.raises(ResourceExceeded, match="values"):
        parse(many)


def test_lists_are_bounded() -> None:
    with pytest.raises(ResourceExceeded, match="list"):
        Record({"a": [0] * 10_001}, "here").list("a")


@pytest.mark.parametrize("value", [None, [], "x", 3])
def test_a_record_is_an_object(value: object) -> None:
    with pytest.raises(Malformed, match="shape"):
        Record(value, "here")


@pytest.mark.parametrize(
    ("value", "check"),
    [([2], "position"), ([-1], "position"), ([True], "shape"), (["0"], "shape"), ("0", "shape"), ([None], "shape")],
)
def test_positions_lie_in_the_list(value: object, check: str) -> None:
    with pytest.raises(Malformed) as caught:
        Record({"a": value}, "here").positions("a", 2)
    assert caught.value.check == check


@pytest.mark.parametrize("value", [3, None, ["x"], "a\nb", "\u00e9", "\x7f"])
def test_texts_are_printable_ascii(value: object) -> None:
    with pytest.raises(Malformed):
        Record({"a": value}, "here").text("a")
