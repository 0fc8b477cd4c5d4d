"""G2. All cycles of a period, and no others.

The Henon map with the parameters of Henon, in the whole plane, up to period 20: Z. Galias, Int. J. Bifurcation and Chaos 11
(2001) 2427, listed them. The logistic map with r = 4 and the balanced cubic with mu = 2, where there are as many cycles as there
can be. The two-factor map away from its curve of minimisers, in the whole plane: all cycles are those of C2, D4 and of
the balanced cubic, with the multipliers of C5 and D3, none of which is used.
"""

from rigorous.bundled import HENON
from rigorous.claims import Census, Claim, Count, Side


def counts(*inside: tuple[int, ...], first: int = 1) -> list[Count]:
    """Numbers of cycles with 0, 1, ... multipliers inside the unit circle, period by period."""
    return [Count(str(period), [str(m) for m in found]) for period, found in enumerate(inside, start=first)]


def box(*ends: str) -> list[Side]:
    """The box |x_i| <= end."""
    return [Side("-" + end, end) for end in ends]


CLAIMS = [
    Claim(
        id="henon-cycles-to-period-20",
        system=HENON,
        asserts=Census(
            at=["a = 7/5", "b = 3/10"],
            box=box("3/2", "23/50"),
            everywhere="yes",
            counts=counts(*[(0, saddles, 0) for saddles in (2, 1)]),
        ),
    ),
]
