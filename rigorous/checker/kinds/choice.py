"""Kind `choice`: a value that serves all others exists exactly on a set of parameters. Lemma 15."""

from __future__ import annotations

from ..conditions import Condition
from ..files import Record
from ..lemmas.existence import Existence, Somewhere
from ..lemmas.inhabited import Inhabited
from ..reduction import Assertion, Reduction, met
from ..verdicts import Malformed


class Choice(Assertion):
    """Some values of `choose`, with `such_that`, make `holds` true of all of `for_all`, with `given`.

    Given `where`, that is so if and only if all of `exactly_when` hold. The other names are parameters.
    """

    def read(self, fields: Record) -> None:
        """Take `choose`, `for_all`, `where`, `such_that`, `given`, `holds` (one condition) and `exactly_when`."""
        names = self.setting.parameters + self.setting.variables
        lists = ("choose", "for_all", "where", "such_that", "given", "holds", "exactly_when")
        self.texts = {name: fields.texts(name) for name in lists}
        self.choose, self.for_all = self.texts["choose"], self.texts["for_all"]
        bound = self.choose + self.for_all
        if not self.choose or not self.for_all or len(set(bound)) != len(bound) or not set(bound) <= set(names):
            raise Malformed("names", "choose and for_all are two lists of names of the system, without overlap")
        self.free = tuple(name for name in names if name not in bound)
        self.where, self.threshold = (self._conditions(name, bound) for name in ("where", "exactly_when"))
        self.such_that = self._conditions("such_that", self.for_all)
        self.given, self.holds = self._conditions("given", ()), self._conditions("holds", ())
        if len(self.holds) != 1 or not self.threshold:
            raise Malformed("one-condition", "there is one condition to hold, and a threshold", fields.place)

    def _conditions(self, name: str, excluded: tuple[str, ...]) -> tuple[Condition, ...]:
        if self.setting.mentioned(*self.texts[name]) & set(excluded):
            raise Malformed("names", f"`{name}` depends on a name that is bound further in")
        return self.setting.conditions(self.texts[name])

    def obligations(self) -> Reduction:
        """A choice where the threshold holds, which is so somewhere; else a counterexample to every choice."""
        setting = self.setting
        yield Inhabited(setting, self.where + self.such_that + self.given)
        domain = self.where + self.threshold
        yield from met(Existence(setting, domain, self.such_that, self.choose, self.free, self.given, self.holds))
        for c in self.threshold:
            domain = (*self.where, c.negated(), *self.such_that)
            wanted = (*self.given, self.holds[0].negated())
            yield from met(Existence(setting, domain, wanted, self.for_all, self.free + self.choose))
        yield from met(Somewhere(setting, self.where + self.threshold + self.such_that + self.given))

    def sentence(self) -> str:
        """For all real ...: (there are ... such that for all ...) if and only if ..."""
        said = {name: " and ".join(texts) for name, texts in self.texts.items()}
        such_that = f" with {said['such_that']}" if self.such_that else ""
        given = f" with {said['given']}" if self.given else ""
        return (
            f"{self.setting.quantifier(self.texts['where'], self.free)}: (there are real {', '.join(self.choose)}"
            f"{such_that} such that for all real {', '.join(self.for_all)}{given}: {said['holds']}) if and only if "
            f"{said['exactly_when']}"
        )
