"""Atlases on demand: the measure that is proved, and what it costs, as rows become shorter.

`python benchmarks/atlas.py` prints the table. Each atlas is found by the command's own function in one process, into
an empty store, and checked by `python -S -m rigorous.checker`.
"""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tables import Table

from rigorous.atlas.question import Question, question
from rigorous.atlas.report import Answer
from rigorous.bundled import BALANCED_CUBIC, LOGISTIC
from rigorous.checker.check import ROWS_FILE
from rigorous.engine.engines import Local
from rigorous.engine.run import Means

FAMILIES = (
    ("balanced-cubic", BALANCED_CUBIC, "mu=0:2", False, (4, 5, 6, 7)),
    ("logistic", LOGISTIC, "r=2:4", False, (4, 5, 6, 7)),
    ("logistic", LOGISTIC, "r=2:4", True, (5, 6, 7, 8, 9)),
)
"""Maps, ranges, whether by kneading, and digits."""
ROOT = Path(__file__).parent.parent


def row(asked: Question) -> list[str]:
    """Find and check one atlas."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        answer = Answer.of(asked, Means(Local(1), None, None), partial=False, out=Path(folder))
        found = time.process_time() - start
        if answer.certificate is None:
            raise RuntimeError(answer.text)
        checker = [sys.executable, "-S", "-m", "rigorous.checker", str(answer.certificate)]
        start = os.times().children_user
        subprocess.run(checker, cwd=ROOT, check=True, capture_output=True)  # noqa: S603
        checked = os.times().children_user - start
        size = (answer.certificate / ROWS_FILE).stat().st_size
        with gzip.open(answer.certificate / ROWS_FILE) as lines:
            rows = sum(line.count(b";") + 1 for line in lines if b"rows" in line)
    parameter = answer.fields["parameter"] + (", by kneading" if asked.kneading else "")
    measures = [parameter, f"10^-{asked.digits}", answer.fields["measure"], str(rows)]
    return [*measures, f"{found:.1f}", f"{1000 * checked / rows:.2f}", f"{size / 1000:.0f}"]


def table() -> Table:
    """Measure all."""
    columns = ("parameter", "shortest row", "measure", "rows", "find, s", "check, ms a row", "evidence, kB")
    asked = [
        question(name, system, over, [], d, kneading=kneading)
        for name, system, over, kneading, digits in FAMILIES
        for d in digits
    ]
    return Table(columns, [row(each) for each in asked])


if __name__ == "__main__":
    print(table().markdown())
