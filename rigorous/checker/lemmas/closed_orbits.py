"""Closed orbits of a recurrence in boxes, one for each point, narrowed by the map (docs/lemmas.md, Narrowing).

All numbers are integers in units of 2^-BITS.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from ..intervals import Interval
from ..polynomial import Polynomial
from .delayed import Delayed
from .division import turned
from .forms import Form
from .narrowing import Equation

BITS = 48
Boxes = list[list[Interval]]


@dataclass(frozen=True)
class Space:
    """Closed orbits of a recurrence in a box of the retained variables, with what confines them besides.

    On them |p| >= least for each (p, least) in `apart`, and +-x_j <= x_0 at the first point, for each (+-1, j) in
    `order`, at all points.
    """

    delayed: Delayed
    root: tuple[Interval, ...]
    apart: tuple[tuple[Polynomial, int], ...]
    order: tuple[tuple[int, int], ...]
    visits: int
    """How often a point may be visited, for each point, before a node is judged."""


@dataclass(frozen=True)
class Isolated:
    """The only closed orbit in `region`, and an enclosure of it."""

    region: Boxes
    enclosure: Boxes


class Narrowing:
    """The closed orbits of n points in a space."""

    def __init__(self, space: Space, n: int) -> None:
        delayed = space.delayed
        self.space, self.n = space, n
        self.equations = [Equation(p, delayed.names, BITS) for p in delayed.equations]
        self.apart = [(Form(p, delayed.names, BITS), least) for p, least in space.apart]
        delayed.meter().spend(n * (1 + len(delayed.window)))
        self.windows = [[((k - lag) % n, j) for lag, j in delayed.window] for k in range(n)]
        self.lags = range(-1, 1 + max(lag for lag, _ in delayed.window))
        forms = [e.form for e in self.equations] + [f for f, _ in self.apart]
        self.products = sum(e.products for e in self.equations) + sum(f.products for f, _ in self.apart)
        size = BITS + max(max(-low, high) for low, high in space.root).bit_length()
        self.half = max(f.degree * size + f.length for f in forms) // 2

    def near(self, k: int) -> list[int]:
        """The points from which a step sees the point k."""
        return [(k + lag) % self.n for lag in self.lags]

    def narrowed(self, boxes: Boxes, marked: Sequence[int]) -> Boxes | None:
        """Boxes that hold all closed orbits of the space that lie in the given ones; None if there are none.

        The steps from the points `marked` are visited, then those near points whose boxes have become smaller.
        """
        self.space.delayed.meter().spend(self.n * len(self.space.root))
        boxes = [[*row] for row in boxes]
        queue = OrderedDict.fromkeys(marked)
        for _ in range(self.space.visits * self.n):
            if not queue:
                break
            k, _ = queue.popitem(last=False)
            changed = self._visit(k, boxes)
            if changed is None:
                return None
            queue.update(dict.fromkeys(m for c in changed for m in self.near(c) if m != k))
        return boxes

    def _visit(self, k: int, boxes: Boxes) -> list[int] | None:
        """Narrow what the step from the point k joins; the points that changed much, or None if nothing is left."""
        window, after = self.windows[k], (k + 1) % self.n
        self.space.delayed.meter().spend(5 * self.products // 4 + 5 * len(window), self.half, self.half)
        for sign, j in self.space.order:
            order = turned(boxes[k][j], sign < 0)[0], boxes[0][0][1]
            if not (_meet(boxes, 0, 0, order, []) and _meet(boxes, k, j, turned(order, sign < 0), [])):
                return None
        changed: list[int] = []
        sides = [boxes[m][j] for m, j in window]
        for j, equation in enumerate(self.equations):
            target = equation.narrowed(sides, boxes[after][j])
            if target is None or not _meet(boxes, after, j, target, changed):
                return None
        if not all(_meet(boxes, m, j, side, changed) for (m, j), side in zip(window, sides, strict=True)):
            return None
        for form, least in self.apart:
            low, high = form([boxes[m][j] for m, j in window])
            if -least < low and high < least:
                return None
        return changed


def _meet(boxes: Boxes, m: int, j: int, side: Interval, changed: list[int]) -> bool:
    """Whether a side of a box meets this one, to which it is narrowed; noted if it loses an eighth of its length."""
    a, b = boxes[m][j]
    low, high = side
    if low <= a and b <= high:
        return True
    boxes[m][j] = low, high = max(a, low), min(b, high)
    if 8 * (high - low) < 7 * (b - a):
        changed.append(m)
    return low <= high
