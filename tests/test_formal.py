"""The theorems in Rocq: a false neighbour does not compile, and the page beside the claims is current."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FORMAL = ROOT / "formal"
BUILT = FORMAL / "_build"


def test_the_page_is_current() -> None:
    command = [sys.executable, str(FORMAL / "document.py")]
    assert (
        subprocess.run(command, capture_output=True, text=True, check=True).stdout
        == (ROOT / "docs" / "formal.md").read_text()
    )


def test_at_least_eighteen_claims_have_a_theorem() -> None:
    theorems = tomllib.loads((FORMAL / "theorems.toml").read_text())["theorem"]
    claims = {claim for theorem in theorems for claim in theorem["claims"]}
    assert len(claims) >= 18
    assert claims <= {folder.name for folder in (ROOT / "certificates").iterdir()}


def compiled(name: str, folder: Path) -> int:
    """The exit code of Rocq's compiler on a file of formal/false, against the definitions and lemmas compiled here."""
    for source in ("Definitions", "Lemmas", "Identities"):
        shutil.copy(FORMAL / f"{source}.v", folder)
        subprocess.run(
            ["coqc", "-q", "-R", ".", "Rigorous", f"{source}.v"], cwd=folder, check=True, capture_output=True
        )
    shutil.copy(FORMAL / "false" / f"{name}.v.txt", folder / "neighbour.v")
    command = ["coqc", "-q", "-R", ".", "Rigorous", "neighbour.v"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode


@pytest.mark.skipif(shutil.which("coqc") is None, reason="Rocq is not installed")
@pytest.mark.parametrize(("name", "code"), [("ellipse_within_two", 0), ("ellipse_beyond_two", 1)])
def test_a_false_neighbour_does_not_compile(name: str, code: int, tmp_path: Path) -> None:
    assert compiled(name, tmp_path) == code
