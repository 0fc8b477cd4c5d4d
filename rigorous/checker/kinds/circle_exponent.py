"""Kind `circle-exponent`: the exponent across a closed curve, for uniform measure in its angle. Lemma 14."""

from __future__ import annotations

from fractions import Fraction

from ..conditions import Condition
from ..files import Record
from ..grammar import rational
from ..lemmas.circle import ModulusSquared, circle, free_of_angle
from ..lemmas.growth import cofactor_of
from ..lemmas.inhabited import Inhabited
from ..lemmas.logarithm import Logarithm
from ..lemmas.regular import Regular
from ..reduction import Assertion, Reduction, met
from ..verdicts import Malformed


class CircleExponent(Assertion):
    """The mean of ln |K| over the curve X(theta) is 2 ln(root) = 2 arccosh(y), where h o F = h K for h = `across`.

    It is positive exactly when all of `positive_when` hold; `between` is empty or two numbers that enclose it.
    """

    relies_on = ("Jensen's formula",)

    def read(self, fields: Record) -> None:
        """Take `where` (on parameters), `circle`, `curve`, `across`, `root`, `arccosh`, `positive_when`, `between`."""
        setting = self.setting
        self.names = fields.texts("circle")
        self.on_circle = circle(setting, self.names)
        self.texts = {name: fields.texts(name) for name in ("where", "curve", "positive_when", "between")}
        self.across_text, self.root_text, self.cosh_text = (fields.text(n) for n in ("across", "root", "arccosh"))
        self.where = setting.parameter_conditions(self.texts["where"])
        self.positive = setting.parameter_conditions(self.texts["positive_when"])
        self.curve = [setting.parameter_polynomial(text) for text in self.texts["curve"]]
        self.across = setting.polynomial(self.across_text)
        self.root, self.cosh = map(setting.parameter_polynomial, (self.root_text, self.cosh_text))
        self.ends = [rational(text) for text in self.texts["between"]]
        fixed = [self.across, self.root, self.cosh, *(c.polynomial for c in self.where + self.positive)]
        if (len(self.curve), len(setting.variables)) != (2, 2) or len(self.ends) not in (0, 2) or not self.positive:
            raise Malformed("shape", "a plane curve, no or two ends, and `positive_when` are needed", fields.place)
        free_of_angle(fixed, self.names)

    def obligations(self) -> Reduction:
        """X lies in {h = 0}; K(X) = |g|^2, g without zeros in the disc, g(0) = root >= 1; the sign."""
        setting, one = self.setting, self.setting.ring.constant(1)
        yield Inhabited(setting, (*self.where, self.on_circle))
        (cofactor,) = yield cofactor_of(setting, self.across)
        on_curve = dict(zip(setting.variables, self.curve, strict=True))
        h, k = self.across.substitute(on_curve), cofactor.substitute(on_curve)
        yield setting.entails((*self.where, self.on_circle), Condition(h, "=", "the curve lies in {h = 0}"))
        on = tuple(Condition(setting.ring.generator(x) - p, "=", "x = X") for x, p in on_curve.items())
        yield from met(Regular(setting, (*self.where, self.on_circle, *on), self.across))
        yield from met(ModulusSquared(setting, self.where, self.names, k, self.root))
        yield setting.entails(self.where, Condition(self.root - one, ">=", "root >= 1"))
        equation = self.root * self.root - (self.cosh * self.root).scaled(Fraction(2)) + one
        yield setting.entails(self.where, Condition(equation, "=", "root^2 - 2 y root + 1 = 0"))
        yield setting.entails(self.where + self.positive, Condition(self.cosh - one, ">", "y > 1"))
        for c in self.positive:
            yield setting.entails((*self.where, c.negated()), Condition(one - self.cosh, ">=", "y <= 1"))
        if self.ends:
            yield from met(Logarithm(setting, self.where, self.root, self.ends[0] / 2, self.ends[1] / 2))

    def sentence(self) -> str:
        """For all real ...: the exponent across the curve is 2 arccosh(...)."""
        texts, (c, s) = self.texts, self.names
        given = [name for name in self.setting.parameters if name not in self.names]
        between = f" and lies between {' and '.join(texts['between'])}" if self.ends else ""
        return (
            f"{self.setting.quantifier(texts['where'], given)}: {self.across_text} vanishes on the curve of the points "
            f"({', '.join(texts['curve'])}), {c} = cos(theta), {s} = sin(theta), where its gradient does not, and is "
            f"multiplied by a polynomial in each step of F; the mean over theta of the logarithm of that factor's "
            f"absolute value, which is the exponent of F across the curve for uniform measure in theta wherever F "
            f"keeps this measure, is 2*arccosh({self.cosh_text}) = 2*ln({self.root_text}){between}, and is > 0 if and "
            f"only if {' and '.join(texts['positive_when'])}"
        )
