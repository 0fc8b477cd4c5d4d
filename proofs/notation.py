"""The identities behind the notation for the two-factor map.

In p = u + v and q = u - v the map is diagonal up to the residual w; the function eps = (4 - mu^2) E, whose zero set is
the Chebyshev ellipse, is multiplied by K(w); and (w, eps) moves by itself. When |mu| < 2, K(w) is a convex combination
of (1 + w)^2 and (1 - w)^2.

Proof: expansion.
"""

from rigorous.bundled import QUOTIENT, TWO_FACTOR
from rigorous.claims import Claim, Identity

RESIDUAL = {"w": "u*v - mu"}
AXES = {"p": "u + v", "q": "u - v"}
SQUARES = {"P": "(u + v)^2/4", "Q": "(u - v)^2/4"}
ELLIPSE = SQUARES | {"eps": "(2 - mu)*P + (2 + mu)*Q - (4 - mu^2)"}

CLAIMS = [
    Claim(
        id="diagonal-coordinates",
        system=TWO_FACTOR,
        let=RESIDUAL | AXES | SQUARES | {"imbalance": "u^2 - v^2"},
        asserts=Identity(
            equations=[
                "p' = p*(1 - w)",
                "q' = q*(1 + w)",
                "imbalance' = imbalance*(1 - w^2)",
                "P' = P*(1 - w)^2",
                "Q' = Q*(1 + w)^2",
                "u*v = P - Q",
                "u^2 + v^2 = 2*(P + Q)",
                "w = P - Q - mu",
            ]
        ),
    ),
    Claim(
        id="ellipse-cofactor",
        system=TWO_FACTOR,
        let=RESIDUAL | ELLIPSE | {"K": "1 + mu*w + w^2"},
        asserts=Identity(equations=["eps' = eps*K"]),
    ),
    Claim(
        id="quotient-map",
        system=TWO_FACTOR,
        let=RESIDUAL | ELLIPSE | {"K": "1 + mu*w + w^2"},
        asserts=Identity(equations=["w' = w*(w^2 - 3 - eps)", "eps' = eps*K", "u^2 + v^2 = 4 + eps + mu*w"]),
    ),
    Claim(
        id="cofactor-is-convex",
        system=QUOTIENT,
        let={"K": "1 + mu*w + w^2"},
        asserts=Identity(equations=["K = (2 + mu)/4*(1 + w)^2 + (2 - mu)/4*(1 - w)^2"]),
    ),
]
