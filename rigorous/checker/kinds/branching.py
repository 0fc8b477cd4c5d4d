"""Kind `branching`: a fold, flip, pitchfork or transcritical bifurcation, and the cycles that meet there. Lemma 17."""

from __future__ import annotations

from fractions import Fraction

from ..files import Record
from ..grammar import rational
from ..lemmas.bifurcations import CLOSING, NAMES, branching
from ..lemmas.branches import Branches
from ..lemmas.chain import Chain
from ..lemmas.parameters import unused, values
from ..lemmas.piece import Piece
from ..lemmas.solution import Solution
from ..lemmas.unfolding import Unfolding
from ..reduction import Assertion, Reduction
from ..verdicts import Malformed


class Branching(Assertion):
    """At a value of a parameter a cycle has the multiplier 1 or -1, and other cycles come out of it."""

    def read(self, fields: Record) -> None:
        """Take `type`, `parameter`, `at`, `near` (points), `within`, `known`, `between`, `coordinate`, and more."""
        setting, d = self.setting, len(self.setting.variables)
        unused(setting, NAMES)
        self.type, self.parameter, self.coordinate, self.side = (
            fields.text(name) for name in ("type", "parameter", "coordinate", "side")
        )
        self.at, self.known_texts, self.inside = (fields.texts(name) for name in ("at", "known", "inside"))
        self.numbers = {name: rational(fields.text(name)) for name in ("low", "high", "within", "spread", "reach")}
        numbers = values(setting, self.at, self.parameter)
        self.step = [p.substitute(numbers) for p in setting.map]
        self.known = [setting.parameter_polynomial(text).substitute(numbers) for text in self.known_texts]
        self.piece = Piece(fields.record("cycle"), setting, "")
        shapes = {
            "type, side or coordinate": self.type in CLOSING
            and self.side in "<>"
            and self.coordinate in setting.variables,
            "known": len(self.known) == (0 if self.type in {"fold", "flip"} else d)
            and not (self.known and self.piece.period > 1)
            and not any(set(p.generators()) - {self.parameter} for p in self.known),
            "within, spread or reach": min(self.numbers[name] for name in ("within", "spread", "reach")) > 0,
            "inside": len(self.inside) in ({0, 1 if self.type == "flip" else 2} if d < 3 else {0}),
        }
        for words in (words for words, fits in shapes.items() if not fits):
            raise Malformed("shape", f"{words} does not fit a bifurcation of this type", fields.place)

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
        """For ...: there are ..."""
        words = branching(
            self.type,
            self.parameter,
            self.piece.period,
            self.numbers,
            self.known_texts,
            self.coordinate,
            self.inside,
            self.side,
        )
        given = f"For {' and '.join(self.at)}: " if self.at else ""
        return f"{given}{words}, with points pk: {self.piece.listed()}"
