"""Kind `branching`: a fold, flip, pitchfork or transcritical bifurcation, and the cycles that meet there. Lemma 17."""

from __future__ import annotations

from fractions import Fraction

from ..files import Record
from ..grammar import rational
from ..lemmas.branches import Branches
from ..lemmas.chain import Chain
from ..lemmas.piece import Piece, values
from ..lemmas.solution import Solution
from ..lemmas.unfolding import CLOSING, Unfolding
from ..reduction import Assertion, Reduction
from ..verdicts import Malformed

NEW = {
    "fold": ("ak + sqrt(q)*bk and ak - sqrt(q)*bk are two cycles of least period {n}", "0 < q"),
    "flip": ("ak + sqrt(q)*bk and, after them, ak - sqrt(q)*bk are one cycle of least period {n}*2", "0 < q"),
    "pitchfork": ("a0 + sqrt(q)*b0 and a0 - sqrt(q)*b0 are two fixed points other than a0", "0 < q"),
    "transcritical": ("a0 + q*b0 is a fixed point other than a0", "0 < |q|"),
}
"""What branches off, for which q."""


class Branching(Assertion):
    """At a value of a parameter a cycle has the multiplier 1 or -1, and other cycles come out of it."""

    def read(self, fields: Record) -> None:
        """Take `type`, `parameter`, `at`, `near` (points), `within`, `known`, `between`, `coordinate`, and more."""
        setting, d = self.setting, len(self.setting.variables)
        self.type, self.parameter, self.coordinate, self.side = (
            fields.text(name) for name in ("type", "parameter", "coordinate", "side")
        )
        self.at, self.known_texts, self.inside = (fields.texts(name) for name in ("at", "known", "inside"))
        self.numbers = {name: rational(fields.text(name)) for name in ("low", "high", "within", "spread", "reach")}
        numbers = values(setting, self.at, self.parameter)
        self.step = [p.substitute(numbers) for p in setting.map]
        self.known = [setting.parameter_polynomial(text).substitute(numbers) for text in self.known_texts]
        self.piece = Piece(fields.record("cycle"), setting, "")
        if any(set(p.generators()) - {self.parameter} for p in self.known):
            raise Malformed("known", f"a known fixed point is a polynomial in {self.parameter} alone", fields.place)
        if self.type not in CLOSING or self.side not in {"<", ">"} or self.coordinate not in setting.variables:
            raise Malformed("shape", f"the type is one of {', '.join(CLOSING)}, the side < or >", fields.place)
        if len(self.known) != (0 if self.type in {"fold", "flip"} else d) or (self.known and self.piece.period > 1):
            raise Malformed("shape", "a known fixed point belongs to pitchfork and transcritical alone", fields.place)
        if min(self.numbers[name] for name in ("within", "spread", "reach")) <= 0 or not self.parameter:
            raise Malformed("shape", "within, spread and reach are positive", fields.place)
        if len(self.inside) not in ({0, 1 if self.type == "flip" else 2} if d < 3 else {0}):
            raise Malformed("shape", "inside holds a number for each cycle, or nothing", fields.place)

    def obligations(self) -> Reduction:
        """A chain of boxes for the unfolding."""
        n, spread = self.numbers, self.numbers["spread"]
        phase = self.setting.variables.index(self.coordinate)
        unfolding = Unfolding(self.setting, self.step, self.parameter, self.type, phase)
        start = -spread if self.type == "transcritical" else Fraction(0)
        equations = unfolding.equations(self.known, (start, spread), self.piece.period)
        near = tuple((*p, (n["low"] + n["high"]) / 2) for p in self.piece.middle())

        def then(solution: Solution) -> None:
            branches = Branches(unfolding, self.known, solution)
            branches.starts(self.piece.middle(), n["within"])
            branches.least_period()
            branches.parameter(n["low"], n["high"], n["reach"], self.side)
            if self.inside:
                branches.inside(self.inside)

        accuracy = min(n["within"], (n["high"] - n["low"]) / 4)
        yield Chain("an unfolding", equations, then, near, spread, accuracy)

    def sentence(self) -> str:
        """There are ..."""
        n, mu = self.piece.period, self.parameter
        low, high, within, spread, reach = map(str, self.numbers.values())
        new, condition = NEW[self.type]
        known = f", where a0 = ({', '.join(self.known_texts)}) is a fixed point for all {mu}" if self.known else ""
        inside = f"; {' and '.join(self.inside)} of the multipliers of these lie inside the unit circle, and none on it"
        given = f"For {' and '.join(self.at)}: " if self.at else ""
        return (
            f"{given}{self.type} bifurcation: there are {mu}(q), ak(q), bk(q) "
            f"(0 <= k < {n}), continuous in q{known}, such that at {mu}(0), which lies between {low} and {high}, the points "
            f"ak(0) are a cycle of least period {n} with the multiplier {CLOSING[self.type]}, at most {within} from pk in "
            f"each coordinate; for {condition} <= {spread}, at {mu}(q), the points {new.format(n=n)}, and the coordinate "
            f"{self.coordinate} of b0 is 1{inside if self.inside else ''}; and {mu}(q) is strictly "
            f"{'increasing' if self.side == '>' else 'decreasing'} and moves by at least {reach}, with {self.piece.listed()}"
        )
