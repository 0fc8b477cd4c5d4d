from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rigorous.engine.store import Store
from rigorous.engine.units import Work
from tests.engine.functions import cheap


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from rigorous.cli import main; main()", "merge", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def test_stores_are_merged(tmp_path: Path) -> None:
    for folder, units in (("a", (1, 2)), ("b", (2, 3))):
        store = Store(tmp_path / folder)
        store.tidy()
        for unit in units:
            store.write(Work(cheap, unit), cheap(unit))
    (tmp_path / "b" / Work(cheap, 3).name).write_bytes(b"damaged")
    folders = [str(tmp_path / name) for name in ("a", "b")]
    done = run(*folders, "--into", str(tmp_path / "all"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "2 copied, 1 known, 1 damaged\n", "")
    done = run(*folders, "--into", str(tmp_path / "all"), "--json")
    assert json.loads(done.stdout) == {"copied": 0, "known": 3, "damaged": 1}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["README.md", "--into", "nosuch"], "README.md is not a folder"),
        (["tests", "--into", "nosuch"], "tests is no store of results"),
        (["nosuch", "--into", "nosuch"], "nosuch does not exist"),
        (["nosuch"], "--into"),
        (["--into", "nosuch"], "STORE"),
    ],
)
def test_errors_are_one_line(arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert words in done.stderr
    assert not Path("nosuch").exists()
