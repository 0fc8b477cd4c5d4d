"""D4. For |mu| < 2 no cycle of period two or more lies off the ellipse and the axes p = 0, q = 0, inside or outside.

On the axis p = 0, for 0 <= mu < 2, every cycle is the origin or lies on the ellipse, where it is the two-cycle
q^2 = 4 (2 - mu).

Proof: p, q and eps return along a cycle, so the products of |1 - w|, |1 + w| and K are 1. But K is a mean of (1 + w)^2
and (1 - w)^2 with the weights (2 + mu)/4 and (2 - mu)/4, so its product is larger unless w = 0 throughout; and where
w = 0 the map is the identity. On p = 0 the cofactor K of eps is above 1, so that eps^2 grows.
"""

from rigorous.bundled import TWO_FACTOR, TWO_FACTOR_NAMES
from rigorous.claims import Claim, Cycle, Cycles

CLAIMS = [
    Claim(
        id="no-cycles-off-axes",
        system=TWO_FACTOR,
        let=TWO_FACTOR_NAMES,
        asserts=Cycles(
            where=["-2 < mu < 2"], on=["p != 0", "q != 0", "eps != 0"], satisfy=["w = 0", "u' = u", "v' = v"]
        ),
    ),
    Claim(
        id="no-cycles-on-opposite-axis",
        system=TWO_FACTOR,
        let=TWO_FACTOR_NAMES,
        asserts=Cycles(where=["0 <= mu < 2"], on=["p = 0", "q != 0"], satisfy=["eps = 0"]),
    ),
    Claim(
        id="opposite-two-cycle",
        system=TWO_FACTOR,
        asserts=Cycle(
            where=["-2 < mu < 2", "u = -v", "u^2 = 2 - mu"],
            period="2",
            characteristic=["9*(5 - 2*mu)^2", "-(9 + (5 - 2*mu)^2)"],
            stability="repelling",
        ),
    ),
]
