"""Obligation: all cycles, perhaps apart from some zeros, lie in |x_i| <= s_i (docs/lemmas.md, Confinement)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from ..conditions import Condition
from ..files import Record
from ..grammar import polynomial, rational
from ..names import PATHS
from ..polynomial import Polynomial
from ..sign import Sign
from ..verdicts import Malformed

BEFORE = "before"


@dataclass(frozen=True)
class Confined:
    """A reason: exits, for each variable i, if m = max |x_i|/s_i > 1 on a cycle; or a function that grows outside."""

    variables: Sequence[str]
    step: Sequence[Polynomial]
    radii: Sequence[Fraction]
    apart: Sequence[tuple[Polynomial, Fraction]]
    """Only cycles with |p| >= least at all points are concerned."""
    words = "all cycles lie in the box"

    def discharge(self, witness: Record) -> list[Sign]:
        """What remains to be proved, once the reason is chosen."""
        if "function" in witness:
            found = self._growing(witness.text("function"), rational(witness.text("beyond")))
        else:
            texts = witness.texts("exits")
            if len(texts) != len(self.variables):
                raise Malformed("shape", "there is one exit for each variable", witness.place)
            found = [sign for i, text in enumerate(texts) for sign in self.exits(i, text)]
        witness.close()
        return found

    def _growing(self, text: str, beyond: Fraction) -> list[Sign]:
        """V grows at each step where V > c, and V <= c only in the box."""
        ring = self.step[0].ring
        v = polynomial(text, ring)
        above = v - ring.constant(beyond)
        after = v.substitute(dict(zip(self.variables, self.step, strict=True)))
        away = [Condition(p * p - ring.constant(least**2), ">=", "|p| >= least") for p, least in self.apart]
        found = [Sign(Condition(after - v, ">", "V grows"), (Condition(above, ">", "V > c"), *away))]
        for x, radius in zip(self.variables, self.radii, strict=True):
            side = ring.constant(radius**2) - ring.generator(x) ** 2
            found.append(Sign(Condition(side, ">=", f"|{x}| <= s"), (Condition(-above, ">=", "V <= c"),)))
        return found

    def exits(self, i: int, text: str) -> list[Sign]:
        """Why m is not attained by the variable i: what has to be proved."""
        ring, x = self.step[0].ring, self.variables[i]
        m = ring.generator(PATHS[0])
        ends = [m.scaled(radius) for radius in self.radii]
        inside = [Condition(m - ring.constant(1), ">", "m > 1")]
        for name, end in zip(self.variables, ends, strict=True):
            inside += [
                Condition(end + ring.generator(name).scaled(Fraction(s)), ">=", f"|{name}| <= m s") for s in (1, -1)
            ]
        if text == BEFORE:
            images = [ends[i] + self.step[i].scaled(Fraction(s)) for s in (1, -1)]
            return [Sign(Condition(p, ">", f"|{x} after a step| < m s"), tuple(inside)) for p in images]
        words = text.split(" ")
        if len(words) != 2 or any(word.removeprefix("-") not in self.variables for word in words):
            raise Malformed("exit", f"{text[:40]!r} is neither {BEFORE!r} nor two variables, perhaps with a sign")
        found = []
        for face, word in zip((1, -1), words, strict=True):
            j, sign = self.variables.index(word.removeprefix("-")), -1 if word[0] == "-" else 1
            at = {x: ends[i].scaled(Fraction(face))}
            rest = tuple(
                c.mapped(partial(Polynomial.substitute, images=at), c.text)
                for k, c in enumerate(inside)
                if (k - 1) // 2 != i
            )
            goal = self.step[j].substitute(at).scaled(Fraction(sign)) - ends[j]
            found.append(Sign(Condition(goal, ">", f"{word} after a step > m s, if {x} is at an end"), rest))
        return found
