"""C1. The Chebyshev ellipse separates: for |mu| < 2 its inside, its outside and the curve itself are forward invariant.

With P = (u + v)^2/4 and Q = (u - v)^2/4 the ellipse is P/(2 + mu) + Q/(2 - mu) = 1, or eps = 0 with
eps = (2 - mu) P + (2 + mu) Q - (4 - mu^2) = (4 - mu^2) (P/(2 + mu) + Q/(2 - mu) - 1); it is negative inside, that is at
the origin, and where eps <= 0 both P <= 2 + mu and Q <= 2 - mu.

Proof: eps' = eps K with K = 1 + mu w + w^2 = (w + mu/2)^2 + (4 - mu^2)/4 > 0.
"""

from rigorous.bundled import QUOTIENT, TWO_FACTOR
from rigorous.claims import Claim, Sign, SignPreserved

SQUARES = {"P": "(u + v)^2/4", "Q": "(u - v)^2/4"}

CLAIMS = [
    Claim(
        id="ellipse-separates",
        system=TWO_FACTOR,
        let=SQUARES | {"eps": "(2 - mu)*P + (2 + mu)*Q - (4 - mu^2)"},
        asserts=SignPreserved(where=["-2 < mu < 2"], function="eps"),
    ),
    Claim(
        id="ellipse-bounds-its-inside",
        system=TWO_FACTOR,
        let=SQUARES | {"eps": "(2 - mu)*P + (2 + mu)*Q - (4 - mu^2)"},
        asserts=Sign(where=["-2 < mu < 2", "eps <= 0"], holds=["P <= 2 + mu", "Q <= 2 - mu"]),
    ),
    Claim(
        id="ellipse-contains-the-origin",
        system=TWO_FACTOR,
        let=SQUARES | {"eps": "(2 - mu)*P + (2 + mu)*Q - (4 - mu^2)"},
        asserts=Sign(where=["-2 < mu < 2", "u = 0", "v = 0"], holds=["eps < 0"]),
    ),
    Claim(
        id="ellipse-cofactor-positive",
        system=QUOTIENT,
        let={"K": "1 + mu*w + w^2"},
        asserts=Sign(where=["-2 < mu < 2"], holds=["K >= (4 - mu^2)/4", "K > 0"]),
    ),
]
