"""D3. Which balanced cycles attract off balance: all but the origin, the minimisers and the two-cycle on the ellipse.

On the slice q = 0, for |mu| < 2, every cycle other than the origin (p = 0), the minimisers (w = 0) and the two-cycle
x = +-sqrt(2 + mu) (eps = 0), antisymmetric cycles included, has the multiplier prod (1 + w) across the slice less than
1 in absolute value. For mu <= 0 there are none. The three exceptions do not attract: the multipliers across are
1 - mu at the origin (which repels along the slice), 1 at the minimisers, and 9 on the two-cycle.

Proof: p and eps return along such a cycle and are not 0, so the products of |1 - w| and of K are 1; and K is a mean of
(1 + w)^2 and (1 - w)^2, larger than the mean by products unless w = 0 throughout. For mu <= 0 the cofactor K of eps is
above 1 where p is not 0.
"""

from rigorous.bundled import TWO_FACTOR, TWO_FACTOR_NAMES
from rigorous.claims import Claim, Cycle, Cycles, CyclesAcross, Identity

CLAIMS = [
    Claim(
        id="balanced-cycles-attract",
        system=TWO_FACTOR,
        let=TWO_FACTOR_NAMES,
        asserts=CyclesAcross(
            where=["-2 < mu < 2"], across="q", factor="1 + w", product="<", on=["p != 0", "eps != 0"], unless=["w = 0"]
        ),
    ),
    Claim(
        id="balanced-exceptions",
        system=TWO_FACTOR,
        let=TWO_FACTOR_NAMES,
        asserts=Identity(where=["q = 0"], equations=["eps = (2 - mu)*(u^2 - 2 - mu)", "p = 2*u", "w = u^2 - mu"]),
    ),
    Claim(
        id="balanced-two-cycle-on-the-ellipse",
        system=TWO_FACTOR,
        asserts=Cycle(
            where=["-2 < mu < 2", "u = v", "u^2 = 2 + mu"],
            period="2",
            characteristic=["9*(5 + 2*mu)^2", "-(9 + (5 + 2*mu)^2)"],
            stability="repelling",
        ),
    ),
    Claim(
        id="no-balanced-cycles-below-zero",
        system=TWO_FACTOR,
        let=TWO_FACTOR_NAMES,
        asserts=Cycles(where=["-2 < mu <= 0"], on=["q = 0", "p != 0"], satisfy=["eps = 0"]),
    ),
]
