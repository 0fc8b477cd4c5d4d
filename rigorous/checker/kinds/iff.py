"""Kind `iff`: a property of the map holds exactly on a set of parameters. Lemma 3."""

from __future__ import annotations

from ..conditions import Condition
from ..files import Record
from ..lemmas.existence import Existence, Somewhere
from ..lemmas.inhabited import Inhabited
from ..reduction import Assertion, Reduction, met
from ..verdicts import Malformed

QUANTIFIERS = ("none", "all", "some")


class Iff(Assertion):
    """For all parameters in `where`: Q if and only if all of `exactly_when`.

    Q depends on `quantifier`:
    none    all of `holds`, on parameters alone;
    all     every state that satisfies `states` satisfies `holds`, which is one condition;
    some    some state satisfies all of `holds`; `states` is empty.
    """

    def read(self, fields: Record) -> None:
        """Take `where`, `quantifier`, `states`, `holds`, `exactly_when`."""
        setting = self.setting
        self.quantifier = fields.text("quantifier")
        self.texts = {name: fields.texts(name) for name in ("where", "states", "holds", "exactly_when")}
        self.where = setting.parameter_conditions(self.texts["where"])
        self.threshold = setting.parameter_conditions(self.texts["exactly_when"])
        self.states = setting.conditions(self.texts["states"])
        read = setting.parameter_conditions if self.quantifier == "none" else setting.conditions
        self.holds = read(self.texts["holds"])
        if self.quantifier not in QUANTIFIERS:
            raise Malformed("quantifier", f"the quantifier is one of {', '.join(QUANTIFIERS)}", fields.place)
        if not self.holds or not self.threshold:
            raise Malformed("empty", "both sides of an equivalence need a condition", fields.place)
        if self.states and self.quantifier != "all":
            raise Malformed("states", "`states` belongs to the quantifier 'all'", fields.place)
        if self.quantifier == "all" and len(self.holds) != 1:
            raise Malformed("one-condition", "under 'all' there is one condition to hold", fields.place)

    def obligations(self) -> Reduction:
        """Both implications; the one that starts from 'all' by contraposition. The threshold is met somewhere."""
        setting = self.setting
        yield Inhabited(setting, self.where + self.states)
        yield from self._by_states() if self.quantifier == "all" else self._directly()
        yield from met(Somewhere(setting, self.where + self.threshold + self.states))

    def _by_states(self) -> Reduction:
        """For 'all': where the threshold fails there is a state that does not serve."""
        for goal in self.holds:
            yield self.setting.entails(self.where + self.threshold + self.states, goal)
        for c in self.threshold:
            wanted = (*self.states, self.holds[0].negated())
            yield from self._exists((*self.where, c.negated()), wanted)

    def _directly(self) -> Reduction:
        for goal in self.threshold:
            yield self.setting.entails(self.where + self.holds, goal)
        if self.quantifier == "some":
            yield from self._exists(self.where + self.threshold, self.holds)
            return
        for goal in self.holds:
            yield self.setting.entails(self.where + self.threshold, goal)

    def _exists(self, domain: tuple[Condition, ...], wanted: tuple[Condition, ...]) -> Reduction:
        setting = self.setting
        return met(Existence(setting, domain, wanted, setting.variables, setting.parameters))

    def sentence(self) -> str:
        """For all real ...: ... if and only if ..."""
        parameters = self.setting.quantifier(self.texts["where"], self.setting.parameters)
        holds, states, threshold = (" and ".join(self.texts[name]) for name in ("holds", "states", "exactly_when"))
        who = f"real {', '.join(self.setting.variables)}"
        left = {
            "none": holds,
            "all": f"(for all {who}{f' with {states}' if states else ''}: {holds})",
            "some": f"(there are {who} with {holds})",
        }[self.quantifier]
        return f"{parameters}: {left} if and only if {threshold}"
