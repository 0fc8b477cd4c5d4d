"""Kind `sign-preserved`: the map keeps the sign of a function. Lemma 4."""

from __future__ import annotations

from ..conditions import Condition
from ..files import Record
from ..lemmas.identity import Identity
from ..lemmas.inhabited import Inhabited
from ..reduction import Assertion, Reduction
from ..verdicts import Malformed


class SignPreserved(Assertion):
    """g o F has the sign of g at every state, for all parameters in `where`, for the given `function` g."""

    def read(self, fields: Record) -> None:
        """Take `where` (on parameters) and `function`."""
        self.where_texts, self.function_text = fields.texts("where"), fields.text("function")
        self.where = self.setting.parameter_conditions(self.where_texts)
        self.function = self.setting.polynomial(self.function_text)
        if not self.function:
            raise Malformed("empty", "the function is 0", fields.place)

    def obligations(self) -> Reduction:
        """G o F = g K, and K > 0 wherever the parameters are in the domain."""
        setting = self.setting
        yield Inhabited(setting, self.where)
        image = setting.image(self.function)
        (cofactor,) = yield Identity("g o F = g K", image, (self.function,))
        yield setting.entails(self.where, Condition(cofactor, ">", "K > 0"))

    def sentence(self) -> str:
        """For all real ...: g o F has the sign of g ..."""
        setting, state = self.setting, f"({', '.join(self.setting.variables)})"
        g = self.function_text if self.function_text.isidentifier() else f"({self.function_text})"
        return (
            f"{setting.quantifier(self.where_texts, setting.parameters)}: at every real {state}, {g} after one step "
            f"of F has the sign of {g}; so F maps each of the sets of {state} where {g} is < 0, = 0 and > 0 into "
            f"itself, and each of them is its own preimage"
        )
