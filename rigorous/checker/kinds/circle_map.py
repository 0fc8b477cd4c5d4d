"""Kind `circle-map`: on a closed curve the map turns and multiplies the angle. Lemma 13."""

from __future__ import annotations

from ..conditions import Condition
from ..files import Record
from ..lemmas.circle import circle, free_of_angle, turned
from ..lemmas.inhabited import Inhabited
from ..reduction import Assertion, Reduction
from ..verdicts import Malformed

DEGREES = tuple(f"{sign}{k}" for sign in ("", "-") for k in range(2, 10))


class CircleMap(Assertion):
    """F sends the point of angle theta on a curve to the one of angle phi + degree * theta.

    The curve is given in c = cos(theta), s = sin(theta), which `circle` names; `turn` is (cos(phi), sin(phi)); `angle`
    gives c and s on the curve, each as a numerator in the state and a denominator in the parameters.
    """

    def read(self, fields: Record) -> None:
        """Take `where` (on parameters), `circle`, `curve`, `angle`, `turn` and `degree`."""
        setting = self.setting
        self.names = fields.texts("circle")
        self.on_circle = circle(setting, self.names)
        self.texts = {name: fields.texts(name) for name in ("where", "curve", "turn", "angle")}
        self.degree = fields.text("degree")
        self.where = setting.parameter_conditions(self.texts["where"])
        self.curve, self.turn = ([setting.parameter_polynomial(t) for t in self.texts[n]] for n in ("curve", "turn"))
        self.angle = [setting.polynomial(text) for text in self.texts["angle"]]
        fixed = [*self.turn, *self.angle, *(c.polynomial for c in self.where)]
        if (len(self.curve), len(self.turn), len(self.angle)) != (len(setting.variables), 2, 4):
            raise Malformed(
                "shape", "the curve has a component for each variable, the turn two, the angle four entries"
            )
        if self.degree not in DEGREES:
            raise Malformed("degree", "degrees go from 2 to 9 or -9 to -2", fields.place)
        free_of_angle(fixed, self.names)

    def obligations(self) -> Reduction:
        """F(X(c, s)) = X(C, S) on the circle, and the angle can be read off X."""
        setting, ring = self.setting, self.setting.ring
        yield Inhabited(setting, (*self.where, self.on_circle))
        domain = (*self.where, self.on_circle)
        point = [ring.generator(name) for name in self.names]
        image = dict(zip(self.names, turned(point, self.turn, int(self.degree)), strict=True))
        on_curve = dict(zip(setting.variables, self.curve, strict=True))
        a, b = self.turn
        equal = [a * a + b * b - ring.constant(1)]
        equal += [f.substitute(on_curve) - x.substitute(image) for f, x in zip(setting.map, self.curve, strict=True)]
        for x, top, below in zip(point, self.angle[::2], self.angle[1::2], strict=True):
            equal.append(top.substitute(on_curve) - below * x)
            yield setting.entails(domain, Condition(below, "!=", "a denominator of the angle"))
        for p in equal:
            yield setting.entails(domain, Condition(p, "=", "the map on the curve"))

    def sentence(self) -> str:
        """For all real ...: F maps the curve into itself by theta -> phi + degree * theta."""
        texts, (c, s) = self.texts, self.names
        given = [name for name in self.setting.parameters if name not in self.names]
        tops = [f"({p})/({q})" for p, q in zip(texts["angle"][::2], texts["angle"][1::2], strict=True)]
        curve, turn = (f"({', '.join(texts[name])})" for name in ("curve", "turn"))
        return (
            f"{self.setting.quantifier(texts['where'], given)}: F sends the point {curve} of angle theta, "
            f"{c} = cos(theta), {s} = sin(theta), of a closed curve to the point of angle phi + ({self.degree})*theta "
            f"of the curve, where (cos(phi), sin(phi)) = {turn}; on the curve {c} = {tops[0]} and {s} = {tops[1]}, so "
            f"F on it is conjugate to multiplication of angles by {self.degree}: uniform measure in theta is invariant "
            f"and mixing, with tangential exponent ln({abs(int(self.degree))}), also the topological entropy on it"
        )
