"""Growing a tree of closed orbits with the checker's own arithmetic, along a hint where there is one."""

from __future__ import annotations

from collections.abc import Sequence

from rigorous.census.search import hint
from rigorous.checker.lemmas.closed_orbits import BITS, Boxes
from rigorous.checker.lemmas.orbit_tree import EMPTY, ONE, Tree
from rigorous.checker.limits import Meter
from rigorous.checker.verdicts import Rejected

WIDE = (1 << BITS) // 8
LEAST = 1 << BITS - 37


LINE = 8_000
"""How many nodes go into one line of evidence."""


class NotIsolatedError(Exception):
    """Closed orbits cannot be told apart; the message says where."""


def parts(tree: Tree) -> list[dict[str, str]]:
    """Witnesses for all parts of the tree, which is completed."""
    codes = grown(tree, hint(tree.space, tree.n))
    return [{"tree": " ".join(codes[i : i + LINE])} for i in range(0, len(codes), LINE)]


def grown(tree: Tree, guide: Sequence[str]) -> list[str]:
    """The codes that complete the tree, which is completed by them; NotIsolatedError if it cannot be."""
    codes: list[str] = []
    hinted = [True] * len(tree.pending)
    position = 0
    while tree.pending:
        tree.space.delayed.step[0].ring.meter = Meter()
        boxes = tree.narrowed()
        code = ""
        if hinted.pop() and position < len(guide):
            code = guide[position]
            position += 1
            if boxes is None and code not in (EMPTY, ONE):
                position = _after(guide, position)
        follows = code not in ("", EMPTY, ONE)
        code = _followed(tree, boxes, code)
        codes.append(code)
        if code not in (EMPTY, ONE):
            hinted += [follows, follows]
    return codes


def _after(guide: Sequence[str], position: int) -> int:
    """Where the two subtrees end that begin at a position."""
    left = 2
    while left and position < len(guide):
        left += -1 if guide[position] in (EMPTY, ONE) else 1
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
                state = ", ".join(str(a / (1 << BITS)) for a, _ in boxes[0])
                raise NotIsolatedError(f"closed orbits near ({state}) are not seen to be isolated") from None
        else:
            return ONE
    if code in ("", EMPTY, ONE):
        code = str(-place)
    tree.follow(code, boxes)
    return code
