"""The command `extend`, as a user runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rigorous.checker import Verdict, check_directory

ROOT = Path(__file__).parent.parent
COUPLED = """
[system]
variables = ["x", "y"]
parameters = ["c"]
map = ["x*(1 - c + c*y)", "y*(1 - c + c*x)"]

[[claims]]
id = "unit-square-kept"
kind = "forward-invariant"
where = ["0 <= c <= 1"]
set = ["0 <= x <= 1", "0 <= y <= 1"]
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from rigorous.cli import main; main()", "extend", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


def test_a_users_claim(tmp_path: Path) -> None:
    (tmp_path / "coupled.toml").write_text(COUPLED)
    done = run(str(tmp_path / "coupled.toml"), "--c", "-1:3", "--json", "--out", str(tmp_path / "out"))
    assert (done.returncode, done.stderr) == (0, "")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["status"], row["where"]) for row in rows if row["status"] != "threshold"] == [
        ("refuted", "-1 < c < 0"),
        ("proved", "0 <= c <= 1"),
        ("refuted", "1 < c < 3"),
    ]
    for row in rows:
        for folder in row.get("certificates", []):
            assert check_directory(Path(folder)).verdict is Verdict.ACCEPT
    assert "0 <= c <= 1: F maps" in (tmp_path / "out" / "THEOREMS.txt").read_text()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["two-cycle"], 2, "give the range of one parameter"),
        (["no-such-claim", "--mu", "1:2"], 2, "there is no claim"),
        (["no-such-file.toml", "--over", "r=1:2"], 2, "does not exist"),
    ],
)
def test_errors_are_one_line(arguments: list[str], code: int, words: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1)
    assert words in done.stderr
