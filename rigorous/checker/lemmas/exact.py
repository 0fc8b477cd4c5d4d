"""The exact value of the parameter at a bifurcation: an algebraic solution of the unfolding in its boxes. Lemma 17."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..conditions import Condition
from ..constants import Constant
from ..files import Record
from ..grammar import polynomial, rational
from ..names import PATHS
from ..polynomial import Polynomial
from ..setting import Setting
from ..sign import Sign
from ..univariate import primitive
from ..verdicts import Malformed, Rejected
from .equations import Equations
from .identity import Identity
from .program import Program
from .solution import Solution
from .unfolding import composed


@dataclass(frozen=True)
class Exact:
    """The parameter of the solution at t = 0 is the constant.

    The witness: a polynomial with a root x, path1, between two numbers, and z_k as polynomials in x and the constant.
    """

    setting: Setting
    constant: Constant
    equations: Equations
    solution: Solution
    words = "the exact value of the parameter"

    def discharge(self, witness: Record) -> list[Sign | Identity]:
        """What remains to be proved: these z_k satisfy the equations where x is a root."""
        ring = self.setting.ring
        root = polynomial(witness.text("root"), ring)
        ends = [rational(text) for text in witness.texts("between")]
        texts, d = witness.texts("values"), len(self.equations.names) - 1
        witness.close()
        if len(ends) != 2 or len(texts) != d * self.equations.length:
            raise Malformed("shape", "a root lies between two numbers, and each z_k has all components", witness.place)
        if not ends[0] < ends[1] or self._sign(root, ends[0]) * self._sign(root, ends[1]) >= 0:
            raise Rejected("exact-root", "the polynomial does not change its sign between the two numbers")
        s = ring.generator(self.constant.name)
        values = [polynomial(text, ring) for text in texts]
        points = [[*values[i : i + d], s] for i in range(0, len(values), d)]
        self._enclosed(points, ends[0], ends[1])
        given = (Condition(root, "=", "x is a root"),)
        remaining = []
        for k, (point, after) in enumerate(zip(points, [*points[1:], points[0]], strict=True)):
            zero = ring.constant(0)
            images = dict(zip(self.equations.names, point, strict=True)) | {"q.": zero, "sigma.": zero}
            maps = self.equations.last if k == self.equations.length - 1 else self.equations.step
            for p, x in zip(maps, after, strict=True):
                defect = composed(p, ring, images) - x
                remaining.append(self.setting.entails(given, Condition(defect, "=", f"the equation at {k}")))
        return remaining

    def _enclosed(self, points: list[list[Polynomial]], low: Fraction, high: Fraction) -> None:
        """Rejected unless the z_k lie in the boxes in which the solution is the only one."""
        grid, known = self.solution.grid, self.constant
        x, s = ((grid.enclose(a)[0], grid.enclose(b)[1]) for a, b in ((low, high), (known.low, known.high)))
        boxes = [Program(point, (PATHS[0], known.name), grid)([x, s]) for point in points]
        self.solution.surrounds(boxes, Fraction(0))

    def _sign(self, p: Polynomial, x: Fraction) -> int:
        ring = self.setting.ring
        at = p.substitute({PATHS[0]: ring.constant(x)})
        return self.constant.sign_of(primitive(at.coefficients(self.constant.name), ring.meter), ring)
