"""Kind `atlas`: for parameters of some measure the critical orbits, and almost all others, end at a cycle. Lemma 20."""

from __future__ import annotations

from ..conditions import Condition
from ..files import Record
from ..grammar import rational
from ..lemmas.critical import Critical, odd
from ..lemmas.laid import laid
from ..lemmas.parameters import values
from ..lemmas.rows import Rows
from ..polynomial import Polynomial
from ..reduction import Assertion, Reduction
from ..verdicts import Malformed

RELIES_ON = (
    "Singer's theorem, Koebe's principle and the absence of wandering intervals, for negative Schwarzian derivative "
    "(de Melo, van Strien, One-Dimensional Dynamics)"
)


class Atlas(Assertion):
    """A cycle attracts the critical orbits and almost all bounded ones, for a set of parameters of some measure."""

    relies_on: tuple[str, ...] = (RELIES_ON,)
    which, mirror, streamed = "F", "", True

    def read(self, fields: Record) -> None:
        """Take `parameter`, `at`, `low`, `high`, `measure`."""
        self.parameter, self.at = fields.text("parameter"), fields.texts("at")
        self.low, self.high, self.measure = (rational(fields.text(name)) for name in ("low", "high", "measure"))
        self.numbers = values(self.setting, self.at, self.parameter)
        self.x, self.map = self.setting.variables[0], self.on_the_line(fields).substitute(self.numbers)
        self.odd = odd(self.map, self.x)
        if not self.parameter or not 0 < self.measure <= self.high - self.low:
            raise Malformed("shape", "a parameter and 0 < measure <= high - low are needed", fields.place)

    def on_the_line(self, fields: Record) -> Polynomial:
        """The map of the line that the claim is about, in the first variable; `fields` may say more of it."""
        if len(self.setting.map) != 1:
            raise Malformed("shape", "the map is of the line", fields.place)
        return self.setting.map[0]

    def range(self) -> tuple[Condition, ...]:
        """The parameters strictly between the ends."""
        t, constant = self.setting.ring.generator(self.parameter), self.setting.ring.constant
        sides = ((t - constant(self.low), "the range begins"), (constant(self.high) - t, "the range ends"))
        return tuple(Condition(p, ">", text) for p, text in sides)

    def obligations(self) -> Reduction:
        """The critical points; then parts of the range, until their length is the measure."""
        critical = yield Critical(self.setting, self.x, self.map, self.numbers)
        asked = (self.low, self.high, self.measure, self.setting, self.x, self.map, self.parameter)
        yield from laid(Rows(*asked, critical))

    def sentence(self) -> str:
        """Of all real ...: for a set of measure ..."""
        given = f"For {' and '.join(self.at)}: of" if self.at else "Of"
        mirror = f" or{self.mirror} to its mirror image under {self.x} -> -{self.x}" if self.odd else ""
        return (
            f"{given} all real {self.parameter} between {self.low} and {self.high}, a set of measure at least "
            f"{self.measure} has this property: {self.which} has a cycle such that the orbit of every critical point, "
            f"and of almost every start whose orbit is bounded, converges to it{mirror}"
        )
