"""Rows of an atlas of quadratic maps: windows of periodicity, by kneading sequences. Lemma W."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..files import Record
from ..limits import within
from ..verdicts import Malformed
from .kneading import GRID_BITS, Quadratic
from .laid import Laid, Shown

UNIT_BITS = 60
"""Numbers of a window are in units of 2^-UNIT_BITS."""
MAX_DOUBLINGS, MAX_STEPS = 20, 1 << 17
"""More doublings, and longer words, are not followed."""
WINDOW = re.compile(r"(?:0|-?[1-9][0-9]{0,21})(?: (?:0|[1-9][0-9]{0,21})){5}")


@dataclass(frozen=True)
class Window:
    """From `low`, so long, with first words of this length and so many doublings, and two intervals that are kept."""

    low: int
    length: int
    period: int
    doublings: int
    depths: tuple[int, int]

    @classmethod
    def read(cls, text: str) -> Window:
        """The window that is spelled as six integers."""
        if WINDOW.fullmatch(text) is None:
            raise Malformed("row", f"{text[:40]!r} is not six integers, of which the last five are not negative")
        low, length, period, doublings, *depths = map(int, text.split(" "))
        if not period:
            raise Malformed("row", "the period 0 is not positive")
        within("doublings", doublings, MAX_DOUBLINGS)
        within("list", period << doublings, MAX_STEPS)
        return cls(low, length, period, doublings, (depths[0], depths[1]))

    @property
    def high(self) -> int:
        """Where it ends."""
        return self.low + self.length

    def shown(self, family: Quadratic) -> None:
        """Return if the window is right; Rejected otherwise."""
        low, high, *depths = (number << GRID_BITS - UNIT_BITS for number in (self.low, self.high, *self.depths))
        family.periodic(low, high, self.period, self.doublings, (depths[0], depths[1]))


@dataclass(frozen=True)
class Windows(Laid):
    """Obligation: windows of a family of quadratic maps."""

    words, bits = "the critical orbits converge to a cycle, by kneading sequences", UNIT_BITS

    def family(self) -> Quadratic:
        """What the windows are shown by; Unsupported if the maps are not quadratic."""
        return Quadratic(self.f, self.x, self.t, self.setting.ring.meter)

    def discharge(self, witness: Record) -> tuple[Shown, Windows]:
        """Nothing, and what is wanted after some windows."""
        windows, family = self.rows(witness), self.family()
        witness.close()
        return (), self.after(map(Window.read, windows), lambda window: window.shown(family))
