"""B3. Bounded orbits of the balanced cubic f(x) = (1 + mu) x - x^3, in X = x^2.

[-sqrt(2 + mu), sqrt(2 + mu)] is kept for |mu| <= 2, and among mu >= -2 for no other mu. For mu > -2 every orbit that
starts with X > 2 + mu grows monotonically to infinity. For mu > 2 the critical values lie there.

Proof: 2 + mu - X' = (2 + mu - X)(X^2 - mu X + 1) and X^2 - mu X + 1 = (X - mu/2)^2 + (4 - mu^2)/4; past mu = 2 the
points with X = mu/2 leave. X' - X = X (X - mu)(X - 2 - mu). At a critical point,
27 (X' - 2 - mu) = (mu - 2)(2 mu + 5)^2.
"""

from rigorous.bundled import BALANCED_CUBIC
from rigorous.claims import Claim, Escapes, ForwardInvariant, Identity, Iff, Sign

SQUARE = {"X": "x^2"}

CLAIMS = [
    Claim(
        id="bounded-interval-factor",
        system=BALANCED_CUBIC,
        let=SQUARE,
        asserts=Identity(equations=["2 + mu - X' = (2 + mu - X)*(X^2 - mu*X + 1)", "X' - X = X*(X - mu)*(X - 2 - mu)"]),
    ),
    Claim(
        id="bounded-interval-kept",
        system=BALANCED_CUBIC,
        asserts=ForwardInvariant(where=["-2 <= mu <= 2"], set=["x^2 <= 2 + mu"]),
    ),
    Claim(
        id="bounded-interval-sharp",
        system=BALANCED_CUBIC,
        asserts=Iff(
            where=["mu >= -2"],
            quantifier="all",
            states=["x^2 <= 2 + mu"],
            holds=["x'^2 <= 2 + mu"],
            exactly_when=["mu <= 2"],
        ),
    ),
    Claim(id="balanced-escape", system=BALANCED_CUBIC, asserts=Escapes(where=["mu > -2"], beyond="2 + mu")),
    Claim(
        id="critical-value-identity",
        system=BALANCED_CUBIC,
        asserts=Identity(
            where=["diff(x', x) = 0"],
            equations=["27*x'^2 = 4*(1 + mu)^3", "27*x'^2 - 27*(2 + mu) = (mu - 2)*(2*mu + 5)^2"],
        ),
    ),
    Claim(
        id="critical-value-outside",
        system=BALANCED_CUBIC,
        asserts=Sign(where=["mu > 2", "diff(x', x) = 0"], holds=["x'^2 > 2 + mu"]),
    ),
]
