"""The cycles in a tree of closed orbits, counted by their multipliers (docs/lemmas.md, Counting)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from ..files import Record
from ..intervals import Grid, Interval, Matrix, plus
from ..verdicts import Malformed, Rejected
from .classes import Classes, Signed
from .closed_orbits import BITS, Boxes
from .forms import Form, charge
from .multipliers import determinant, inside
from .orbit_tree import Tree

AS_ROWS = 15
"""A byte of a tree takes up to so many times the work of a byte of rows (benchmarks/work.py), and earns it."""


@dataclass(frozen=True)
class Part:
    """The next nodes of a tree of closed orbits, in preorder, are what the witness says."""

    tree: Tree

    @property
    def words(self) -> str:
        """The obligation, for messages."""
        return f"the tree of closed orbits of {self.tree.n} points"

    def discharge(self, witness: Record) -> None:
        """Go on with the tree; Rejected if a node is not what the witness says."""
        codes = witness.text("tree")
        witness.close()
        self.tree.space.delayed.meter().earn(AS_ROWS * min(witness.packed, len(codes)))
        if not codes:
            raise Malformed("shape", "a part of a tree has at least one node", witness.place)
        self.tree.read(codes.split(" "))


@dataclass(frozen=True)
class Census:
    """The cycles of least period n, among the orbits that a complete tree has found.

    They lie in the box, unless that is None, and satisfy |p| >= least at all points, for each (p, least) in `apart`.
    """

    tree: Tree
    group: Sequence[Signed]
    box: Sequence[Interval] | None

    def counts(self) -> list[int]:
        """How many have 0, 1, ... multipliers inside the unit circle; Rejected if that is not decided."""
        tree, retained = self.tree, self.tree.space.delayed.retained
        group = [tuple((g[i][0], retained.index(g[i][1])) for i in retained) for g in self.group]
        counts = [0] * (len(tree.space.delayed.variables) + 1)
        for orbit, number in Classes(group, tree.n, tree.space.delayed.meter()).cycles(tree.found):
            states = tree.space.delayed.states(orbit.enclosure)
            charge(tree.space.delayed.meter(), self._forms(), states)
            if self._belongs(orbit.enclosure):
                counts[self._inside(orbit.enclosure)] += number
        return counts

    def _forms(self) -> list[Form]:
        return [*(f for row in self.tree.krawczyk.slopes for f in row), *(f for f, _ in self.tree.narrowing.apart)]

    def _belongs(self, orbit: Boxes) -> bool:
        """Whether the orbit lies in the box and apart from zeros."""
        tree = self.tree
        sides = [
            pair for state in tree.space.delayed.states(orbit) for pair in zip(state, self.box or (), strict=False)
        ]
        held = [(low >= a and high <= b, high < a or low > b) for (low, high), (a, b) in sides]
        for form, least in tree.narrowing.apart:
            values = [
                form([orbit[(k - lag) % tree.n][j] for lag, j in tree.space.delayed.window]) for k in range(tree.n)
            ]
            held += [(low > least or high < -least, -least < low and high < least) for low, high in values]
        if any(outside for _, outside in held):
            return False
        if not all(within for within, _ in held):
            raise Rejected("border", "a cycle is neither seen to lie in the region nor to leave it")
        return True

    def _inside(self, orbit: Boxes) -> int:
        """How many multipliers lie inside the unit circle."""
        grid = Grid(BITS, self.tree.space.delayed.meter())
        slopes, states = self.tree.krawczyk.slopes, self.tree.space.delayed.states(orbit)
        steps = [[[slope(state) for slope in row] for row in slopes] for state in states]
        coefficients = [grid.one]
        for k in range(1, len(slopes) + 1):
            total = _compound(steps[0], k, grid)
            for step in steps[1:]:
                total = grid.product(_compound(step, k, grid), total)
            trace: Interval = (0, 0)
            for i, row in enumerate(total):
                trace = plus(trace, row[i])
            coefficients.append((-trace[1], -trace[0]) if k % 2 else trace)
        return inside(coefficients[::-1], grid)


def _compound(matrix: Matrix, k: int, grid: Grid) -> Matrix:
    """The minors of size k: the matrix on exterior powers, so that products go over into products."""
    chosen = list(combinations(range(len(matrix)), k))
    return [
        [determinant([[matrix[i][j] for j in columns] for i in rows], grid) for columns in chosen] for rows in chosen
    ]
