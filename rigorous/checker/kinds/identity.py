"""Kind `identity`: polynomial equations, everywhere or where given equations hold. Lemma 1."""

from __future__ import annotations

from ..files import Record
from ..lemmas.inhabited import Inhabited
from ..reduction import Assertion, Reduction
from ..verdicts import Malformed


class IdentityClaim(Assertion):
    """Each of `equations` holds at every real point where all of `where` do."""

    def read(self, fields: Record) -> None:
        """Take `where` and `equations`."""
        self.where_texts, self.equation_texts = fields.texts("where"), fields.texts("equations")
        self.where = self.setting.conditions(self.where_texts)
        self.equations = self.setting.conditions(self.equation_texts)
        if not self.equations or any(c.relation != "=" for c in self.where + self.equations):
            raise Malformed("equations", "an identity is made of one or more equations", fields.place)

    def obligations(self) -> Reduction:
        """Each difference lies in the ideal of the given equations."""
        yield Inhabited(self.setting, self.where)
        for c in self.equations:
            yield self.setting.entails(self.where, c)

    def sentence(self) -> str:
        """For all real ...: p = q and ..."""
        return f"{self.setting.quantifier(self.where_texts)}: {' and '.join(self.equation_texts)}"
