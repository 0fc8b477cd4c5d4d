"""Kind `escapes`: every orbit that starts outside a ball grows monotonically to infinity. Lemma 7."""

from __future__ import annotations

from ..conditions import Condition
from ..files import Record
from ..lemmas.inhabited import Inhabited
from ..reduction import Assertion, Reduction


class Escapes(Assertion):
    """Every orbit with |x|^2 > beyond at the start has |x|^2 strictly growing to infinity."""

    def read(self, fields: Record) -> None:
        """Take `where` (on parameters) and `beyond`, a polynomial in the parameters."""
        setting = self.setting
        self.where_texts, self.beyond_text = fields.texts("where"), fields.text("beyond")
        self.where = setting.parameter_conditions(self.where_texts)
        self.beyond = setting.parameter_polynomial(self.beyond_text)

    def obligations(self) -> Reduction:
        """|F(x)|^2 > |x|^2 wherever |x|^2 > beyond."""
        setting, ring = self.setting, self.setting.ring
        yield Inhabited(setting, self.where)
        size = ring.constant(0)
        for x in setting.variables:
            size = size + ring.generator(x) ** 2
        outside = Condition(size - self.beyond, ">", f"|x|^2 > {self.beyond_text}")
        growth = Condition(setting.image(size) - size, ">", "|F(x)|^2 > |x|^2")
        yield setting.entails((*self.where, outside), growth)

    def sentence(self) -> str:
        """For all real ...: every orbit that starts outside the ball grows to infinity."""
        setting = self.setting
        size = " + ".join(f"{x}^2" for x in setting.variables)
        return (
            f"{setting.quantifier(self.where_texts, setting.parameters)}: along every orbit of F that starts with "
            f"{size} > {self.beyond_text}, {size} increases strictly and tends to infinity"
        )
