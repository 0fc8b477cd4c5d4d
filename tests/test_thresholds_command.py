from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rigorous.checker import Verdict, check_directory


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from rigorous.cli import main; main()", "thresholds", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize(
    ("system", "over", "period", "type_", "exact"),
    [
        ("logistic", "r=2:4", "1", "flip", "3"),
        ("logistic", "r=2:4", "2", "flip", "1 + sqrt(6)"),
        ("logistic", "r=38/10:4", "3", "fold", "1 + 2*sqrt(2)"),
        ("balanced-cubic", "mu=-1/2:1/2", "1", "pitchfork", "0"),
    ],
)
def test_thresholds_are_found_and_proved(
    system: str, over: str, period: str, type_: str, exact: str, tmp_path: Path
) -> None:
    done = run(system, "--over", over, "--period", period, "--json", "--out", str(tmp_path))
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert (type_, exact, "proved") in [(row["type"], row["exact"], row["verdict"]) for row in rows]
    for row in rows:
        assert check_directory(Path(row["certificate"])).verdict is Verdict.ACCEPT


def test_a_table() -> None:
    done = run("logistic", "--over", "r=2:4", "--csv")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("claim,type,period,parameter,value,low,high,exact")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["logistic", "--over", "r"], 2, "names no parameter and value"),
        (["logistic", "--over", "r=2:4", "--json", "--csv"], 2, "choose one"),
        (["no-such-map", "--over", "r=2:4"], 2, "there is no system"),
        (["logistic", "--over", "r=2:5/2"], 3, "nothing was found"),
    ],
)
def test_errors_are_one_line(arguments: list[str], code: int, words: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1)
    assert words in done.stderr
