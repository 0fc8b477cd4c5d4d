"""Closed orbits that are alone in their boxes, by Krawczyk's operator (docs/lemmas.md, Isolated orbits)."""

from __future__ import annotations

from collections.abc import Sequence
from operator import mul

from ..intervals import Interval
from ..verdicts import Rejected
from .closed_orbits import Boxes, Isolated
from .delayed import Delayed
from .forms import charge
from .narrowing import Equation
from .response import pay, responses

SLACK_BITS = 32
"""Boxes are enlarged by a quarter, and by 2^-SLACK_BITS."""
REFINEMENTS = 24


class Krawczyk:
    """The equations x_{l+1} - f(x_l, ...) = 0 for closed orbits of n points, in units of 2^-bits."""

    def __init__(self, delayed: Delayed, equations: Sequence[Equation], n: int, bits: int) -> None:
        self.delayed, self.equations, self.n, self.bits, self.width = delayed, equations, n, bits, len(equations)
        self.slopes = delayed.slopes(bits)
        self.steep = [f for row in (*self.slopes, *(e.slopes for e in equations)) for f in row]
        delayed.meter().spend(n * len(delayed.window))
        self.places = [[((k - lag) % n) * self.width + j for lag, j in delayed.window] for k in range(n)]

    def isolated(self, boxes: Boxes) -> Isolated:
        """The closed orbit that is alone in these boxes, somewhat enlarged; Rejected if that is not seen."""
        bits, unit = self.bits, 1 << self.bits
        sides = [side for row in boxes for side in row]
        centre = [(a + b) >> 1 for a, b in sides]
        reach = [(b - a) * 5 // 8 + (unit >> SLACK_BITS) for a, b in sides]
        region = [(c - r, c + r) for c, r in zip(centre, reach, strict=True)]
        charge(self.delayed.meter(), self.steep, self.delayed.states(self._rows(region)))
        inverse = self._inverse(centre)
        pay(inverse, 3 + len(self.delayed.window), self.delayed.meter())
        spread = self._spread(inverse, region, reach)
        moved, doubt = self._residual(inverse, centre)
        kappa = max(-((-s << bits) // r) for s, r in zip(spread, reach, strict=True))
        into = all(s + abs(m) + e < r for s, m, e, r in zip(spread, moved, doubt, reach, strict=True))
        if not into or kappa >= unit:
            raise Rejected("isolated", "Krawczyk's operator is not seen to contract the boxes into themselves")
        for _ in range(REFINEMENTS):
            centre = [c - m for c, m in zip(centre, moved, strict=True)]
            moved, doubt = self._residual(inverse, centre)
            if max(map(abs, moved)) <= 1:
                break
        if any(not a <= c <= b for c, (a, b) in zip(centre, region, strict=True)):
            raise Rejected("isolated", "the refined centre has left the boxes")
        share = max(-((-(abs(m) + e) << bits) // r) for m, e, r in zip(moved, doubt, reach, strict=True))
        errors = [-(-r * share // (unit - kappa)) for r in reach]
        tight = [(max(c - e, a), min(c + e, b)) for c, e, (a, b) in zip(centre, errors, region, strict=True)]
        return Isolated(self._rows(region), self._rows(tight))

    def _rows(self, sides: list[Interval]) -> Boxes:
        return [sides[i : i + self.width] for i in range(0, len(sides), self.width)]

    def _inverse(self, centre: list[int]) -> list[list[int]]:
        states = self.delayed.states(self._rows([(c, c) for c in centre]))
        steps = [[[slope(state)[0] for slope in row] for row in self.slopes] for state in states]
        return responses(steps, self.delayed.retained, self.bits, self.delayed.meter())

    def _spread(self, inverse: list[list[int]], region: list[Interval], reach: list[int]) -> list[int]:
        """Bounds of |I - Y D| reach, for all derivatives D of the equations on the region."""
        n, width, bits = self.n, self.width, self.bits
        entries, radii = [], []
        for step, places in enumerate(self.places):
            for j, equation in enumerate(self.equations):
                slopes = [slope([region[i] for i in places]) for slope in equation.slopes]
                middles = [(a + b) >> 1 for a, b in slopes]
                entries.append([((step + 1) % n * width + j, -1 << bits), *zip(places, middles, strict=True)])
                widths = [max(b - m, m - a) for (a, b), m in zip(slopes, middles, strict=True)]
                radii.append(-(-sum(w * reach[i] for w, i in zip(widths, places, strict=True)) >> bits))
        bounds = []
        for q, row in enumerate(inverse):
            rest = [0] * len(row)
            rest[q] = 1 << 2 * bits
            for y, found in zip(row, entries, strict=True):
                for i, slope in found:
                    rest[i] += y * slope
            linear, curved = sum(map(mul, map(abs, rest), reach)), sum(map(mul, map(abs, row), radii))
            bounds.append(-(-linear >> 2 * bits) - (-curved >> bits))
        return bounds

    def _residual(self, inverse: list[list[int]], centre: list[int]) -> tuple[list[int], list[int]]:
        """Y G(centre), rounded, and bounds of the errors."""
        charge(self.delayed.meter(), [e.form for e in self.equations], [[(c, c) for c in centre]] * self.n)
        pay(inverse, 2, self.delayed.meter())
        values = [e.form([(centre[i], centre[i]) for i in places]) for places in self.places for e in self.equations]
        after = [*centre[self.width :], *centre[: self.width]]
        low = [c - b for c, (_, b) in zip(after, values, strict=True)]
        wide = [b - a for a, b in values]
        moved = [sum(map(mul, row, low)) >> self.bits for row in inverse]
        return moved, [1 - (-sum(map(mul, map(abs, row), wide)) >> self.bits) for row in inverse]
