"""Kind `census`: all cycles of given least periods, in a box or everywhere, by their multipliers. Lemma 19."""

from __future__ import annotations

from ..files import Record
from ..grammar import rational
from ..lemmas.census import Census, Part
from ..lemmas.orbit_tree import Tree
from ..lemmas.parameters import values
from ..lemmas.region import Region
from ..limits import MAX_LIST
from ..reduction import Assertion, Reduction, met
from ..verdicts import Malformed, Rejected


class CensusClaim(Assertion):
    """So many cycles have these least periods, and so many multipliers inside the unit circle; there are no others.

    All cycles lie in the box (`everywhere`), or those are counted that do; at all points |function| >= least.
    """

    streamed = True

    def read(self, fields: Record) -> None:
        """Take `at`, `box`, `everywhere`, `apart`, and `counts` (period; inside: for 0, 1, ... multipliers)."""
        self.at, self.everywhere = fields.texts("at"), fields.text("everywhere")
        self.region = Region(fields, self.setting, values(self.setting, self.at, ""))
        self.counts: list[tuple[int, list[int]]] = []
        for item in fields.records("counts"):
            period, *inside = [rational(text) for text in (item.text("period"), *item.texts("inside"))]
            item.close()
            whole = all(x.denominator == 1 and x >= 0 for x in (period, *inside))
            if not whole or not 0 < period <= MAX_LIST or len(inside) != len(self.setting.variables) + 1:
                raise Malformed("shape", "a period and a count for each number of multipliers are needed", item.place)
            self.counts.append((int(period), [int(x) for x in inside]))
        if len(dict(self.counts)) < len(self.counts):
            raise Malformed("shape", "each period is counted once", fields.place)
        symmetric = all(low == -high for low, high in self.region.box)
        if not self.counts or self.everywhere not in ("yes", "no") or (self.everywhere == "yes" and not symmetric):
            raise Malformed("shape", "there are counts, and the box is symmetric if it holds all cycles", fields.place)

    def obligations(self) -> Reduction:
        """All cycles lie in the box, if that is claimed; symmetries; then a tree for each period, in parts."""
        region = self.region
        if self.everywhere == "yes":
            yield from met(region.confined())
        group, visits = yield region.symmetries()
        space = region.space(group, visits)
        for period, inside in self.counts:
            tree = Tree(space, period)
            while tree.pending:
                yield Part(tree)
            counts = Census(tree, group, None if self.everywhere == "yes" else region.inner()).counts()
            if counts != inside:
                raise Rejected("count", f"of least period {period} there are {counts} cycles, not {inside}")

    def sentence(self) -> str:
        """For ...: all cycles lie in ...; F has exactly these numbers of cycles ..."""
        d, state = len(self.setting.variables), f"({', '.join(self.setting.variables)})"
        box, apart = self.region.sentences()
        held = " and ".join(apart if self.everywhere == "yes" else [box, *apart])
        those = f" with {held} at each point {state}" if held else ""
        confined = f"all cycles of F{those} lie in the box {box}; " if self.everywhere == "yes" else ""
        parts = []
        for period, inside in self.counts:
            types = [f"{m} with {k} of {d} multipliers inside the unit circle" for k, m in enumerate(inside) if m]
            listed = f" ({' and '.join(types)}, the others outside)" if types else ""
            parts.append(f"{sum(inside)} of least period {period}{listed}")
        return (
            f"For {' and '.join(self.at) or 'this map'}: {confined}F has exactly these numbers of cycles{those}: "
            f"{', '.join(parts)}"
        )
