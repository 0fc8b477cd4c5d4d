"""G2. All cycles of a period, and no others.

The Henon map with Henon's parameters, in the whole plane, up to period 20, where Galias (Int. J. Bifurcation and Chaos
11, 2001) counts as many. The logistic map with r = 4 and the balanced cubic with mu = 2, on the whole line, where
there are as many cycles as there can be; points of the cubic's cycles lie at the ends of its interval. The two-factor
map away from its curve of minimisers, in the rest of the plane: these are the cycles of C2, D4 and of the balanced
cubic, with the stability of C5 and D3, none of which is used. A generalised Henon map of three variables.
"""

from rigorous.bundled import BALANCED_CUBIC, HENON, LOGISTIC, TWO_FACTOR
from rigorous.claims import Apart, Census, Claim, Count, Side
from rigorous.systems import PolynomialSystem

HENON_SADDLES = (2, 1, 0, 1, 0, 2, 4, 7, 6, 10, 14, 19, 32, 44, 72, 102, 166, 233, 364, 535)
LOGISTIC_REPELLING = (2, 1, 2, 3, 6, 9, 18, 30, 56, 99, 186, 335)
CUBIC_REPELLING = (3, 3, 8, 18, 48, 116, 312, 810, 2184, 5880)
TWO_FACTOR_CYCLES = {
    "4/5": ("11", [(2, 0), (8, 0), (18, 0), (48, 0), (116, 0)]),
    "13/10": ("14", [(2, 2), (8, 0), (18, 2), (48, 0), (116, 0)]),
    "3/2": ("29/2", [(2, 2), (8, 4), (18, 2), (48, 4), (116, 6)]),
    "9/5": ("16", [(2, 2), (8, 4), (18, 6), (48, 16), (116, 24)]),
}
"""By mu: half the width of a box, and for the periods from 2 on the numbers of repelling cycles and of saddles."""
THREE_VARIABLES = PolynomialSystem(("x", "y", "z"), ("a", "b"), ("1 - a*x^2 + z", "x", "b*y"))
THREE_CYCLES = ((2, 0), (0, 1), (2, 0), (0, 0), (2, 0), (1, 0), (2, 0), (4, 0), (4, 0), (3, 0), (6, 0), (9, 0))
"""Saddles, with two multipliers inside the unit circle, and attracting cycles."""


def census(
    name: str, system: PolynomialSystem, at: list[str], ends: list[str], counts: list[Count], *apart: Apart
) -> Claim:
    """All cycles of the system lie in the box |x_i| <= end, and there are so many."""
    box = [Side("-" + end, end) for end in ends]
    return Claim(id=name, system=system, asserts=Census(at=at, box=box, everywhere="yes", apart=apart, counts=counts))


def counts(*inside: tuple[int, ...], first: int = 1) -> list[Count]:
    """Numbers of cycles with 0, 1, ... multipliers inside the unit circle, period by period."""
    return [Count(str(period), [str(m) for m in found]) for period, found in enumerate(inside, start=first)]


CLAIMS = [
    census(
        "henon-cycles-to-period-20",
        HENON,
        ["a = 7/5", "b = 3/10"],
        ["3/2", "23/50"],
        counts(*((0, m, 0) for m in HENON_SADDLES)),
    ),
    census("logistic-cycles-to-period-12", LOGISTIC, ["r = 4"], ["5/4"], counts(*((m, 0) for m in LOGISTIC_REPELLING))),
    census("cubic-cycles-to-period-10", BALANCED_CUBIC, ["mu = 2"], ["2"], counts(*((m, 0) for m in CUBIC_REPELLING))),
    *(
        census(
            f"two-factor-cycles-to-period-6-at-{mu.replace('/', '-')}",
            TWO_FACTOR,
            [f"mu = {mu}"],
            [end, end],
            counts(*((m, k, 0) for m, k in cycles), first=2),
            Apart("u*v - mu", "3/100"),
        )
        for mu, (end, cycles) in TWO_FACTOR_CYCLES.items()
    ),
    census(
        "three-variables-cycles-to-period-12",
        THREE_VARIABLES,
        ["a = 7/5", "b = 3/10"],
        ["3/2", "25/16", "12/25"],
        counts(*((0, 0, m, k) for m, k in THREE_CYCLES)),
    ),
]
