"""Kind `branching`: a fold, flip, pitchfork or transcritical bifurcation, and the cycles that meet there. Lemma 17."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from ..files import Record
from ..grammar import rational
from ..lemmas.bifurcations import CLOSING, FIELDS, KNOWN, LISTS, NAMES, NUMBERS, SIDES, sentence
from ..lemmas.branches import Branches
from ..lemmas.chain import Chain
from ..lemmas.exact import Exact
from ..lemmas.parameters import unused, values
from ..lemmas.piece import Piece
from ..lemmas.solution import Solution
from ..lemmas.unfolding import Unfolding
from ..reduction import Assertion, Reduction, met
from ..verdicts import Malformed


class Branching(Assertion):
    """At a value of a parameter a cycle has the multiplier 1 or -1, and other cycles come out of it."""

    def read(self, fields: Record) -> None:
        """Take `type`, `parameter`, `coordinate`, `side`, `value`; `at`, `known`, `inside`; numbers; `cycle`."""
        setting, d = self.setting, len(self.setting.variables)
        unused(setting, NAMES)
        self.texts = {name: fields.text(name) for name in FIELDS}
        self.lists = {name: fields.texts(name) for name in LISTS}
        self.numbers = {name: rational(fields.text(name)) for name in NUMBERS}
        type_, self.parameter, coordinate, self.side, value = self.texts.values()
        self.value = next((s for s in setting.constants if s.name == value), None)
        self.piece = Piece(fields.record("cycle"), setting, "")
        numbers = values(setting, self.lists["at"], self.parameter)
        self.step = [p.substitute(numbers) for p in setting.map]
        self.known = [setting.parameter_polynomial(text).substitute(numbers) for text in self.lists["known"]]
        shapes = {
            "type": type_ in CLOSING and self.side in SIDES,
            "value": not value or self.value is not None,
            "parameter": self.parameter in setting.parameters and coordinate in setting.variables,
            "known": len(self.known) == (d if type_ in KNOWN else 0),
            "cycle": self.piece.period == 1 or not self.known,
            "known point": not any(set(p.generators()) - {self.parameter} for p in self.known),
            "within, spread or reach": min(self.numbers[name] for name in ("within", "spread", "reach")) > 0,
            "inside": len(self.lists["inside"]) in ({0, 1 if type_ == "flip" else 2} if d < 3 else {0}),
        }
        for words in (words for words, fits in shapes.items() if not fits):
            raise Malformed("shape", f"{words} does not fit a bifurcation of this type", fields.place)

    def obligations(self) -> Reduction:
        """A chain of boxes for the unfolding."""
        low, high, within, spread, _ = self.numbers.values()
        type_, place = self.texts["type"], self.setting.variables.index(self.texts["coordinate"])
        unfolding = Unfolding(self.setting, self.step, self.parameter, type_, place)
        start = -spread if type_ == "transcritical" else Fraction(0)
        equations = unfolding.equations(self.known, (start, spread), self.piece.period)
        near = tuple((*p, (low + high) / 2) for p in self.piece.middle())
        then = partial(self._as_said, unfolding=unfolding)
        solution = yield Chain("an unfolding", equations, then, near, spread, min(within, (high - low) / 4))
        if self.value is not None:
            yield from met(Exact(self.setting, self.value, equations, solution))

    def _as_said(self, solution: Solution, unfolding: Unfolding) -> None:
        low, high, within, _, reach = self.numbers.values()
        branches = Branches(unfolding, self.known, solution)
        branches.starts(self.piece.middle(), within)
        branches.least_period()
        branches.parameter(low, high, reach, self.side)
        branches.inside(self.lists["inside"])

    def sentence(self) -> str:
        """For ...: there are ..."""
        return sentence(self.texts, self.lists, self.numbers, self.piece.period) + self.piece.listed()
