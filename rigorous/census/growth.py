"""Growing a tree of closed orbits with the checker's own arithmetic, along a hint where there is one."""

from __future__ import annotations

from collections.abc import Sequence

from rigorous.census.search import hint
from rigorous.checker.lemmas.closed_orbits import BITS, Boxes
from rigorous.checker.lemmas.orbit_tree import EMPTY, ONE, Tree
from rigorous.checker.limits import Meter
from rigorous.checker.verdicts import Rejected

LEAVES = (EMPTY, ONE)
WIDE = (1 << BITS) // 8
LEAST = 1 << BITS - 37


LINE = 8_000
"""How many nodes go into one line of evidence."""
ASTRAY, MORE = 2, 20_000
"""So many nodes for each one of the guide, and more, may be without it, before it is given up."""


class NotIsolatedError(Exception):
    """Closed orbits cannot be told apart; the message says where."""


def not_isolated(boxes: Boxes) -> NotIsolatedError:
    """The error that says so of orbits in these boxes."""
    state = ", ".join(str(a / (1 << BITS)) for a, _ in boxes[0])
    return NotIsolatedError(f"closed orbits near ({state}) are not seen to be isolated")


def completed(tree: Tree) -> list[str]:
    """The codes that complete the tree, from a search of its own."""
    return grown(tree, hint(tree.space, tree.n))


def parts(codes: Sequence[str]) -> list[dict[str, str]]:
    """Witnesses for the parts of a tree with these codes."""
    return [{"tree": " ".join(codes[i : i + LINE])} for i in range(0, len(codes), LINE)]


def grown(tree: Tree, guide: Sequence[str]) -> list[str]:
    """The codes that complete the tree, which is completed by them; NotIsolatedError if it cannot be."""
    growth = Growth(tree, guide)
    codes = []
    while tree.pending:
        codes.append(growth.step())
    return codes


class Growth:
    """A tree that grows node by node, along a guide as far as that is right."""

    def __init__(self, tree: Tree, guide: Sequence[str]) -> None:
        self.tree, self.guide, self.position = tree, guide, 0
        self.guided = [bool(guide)] * len(tree.pending)
        self.astray = ASTRAY * len(guide) + MORE if guide else -1

    def ahead(self) -> int:
        """How many codes the guide has for the next node and what is below it."""
        return self._after(1) - self.position if self.guided[-1] else 0

    def put_off(self) -> tuple[Boxes, Sequence[int], Sequence[str]]:
        """The next node, with its guide, which someone else is to follow."""
        self.guided.pop()
        start, self.position = self.position, self._after(1)
        return *self.tree.pending.pop(), self.guide[start : self.position]

    def step(self) -> str:
        """The code of the next node, which is followed."""
        self.tree.space.delayed.step[0].ring.meter = Meter()
        boxes = self.tree.narrowed()
        code = ""
        if self.guided.pop() and self.position < len(self.guide):
            code = self.guide[self.position]
            self.position += 1
            if boxes is None and code not in LEAVES:
                self.position = self._after(2)
        elif boxes is not None:
            self.astray -= 1
            if self.astray == 0:
                raise not_isolated(boxes)
        found = _followed(self.tree, boxes, code)
        if found not in LEAVES:
            self.guided += [code == found] * 2
        return found

    def _after(self, trees: int) -> int:
        """Where so many trees of the guide end."""
        position = self.position
        while trees and position < len(self.guide):
            trees += -1 if self.guide[position] in LEAVES else 1
            position += 1
        return position


def _followed(tree: Tree, boxes: Boxes | None, code: str) -> str:
    """The node's code, which the tree has followed; the one that was given, if it is right."""
    if boxes is None:
        tree.follow(EMPTY, None)
        return EMPTY
    longest, place = max((b - a, -i) for i, (a, b) in enumerate(side for row in boxes for side in row))
    if code == ONE or (code in ("", EMPTY) and longest < WIDE):
        try:
            tree.follow(ONE, boxes)
        except Rejected:
            if longest < LEAST:
                raise not_isolated(boxes) from None
        else:
            return ONE
    if code in ("", *LEAVES):
        code = str(-place)
    tree.follow(code, boxes)
    return code
