"""The README says what happens: its examples are run, its table is what is proved."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from rigorous.catalogue import entries
from rigorous.checker import Verdict

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()


def block(after: str) -> str:
    """The first fenced block after the given words."""
    return re.split(r"```\w*\n", README.split(after, 1)[1], maxsplit=1)[1].split("```", 1)[0]


def run(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-c", "from rigorous.cli import main; main()", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, timeout=300).stdout


def test_a_users_own_map(tmp_path: Path) -> None:
    toml = block("Save this as `coupled.toml`")
    assert len(toml.splitlines()) < 20
    (tmp_path / "coupled.toml").write_text(toml)
    proved, checked = re.split(r"^\$ .*\n", block(toml + "```"), flags=re.MULTILINE)[1:]
    assert run(tmp_path, "prove", "coupled.toml", "--out", "my-certificates") == proved
    assert run(tmp_path, "check", "my-certificates") == checked


def test_the_flagship_example() -> None:
    printed = block("prints what has been proved").split("\n", 1)[1]
    command = [sys.executable, "-S", "-m", "rigorous.checker", "certificates/ellipse-separates"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == printed
    script = re.sub(r"\s+", "", (ROOT / "proofs" / "c1_chebyshev_ellipse.py").read_text())
    for part in block("The *statement*").split("\n\n"):
        assert re.sub(r"\s+", "", part) in script


@pytest.mark.parametrize(
    "section", ["## All cycles, and no others", "## How far a claim holds", "that kneading sequences are monotone"]
)
def test_one_command(section: str) -> None:
    command, printed = block(section).split("\n", 1)
    assert run(ROOT, *shlex.split(command.removeprefix("$ .venv/bin/rigorous "))) == printed


def test_for_how_many_parameters_there_is_an_attractor(tmp_path: Path) -> None:
    command, printed = block("## For how many parameters there is an attractor").split("\n", 1)
    assert run(tmp_path, *command.removeprefix("$ .venv/bin/rigorous ").split()) == printed


def test_the_table_is_what_is_proved() -> None:
    rows = re.findall(r"^\| ([a-z0-9-]+) \| \[.*?\]\((.*?)\) \| \[.*?\]\((.*?)\) \| (\w+) \|$", README, re.MULTILINE)
    claimed = [(e.claim.id, e.source.relative_to(ROOT).as_posix()) for e in entries(ROOT / "proofs")]
    assert [(row[0], row[1]) for row in rows] == claimed
    theorems = (ROOT / "certificates" / "THEOREMS.txt").read_text().splitlines()
    assert sorted(f"{row[3]} id={row[0]}" for row in rows) == sorted(" ".join(line.split()[:2]) for line in theorems)
    for name, _, certificate, verdict in rows:
        assert Path(certificate).name == name
        assert (ROOT / certificate).is_dir()
        assert verdict == Verdict.ACCEPT.value


def test_python_examples() -> None:
    import doctest

    parser = doctest.DocTestParser()
    test = parser.get_doctest(
        README.split("```python\n>>>")[1].join([">>>", ""]).split("```")[0], {}, "README", None, 0
    )
    assert doctest.DocTestRunner().run(test).failed == 0


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+?)\)", README):
        assert target.startswith("https://") or (ROOT / target).exists(), target
