"""Kind `atlas`: for parameters of some measure the critical orbits, and almost all others, end at a cycle. Lemma 20."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..files import Record
from ..grammar import rational
from ..intervals import Grid
from ..lemmas.attracted import GRID_BITS, UNIT_BITS, Attraction, Row
from ..lemmas.critical import Critical, CriticalPoint, odd
from ..lemmas.orbits import Family
from ..lemmas.parameters import values
from ..polynomial import Polynomial
from ..reduction import Assertion, Reduction
from ..verdicts import Malformed, Rejected

RELIES_ON = (
    "Singer's theorem, Koebe's principle and the absence of wandering intervals, for negative Schwarzian derivative "
    "(de Melo, van Strien, One-Dimensional Dynamics)"
)


@dataclass(frozen=True)
class Rows:
    """Obligation: rows from `start` on, `end` at most. The witness lists some."""

    atlas: Atlas
    critical: Polynomial
    start: Fraction
    words = "the critical orbits converge to a cycle"

    def discharge(self, witness: Record) -> tuple[Fraction, Fraction]:
        """Where the last row ends, and the length of all; Rejected unless they follow one another, and show this."""
        attraction = self.atlas.attraction(self.critical)
        last, total = self.start, Fraction(0)
        for row in map(Row.read, witness.text("rows").split("; ")):
            low, high = Fraction(row.low, 1 << UNIT_BITS), Fraction(row.high, 1 << UNIT_BITS)
            if not last <= low < high <= self.atlas.high:
                raise Rejected("row-order", f"a row from {row.low} to {row.high} is out of place")
            attraction.shown(row)
            last, total = high, total + high - low
        witness.close()
        return last, total


class Atlas(Assertion):
    """A cycle attracts the critical orbits and almost all bounded ones, for a set of parameters of some measure."""

    relies_on = (RELIES_ON,)

    def read(self, fields: Record) -> None:
        """Take `parameter`, `at`, `low`, `high`, `measure`."""
        setting = self.setting
        self.parameter, self.at = fields.text("parameter"), fields.texts("at")
        self.low, self.high, self.measure = (rational(fields.text(name)) for name in ("low", "high", "measure"))
        self.numbers = values(setting, self.at, self.parameter)
        self.map, *more = (p.substitute(self.numbers) for p in setting.map)
        self.odd = odd(self.map, setting.variables[0])
        if more or not self.parameter or not 0 < self.measure <= self.high - self.low:
            raise Malformed("shape", "a map of the line, a parameter and 0 < measure <= high - low", fields.place)

    def obligations(self) -> Reduction:
        """The critical points; then rows, until their length is the measure."""
        critical = yield Critical(self.setting, self.map, self.numbers)
        last, total = self.low, Fraction(0)
        while total < self.measure:
            last, added = yield Rows(self, critical, last)
            total += added

    def attraction(self, critical: Polynomial) -> Attraction:
        """The family, and its critical point by this polynomial, on the grid of the rows."""
        grid, (x,), t = Grid(GRID_BITS, self.setting.ring.meter), self.setting.variables, self.parameter
        return Attraction(Family(self.map, x, t, grid), CriticalPoint(critical, t, self.odd, grid))

    def sentence(self) -> str:
        """Of all real ...: for a set of measure ..."""
        given = f"For {' and '.join(self.at)}: of" if self.at else "Of"
        x = self.setting.variables[0]
        mirror = f" or to its mirror image under {x} -> -{x}" if self.odd else ""
        return (
            f"{given} all real {self.parameter} between {self.low} and {self.high}, a set of measure at least "
            f"{self.measure} has this property: F has a cycle such that the orbit of every critical point, and of "
            f"almost every start whose orbit is bounded, converges to it{mirror}"
        )
