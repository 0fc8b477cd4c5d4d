"""C5. For |mu| < 2 every cycle on the ellipse repels across it, but for the four minimisers on it, where w = 0.

The multiplier of a cycle across the ellipse is the product of K = 1 + mu w + w^2.

Proof: with g = 4 - mu w > 0 on the ellipse, K g - g' = (4 - mu^2) w^2 there, so the product of K is larger than a
quotient that telescopes to 1.
"""

from rigorous.bundled import TWO_FACTOR, TWO_FACTOR_NAMES
from rigorous.claims import Claim, CyclesAcross, Identity

CLAIMS = [
    Claim(
        id="ellipse-cycles-repel",
        system=TWO_FACTOR,
        let=TWO_FACTOR_NAMES,
        asserts=CyclesAcross(
            where=["-2 < mu < 2"], across="eps", factor="1 + mu*w + w^2", product=">", unless=["w = 0"]
        ),
    ),
    Claim(
        id="ellipse-minimisers",
        system=TWO_FACTOR,
        let=TWO_FACTOR_NAMES,
        asserts=Identity(where=["eps = 0", "w = 0"], equations=["u' = u", "v' = v", "u*v = mu", "u^2 + v^2 = 4"]),
    ),
]
