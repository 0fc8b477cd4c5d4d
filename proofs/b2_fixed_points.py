"""B2. Fixed points of the balanced cubic f(x) = (1 + mu) x - x^3.

They are 0, with multiplier 1 + mu, and +-sqrt(mu) if and only if mu > 0, with multiplier 1 - 2 mu. For mu > 0 that
lies strictly between -1 and 1 if and only if mu < 1; at mu = 1 the points +-1 still attract.

Proof: f(x) - x = x (mu - x^2). A nonzero fixed point is a root of mu - x^2, which changes sign on (0, 1 + mu). At
mu = 1 two steps bring every other point with |x - 1| <= 1/4 closer to 1, and likewise for -1.
"""

from rigorous.bundled import BALANCED_CUBIC
from rigorous.claims import Attracts, Claim, Identity, Iff

CLAIMS = [
    Claim(
        id="fixed-points",
        system=BALANCED_CUBIC,
        asserts=Identity(equations=["x' - x = x*(mu - x^2)"]),
    ),
    Claim(
        id="fixed-points-nonzero",
        system=BALANCED_CUBIC,
        asserts=Iff(quantifier="some", holds=["x != 0", "x' = x"], exactly_when=["mu > 0"]),
    ),
    Claim(
        id="multiplier-at-zero",
        system=BALANCED_CUBIC,
        asserts=Identity(where=["x = 0"], equations=["diff(x', x) = 1 + mu"]),
    ),
    Claim(
        id="multiplier-at-minimisers",
        system=BALANCED_CUBIC,
        asserts=Identity(where=["x^2 = mu"], equations=["diff(x', x) = 1 - 2*mu"]),
    ),
    Claim(
        id="minimisers-stable",
        system=BALANCED_CUBIC,
        asserts=Iff(
            where=["mu > 0"],
            quantifier="all",
            states=["x^2 = mu"],
            holds=["diff(x', x)^2 < 1"],
            exactly_when=["mu < 1"],
        ),
    ),
    *(
        Claim(
            id=f"attracting-at-mu-one-{side}",
            system=BALANCED_CUBIC,
            asserts=Attracts(where=["mu = 1"], centre=[point], radius_squared="1/16", steps="2"),
        )
        for side, point in (("right", "1"), ("left", "-1"))
    ),
]
