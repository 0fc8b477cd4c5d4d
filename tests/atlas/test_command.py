"""The command `atlas`, as a user runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rigorous.checker.check import check_directory
from rigorous.provers import atlas
from tests.atlas import kills

ROOT = Path(__file__).parent.parent.parent
QUADRATIC = """
[system]
variables = ["x"]
parameters = ["a", "c"]
map = ["a*x^2 + c"]
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from rigorous.cli import main; main()", "atlas", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "provenance.json"}


def test_a_users_family(tmp_path: Path) -> None:
    (tmp_path / "quadratic.toml").write_text(QUADRATIC)
    asked = [str(tmp_path / "quadratic.toml"), "--c", "-2:1/4", "--at", "a=1", "--digits", "3"]
    done = run(*asked, "--jobs", "1", "--out", str(tmp_path / "out"))
    assert (done.returncode, done.stderr) == (0, "")
    answer, theorem = done.stdout.splitlines()
    assert answer.startswith("c from -2 to 1/4: measure at least 1.")
    result = check_directory(tmp_path / "out" / "quadratic-atlas-c-2-1-4")
    assert theorem == result.line()
    assert theorem.startswith(
        "ACCEPT id=quadratic-atlas-c-2-1-4  For a = 1: of all real c between -2 and 1/4, a set of"
    )
    assert (tmp_path / "out" / "THEOREMS.txt").read_text() == f"{theorem}\n"


def test_two_shards_and_what_is_there_in_between(tmp_path: Path) -> None:
    asked = ["logistic", "--over", "r=7/2:4", "--digits", "5", "--jobs", "1", "--json", "--out", str(tmp_path / "out")]
    stored = [*asked, "--store", str(tmp_path / "store")]
    certificate = tmp_path / "out" / "logistic-atlas-r-7-2-4"
    first = run(*stored, "--shard", "1/2")
    assert (first.returncode, json.loads(first.stdout)) == (0, {"done": True})
    assert not certificate.exists()
    some = run(*stored, "--partial")
    assert some.returncode == 0
    part, verdict = map(json.loads, some.stdout.splitlines())
    assert verdict["verdict"] == "ACCEPT"
    whole = run(*stored, "--shard", "2/2"), run(*stored)
    assert [done.returncode for done in whole] == [0, 0]
    found = files(certificate)
    assert float(part["measure"]) < float(json.loads(whole[1].stdout.splitlines()[0])["measure"])
    assert run(*asked).stdout == whole[1].stdout
    assert files(certificate) == found


def test_kills_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = [sys.executable, "-m", "tests.atlas.kills", str(tmp_path / "store"), str(tmp_path / "out")]
    done = subprocess.run(script, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    counts = [int(line) for line in done.stdout.split()]
    assert counts[0] < counts[-1]
    assert len(counts) == kills.KILLS + 1
    monkeypatch.setattr(atlas, "WINDOWS", kills.WINDOWS)
    whole = kills.answer(tmp_path / "whole", tmp_path / "undisturbed")
    assert whole.certificate is not None
    assert kills.count(tmp_path / "whole") == counts[-1] > 5
    assert files(tmp_path / "out" / whole.certificate.name) == files(whole.certificate)


def test_windows_by_kneading(tmp_path: Path) -> None:
    asked = [
        "logistic",
        "--over",
        "r=7/2:4",
        "--kneading",
        "--digits",
        "6",
        "--jobs",
        "1",
        "--out",
        str(tmp_path / "out"),
    ]
    stored = [*asked, "--store", str(tmp_path / "store")]
    shards = [run(*stored, "--shard", f"{i}/2") for i in (1, 2)]
    assert [done.returncode for done in shards] == [0, 0]
    whole = run(*stored)
    answer, theorem = whole.stdout.splitlines()
    assert (whole.returncode, whole.stderr) == (0, "")
    assert answer.startswith("r from 7/2 to 4: measure at least 0.113")
    assert theorem.startswith("ACCEPT id=logistic-atlas-by-kneading-r-7-2-4  Of all real r between 7/2 and 4, a set of")
    found = files(tmp_path / "out" / "logistic-atlas-by-kneading-r-7-2-4")
    assert run(*asked).stdout == whole.stdout
    assert files(tmp_path / "out" / "logistic-atlas-by-kneading-r-7-2-4") == found


@pytest.mark.parametrize("options", [[], ["--kneading"]])
def test_numbers_that_are_too_large(tmp_path: Path, options: list[str]) -> None:
    (tmp_path / "large.toml").write_text(QUADRATIC.replace("+ c", "+ c*10^320"))
    done = run(str(tmp_path / "large.toml"), "--c", "0:1", "--at", "a=1", *options)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (4, "", 1)
    assert "too large" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["logistic"], 2, "give the range of one parameter"),
        (["logistic", "cubic", "--r", "2:4"], 2, "name one system"),
        (["logistic", "--mu", "2:4"], 2, "there is no parameter 'mu'"),
        (["coupled-logistic", "--c", "0:1"], 2, "an atlas is of a map of the line"),
        (["logistic", "--r", "2:4000"], 2, "between -1000 and 1000"),
        (["logistic", "--r", "2:4", "--partial"], 2, "it needs --store"),
        (["residual-cubic", "--mu", "0:1"], 4, "quadratic, or cubic and odd"),
        (["balanced-cubic", "--mu", "0:1", "--kneading"], 4, "not quadratic"),
        (["logistic", "--r", "2:4", "--digits", "11"], 2, "but by kneading sequences"),
    ],
)
def test_errors_are_one_line(arguments: list[str], code: int, words: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1)
    assert words in done.stderr


def test_nothing_is_found() -> None:
    done = run("logistic", "--r", "9/2:5", "--digits", "3", "--jobs", "1")
    assert (done.returncode, done.stdout, done.stderr) == (3, "nothing is found\n", "")
