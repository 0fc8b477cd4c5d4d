"""Superstable parameters: those for which the critical point c is periodic, by the itineraries of c.

Over an interval of the parameter at whose ends the orbits of c differ first in step n, in which of the intervals
between critical points they lie, F^n(c) is a critical point somewhere. Halving finds where, and the parts are
searched in the same way: beside the window that is found, and further off. For in the part with all that stems from
the window there may be wide windows where those of lower periods, elsewhere in the interval, are narrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rigorous.atlas.floats import FloatFamily, value

MAX_PERIOD = 400
"""The longest period that is looked for."""
RESOLUTION = 2e-13
"""How exactly superstable parameters are found."""
NARROWER = 10
"""A part is not searched if the window found before is so many times narrower than what is wanted."""
TRANSIENT, RETURNED = 4_000, 1e-9
"""How many steps lead to a cycle, and how exactly it is to be seen there."""
ESCAPED = 1e3
"""An orbit is given up when it is so far away."""
NEWTON = 50
"""Steps of Newton's method."""
WINDOW = 1.65
"""The length of a window of periodicity, in units in which x -> s - x^2 is its map: -1/4 < s < 1.4012."""
FOLD, TIP = -0.25, 2.0
"""Where this family begins, and where all of its dynamics has unfolded."""


@dataclass(frozen=True)
class Superstable:
    """Near t the map G = F^period, or minus this, is nearly x -> c + rate (t' - t)/bend - bend (x - c)^2."""

    t: float
    period: int
    bend: float
    rate: float

    @property
    def width(self) -> float:
        """About the length of the interval of parameters about t with an attracting cycle that stems from c."""
        return WINDOW / abs(self.rate)

    def ends(self) -> tuple[float, float]:
        """About where all that stems from c in this way begins and ends."""
        return self.t + FOLD / self.rate, self.t + TIP / self.rate


def superstable(family: FloatFamily, t: float, period: int) -> Superstable | None:
    """What is to be known of a superstable parameter; None if the map does not depend on t, or not on x."""
    c = family.critical(t)
    image = family.iterate(c, t, period)
    sign = -1 if family.odd and image.value < 0 else 1
    bend = -sign * image.bend / 2
    rate = bend * (sign * image.by_t - family.critical_moves(t))
    return Superstable(t, period, bend, rate) if rate else None


def windows(
    family: FloatFamily, low: float, high: float, width: float, cuts: Sequence[float] = ()
) -> list[Superstable]:
    """The superstable parameters between low and high with windows of this width or wider, in order.

    The interval is cut at `cuts` first.
    """
    found = []
    pending = _cut(low, high, cuts)
    while pending:
        start, end = pending.pop()
        period = first_difference(family, start, end) if end - start > width else 0
        if not period:
            continue
        gap = _halved(family, start, end, period)
        window = superstable(family, sum(gap) / 2, period)
        if window is None or NARROWER * window.width < width:
            continue
        pending += _cut(start, gap[0], window.ends()) + _cut(gap[1], end, window.ends())
        found += [window] if window.width >= width else []
    return sorted(found, key=lambda window: window.t)


def _cut(start: float, end: float, cuts: Sequence[float]) -> list[tuple[float, float]]:
    """The parts of an interval."""
    return [*pairwise([start, *sorted(t for t in cuts if start < t < end), end])]


def window_about(family: FloatFamily, t: float) -> Superstable | None:
    """The window that t lies in, by its superstable parameter, if the orbit of c is seen to tend to a cycle at t."""
    a = family.at(t)
    x = family.critical(t)
    for _ in range(TRANSIENT):
        x = value(a, x)
        if not abs(x) < ESCAPED:
            return None
    y = x
    for period in range(1, MAX_PERIOD + 1):
        y = value(a, y)
        if abs(y - x) < RETURNED or (family.odd and abs(x + y) < RETURNED):
            return _nearest(family, t, period)
    return None


def _nearest(family: FloatFamily, t: float, period: int) -> Superstable | None:
    """By Newton's method from t, a parameter for which c has this period."""
    for _ in range(NEWTON):
        window = superstable(family, t, period)
        if window is None:
            return None
        image = family.iterate(family.critical(t), t, period).value
        off = (abs(image) if family.odd else image) - family.critical(t)
        t -= off * window.bend / window.rate
        if abs(off) < RETURNED * abs(1 / window.bend):
            return superstable(family, t, period)
    return None


def first_difference(family: FloatFamily, s: float, t: float) -> int:
    """The first step after which the orbits of c lie in different zones; 0 if there is none."""
    a, b, c, d = family.at(s), family.at(t), family.critical(s), family.critical(t)
    x, y = c, d
    for n in range(1, MAX_PERIOD + 1):
        x, y = value(a, x), value(b, y)
        if family.zone(x, c) != family.zone(y, d):
            return n
    return 0


def _halved(family: FloatFamily, low: float, high: float, n: int) -> tuple[float, float]:
    """A short part of an interval at whose ends F^n(c) lies in different zones still."""
    zone = _zone_after(family, low, n)
    while high - low > RESOLUTION * max(abs(low), abs(high), 1):
        middle = (low + high) / 2
        low, high = (middle, high) if _zone_after(family, middle, n) == zone else (low, middle)
    return low, high


def _zone_after(family: FloatFamily, t: float, n: int) -> int:
    a, c = family.at(t), family.critical(t)
    x = c
    for _ in range(n):
        x = value(a, x)
    return family.zone(x, c)
