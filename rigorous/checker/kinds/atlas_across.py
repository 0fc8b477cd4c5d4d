"""Kind `atlas-across`: an atlas for the map on an invariant graph, whose cycles attract across it. Lemma 21."""

from __future__ import annotations

from ..files import Record
from ..lemmas.graph import restricted
from ..lemmas.inhabited import Inhabited, fails
from ..polynomial import Polynomial
from ..reduction import Reduction
from ..verdicts import Malformed
from .atlas import Atlas
from .cycles_across import CyclesAcross


class AtlasAcross(Atlas):
    """On y = graph(x) an atlas, and cycles there have a multiplier across it that is less than 1.

    The second is a claim of the kind `cycles-across` about a curve that the graph is part of.
    """

    def on_the_line(self, fields: Record) -> Polynomial:
        """Take `graph` and `cycles`; the map on the graph."""
        setting, text, cycles = self.setting, fields.text("graph"), fields.record("cycles")
        if cycles.text("kind") != "cycles-across":
            raise Malformed("shape", "`cycles` is a claim of the kind cycles-across", fields.place)
        self.cycles = CyclesAcross(setting, cycles)
        if self.cycles.product != "<":
            raise Malformed("shape", "the cycles are to attract across the graph", fields.place)
        graph = f"{setting.variables[1]} = {text}, a part of {{{self.cycles.across_text} = 0}}"
        self.which = f"F maps the graph {graph}, into itself, and restricted to it"
        self.mirror = f", in the coordinate {setting.variables[0]} of the graph,"
        return restricted(setting, text, self.cycles.across)

    def obligations(self) -> Reduction:
        """The cycles attract across the curve, for all parameters of the range, and not for want of points; atlas."""
        yield from self.cycles.obligations()
        for c in self.cycles.where:
            yield self.setting.entails(self.range(), c.mapped(self._given, c.text))
        on = tuple(c.mapped(self._given, c.text) for c in self.cycles.domain + fails(self.cycles.unless))
        yield Inhabited(self.setting, self.range() + on)
        yield from super().obligations()

    def _given(self, p: Polynomial) -> Polynomial:
        """With the numbers for all parameters but one."""
        return p.substitute(self.numbers)

    def sentence(self) -> str:
        """Of all ... Moreover, for all ..."""
        moreover = self.cycles.sentence()
        return f"{super().sentence()}; moreover, {moreover[0].lower()}{moreover[1:]}"
