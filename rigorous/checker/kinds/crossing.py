"""Kind `crossing`: over an interval a cycle has the multiplier -1, or two on the unit circle, once. Lemma 18."""

from __future__ import annotations

from ..files import Record
from ..grammar import rational
from ..lemmas.chain import Chain
from ..lemmas.crossing import Crossing
from ..lemmas.normal_form import cubic_sign
from ..lemmas.parameters import unused, values
from ..lemmas.piece import NAMES, Piece, counted
from ..lemmas.solution import Solution
from ..reduction import Assertion, Reduction
from ..verdicts import Malformed

TYPES = {
    "flip": "the multiplier -1 and no other multiplier on the unit circle",
    "neimark-sacker": "two multipliers on the unit circle that are not real",
}
SHAPES = {("flip", 1, False, 2), ("flip", 2, False, 2), ("neimark-sacker", 2, False, 2), ("neimark-sacker", 2, True, 2)}
CURVES = {"": "", "<": "attracting", ">": "repelling"}
RELIES_ON = "the Neimark-Sacker theorem (Kuznetsov, Elements of Applied Bifurcation Theory, 1998, Theorem 4.6)"


class CrossingClaim(Assertion):
    """The only cycle near the points given, for t from a to b, has a multiplier on the unit circle for one t only."""

    def read(self, fields: Record) -> None:
        """Take `type`, `parameter`, `at`, `cycle`, `within`, `alone_within`, `low`, `high`, `inside`, `cubic`."""
        setting, d = self.setting, len(self.setting.variables)
        unused(setting, NAMES)
        self.type, self.parameter, self.cubic = (fields.text(name) for name in ("type", "parameter", "cubic"))
        self.at, self.inside = fields.texts("at"), fields.texts("inside")
        self.within, self.alone = rational(fields.text("within")), rational(fields.text("alone_within"))
        self.low, self.high = rational(fields.text("low")), rational(fields.text("high"))
        numbers = values(setting, self.at, self.parameter)
        self.step = tuple(p.substitute(numbers) for p in setting.map)
        self.piece = Piece(fields.record("cycle"), setting, self.parameter)
        shape = (self.type, d, bool(self.cubic), len(self.inside))
        if shape not in SHAPES or self.cubic not in CURVES or not self.parameter:
            raise Malformed("shape", "a type is flip or, in the plane, neimark-sacker with a cubic", fields.place)
        if not 0 < self.within <= self.alone:
            raise Malformed("shape", "0 < within <= alone_within", fields.place)
        self.relies_on = (RELIES_ON,) if self.cubic else ()

    def obligations(self) -> Reduction:
        """A chain of boxes over the whole interval."""
        equations = self.piece.equations(self.setting, self.step, self.parameter)
        yield Chain("a chain of boxes", equations, self._as_said, self.piece.middle(), self.alone, self.within)

    def _as_said(self, solution: Solution) -> None:
        self.piece.least_period(self.within)
        self.piece.encloses(solution, self.within, self.alone)
        crossing = Crossing(self.type, solution)
        crossing.once(self.low, self.high)
        crossing.inside(self.inside)
        if self.cubic:
            cubic_sign(solution, self.cubic)

    def sentence(self) -> str:
        """For ...: ..."""
        n, t, (start, end) = self.piece.period, self.parameter, self.piece.span
        given = f"For {' and '.join(self.at)}, and f" if self.at else "F"
        k = "0" if n == 1 else "k"
        iterate, least = ("F", "") if n == 1 else (f"F^{n}", f"; {n} is the least period")
        curve = f", where a closed {CURVES[self.cubic]} curve invariant under {iterate} branches off"
        return (
            f"{given}or every real {t} from {start} to {end}, F has exactly one {self.piece.cycle()} such that every "
            f"coordinate of x{k} - p{k} is at most {self.alone} in absolute value; these are even at most {self.within}"
            f"{least}; for one {t} alone, which lies between {self.low} and {self.high}, it has {TYPES[self.type]}"
            f"{curve if self.cubic else ''}; for smaller {t} it has {counted(self.inside[0])} inside the unit circle "
            f"and for larger {t} {self.inside[1]}, and none on it, with {self.piece.listed()}"
        )
