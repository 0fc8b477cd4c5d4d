"""Which closed orbits are the same up to rotation and symmetry, and how many cycles that makes.

docs/lemmas.md, Counting. A symmetry sends (z_k) to ((sign_j z_k,source_j)_j).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..intervals import Interval
from ..limits import Meter
from ..verdicts import Rejected
from .closed_orbits import Isolated
from .division import turned

Signed = tuple[tuple[int, int], ...]


class Classes:
    """Closed orbits of n points up to rotation and a group of symmetries, which lists the identity first."""

    def __init__(self, group: Sequence[Signed], n: int, meter: Meter) -> None:
        self.group, self.n, self.meter = group, n, meter

    def cycles(self, found: Sequence[Isolated]) -> Iterator[tuple[Isolated, int]]:
        """One orbit for each class of those with least period n, and how many cycles belong to the class.

        Rejected if two orbits are neither seen to be the same nor to be different.
        """
        recent: list[tuple[int, Isolated]] = []
        for (low, high), _, orbit in sorted((self._largest(o), i, o) for i, o in enumerate(found)):
            recent = [(end, other) for end, other in recent if end >= low]
            if any(self._same(orbit, other) for _, other in recent):
                continue
            recent.append((high, orbit))
            alike = [self._equal(orbit, orbit, g, turn) for g in self.group for turn in range(self.n)]
            if sum(alike[: self.n]) == 1:
                yield orbit, len(self.group) // sum(alike)

    def _largest(self, orbit: Isolated) -> Interval:
        """An enclosure of the largest first coordinate of the orbit and its images, which its class determines."""
        self.meter.spend(self.n * len(self.group))
        sides = [turned(row[g[0][1]], g[0][0] < 0) for g in self.group for row in orbit.enclosure]
        return max(low for low, _ in sides), max(high for _, high in sides)

    def _same(self, orbit: Isolated, other: Isolated) -> bool:
        return any(self._equal(orbit, other, g, turn) for g in self.group for turn in range(self.n))

    def _equal(self, orbit: Isolated, other: Isolated, g: Signed, turn: int) -> bool:
        """Whether the image of the orbit, turned by so many steps, is the other one."""
        inside = True
        for k, (row, region) in enumerate(zip(other.enclosure, other.region, strict=True)):
            self.meter.spend(len(g))
            source = orbit.enclosure[(k + turn) % self.n]
            for (sign, place), (low, high), (a, b) in zip(g, row, region, strict=True):
                x, y = turned(source[place], sign < 0)
                if y < low or high < x:
                    return False
                inside = inside and a <= x and y <= b
        if not inside:
            raise Rejected("distinct", "two closed orbits are neither seen to be the same nor to be different")
        return True
