"""D1. The minimisers u v = mu of the two-factor map, and the edge of stability.

They are fixed. The derivative there has trace 2 - s and determinant 1 - s with s = u^2 + v^2, so its eigenvalues are 1
(along the curve) and 1 - s, which lies strictly between -1 and 1 if and only if 0 < s < 2. Minimisers with 0 < s < 2
exist if and only if |mu| < 1. The Chebyshev ellipse meets the curve where s = 4.

Proof: expansion modulo u v - mu. (u - v)^2 >= 0 and (u + v)^2 >= 0 give |mu| <= s/2.
"""

from rigorous.bundled import TWO_FACTOR
from rigorous.claims import Claim, Identity, Iff, Sign

CLAIMS = [
    Claim(
        id="minimisers-fixed",
        system=TWO_FACTOR,
        let={"s": "u^2 + v^2"},
        asserts=Identity(
            where=["u*v = mu"],
            equations=[
                "u' = u",
                "v' = v",
                "diff(u', u) + diff(v', v) = 1 + (1 - s)",
                "diff(u', u)*diff(v', v) - diff(u', v)*diff(v', u) = 1*(1 - s)",
            ],
        ),
    ),
    Claim(
        id="edge-of-stability",
        system=TWO_FACTOR,
        let={"s": "u^2 + v^2"},
        asserts=Sign(where=["u*v = mu", "0 < s < 2"], holds=["(1 - s)^2 < 1", "-1 < mu < 1"]),
    ),
    Claim(
        id="edge-of-stability-passed",
        system=TWO_FACTOR,
        let={"s": "u^2 + v^2"},
        asserts=Sign(where=["u*v = mu", "s >= 2"], holds=["1 - s <= -1"]),
    ),
    Claim(
        id="stable-minimisers-exist",
        system=TWO_FACTOR,
        asserts=Iff(
            quantifier="some",
            holds=["u*v = mu", "0 < u^2 + v^2 < 2"],
            exactly_when=["-1 < mu < 1"],
        ),
    ),
    Claim(
        id="ellipse-meets-minimisers",
        system=TWO_FACTOR,
        let={"P": "(u + v)^2/4", "Q": "(u - v)^2/4"},
        asserts=Identity(
            where=["u*v = mu", "(2 - mu)*P + (2 + mu)*Q = 4 - mu^2"],
            equations=["u^2 + v^2 = 4", "(1 - (u^2 + v^2)) = -3"],
        ),
    ),
]
