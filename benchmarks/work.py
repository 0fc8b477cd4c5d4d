"""How much work the checker does for each packed byte of evidence, from which WORK_PER_BYTE in its limits.py is set.

`python benchmarks/work.py [FOLDER ...]`: of all committed certificates with rows or trees, or of these folders. The
last two columns are what may be spent, from the start and by packed bytes, and what is left in the end.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

from tables import Table

from rigorous.checker.check import ROWS_FILE, check_directory
from rigorous.checker.limits import MAX_WORK, Meter

CERTIFICATES = Path(__file__).resolve().parent.parent / "certificates"


def row(folder: Path) -> Sequence[str]:
    """The figures of one certificate."""
    spent, earned = [0], [MAX_WORK]
    spend, earn = Meter.spend, Meter.earn

    def counted(function: object, total: list[int], sign: int) -> object:
        def call(meter: Meter, *arguments: int) -> None:
            before = meter.left
            try:
                function(meter, *arguments)  # type: ignore[operator]
            finally:
                total[0] += sign * (meter.left - before)

        return call

    start = time.process_time()
    with patch.object(Meter, "spend", counted(spend, spent, -1)), patch.object(Meter, "earn", counted(earn, earned, 1)):
        verdict = check_directory(folder).verdict.value
    seconds = time.process_time() - start
    packed = (folder / ROWS_FILE).stat().st_size
    figures = (packed, spent[0], round(spent[0] / packed), earned[0], earned[0] - spent[0])
    return verdict, folder.name, *map(str, figures), f"{seconds:.2f}"


def table(folders: Sequence[Path]) -> Table:
    """The table, measured now, in processor time."""
    columns = ("verdict", "claim", "packed, bytes", "work", "work a byte", "allowed", "left", "check, s")
    return Table(columns, [row(folder) for folder in folders])


if __name__ == "__main__":
    given = [Path(text) for text in sys.argv[1:]]
    print(table(given or sorted(path.parent for path in CERTIFICATES.glob(f"*/{ROWS_FILE}"))).markdown())
