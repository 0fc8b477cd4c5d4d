"""Obligation: signed permutations of the variables commute with the map, and keep what confines its orbits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from ..files import Record
from ..limits import within
from ..polynomial import Polynomial
from ..verdicts import Malformed, Rejected
from .classes import Signed

MAX_GROUP = 48
MAX_VISITS = 1000


@dataclass(frozen=True)
class Symmetries:
    """Symmetries of the map, of the box of half-widths or ends `box`, and of the absolute values of `functions`."""

    variables: Sequence[str]
    step: Sequence[Polynomial]
    box: Sequence[tuple[Fraction, Fraction]]
    functions: Sequence[Polynomial]
    words = "symmetries of the map, and how often a point may be visited"

    def discharge(self, witness: Record) -> tuple[list[Signed], int]:
        """The group, the identity first, and the number of visits; Rejected unless it is a group of symmetries."""
        texts = witness.texts("symmetries")
        visits = witness.position("visits", MAX_VISITS)
        witness.close()
        if not visits:
            raise Malformed("shape", "each point is visited once at least", witness.place)
        within("group", len(texts) + 1, MAX_GROUP)
        group = [tuple((1, i) for i in range(len(self.variables))), *map(self._read, texts)]
        if len(set(group)) != len(group) or any(_after(g, h) not in group for g, h in product(group, group)):
            raise Rejected("group", "the symmetries with the identity are not a group")
        for g in group[1:]:
            self.keeps(g)
        return group, visits

    def _read(self, text: str) -> Signed:
        """The images of the variables, as in "-y x"."""
        words = text.split(" ")
        names = [word.removeprefix("-") for word in words]
        if sorted(names) != sorted(self.variables):
            raise Malformed("symmetry", f"{text[:40]!r} does not list each variable once, perhaps with a sign")
        return tuple(
            (-1 if word[0] == "-" else 1, self.variables.index(x)) for word, x in zip(words, names, strict=True)
        )

    def keeps(self, g: Signed) -> None:
        """Rejected unless g is a symmetry of all."""
        ring = self.step[0].ring
        images = {
            x: ring.generator(self.variables[source]).scaled(Fraction(sign))
            for x, (sign, source) in zip(self.variables, g, strict=True)
        }
        for p, (sign, source) in zip(self.step, g, strict=True):
            if p.substitute(images) != self.step[source].scaled(Fraction(sign)):
                raise Rejected("symmetry", "a symmetry does not commute with the map")
        for (low, high), (sign, source) in zip(self.box, g, strict=True):
            if (low, high) != (self.box[source] if sign > 0 else tuple(-x for x in reversed(self.box[source]))):
                raise Rejected("symmetry-box", "a symmetry does not keep the box")
        for p in self.functions:
            if p.substitute(images) not in (p, -p):
                raise Rejected("symmetry-apart", "a symmetry does not keep the absolute value of a function")


def _after(g: Signed, h: Signed) -> Signed:
    """G applied to the image under h."""
    return tuple((sign * h[source][0], h[source][1]) for sign, source in g)
