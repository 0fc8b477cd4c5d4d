from __future__ import annotations

from pathlib import Path

import pytest

from rigorous.bundled import LOGISTIC
from rigorous.certificates import replace, summarise, write
from rigorous.claims import Claim, Identity
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
    assert replace(path, b"old")
    assert not replace(path, b"old")

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(KeyboardInterrupt):
        replace(path, b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["file"]
    assert path.read_bytes() == b"old"
