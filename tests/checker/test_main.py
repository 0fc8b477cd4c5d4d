"""The checker as a program: a bare checkout, the system's Python, no site-packages."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import rigorous
from rigorous.checker.__main__ import main

ROOT = Path(rigorous.__file__).parent.parent
CERTIFICATES = ROOT / "certificates"
VALID = Path(__file__).parent.parent / "corpora" / "valid"


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A folder with nothing but the checker and the certificates."""
    (tmp_path / "rigorous").mkdir()
    shutil.copy(ROOT / "rigorous" / "__init__.py", tmp_path / "rigorous")
    shutil.copytree(ROOT / "rigorous" / "checker", tmp_path / "rigorous" / "checker")
    shutil.copytree(CERTIFICATES, tmp_path / "certificates", ignore=_streamed)
    return tmp_path


def _streamed(folder: str, names: list[str]) -> list[str]:
    """Certificates that take long; `make check` has them all."""
    return [name for name in names if (Path(folder) / name / "rows.jsonl.gz").exists()]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-S", "-E", "-m", "rigorous.checker", *arguments]
    environment = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False, timeout=120)


def test_it_prints_the_committed_theorems(bare: Path) -> None:
    done = run(bare, "certificates")
    assert done.returncode == 0, done.stderr
    committed = (CERTIFICATES / "THEOREMS.txt").read_bytes().splitlines()
    there = {path.name.encode() for path in (bare / "certificates").iterdir()}
    assert done.stdout.splitlines() == [line for line in committed if line.split()[1].removeprefix(b"id=") in there]
    assert all(line.startswith(b"ACCEPT ") for line in committed)


def test_json_is_one_object_a_line(bare: Path) -> None:
    lines = run(bare, "--json", "certificates").stdout.splitlines()
    records = [json.loads(line) for line in lines]
    assert {record["verdict"] for record in records} == {"ACCEPT"}
    assert set(records[0]) == {"claim", "verdict", "theorem", "relies_on", "reason"}


def test_a_rejected_certificate_among_others_shows_in_the_exit_code(bare: Path) -> None:
    evidence = bare / "certificates" / "ellipse-separates" / "evidence.json"
    evidence.write_text(evidence.read_text().replace("mu*w", "w").replace("u*v", "u", 1))
    done = run(bare, "certificates")
    assert done.returncode == 1
    assert sum(line.startswith(b"REJECT id=ellipse-separates ") for line in done.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", 4),
        (b'{"format": NaN}', 4),
        (b'{"format": "a", "format": "a"}', 4),
        (b"[" * 100_000, 5),
        (b"\x00\xff", 4),
        (b"", 4),
        (b'{"format": "rigorous-claim/9"}', 4),
        (b'{"format": ' + b"1" * 100_000 + b"}", 5),
    ],
)
def test_bad_files_give_one_line_and_an_exit_code(
    content: bytes, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(VALID / "not-zero", tmp_path / "not-zero")
    (tmp_path / "not-zero" / "claim.json").write_bytes(content)
    assert main([str(tmp_path)]) == code
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 1
    assert "Traceback" not in captured.err


def test_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert capsys.readouterr() == ("", "rigorous: no certificate found\n")
    for path, words in ((tmp_path / "nosuch", "nosuch: No such file"), ("x" * 300, "xxx: File name too long")):
        assert main([str(path)]) == 2
        captured = capsys.readouterr()
        assert (captured.out, len(captured.err.splitlines())) == ("", 1), path
        assert words in captured.err


def test_an_internal_error_accepts_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(_: Path) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("rigorous.checker.__main__.check_directory", broken)
    assert main([str(VALID / "not-zero")]) == 70
    assert "ACCEPT" not in capsys.readouterr().out


def test_the_ceiling_is_an_option(capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(CERTIFICATES / "logistic-cycles-to-period-12")
    assert main([folder, "--work", "0"]) == 5
    assert "; the option --work allows for more" in capsys.readouterr().out
    assert main([folder, "--work", "1"]) == 0


def test_wrong_options_are_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    for wrong in (["--work", "\x1b[31m"], ["--nosuch"], []):
        with pytest.raises(SystemExit) as stop:
            main(wrong)
        assert stop.value.code == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.startswith("rigorous: ")
        assert captured.err.rstrip("\n").isprintable()
