"""Kind `branching`: a fold, flip, pitchfork or transcritical bifurcation, and the cycles that meet there. Lemma 17."""

from __future__ import annotations

from functools import partial

from ..files import Record
from ..lemmas.bifurcations import CLOSING, KNOWN, NAMES, SIDES, Bifurcation
from ..lemmas.branches import Branches
from ..lemmas.chain import Chain
from ..lemmas.exact import Exact
from ..lemmas.parameters import unused, values
from ..lemmas.solution import Solution
from ..lemmas.unfolding import Unfolding
from ..reduction import Assertion, Reduction, met
from ..verdicts import Malformed


class Branching(Assertion):
    """At a value of a parameter a cycle has the multiplier 1 or -1, and other cycles come out of it."""

    def read(self, fields: Record) -> None:
        """Take the fields of a `Bifurcation`."""
        setting, d = self.setting, len(self.setting.variables)
        unused(setting, NAMES)
        self.said = said = Bifurcation.read(fields, setting)
        self.value = next((s for s in setting.constants if s.name == said.value), None)
        numbers = values(setting, said.at, said.parameter)
        self.step = [p.substitute(numbers) for p in setting.map]
        self.known = [setting.parameter_polynomial(text).substitute(numbers) for text in said.known]
        shapes = {
            "type": said.type in CLOSING and said.side in SIDES,
            "value": not said.value or self.value is not None,
            "parameter": said.parameter in setting.parameters and said.coordinate in setting.variables,
            "known": len(self.known) == (d if said.type in KNOWN else 0),
            "cycle": said.cycle.period == 1 or not self.known,
            "known point": setting.mentioned(*said.known) <= set(setting.parameters),
            "within, spread or reach": min(said.within, said.spread, said.reach) > 0,
            "inside": len(said.inside) in (0, 1 if said.type == "flip" else 2),
        }
        for words in (words for words, fits in shapes.items() if not fits):
            raise Malformed("shape", f"{words} does not fit a bifurcation of this type", fields.place)

    def obligations(self) -> Reduction:
        """A chain of boxes for the unfolding."""
        said, place = self.said, self.setting.variables.index(self.said.coordinate)
        unfolding = Unfolding(self.setting, self.step, said.parameter, said.type, place)
        equations = unfolding.equations(self.known, (said.start, said.spread), said.cycle.period)
        near = tuple((*p, (said.low + said.high) / 2) for p in said.cycle.middle())
        then = partial(self._as_said, unfolding=unfolding)
        accuracy = min(said.within, (said.high - said.low) / 4)
        solution = yield Chain("an unfolding", equations, then, near, said.spread, accuracy)
        if self.value is not None:
            yield from met(Exact(self.setting, self.value, equations, solution))

    def _as_said(self, solution: Solution, unfolding: Unfolding) -> None:
        said = self.said
        branches = Branches(unfolding, self.known, solution)
        branches.starts(said.cycle.middle(), said.within)
        branches.least_period()
        branches.parameter(said.low, said.high, said.reach, said.side)
        branches.multipliers(said.inside)

    def sentence(self) -> str:
        """For ...: there are ..."""
        return self.said.sentence()
