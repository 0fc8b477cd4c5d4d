"""Kind `atlas-by-kneading`: an atlas of quadratic maps, by their kneading sequences. Lemma 22."""

from __future__ import annotations

from ..lemmas.laid import laid
from ..lemmas.windows import Windows
from ..reduction import Reduction
from .atlas import RELIES_ON, Atlas

MONOTONE = (
    "the kneading sequence of y -> s - y^2 does not decrease, by the order of parities, as s grows from -1/4 to 2 "
    "(Milnor, Thurston, On Iterated Maps of the Interval)"
)


class AtlasByKneading(Atlas):
    """As an atlas says, of a family of quadratic maps."""

    relies_on = (MONOTONE, RELIES_ON)

    def obligations(self) -> Reduction:
        """Parts of the range, until their length is the measure."""
        yield from laid(Windows(self.low, self.high, self.measure, self.setting, self.x, self.map, self.parameter))
