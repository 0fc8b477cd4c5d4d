"""`rigorous census`, as a user calls it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rigorous.checker.verdicts import Verdict

ROOT = Path(__file__).parent.parent


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from rigorous.cli import main; main()", "census", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


def test_counts_one_object_a_line(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("logistic", "--at", "r=4", "--period", "1:2", "--json", "--out", str(out), "--jobs", "1")
    assert done.returncode == 0, done.stderr
    one, two, written = map(json.loads, done.stdout.splitlines())
    assert (one, two) == (
        {"period": 1, "cycles": 2, "inside": [2, 0]},
        {"period": 2, "cycles": 1, "inside": [1, 0]},
    )
    assert (Path(written["certificate"]) / "rows.jsonl.gz").is_file()
    assert (out / "THEOREMS.txt").read_text().startswith(f"{Verdict.ACCEPT.value} id=logistic-census-1-2 ")


def test_what_is_undecided_is_said(tmp_path: Path) -> None:
    done = run("logistic", "--at", "r=3", "--period", "1", "--store", str(tmp_path / "store"))
    assert done.returncode == 3
    assert "undecided" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nosuch", "--period", "1"], "there is no system"),
        (["logistic", "--at", "r=4"], "--period"),
        (["logistic", "--at", "r=4", "--period", "0"], "is no period"),
        (["logistic", "--period", "1"], "has no value"),
        (["logistic", "--at", "r=4", "--period", "1", "--box", "y=0:1"], "--box is given once"),
        (["logistic", "--at", "r=4", "--period", "1", "--shard", "3/2"], "shard"),
        (["logistic", "--at", "r=4", "--period", "1", "--engine", "x"], "engine"),
        (["logistic", "--at", "r=4", "--period", "1", "--store", "/dev/null"], "store"),
    ],
)
def test_bad_input_is_one_line(arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
