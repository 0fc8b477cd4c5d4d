"""E1. A step with its own rate and target: u' = u - c v (u v - nu), v' = v - c u (u v - nu), for any c and nu.

So along any sequence (c_t, nu_t) the slice p or q = 0 stays invariant, and a nonzero imbalance u^2 - v^2 shrinks in a
step if and only if 0 < |c w| < sqrt(2), and does not grow if and only if |c w| <= sqrt(2).

Proof: p' = p (1 - c w), q' = q (1 + c w), and the imbalance is p q.
"""

from rigorous.claims import Claim, Identity, Iff
from rigorous.systems import PolynomialSystem

MINI_BATCH_STEP = PolynomialSystem(("u", "v"), ("c", "nu"), ("u - c*v*(u*v - nu)", "v - c*u*(u*v - nu)"))
FACTOR = PolynomialSystem(("d",), ("r",), ("d*(1 - r^2)",))

CLAIMS = [
    Claim(
        id="mini-batch-coordinates",
        system=MINI_BATCH_STEP,
        let={"w": "u*v - nu", "p": "u + v", "q": "u - v", "imbalance": "u^2 - v^2"},
        asserts=Identity(
            equations=[
                "p' = p*(1 - c*w)",
                "q' = q*(1 + c*w)",
                "imbalance' = imbalance*(1 - (c*w)^2)",
                "imbalance = p*q",
            ]
        ),
    ),
    Claim(
        id="imbalance-shrinks",
        system=FACTOR,
        asserts=Iff(quantifier="all", states=["d != 0"], holds=["d'^2 < d^2"], exactly_when=["r != 0", "r^2 < 2"]),
    ),
    Claim(
        id="imbalance-does-not-grow",
        system=FACTOR,
        asserts=Iff(quantifier="all", states=["d != 0"], holds=["d'^2 <= d^2"], exactly_when=["r^2 <= 2"]),
    ),
]
