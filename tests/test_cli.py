"""The command line as a user meets it: exit codes, one-line messages, nothing written on failure."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GOOD = """
[system]
variables = ["x"]
parameters = ["r"]
map = ["r*x*(1 - x)"]
[[claims]]
id = "kept"
kind = "forward-invariant"
where = ["0 <= r <= 4"]
set = ["0 <= x <= 1"]
"""


def rigorous(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from rigorous.cli import main; main()", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)


def one_line(text: str) -> bool:
    return len(text.splitlines()) == 1 and "Traceback" not in text


def test_claims_are_listed_with_their_verdicts() -> None:
    listed = [json.loads(line) for line in rigorous("claims", "--json").stdout.splitlines()]
    assert {item["verdict"] for item in listed} == {"ACCEPT"}
    assert "ellipse-separates" in {item["claim"] for item in listed}


def test_prove_and_check_a_users_file(tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text(GOOD)
    done = rigorous("prove", "my.toml", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("ACCEPT")
    checked = rigorous("check", "certificates", folder=tmp_path)
    assert checked.returncode == 0
    assert checked.stdout == (tmp_path / "certificates" / "THEOREMS.txt").read_text()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("prove", "nosuch"), 2, "there is no claim 'nosuch'"),
        (("prove", "ellipse-separate"), 2, "did you mean 'ellipse-separates'?"),
        (("prove", "nosuch.toml"), 2, "nosuch.toml does not exist"),
        (("check", "nosuch"), 2, "nosuch: No such file or directory"),
        (("claims", "--proofs", "nosuch"), 2, "no folder 'nosuch'"),
        (("frobnicate",), 2, "No such command"),
        (("prove", "--frob"), 2, "No such option"),
    ],
)
def test_usage_errors(arguments: tuple[str, ...], code: int, words: str) -> None:
    done = rigorous(*arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert one_line(done.stderr)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("x <= 1", "x <= 1 <"), 4),
        (("(1 - x)", "(1 - x)^1000000000"), 5),
        (("(1 - x)", "(1 - " + "9" * 3000 + ")"), 5),
        (("(1 - x)", "(" * 1000 + "1 - x" + ")" * 1000), 5),
        (("0 <= r <= 4", "r > 4 > r"), 3),
        (("0 <= r <= 4", "0 <= r <= 41/10"), 3),
        (('id = "kept"', 'id = "../kept"'), 4),
        (('id = "kept"', 'id = "kept"\nid = "kept"'), 4),
        (('"0 <= r <= 4"', "nan"), 4),
    ],
)
def test_what_cannot_be_proved_leaves_nothing_behind(change: tuple[str, str], code: int, tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text(GOOD.replace(*change))
    done = rigorous("prove", "my.toml", folder=tmp_path)
    assert done.returncode == code, done.stderr + done.stdout
    assert one_line(done.stderr + done.stdout)
    assert [path.name for path in tmp_path.iterdir()] == ["my.toml"]


def test_help() -> None:
    done = rigorous()
    assert done.returncode == 0
    assert all(command in done.stdout for command in ("claims", "prove", "check"))
