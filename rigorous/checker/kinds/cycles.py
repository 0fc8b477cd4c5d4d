"""Kind `cycles`: equations that hold at all points of all cycles in a set. Lemma 8."""

from __future__ import annotations

from ..files import Record
from ..lemmas.growth import Growth
from ..lemmas.inhabited import Inhabited, fails
from ..reduction import Assertion, Reduction, met
from ..verdicts import Malformed


class Cycles(Assertion):
    """Every cycle of F, of any period, at all points of which `where` holds, satisfies the equations `satisfy` there.

    With no equations there are no such cycles.
    """

    def read(self, fields: Record) -> None:
        """Take `where` (on parameters), `on` (on states) and `satisfy`."""
        setting = self.setting
        self.where_texts, self.on_texts = fields.texts("where"), fields.texts("on")
        self.satisfy_texts = fields.texts("satisfy")
        self.domain = setting.parameter_conditions(self.where_texts) + setting.conditions(self.on_texts)
        self.satisfy = setting.conditions(self.satisfy_texts)
        if any(c.relation != "=" for c in self.satisfy):
            raise Malformed("equations", "`satisfy` is a list of equations", fields.place)

    def obligations(self) -> Reduction:
        """Something grows along every other cycle."""
        yield Inhabited(self.setting, self.domain + fails(self.satisfy))
        yield from met(Growth(self.setting, self.domain, self.satisfy, None, ""))

    def sentence(self) -> str:
        """For all real ...: every cycle ..."""
        setting = self.setting
        on = f" at all of whose points {' and '.join(self.on_texts)}" if self.on_texts else ""
        said = f"satisfies {' and '.join(self.satisfy_texts)} at each of its points"
        who = f"every cycle of F, of any period,{on}{',' if on else ''} {said}"
        none = f"F has no cycle, of any period,{on}"
        return (
            f"{setting.quantifier(self.where_texts, setting.parameters)}: {who if self.satisfy else none.rstrip(',')}"
        )
