"""All benchmarks, or those named: `python benchmarks/run.py [NAME ...]`.

Measures, writes results.json, and puts the tables into README.md between the marks `<!-- NAME -->` and `<!-- end -->`.
Results of benchmarks that are not run stay.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import atlas
import census
import checker
import cycles
import kernel
from tables import Table

from rigorous.certificates import replace

FOLDER = Path(__file__).parent
RESULTS, README = FOLDER / "results.json", FOLDER / "README.md"
BENCHMARKS: dict[str, Callable[[], Table]] = {
    "kernel": kernel.table,
    "cycles": cycles.table,
    "census": census.table,
    "atlas": atlas.table,
    "checker": checker.table,
}
"""A benchmark is a module with a function `table`, and a section of README.md with its marks."""


def with_tables(text: str, results: Mapping[str, Any]) -> str:
    """The text with the tables between their marks."""
    for name, data in results.items():
        between = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        if not between.search(text):
            raise ValueError(f"README.md has no place for {name}")
        shown = Table(**data).markdown()
        text = between.sub(lambda marks, shown=shown: f"{marks[1]}{shown}\n{marks[2]}", text)
    return text


def main(names: list[str]) -> int:
    """Run benchmarks; the exit code."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"there is no benchmark {unknown[0]!r}; there are {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    for name in names or BENCHMARKS:
        results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
        results[name] = BENCHMARKS[name]().data()
        print(f"{name}\n\n{Table(**results[name]).markdown()}\n", flush=True)
        replace(RESULTS, (json.dumps(results, indent=1, sort_keys=True) + "\n").encode())
        replace(README, with_tables(README.read_text(), results).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
