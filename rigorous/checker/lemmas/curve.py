"""A cycle on an invariant curve {h = 0}, h o F = h t, with its multipliers across and along the curve.

Lemma. Along any cycle h(x_0) = h(x_0) prod t(x_k). So if prod t(x_k) is not 1, the cycle lies on the curve.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from ..files import Record
from ..grammar import rational
from ..intervals import Interval, Matrix
from ..polynomial import Polynomial
from ..setting import Setting
from ..verdicts import Malformed, Rejected
from .equations import Box
from .multipliers import determinant
from .program import Program
from .solution import Solution


class InvariantCurve:
    """The curve {h = 0} in the plane, if one is named, and bounds of multipliers; in one variable of the multiplier."""

    def __init__(self, fields: Record, setting: Setting, numbers: Mapping[str, Polynomial]) -> None:
        """Take `curve` (h and t, or nothing), `across` and `along` (bounds, or nothing)."""
        self.setting, self.numbers, self.texts = setting, numbers, fields.texts("curve")
        self.bound_texts = {name: fields.texts(name) for name in ("across", "along")}
        self.bounds = {name: [rational(text) for text in texts] for name, texts in self.bound_texts.items()}
        shape = (len(self.texts), len(self.bounds["across"]), len(self.bounds["along"]))
        allowed = {1: {(0, 0, 0), (0, 0, 2)}, 2: {(0, 0, 0), (2, 2, 2)}}.get(len(setting.variables), {(0, 0, 0)})
        if shape not in allowed:
            raise Malformed(
                "shape", "bounds are two numbers, in the plane with a curve {h = 0} and a factor", fields.place
            )
        self.h, self.factor = (setting.polynomial(text) for text in self.texts or ("0", "0"))

    def defect(self) -> Polynomial:
        """What has to vanish: h o F - h t."""
        return self.setting.image(self.h) - self.h * self.factor

    def conclude(self, solution: Solution, states: Sequence[Box], product: Matrix) -> None:
        """Rejected unless the cycle is seen to lie on the curve, with multipliers between the bounds."""
        grid = solution.grid
        if self.texts:
            across = self._along(solution, states)
            if across[0] <= grid.one[0] <= across[1]:
                raise Rejected("on-curve", "the cycle is not seen to lie on the curve")
            self._between("across", across, grid.one)
            self._between("along", determinant(product, grid), across)
        elif self.bounds["along"]:
            self._between("along", product[0][0], grid.one)

    def _along(self, solution: Solution, states: Sequence[Box]) -> Interval:
        """The product of t along the cycle; Rejected unless the gradient of h is seen not to vanish at x_0."""
        grid, known = solution.grid, solution.boxes.time(None)[0]
        parameter = [solution.equations.parameter] if known else []
        names = (*self.setting.variables, *parameter)
        h, factor = (p.substitute(self.numbers) for p in (self.h, self.factor))
        gradient = Program([h.derivative(x) for x in self.setting.variables], names, grid)([*states[0], *known])
        if all(low <= 0 <= high for low, high in gradient):
            raise Rejected("regular", "the gradient may vanish on the cycle")
        total = grid.one
        for state in states:
            total = grid.times(total, Program([factor], names, grid)([*state, *known])[0])
        return total

    def _between(self, name: str, a: Interval, b: Interval) -> None:
        """Rejected unless a/b lies between the bounds of that name."""
        low, high = self.bounds[name]
        quotients = [Fraction(x, y) for x in a for y in b] if b[0] > 0 or b[1] < 0 else []
        if not quotients or not low <= min(quotients) <= max(quotients) <= high:
            raise Rejected("multiplier", f"the multiplier {name} is not seen to lie between {low} and {high}")

    def sentence(self) -> str:
        """The curve and the bounds in words."""
        words = (
            f"; the cycle lies on the curve {{{self.texts[0]} = 0}}, which is mapped into itself" if self.texts else ""
        )
        for name, texts in self.bound_texts.items():
            where = f" {name} the curve" if self.texts else ""
            words += f"; its multiplier{where} lies between {' and '.join(texts)}" if texts else ""
        return words
