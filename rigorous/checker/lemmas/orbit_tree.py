"""A tree over closed orbits: a node is a box for each point, narrowed by the map; leaves are empty or hold one orbit.

docs/lemmas.md, Trees of orbits.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..limits import within
from ..verdicts import Rejected
from .closed_orbits import BITS, Boxes, Isolated, Narrowing, Space
from .isolated import Krawczyk

EMPTY, ONE = ".", "!"
MAX_SIDES, MAX_WAITING = 1 << 22, 1 << 20
"""How many sides of boxes are kept at a time, for orbits that are found and for nodes that wait."""
NODE = 4
"""A node takes as much memory as so many sides, besides its own."""


class Tree:
    """The closed orbits of length n in a space, node by node; `found` are leaves that hold exactly one."""

    def __init__(self, space: Space, n: int) -> None:
        self.space, self.n = space, n
        self.narrowing = Narrowing(space, n)
        self.krawczyk = Krawczyk(space.delayed, self.narrowing.equations, n, BITS)
        self.pending: list[tuple[Boxes, Sequence[int]]] = [([[*space.root] for _ in range(n)], range(n))]
        self.found: list[Isolated] = []

    def read(self, codes: Sequence[str]) -> None:
        """Go on with the preorder word: "." is an empty leaf, "!" holds one orbit, a number halves that side."""
        for code in codes:
            if not self.pending:
                raise Rejected("tree-end", "the tree goes on after its last leaf")
            self.follow(code, self.narrowed())

    def follow(self, code: str, boxes: Boxes | None) -> None:
        """Judge a node that was narrowed to these boxes; Rejected unless the code says what it is."""
        sides = len(self.space.root)
        if boxes is None or code == EMPTY:
            if boxes is not None or code != EMPTY:
                seen = "is" if boxes is None else "is not seen to be"
                raise Rejected("leaf-empty", f"a node with code {code[:9]!r} {seen} empty")
            return
        if code == ONE:
            within("orbits", (1 + len(self.found)) * self.n * sides, MAX_SIDES)
            self.found.append(self.krawczyk.isolated(boxes))
            return
        if not (code.isdecimal() and len(code) < 9 and int(code) < self.n * sides and code == str(int(code))):
            raise Rejected("tree-code", f"{code[:9]!r} is no side of the boxes and no leaf")
        k, j = divmod(int(code), sides)
        low, high = boxes[k][j]
        marked = range(self.n) if code == "0" else self.narrowing.near(k)
        for half in (((low + high) >> 1, high), (low, (low + high) >> 1)):
            part = [*boxes]
            part[k] = [*boxes[k]]
            part[k][j] = half
            self.pending.append((part, marked))
        within("depth", len(self.pending) * (self.n * sides + NODE), MAX_WAITING)

    def narrowed(self) -> Boxes | None:
        """The next node, narrowed; None if it is empty, as all of a root with a side that is."""
        node = self.pending.pop()
        return None if any(low > high for low, high in self.space.root) else self.narrowing.narrowed(*node)
