"""How long it takes to count all cycles of a period, and to check that count.

`python benchmarks/census.py`: the Henon map with Henon's parameters, in the whole plane, and the two-factor map with
mu = 3/2 where |u v - mu| >= 3/100. Compilation of the kernels is not counted.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from io import BytesIO

from tables import Table, alone

from rigorous.bundled import HENON, TWO_FACTOR
from rigorous.census.count import counted
from rigorous.census.growth import grown
from rigorous.census.search import hint
from rigorous.checker.check import check
from rigorous.checker.lemmas.orbit_tree import Tree
from rigorous.checker.verdicts import Verdict
from rigorous.claims import Apart, Census, Claim, Side
from rigorous.provers.prove import evidence_for, packed
from rigorous.systems import PolynomialSystem

PLANE = Census(
    at=["a = 7/5", "b = 3/10"], box=[Side("-3/2", "3/2"), Side("-23/50", "23/50")], everywhere="yes", counts=[]
)
AWAY = Census(
    at=["mu = 3/2"],
    box=[Side("-29/2", "29/2")] * 2,
    everywhere="yes",
    apart=[Apart("u*v - mu", "3/100")],
    counts=[],
)
PERIODS = {"Henon": (10, 14, 17, 20), "two-factor": (3, 4, 5)}


def row(name: str, system: PolynomialSystem, region: Census, n: int) -> Sequence[str]:
    """The figures for a period."""
    searched: list[float] = []

    def complete(tree: Tree) -> list[str]:
        start = time.process_time()
        guide = hint(tree.space, tree.n)
        searched.append(time.process_time() - start)
        return grown(tree, guide)

    found = counted(system, region, [n], complete)
    claim = Claim(id="census", system=system, asserts=found)
    start = time.process_time()
    evidence = evidence_for(claim, complete=complete)
    proved = time.process_time()
    result = check(claim.encode(), evidence if isinstance(evidence, bytes) else BytesIO(packed(evidence)))
    checked = time.process_time()
    if result.verdict is not Verdict.ACCEPT or isinstance(evidence, bytes):
        sys.exit(f"period {n}: {result.line()}")
    nodes = sum(line.count(b" ") + 1 for line in evidence if b'"tree"' in line)
    return (
        name, str(n), str(sum(int(m) for m in found.counts[0].inside)), str(nodes),
        str(len(packed(evidence))),
        f"{searched[-1]:.2f}", f"{proved - start:.2f}", f"{checked - proved:.2f}",
    )  # fmt: skip


def table() -> Table:
    """The table, measured now, in processor time."""
    alone()
    columns = ("map", "period", "cycles", "nodes", "evidence, bytes", "search, s", "proof with search, s", "check, s")
    systems = {"Henon": (HENON, PLANE), "two-factor": (TWO_FACTOR, AWAY)}
    counted(HENON, PLANE, [1])
    rows = [row(name, *systems[name], n) for name, periods in PERIODS.items() for n in periods]
    return Table(columns, rows)


if __name__ == "__main__":
    print(table().markdown())
