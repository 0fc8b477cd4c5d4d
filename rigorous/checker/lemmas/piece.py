"""One piece of a family of cycles: approximate points, affine in a parameter, over an interval of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from ..files import Record
from ..grammar import polynomial, rational
from ..limits import MAX_LIST, within
from ..polynomial import Polynomial, Ring
from ..setting import Setting
from ..verdicts import Malformed, Rejected
from .equations import Equations
from .solution import Solution

SHOWN = 8
"""How many points a sentence lists."""
NAMES = re.compile(r"[xp](k|[0-9]+)|k")
"""Names that sentences use for points."""
Point = tuple[Fraction, ...]


def counted(number: str) -> str:
    """So many multipliers, in words."""
    return f"{number} multiplier{'' if number == '1' else 's'}"


class Piece:
    """Approximate points p_0, ..., p_{n-1} over low <= t <= high; without parameter t = 0."""

    def __init__(self, fields: Record, setting: Setting, over: str) -> None:
        """Take `between` and `points`, the coordinates one after the other."""
        ends = [rational(text) for text in fields.texts("between")]
        self.texts = fields.texts("points")
        fields.close()
        d = len(setting.variables)
        if len(ends) != (2 if over else 0) or not self.texts or len(self.texts) % d:
            raise Malformed("shape", "between has two ends if a parameter varies; points have all coordinates")
        self.span = (ends[0], ends[1]) if over else (Fraction(0), Fraction(0))
        if over and not ends[0] < ends[1]:
            raise Malformed("empty-span", f"there is nothing from {ends[0]} to {ends[1]}", fields.place)
        self.period = len(self.texts) // d
        within("list", self.period, MAX_LIST)
        ring = Ring((over,) if over else (), setting.ring.meter)
        entries = [polynomial(text, ring) for text in self.texts]
        if any(p.degree() > 1 for p in entries):
            raise Malformed("affine", "points are numbers, or of degree one in the parameter that varies")
        self.ends = [self._at(entries, end, over, d) for end in self.span]

    @staticmethod
    def _at(entries: Sequence[Polynomial], t: Fraction, over: str, d: int) -> list[Point]:
        ring = entries[0].ring
        at = [p.substitute({over: ring.constant(t)} if over else {}).constant_value() or Fraction(0) for p in entries]
        return [tuple(at[i : i + d]) for i in range(0, len(at), d)]

    def equations(self, setting: Setting, step: tuple[Polynomial, ...], over: str) -> Equations:
        """The equations for cycles of this period."""
        return Equations(setting.variables, over, self.span, step, step, self.period)

    def cycle(self) -> str:
        """What has these points nearby, in words."""
        if self.period == 1:
            return "fixed point x0"
        if self.period == 2:
            return "cycle x0, x1 (each is mapped to the other)"
        return f"cycle x0, ..., x{self.period - 1} (each is mapped to the next, the last to the first)"

    def listed(self) -> str:
        """The points in words; of many only the first."""
        d = len(self.texts) // self.period
        shown = [f"p{k} = ({', '.join(self.texts[k * d : k * d + d])})" for k in range(min(self.period, SHOWN))]
        return ", ".join(shown) + (", and so on as the claim lists" if self.period > SHOWN else "")

    def middle(self) -> tuple[Point, ...]:
        """The points in the middle of the interval."""
        return tuple(tuple((x + y) / 2 for x, y in zip(*pair, strict=True)) for pair in zip(*self.ends, strict=True))

    def least_period(self, radius: Fraction) -> None:
        """Rejected unless points within `radius` of p_0 differ from those within it of p_k, for 0 < k | n, k < n."""
        for k in range(1, self.period):
            if self.period % k == 0 and not any(
                min(a, b) > 2 * radius or max(a, b) < -2 * radius
                for a, b in zip(
                    *([x - y for x, y in zip(end[0], end[k], strict=True)] for end in self.ends), strict=True
                )
            ):
                raise Rejected("least-period", f"the points number 0 and {k} may be equal")

    def encloses(self, solution: Solution, radius: Fraction, alone: Fraction) -> None:
        """Rejected unless |z_k - p_k| <= radius, and the boxes of the solution hold all with |z_k - p_k| <= alone."""
        grid = solution.grid
        for t, points in zip(self.span, self.ends, strict=True):
            for k, (box, p) in enumerate(zip(solution.boxes.boxes(solution.radius, t), points, strict=True)):
                near = [(grid.enclose(x - radius)[1], grid.enclose(x + radius)[0]) for x in p]
                if not all(a <= low and high <= b for (low, high), (a, b) in zip(box, near, strict=True)):
                    raise Rejected("within", f"the point number {k} is not seen to lie within {radius} of p_{k}")
            around = [[(grid.enclose(x - alone)[0], grid.enclose(x + alone)[1]) for x in p] for p in points]
            solution.surrounds(around, t)

    def continues(self, other: Piece, radius: Fraction, alone: Fraction) -> None:
        """Rejected unless the other piece begins where this ends, with the same cycle."""
        if self.span[1] != other.span[0] or self.period != other.period:
            raise Rejected("gap", f"a piece ends at {self.span[1]}, and the next begins at {other.span[0]}")
        for p, q in zip(self.ends[1], other.ends[0], strict=True):
            if max(abs(x - y) for x, y in zip(p, q, strict=True)) + radius > alone:
                raise Rejected("join", f"at {self.span[1]} two pieces may belong to different cycles")
