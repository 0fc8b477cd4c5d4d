"""Kind `crossing`: over an interval a cycle crosses a flip or Neimark-Sacker threshold once. Lemma 18."""

from __future__ import annotations

from ..files import Record
from ..grammar import rational
from ..lemmas.chain import Chain
from ..lemmas.crossing import Crossing
from ..lemmas.normal_form import cubic_sign
from ..lemmas.parameters import unused, values
from ..lemmas.piece import NAMES, Piece
from ..lemmas.solution import Solution
from ..reduction import Assertion, Reduction
from ..verdicts import Malformed

TYPES = {"flip": "the multiplier -1", "neimark-sacker": "two complex multipliers on the unit circle"}
SHAPES = {("flip", 1, False, 2), ("flip", 2, False, 2), ("neimark-sacker", 2, False, 2), ("neimark-sacker", 2, True, 2)}
CURVES = {"": "", "<": "attracting", ">": "repelling"}
RELIES_ON = "the Neimark-Sacker theorem (Kuznetsov, Elements of Applied Bifurcation Theory, Theorem 4.6)"


class CrossingClaim(Assertion):
    """The only cycle near the points given, for t from a to b, has a multiplier on the unit circle for one t only."""

    def read(self, fields: Record) -> None:
        """Take `type`, `parameter`, `at`, `cycle`, `within`, `alone_within`, `low`, `high`, `inside`, `cubic`."""
        setting, d = self.setting, len(self.setting.variables)
        unused(setting, NAMES)
        self.type, self.parameter, self.cubic = (fields.text(name) for name in ("type", "parameter", "cubic"))
        self.at, self.inside = fields.texts("at"), fields.texts("inside")
        self.numbers = {name: rational(fields.text(name)) for name in ("within", "alone_within", "low", "high")}
        numbers = values(setting, self.at, self.parameter)
        self.step = tuple(p.substitute(numbers) for p in setting.map)
        self.piece = Piece(fields.record("cycle"), setting, self.parameter)
        shape = (self.type, d, bool(self.cubic), len(self.inside))
        if shape not in SHAPES or self.cubic not in CURVES or not self.parameter:
            raise Malformed("shape", "a type is flip or, in the plane, neimark-sacker with a cubic", fields.place)
        if not 0 < self.numbers["within"] <= self.numbers["alone_within"]:
            raise Malformed("shape", "0 < within <= alone_within", fields.place)
        self.relies_on = (RELIES_ON,) if self.cubic else ()

    def obligations(self) -> Reduction:
        """A chain of boxes over the whole interval."""
        equations = self.piece.equations(self.setting, self.step, self.parameter)
        within, alone, *_ = self.numbers.values()
        yield Chain("a chain of boxes", equations, self._as_said, self.piece.middle(), alone, within)

    def _as_said(self, solution: Solution) -> None:
        within, alone, low, high = self.numbers.values()
        self.piece.least_period(within)
        self.piece.encloses(solution, within, alone)
        crossing = Crossing(self.type, solution)
        crossing.once(low, high)
        crossing.inside(self.inside)
        if self.cubic:
            cubic_sign(solution, self.cubic)

    def sentence(self) -> str:
        """For ...: ..."""
        within, alone, low, high = self.numbers.values()
        n, t, (start, end) = self.piece.period, self.parameter, self.piece.span
        given = f"For {' and '.join(self.at)}, and e" if self.at else "E"
        iterate = "F" if n == 1 else f"F^{n}"
        curve = f", where a closed {CURVES[self.cubic]} curve invariant under {iterate} branches off"
        return (
            f"{given}very real {t} from {start} to {end}: F has exactly one {self.piece.cycle()} such "
            f"that every coordinate of xk - pk is at most {alone} in absolute value; these are even at most {within}; "
            f"{n} is the least period; for one {t} alone, which lies between {low} and {high}, it has "
            f"{TYPES[self.type]}{curve if self.cubic else ''}; for smaller {t} {self.inside[0]} and for larger {t} "
            f"{self.inside[1]} of the multipliers lie inside the unit circle, and none on it, with points pk: "
            f"{self.piece.listed()}"
        )
