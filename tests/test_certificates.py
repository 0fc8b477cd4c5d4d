from __future__ import annotations

import errno
import gzip
from collections.abc import Iterator
from dataclasses import replace as replaced
from pathlib import Path

import pytest

from rigorous.bundled import LOGISTIC
from rigorous.certificates import replace, summarise, write, write_rows
from rigorous.claims import Claim, Identity, Sign
from rigorous.provers.prove import prove

CLAIM = Claim(id="formula", system=LOGISTIC, asserts=Identity(equations=["x' = r*x - r*x^2"]))


def test_written_once_and_then_left_alone(tmp_path: Path) -> None:
    certificate = prove(CLAIM)
    write(tmp_path / "formula", certificate, 1.0)
    summarise(tmp_path, [("formula", Path("proofs/a.py"))])
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.name for path in files} == {
        "claim.json", "evidence.json", "provenance.json", "THEOREMS.txt", "index.json",
    }  # fmt: skip
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}
    write(tmp_path / "formula", certificate, 2.0)
    summarise(tmp_path, [("formula", Path("proofs/a.py"))])
    assert before == {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in before}
    assert (tmp_path / "THEOREMS.txt").read_text() == f"{certificate.result.line()}\n"


def test_replacement_is_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    replace(path, b"old")
    assert path.read_bytes() == b"old"

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(KeyboardInterrupt):
        replace(path, b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["file"]
    assert path.read_bytes() == b"old"


def test_what_other_processors_may_not_find_is_kept(tmp_path: Path) -> None:
    """Of two proofs that x^2 + 1 > 0 the first stays, unless the second would be found anywhere, or it is no proof."""
    claim = Claim(id="positive", system=LOGISTIC, asserts=Sign(holds=["x^2 + 1 > 0"]))
    found = prove(claim)
    assert isinstance(found.evidence, bytes)
    other = replaced(found, evidence=found.evidence.replace(b"\n", b"\n "))
    folder = tmp_path / "positive"

    def stored() -> bytes:
        return (folder / "evidence.json").read_bytes()

    write(folder, replaced(other, by_floats=True), 1.0)
    assert stored() == other.evidence
    write(folder, replaced(found, by_floats=True), 1.0)
    assert stored() == other.evidence
    write(folder, found, 1.0)
    assert stored() == found.evidence
    (folder / "evidence.json").write_bytes(b"{}")
    write(folder, replaced(other, by_floats=True), 1.0)
    assert stored() == other.evidence
    (folder / "claim.json").write_bytes(claim.encode() + b"\n")
    write(folder, replaced(found, by_floats=True), 1.0)
    assert (folder / "claim.json").read_bytes() == claim.encode()
    assert stored() == found.evidence


def test_lines_are_written_as_they_come(tmp_path: Path) -> None:
    folder = tmp_path / "formula"
    write(folder, prove(CLAIM), 1.0)
    (folder / ".rows.jsonl.gz.left").write_bytes(b"by a run that was killed")
    write_rows(folder, CLAIM.encode(), iter([b"a\n", b"b\n"]), 2.0)
    assert {path.name for path in folder.iterdir()} == {"claim.json", "rows.jsonl.gz", "provenance.json"}
    assert gzip.decompress((folder / "rows.jsonl.gz").read_bytes()) == b"a\nb\n"
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    write_rows(folder, CLAIM.encode(), iter([b"a\n", b"b\n"]), 3.0)
    assert before == {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    for lines in ([b"a\n"], [b"a\n", b"b\n", b"c\n"]):
        write_rows(folder, CLAIM.encode(), lines, 3.0)
        assert gzip.decompress((folder / "rows.jsonl.gz").read_bytes()) == b"".join(lines)


def test_lines_that_end_in_an_error_leave_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"a\n"
        raise KeyboardInterrupt

    for folder in (tmp_path, tmp_path / "new", tmp_path / "new" / "folder"):
        with pytest.raises(KeyboardInterrupt):
            write_rows(folder, CLAIM.encode(), broken(), 1.0)
        assert list(tmp_path.iterdir()) == []


def test_what_the_disk_has_no_room_for_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = prove(CLAIM)
    assert isinstance(certificate.evidence, bytes)
    other = replaced(certificate, evidence=certificate.evidence + b"\n", claim=certificate.claim + b"\n")
    (tmp_path / "formula").mkdir()
    write(tmp_path / "formula", certificate, 1.0)
    before = {path: path.read_bytes() for path in (tmp_path / "formula").iterdir()}
    write_bytes = Path.write_bytes
    for room in range(3):
        left = [room]

        def full(path: Path, content: bytes, left: list[int] = left) -> int:
            left[0] -= 1
            if left[0] < 0:
                raise OSError(errno.ENOSPC, "No space left on device")
            return write_bytes(path, content)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "write_bytes", full)
            for folder in ("formula", "new/folder"):
                with pytest.raises(OSError, match=f"No space left on device: '.*{folder}/"):
                    write(tmp_path / folder, other, 2.0)
                left[0] = room
        assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
        assert not (tmp_path / "new").exists()
