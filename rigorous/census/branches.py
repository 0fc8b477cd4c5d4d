"""Trees of closed orbits that grow on many cores or machines, branch by branch."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import Any

import msgspec

from rigorous.census.count import planted, read, uncounted
from rigorous.census.growth import Growth, grown
from rigorous.census.search import hint
from rigorous.checker.lemmas.closed_orbits import Isolated
from rigorous.checker.lemmas.orbit_tree import Tree
from rigorous.claims import Census, Claim
from rigorous.engine.engines import Engine
from rigorous.engine.run import WHOLE, Shard, results, run
from rigorous.engine.store import Store
from rigorous.systems import PolynomialSystem

BRANCH = 500
"""About how many nodes a unit of work has at most."""


@dataclass(frozen=True)
class Branches:
    """How trees grow: the map and the region, and where the work is done and kept."""

    system: PolynomialSystem
    region: Census
    store: Store
    engine: Engine
    shard: Shard = WHOLE

    def completed(self, tree: Tree) -> list[str]:
        """The codes that complete the tree. MissingError if that takes the work of other shards."""
        order, units = self.work(tree)
        done = results(units, branch, self.store)
        return [code for known in order for code in ([known] if known else _added(tree, next(done)))]

    def work(self, tree: Tree) -> tuple[list[str], list[dict[str, Any]]]:
        """Grow the branches: the codes of the trunk, empty where a branch is, and the units for the branches."""
        growth = Growth(tree, hint(tree.space, tree.n))
        claim = msgspec.to_builtins(uncounted(self.system, self.region, [tree.n]))
        order: list[str] = []
        units: list[dict[str, Any]] = []
        while tree.pending:
            if 0 < growth.ahead() <= BRANCH:
                boxes, marked, guide = growth.put_off()
                units.append(
                    {"claim": claim, "period": tree.n, "boxes": boxes, "marked": [*marked], "guide": " ".join(guide)}
                )
                order.append("")
            else:
                order.append(growth.step())
        run(units, branch, self.store, self.engine, self.shard)
        return order, units


def _added(tree: Tree, result: bytes) -> list[str]:
    """The codes of a branch, whose orbits the tree is given."""
    codes, found = json.loads(zlib.decompress(result))
    for orbit in found:
        tree.found.append(Isolated(*([[tuple(side) for side in row] for row in boxes] for boxes in orbit)))
    return list(codes)


def branch(unit: dict[str, Any]) -> bytes:
    """The codes of a branch and the orbits on it, from its first node."""
    tree, _ = planted(read(msgspec.convert(unit["claim"], Claim)), unit["period"])
    boxes = [[(low, high) for low, high in row] for row in unit["boxes"]]
    tree.pending = [(boxes, unit["marked"])]
    codes = grown(tree, unit["guide"].split(" "))
    return zlib.compress(json.dumps([codes, [[orbit.region, orbit.enclosure] for orbit in tree.found]]).encode())
