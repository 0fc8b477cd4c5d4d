"""Kind `forward-invariant`: the map sends a set into itself. Lemma 5."""

from __future__ import annotations

from ..files import Record
from ..lemmas.inhabited import Inhabited
from ..reduction import Assertion, Reduction
from ..verdicts import Malformed


class ForwardInvariant(Assertion):
    """F maps the states that satisfy all of `set` into themselves, for all parameters in `where`."""

    def read(self, fields: Record) -> None:
        """Take `where` (on parameters) and `set`."""
        self.where_texts, self.set_texts = fields.texts("where"), fields.texts("set")
        self.where = self.setting.parameter_conditions(self.where_texts)
        self.set = self.setting.conditions(self.set_texts)
        if not self.set:
            raise Malformed("empty", "the set has no conditions", fields.place)

    def obligations(self) -> Reduction:
        """Each condition of the set holds at the image of every point of the set."""
        setting = self.setting
        yield Inhabited(setting, self.where + self.set)
        domain = self.where + self.set
        for c in self.set:
            yield setting.entails(domain, c.mapped(setting.image, f"{c.text} after one step"))

    def sentence(self) -> str:
        """For all real ...: F maps {...} into itself."""
        parameters = self.setting.quantifier(self.where_texts, self.setting.parameters)
        state = ", ".join(self.setting.variables)
        return f"{parameters}: F maps {{({state}) : {' and '.join(self.set_texts)}}} into itself"
