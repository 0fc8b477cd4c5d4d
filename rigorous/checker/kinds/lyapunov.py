"""Kind `lyapunov`: a quotient of powers that grows strictly along orbits. Lemma 10."""

from __future__ import annotations

from fractions import Fraction

from ..conditions import Condition
from ..files import Record
from ..lemmas.growth import cofactor_of, means
from ..lemmas.inhabited import Inhabited, fails, vanishing
from ..polynomial import Polynomial
from ..reduction import Assertion, Reduction
from ..verdicts import Malformed


class Lyapunov(Assertion):
    """Phi = |h_0| / (|h_1|^b_1 |h_2|^b_2 ...) grows strictly, unless `unless` holds, where no h_j vanishes.

    In a system of two variables it may also be claimed that Phi has no limit where h_0 and one h_j vanish.
    """

    def read(self, fields: Record) -> None:
        """Take `where` (on parameters), `numerator`, `denominator`, `unless`, `no_limit_at_zeros`."""
        setting = self.setting
        self.where_texts, self.unless_texts = fields.texts("where"), fields.texts("unless")
        self.where, self.unless = setting.parameter_conditions(self.where_texts), setting.conditions(self.unless_texts)
        parts = fields.records("denominator")
        self.functions = [fields.text("numerator"), *(part.text("function") for part in parts)]
        self.exponents = [part.text("exponent") for part in parts]
        for part in parts:
            part.close()
        self.h = [setting.polynomial(text) for text in self.functions]
        self.weights = [setting.parameter_polynomial(text).scaled(Fraction(1, 2)) for text in self.exponents]
        self.no_limit = (limits := fields.text("no_limit_at_zeros")) == "yes"
        if limits not in ("yes", "no") or (self.no_limit and len(setting.variables) != 2):
            raise Malformed("limits", "no_limit_at_zeros is 'no', or 'yes' for two variables", fields.place)
        if not self.weights or not self.unless or any(c.relation != "=" for c in self.unless):
            raise Malformed("empty", "a denominator is needed, and equations `unless`", fields.place)

    def obligations(self) -> Reduction:
        """Cofactors k_j; k_0 is at least a weighted mean of the k_j^2; h_0, h_j are coordinates where both vanish."""
        setting = self.setting
        nonzero = [Condition(h, "!=", f"{text} != 0") for h, text in zip(self.h, self.functions, strict=True)]
        domain, zero = (*self.where, *nonzero), vanishing(self.h[1:])
        yield Inhabited(setting, domain + fails(self.unless))
        for relation in ("!=", "=") if self.no_limit else ("!=",):
            yield Inhabited(setting, (*self.where, zero, Condition(self.h[0], relation, f"numerator {relation} 0")))
        cofactors: list[Polynomial] = []
        for h in self.h:
            cofactors += yield cofactor_of(setting, h)
        weighted = list(zip(self.weights, cofactors[1:], strict=True))
        for a in self.weights:
            yield setting.entails(self.where, Condition(a, ">", "exponents are positive"))
        for each in means(setting, domain, cofactors[0], weighted, self.unless):
            _ = yield each
        for j in range(1, len(self.h)) if self.no_limit else ():
            zeros = tuple(Condition(self.h[i], "=", f"{self.functions[i]} = 0") for i in (0, j))
            (a, b), (c, d) = ([self.h[i].derivative(x) for x in setting.variables] for i in (0, j))
            others = [h for i, h in enumerate(self.h) if i not in (0, j)]
            for p in (a * d - b * c, *others):
                yield setting.entails(self.where + zeros, Condition(p, "!=", "no limit at zeros"))

    def sentence(self) -> str:
        """For all real ...: Phi grows strictly ..."""
        h0, *rest = self.functions
        state = f"({', '.join(self.setting.variables)})"
        below = " * ".join(f"|{h}|^({b})" for h, b in zip(rest, self.exponents, strict=True))
        nonzero = " and ".join(f"{h} != 0" for h in self.functions)
        zero = " or ".join(f"{h} = 0" for h in rest)
        no_limit = f", and has no limit at points where {h0} = 0 and ({zero})" if self.no_limit else ""
        return (
            f"{self.setting.quantifier(self.where_texts, self.setting.parameters)}: for Phi = |{h0}| / ({below}) and "
            f"all real {state} with {nonzero}, unless {' and '.join(self.unless_texts)}, Phi is larger at F{state} "
            f"than at {state}, or its denominator vanishes at F{state} and its numerator does not; along points where "
            f"it is defined Phi tends to infinity at points where ({zero}) and {h0} != 0{no_limit}"
        )
