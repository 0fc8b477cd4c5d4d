"""Kind `cycles-across`: the multiplier of every cycle on an invariant curve, across the curve. Lemma 9."""

from __future__ import annotations

from ..conditions import Condition
from ..files import Record
from ..lemmas.growth import Growth
from ..lemmas.inhabited import Inhabited, fails
from ..lemmas.regular import Regular
from ..reduction import Assertion, Reduction, met
from ..verdicts import Malformed

CONCLUSIONS = {"<": "less than 1 in absolute value, so the cycle attracts", ">": "greater than 1, so the cycle repels"}


class CyclesAcross(Assertion):
    """The multiplier across {across = 0} of every cycle there, given `where`, is < or > 1.

    Excepted are cycles at all points of which all of `unless` hold.
    """

    def read(self, fields: Record) -> None:
        """Take `where` (on parameters), `across`, `on` (on states), `factor`, `product`, `unless`."""
        setting = self.setting
        self.texts = {name: fields.texts(name) for name in ("where", "on", "unless")}
        self.across_text, self.factor_text, self.product = (
            fields.text(name) for name in ("across", "factor", "product")
        )
        self.across, self.factor = setting.polynomial(self.across_text), setting.polynomial(self.factor_text)
        curve = Condition(self.across, "=", f"{self.across_text} = 0")
        on = (curve, *setting.conditions(self.texts["on"]))
        self.where = setting.parameter_conditions(self.texts["where"])
        self.domain = self.where + on
        self.unless = setting.conditions(self.texts["unless"])
        if len(setting.variables) != 2:
            raise Malformed("shape", "a curve lies in the plane", fields.place)
        if self.product not in CONCLUSIONS or any(c.relation != "=" for c in self.unless):
            raise Malformed("equations", "`product` is '<' or '>', and `unless` lists equations", fields.place)

    def obligations(self) -> Reduction:
        """The curve is regular, h o F = h t, and the product of t along cycles is as claimed."""
        setting = self.setting
        yield Inhabited(setting, self.domain + fails(self.unless))
        yield setting.entails((), Condition(setting.image(self.across) - self.across * self.factor, "=", "h o F = h t"))
        yield from met(Regular(setting, self.domain, self.across))
        yield from met(Growth(setting, self.domain, self.unless, self.factor, self.product))

    def sentence(self) -> str:
        """For all real ...: along every cycle ... the product of ... is ..."""
        setting = self.setting
        on, unless = (" and ".join(self.texts[name]) for name in ("on", "unless"))
        return (
            f"{setting.quantifier(self.texts['where'], setting.parameters)}: the curve {{{self.across_text} = 0}} is "
            f"mapped into itself, and for every cycle of F on it, of any period,"
            f"{f' at all of whose points {on},' if on else ''} "
            f"{f'unless {unless} at each of its points, ' if unless else ''}the multiplier across the curve, which is "
            f"the product of {self.factor_text} over the points of the cycle, is {CONCLUSIONS[self.product]} across it"
        )
