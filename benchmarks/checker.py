"""How long the checker takes for the committed certificates, kind by kind.

`python benchmarks/checker.py` runs `python -S -m rigorous.checker` on the certificates of each kind, and on all.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

from tables import Table, alone

ROOT = Path(__file__).resolve().parent.parent
CERTIFICATES = ROOT / "certificates"
ROUNDS = 3


def kinds() -> dict[str, list[Path]]:
    """The certificates of each kind."""
    found: dict[str, list[Path]] = {}
    for claim in sorted(CERTIFICATES.glob("*/claim.json")):
        kind = json.loads(claim.read_text())["asserts"]["kind"]
        found.setdefault(kind, []).append(claim.parent)
    return found


def seconds(paths: list[Path]) -> float:
    """The checker's processor time for these certificates; it has to accept all of them."""
    start = children()
    command = [sys.executable, "-S", "-m", "rigorous.checker", *map(str, paths)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)  # noqa: S603
    return children() - start


def children() -> float:
    """The processor time of all processes that were started and have ended."""
    times = os.times()
    return times.children_user + times.children_system


def size(paths: list[Path]) -> str:
    """The size of the certificates' claims and evidence, as it lies on disk."""
    files = (file for path in paths for file in path.glob("*") if file.name != "provenance.json")
    return f"{sum(file.stat().st_size for file in files) / 1000:.0f}"


def table() -> Table:
    """The table, measured now; each row is a run of its own, so that it holds Python's start."""
    alone()
    found = kinds()
    every = [path for paths in found.values() for path in paths]
    rows = []
    for kind, paths in [*sorted(found.items()), ("all", every)]:
        times = [seconds(paths) for _ in range(ROUNDS)]
        figures = (f"{statistics.median(times):.2f}", f"{min(times):.2f}")
        rows.append((kind, str(len(paths)), size(paths), *figures))
    return Table(("kind", "certificates", "kB", "median, s", "least, s"), rows)


if __name__ == "__main__":
    print(table().markdown())
