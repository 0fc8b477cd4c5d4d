"""Obligation E: for all parameters in a domain there is a state that satisfies given conditions.

The witness is a state, polynomial in the parameters, or a path of states on which the intermediate value theorem
finds one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .conditions import Condition, equations
from .files import Record
from .grammar import polynomial
from .identity import Identity
from .polynomial import Polynomial
from .setting import PATH, Setting
from .sign import Sign
from .verdicts import Malformed, Rejected


def entails(setting: Setting, domain: Sequence[Condition], goal: Condition) -> Sign | Identity:
    """The obligation that `goal` holds on `domain`: I for an equation, S for an inequality."""
    if goal.relation == "=":
        return Identity(goal.text, goal.polynomial, equations(domain))
    return Sign(goal, tuple(domain), setting.constants)


@dataclass(frozen=True)
class Existence:
    """For all parameters in `domain` some state satisfies `wanted`.

    Lemma (choice by continuity). If a < b, g(a) > 0 > g(b) and g is continuous, then g vanishes somewhere in (a, b);
    so it is enough that every zero of g in (a, b) gives a state as wanted. Likewise with >= for >, and [a, b].
    """

    setting: Setting
    domain: tuple[Condition, ...]
    wanted: tuple[Condition, ...]

    @property
    def words(self) -> str:
        """The obligation, for messages."""
        return "some state satisfies " + " and ".join(c.text for c in self.wanted)

    def discharge(self, witness: Record) -> list[Sign | Identity]:
        """What remains to be proved once the witness has chosen: a state, or a path, g and its two ends."""
        setting, domain = self.setting, self.domain
        remaining: list[Sign | Identity] = []
        if "root" in witness:
            g = self._read(witness.text("root"), path=True)
            ends = [self._read(text) for text in witness.texts("between")]
            if len(ends) != 2:
                raise Malformed("shape", "between has two ends", witness.place)
            t = setting.ring.generator(PATH)
            first, second = (g.substitute({PATH: end}) for end in ends)
            relation = witness.text("ends")
            if relation not in (">", ">="):
                raise Malformed("shape", "ends is '>' (open) or '>=' (closed)", witness.place)
            for p, text in ((ends[1] - ends[0], "b - a"), (first, "g(a)"), (-second, "-g(b)")):
                remaining.append(entails(setting, domain, Condition(p, relation, f"{text} {relation} 0")))
            domain += (
                Condition(g, "=", "g = 0"),
                Condition(t - ends[0], relation, f"{PATH} - a {relation} 0"),
                Condition(ends[1] - t, relation, f"b - {PATH} {relation} 0"),
            )
            state = [self._read(text, path=True) for text in witness.texts("state")]
        else:
            state = [self._read(text) for text in witness.texts("state")]
        witness.close()
        if len(state) != len(setting.variables):
            raise Rejected("state", f"{len(state)} components for {len(setting.variables)} variables")
        images = dict(zip(setting.variables, state, strict=True))
        return remaining + [
            entails(setting, domain, c.mapped(lambda p: p.substitute(images), f"{c.text} at the state"))
            for c in self.wanted
        ]

    def _read(self, text: str, path: bool = False) -> Polynomial:
        """A polynomial in the parameters and constants, and along a path in its parameter."""
        p = polynomial(text, self.setting.ring)
        for name in p.generators():
            if name in self.setting.variables or (name == PATH and not path):
                raise Rejected("state", f"{name} may not occur in {text!r}")
        return p
