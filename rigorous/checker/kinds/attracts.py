"""Kind `attracts`: every orbit that starts in a ball converges to its centre. Lemma 6."""

from __future__ import annotations

from ..conditions import Condition
from ..files import Record
from ..lemmas.inhabited import Inhabited
from ..reduction import Assertion, Reduction
from ..verdicts import Malformed

STEPS = tuple("12345678")


class Attracts(Assertion):
    """Every orbit from 0 <= |x - a|^2 <= radius_squared converges to the fixed point a, by F^steps.

    The centre a and the squared radius are polynomials in the parameters.
    """

    def read(self, fields: Record) -> None:
        """Take `where` (on parameters), `centre`, `radius_squared`, `steps`."""
        setting = self.setting
        self.where_texts, self.centre_texts = fields.texts("where"), fields.texts("centre")
        self.radius_text, self.steps_text = fields.text("radius_squared"), fields.text("steps")
        self.where = setting.parameter_conditions(self.where_texts)
        self.centre = [setting.parameter_polynomial(text) for text in self.centre_texts]
        self.radius_squared = setting.parameter_polynomial(self.radius_text)
        if len(self.centre) != len(setting.variables) or self.steps_text not in STEPS:
            raise Malformed("shape", "the centre has one entry for each variable, and steps is 1 to 8", fields.place)

    def obligations(self) -> Reduction:
        """The centre is fixed, the radius positive, and F^steps brings every other point of the ball closer."""
        setting, ring = self.setting, self.setting.ring
        yield Inhabited(setting, self.where)
        at_centre = dict(zip(setting.variables, self.centre, strict=True))
        for component, a in zip(setting.map, self.centre, strict=True):
            fixed = Condition(component.substitute(at_centre) - a, "=", "the centre is fixed")
            yield setting.entails(self.where, fixed)
        yield setting.entails(self.where, Condition(self.radius_squared, ">", "the radius is positive"))
        distance = ring.constant(0)
        for x, a in zip(setting.variables, self.centre, strict=True):
            distance = distance + (ring.generator(x) - a) ** 2
        after = distance
        for _ in range(int(self.steps_text)):
            after = setting.image(after)
        ball = (Condition(self.radius_squared - distance, ">=", "the ball"), Condition(distance, ">", "not the centre"))
        yield setting.entails(self.where + ball, Condition(distance - after, ">", "F^steps moves closer"))

    def sentence(self) -> str:
        """For all real ...: every orbit that starts within ... converges to ..."""
        setting = self.setting
        centre = f"({', '.join(self.centre_texts)})"
        return (
            f"{setting.quantifier(self.where_texts, setting.parameters)}: {centre} is a fixed point of F, and every "
            f"orbit of F that starts at a squared distance of at most {self.radius_text} from it converges to it"
        )
