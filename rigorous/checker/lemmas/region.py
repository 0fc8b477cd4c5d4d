"""Where cycles are looked for: a box, apart from the zeros of some functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, floor

from ..files import Record
from ..grammar import rational
from ..intervals import Interval
from ..limits import within
from ..polynomial import Polynomial
from ..setting import Setting
from ..verdicts import Malformed
from .classes import Signed
from .closed_orbits import BITS, Space
from .confined import Confined
from .delayed import Delayed
from .symmetries import Symmetries

MAX_VARIABLES = 8


class Region:
    """States with low_i <= x_i <= high_i and |p| >= least for each p of `apart`."""

    def __init__(self, fields: Record, setting: Setting, numbers: Mapping[str, Polynomial]) -> None:
        """Take `box` (low, high) and `apart` (function, least)."""
        within("variables", len(setting.variables), MAX_VARIABLES)
        self.variables = setting.variables
        self.step = [p.substitute(numbers) for p in setting.map]
        self.box: list[tuple[Fraction, Fraction]] = []
        self.apart: list[tuple[str, Polynomial, Fraction]] = []
        for side in fields.records("box"):
            self.box.append((rational(side.text("low")), rational(side.text("high"))))
            side.close()
        for item in fields.records("apart"):
            text, least = item.text("function"), rational(item.text("least"))
            self.apart.append((text, setting.polynomial(text).substitute(numbers), least))
            item.close()
        if len(self.box) != len(self.variables) or any(low >= high for low, high in self.box):
            raise Malformed("shape", "the box has a low and a higher end for each variable", fields.place)
        if any(least <= 0 for _, _, least in self.apart):
            raise Malformed("shape", "functions have positive least absolute values", fields.place)

    def symmetries(self) -> Symmetries:
        """The obligation to name symmetries that keep it."""
        return Symmetries(self.variables, self.step, self.box, [p for _, p, _ in self.apart])

    def confined(self) -> Confined:
        """The obligation that all cycles apart from the zeros lie in the box, which is symmetric."""
        apart = [(p, least) for _, p, least in self.apart]
        return Confined(self.variables, self.step, [high for _, high in self.box], apart)

    def inner(self) -> list[Interval]:
        """The box in units of 2^-BITS, rounded inward."""
        ends = [(low * (1 << BITS), high * (1 << BITS)) for low, high in self.box]
        return [(ceil(low), floor(high)) for low, high in ends]

    def space(self, group: Sequence[Signed], visits: int) -> Space:
        """The closed orbits in it, the first coordinate of the first point the largest among all images."""
        delayed = Delayed(self.variables, self.step)
        first, *_ = retained = delayed.retained
        root: list[Interval] = []
        for j in range(len(retained)):
            copies = [(c, side) for (c, source, _), side in zip(delayed.places, self.box, strict=True) if source == j]
            ends = [sorted((low / c, high / c)) for c, (low, high) in copies]
            low, high = max(low for low, _ in ends), min(high for _, high in ends)
            root.append((floor(low * (1 << BITS)), ceil(high * (1 << BITS))))
        apart = [(delayed.reduced(p), floor(least * (1 << BITS))) for _, p, least in self.apart]
        order = {(g[first][0], retained.index(g[first][1])) for g in group}
        return Space(delayed, tuple(root), tuple(apart), tuple(sorted(order)), visits)

    def sentences(self) -> tuple[str, list[str]]:
        """The box in words, and the other conditions."""
        sides = [f"{low} <= {x} <= {high}" for x, (low, high) in zip(self.variables, self.box, strict=True)]
        return " and ".join(sides), [f"|{text}| >= {least}" for text, _, least in self.apart]
