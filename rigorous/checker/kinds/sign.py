"""Kind `sign`: inequalities and equations that hold on a domain. Lemma 2."""

from __future__ import annotations

from ..files import Record
from ..lemmas.inhabited import Inhabited
from ..reduction import Assertion, Reduction
from ..verdicts import Malformed


class SignClaim(Assertion):
    """Each of `holds` is true at every real point where all of `where` are."""

    def read(self, fields: Record) -> None:
        """Take `where` and `holds`."""
        self.where_texts, self.goal_texts = fields.texts("where"), fields.texts("holds")
        self.where = self.setting.conditions(self.where_texts)
        self.goals = self.setting.conditions(self.goal_texts)
        if not self.goals:
            raise Malformed("empty", "nothing is claimed to hold", fields.place)

    def obligations(self) -> Reduction:
        """One for each condition."""
        yield Inhabited(self.setting, self.where)
        for goal in self.goals:
            yield self.setting.entails(self.where, goal)

    def sentence(self) -> str:
        """For all real ... with ...: p > 0 and ..."""
        return f"{self.setting.quantifier(self.where_texts)}: {' and '.join(self.goal_texts)}"
