from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from rigorous.checker import files
from rigorous.checker.files import Record, parse, read_bytes, read_lines
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


def test_lines_of_packed_files(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress(b"one\ntwo\n\nlast"))
    assert list(read_lines(path)) == [b"one\n", b"two\n", b"\n", b"last"]
    whole = path.read_bytes()
    for broken in (whole[:-9], whole[:12] + b"\x00" + whole[13:], b"one\n", whole + b"more"):
        path.write_bytes(broken)
        with pytest.raises(Malformed, match="gzip"):
            list(read_lines(path))
    with pytest.raises(Malformed, match="gzip"):
        list(read_lines(tmp_path / "missing"))


def test_packed_files_are_bounded_when_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress(b"x" * (1 << 26)))
    with pytest.raises(ResourceExceeded, match="file-size"):
        next(read_lines(path))
    monkeypatch.setattr(files, "MAX_UNPACKED_BYTES", 60)
    path.write_bytes(gzip.compress(b"12\n45\n" * 10))
    assert len(list(read_lines(path))) == 20
    path.write_bytes(gzip.compress(b"12\n45\n" * 11))
    with pytest.raises(ResourceExceeded, match="file-size"):
        list(read_lines(path))


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
