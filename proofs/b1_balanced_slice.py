"""B1. The balanced slices u = v and u = -v are invariant, and the map on them is a cubic.

On u = v = x it is f(x) = (1 + mu) x - x^3; on u = -v it is the same cubic for -mu.

Proof: q' = q (1 + w) and p' = p (1 - w); the rest is expansion modulo u - v, or u + v.
"""

from rigorous.bundled import TWO_FACTOR
from rigorous.claims import Claim, ForwardInvariant, Identity

CLAIMS = [
    Claim(id="balanced-slice-invariant", system=TWO_FACTOR, asserts=ForwardInvariant(set=["u = v"])),
    Claim(id="opposite-slice-invariant", system=TWO_FACTOR, asserts=ForwardInvariant(set=["u = -v"])),
    Claim(
        id="balanced-slice-cubic",
        system=TWO_FACTOR,
        asserts=Identity(where=["u = v"], equations=["u' = (1 + mu)*u - u^3", "v' = (1 + mu)*v - v^3"]),
    ),
    Claim(
        id="opposite-slice-cubic",
        system=TWO_FACTOR,
        asserts=Identity(where=["u = -v"], equations=["u' = (1 - mu)*u - u^3", "v' = (1 - mu)*v - v^3"]),
    ),
]
