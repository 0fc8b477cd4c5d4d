"""C2, C3. On the Chebyshev ellipse the map is t -> pi - 3 t, and the residual moves by the cubic Chebyshev polynomial.

With A^2 = 2 + mu, B^2 = 2 - mu and (c, s) = (cos t, sin t) the ellipse is p = 2 A c, q = 2 B s, that is
u = A c + B s, v = A c - B s. Its image has cos(pi - 3 t) = 3 c - 4 c^3 and sin(pi - 3 t) = 3 s - 4 s^3. Moreover
w = 2 cos 2t; with k = w/2, k' = T_3(k) = 4 k^3 - 3 k, and the transverse factor K is 1 + 2 mu k + 4 k^2.

Proof: expansion modulo c^2 + s^2 = 1, and modulo eps = 0.
"""

from rigorous.bundled import TWO_FACTOR
from rigorous.claims import CircleMap, Claim, Identity
from rigorous.systems import PolynomialSystem

ON_THE_CIRCLE = PolynomialSystem(("u", "v"), ("mu", "A", "B", "c", "s"), TWO_FACTOR.map)
CURVE = ["c^2 + s^2 = 1", "A^2 = 2 + mu", "B^2 = 2 - mu", "u = A*c + B*s", "v = A*c - B*s"]

CLAIMS = [
    Claim(
        id="ellipse-parametrised",
        system=ON_THE_CIRCLE,
        let={"P": "(u + v)^2/4", "Q": "(u - v)^2/4", "w": "u*v - mu"},
        asserts=Identity(
            where=CURVE,
            equations=["(2 - mu)*P + (2 + mu)*Q = 4 - mu^2", "w = 2*(c^2 - s^2)"],
        ),
    ),
    Claim(
        id="ellipse-angle-map",
        system=ON_THE_CIRCLE,
        let={"C": "3*c - 4*c^3", "S": "3*s - 4*s^3"},
        asserts=Identity(where=CURVE, equations=["u' = A*C + B*S", "v' = A*C - B*S", "C^2 + S^2 = 1"]),
    ),
    Claim(
        id="ellipse-residual-chebyshev",
        system=TWO_FACTOR,
        let={
            "P": "(u + v)^2/4",
            "Q": "(u - v)^2/4",
            "k": "(u*v - mu)/2",
            "K": "1 + mu*(u*v - mu) + (u*v - mu)^2",
        },
        asserts=Identity(
            where=["(2 - mu)*P + (2 + mu)*Q = 4 - mu^2"], equations=["k' = 4*k^3 - 3*k", "K = 1 + 2*mu*k + 4*k^2"]
        ),
    ),
    Claim(
        id="ellipse-angle-tripled",
        system=ON_THE_CIRCLE,
        asserts=CircleMap(
            where=["-2 < mu < 2", "A^2 = 2 + mu", "B^2 = 2 - mu"],
            circle=("c", "s"),
            curve=["A*c + B*s", "A*c - B*s"],
            angle=["u + v", "2*A", "u - v", "2*B"],
            turn=("-1", "0"),
            degree="-3",
        ),
    ),
]
