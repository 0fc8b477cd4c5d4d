"""The cubic coefficient of the normal form of a planar map with multipliers exp(+-i theta) (Neimark-Sacker).

With G(x + h) to third order in h, A = DG(x), A v = e v, w A = e w, w v = 1, e = exp(i theta), and h = zeta v + its
conjugate: w G = e zeta + (g20/2) zeta^2 + g11 |zeta|^2 + (g02/2) conj^2 + (g21/2) zeta |zeta|^2 + other cubic terms.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from math import isqrt

from ..intervals import Grid, Interval, minus, plus, size
from ..verdicts import Rejected
from .complex import Complex, ComplexGrid, conjugate
from .jets import Jet, jets
from .solution import Solution


class Planar(ComplexGrid):
    """The normal form of a planar map given by its jets."""

    def __init__(self, components: Sequence[Jet], grid: Grid) -> None:
        """Rejected unless the multipliers are seen to be complex if their product is 1, with e^k != 1 for k <= 4."""
        super().__init__(grid)
        zero = (0, 0)
        (a, b), (c, d) = ([jet.get(m, zero) for m in ((1, 0), (0, 1))] for jet in components)
        trace = plus(a, d)
        strong = any(trace[0] <= root << grid.bits <= trace[1] for root in (-1, 0))
        if strong or size(trace) >= 2 << grid.bits:
            raise Rejected("resonance", "a strong resonance is not excluded, or real multipliers are not")
        square = minus((4 << grid.bits, 4 << grid.bits), grid.power(trace, 2))
        root_of = isqrt(square[0] << grid.bits), isqrt(square[1] << grid.bits) + 1
        self.e: Complex = (trace[0] // 2, -(-trace[1] // 2)), (root_of[0] // 2, -(-root_of[1] // 2))
        shifted = self.add(self.e, (minus(zero, a), zero))
        self.vector: list[Complex] = [(b, zero), shifted]
        norm = self.add(self.times((c, zero), (b, zero)), self.times(shifted, shifted))
        self.left = [self.over(x, norm) for x in ((c, zero), shifted)]
        self.components = components

    def coefficient(self, conjugated: Sequence[bool]) -> Complex:
        """The coefficient of a monomial of w G in zeta and its conjugate; `conjugated` has an entry for each factor."""
        total: Complex = ((0, 0), (0, 0))
        for w, jet in zip(self.left, self.components, strict=True):
            for (i, j), c in jet.items():
                if i + j == len(conjugated):
                    places = [0] * i + [1] * j
                    for chosen in set(permutations(conjugated)):
                        factors = [
                            conjugate(v) if bar else v
                            for v, bar in zip((self.vector[p] for p in places), chosen, strict=True)
                        ]
                        total = self.add(total, self.times((c, (0, 0)), w, *factors))
        return total

    def cubic(self) -> Interval:
        """The number Re(g21/(2e)) - Re((1 - 2e) g20 g11/(2 e^2 (1 - e))) - |g11|^2/2 - |g02|^2/4."""
        one: Complex = (self.grid.one, (0, 0))
        half20, g11, half02 = (self.coefficient(bars) for bars in ((False, False), (False, True), (True, True)))
        half21 = self.coefficient((False, False, True))
        e = self.e
        minus_e: Complex = (minus((0, 0), e[0]), minus((0, 0), e[1]))
        lower = self.add(one, self.add(minus_e, minus_e))
        quotient = self.over(self.times(lower, half20, g11), self.times(e, e, self.add(one, minus_e)))
        real = minus(self.over(half21, e)[0], quotient[0])
        low, high = self.square(g11)
        halved = low // 2, -(-high // 2)
        return minus(minus(real, halved), self.square(half02))


def cubic_sign(solution: Solution, relation: str) -> None:
    """Rejected unless the cubic coefficient at the solution's crossing is seen to be < 0, or > 0."""
    grid, equations = solution.grid, solution.equations
    (t,) = solution.boxes.time(None)[0]
    names = (*equations.names, equations.parameter)
    low, high = Planar(jets(equations.step, names, solution.states(), t, grid), grid).cubic()
    if not (high < 0 if relation == "<" else low > 0):
        raise Rejected("cubic", f"the cubic coefficient is not seen to be {relation} 0")
