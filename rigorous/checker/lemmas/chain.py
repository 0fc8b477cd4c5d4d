"""Obligation C: z_{k+1} = step(z_k, t), z_0 = last(z_{n-1}, t) has one solution in a chain of boxes, for every t.

The box of z_k is c_k + (t - middle) c'_k + A_k [-w_k, w_k]: centres that move with t, frames A_k, weights w_k.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from ..files import Record
from ..intervals import Grid
from ..limits import MAX_BITS, MAX_DIGITS, MAX_SIZE, TERM, within
from ..verdicts import Malformed, Rejected
from .equations import Equations
from .solution import Solution

MAX_ENTRIES = 2 * MAX_SIZE
"""How many bits the matrices of a chain may have."""
INTEGERS = re.compile(r"(?:0|-?[1-9][0-9]*)(?: (?:0|-?[1-9][0-9]*))*")


@dataclass(frozen=True)
class Chain:
    """There is exactly one solution in the boxes for every t in the span, and `then` finds it as it should be."""

    words: str
    equations: Equations
    then: Callable[[Solution], None]
    near: tuple[tuple[Fraction, ...], ...]
    """About where the solution lies in the middle of the span: nothing is concluded from it."""
    reach: Fraction
    """About how large the boxes are to be."""
    accuracy: Fraction
    """About how well the solution is to be enclosed."""

    def discharge(self, witness: Record) -> Solution:
        """The solution, after checking that a Newton-like map contracts the boxes; else Rejected."""
        grid = Grid(witness.position("bits", MAX_BITS), self.equations.step[0].ring.meter)
        d = len(self.equations.names)
        rows = [self._rows(witness, "centres", d)]
        rows += [self._rows(witness, "slopes", d) if self.equations.parameter else [[0] * d] * self.equations.length]
        rows += [self._rows(witness, "frames", d * d), self._rows(witness, "weights", d)]
        blocks = witness.positions("blocks", d + 1)
        witness.close()
        if sum(blocks) != d or 0 in blocks:
            raise Malformed("shape", f"the blocks do not add up to {d}", witness.place)
        for k, weights in enumerate(rows[-1]):
            if min(weights) <= 0:
                raise Rejected("box-weight", f"a weight at step {k} is not positive")
        longest = max(abs(x) for kind in rows for row in kind for x in row).bit_length()
        within("size", self.equations.length * d * d * (TERM + longest + grid.bits), MAX_ENTRIES)
        solution = Solution(self.equations, grid, rows, blocks)
        self.then(solution)
        return solution

    def _rows(self, witness: Record, name: str, entries: int) -> list[list[int]]:
        """A row of so many integers for each step, in units of the grid."""
        texts = witness.texts(name)
        self.equations.step[0].ring.meter.spend(4 * len(texts) * entries)
        for text in texts:
            if INTEGERS.fullmatch(text) is None or text.count(" ") != entries - 1:
                raise Malformed("shape", f"each of {name} is {entries} integers", witness.place)
            within("digits", max(map(len, text.split(" "))), MAX_DIGITS)
        if len(texts) != self.equations.length:
            raise Malformed("shape", f"there are {len(texts)} {name} for {self.equations.length} steps", witness.place)
        return [[int(number) for number in text.split(" ")] for text in texts]
