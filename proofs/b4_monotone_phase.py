"""B4. The monotone phase: for 0 < mu < 2 the residual e = x^2 - mu never grows if and only if mu <= 2 sqrt(2) - 2.

That is, |e'| <= |e| on the whole interval [-mu, 2], which is forward invariant and corresponds to x^2 <= 2 + mu. Past
the threshold the state e = (2 - mu)/2 has |e'| > |e|.

Proof: e' = e g with 1 - g = (2 - e)(e + mu) and 1 + g = (e - (2 - mu)/2)^2 + (4 - 4 mu - mu^2)/4. Past the threshold
that state has g < -1.
"""

from rigorous.bundled import BALANCED_CUBIC, RESIDUAL_CUBIC
from rigorous.claims import Claim, ForwardInvariant, Identity, Iff, Sign, square_root

FACTOR = {"g": "e^2 + (mu - 2)*e + 1 - 2*mu"}
SQRT2 = [square_root("s", 2)]

CLAIMS = [
    Claim(
        id="residual-cubic",
        system=BALANCED_CUBIC,
        let={"e": "x^2 - mu"},
        asserts=Identity(equations=["e' = e*(e^2 + (mu - 2)*e + 1 - 2*mu)"]),
    ),
    Claim(
        id="residual-factor",
        system=RESIDUAL_CUBIC,
        let=FACTOR,
        asserts=Identity(
            equations=["e' = e*g", "1 - g = (2 - e)*(e + mu)", "1 + g = (e - (2 - mu)/2)^2 + (4 - 4*mu - mu^2)/4"]
        ),
    ),
    Claim(
        id="residual-interval-kept",
        system=RESIDUAL_CUBIC,
        asserts=ForwardInvariant(where=["0 < mu <= 2"], set=["-mu <= e <= 2"]),
    ),
    Claim(
        id="monotone-phase",
        system=RESIDUAL_CUBIC,
        constants=SQRT2,
        asserts=Iff(
            where=["0 < mu < 2"],
            quantifier="all",
            states=["-mu <= e <= 2"],
            holds=["e'^2 <= e^2"],
            exactly_when=["mu <= 2*s - 2"],
        ),
    ),
    Claim(
        id="monotone-phase-ends",
        system=RESIDUAL_CUBIC,
        let=FACTOR,
        constants=SQRT2,
        asserts=Sign(where=["2*s - 2 < mu < 2", "e = (2 - mu)/2"], holds=["g < -1", "-mu < e < 2", "e'^2 > e^2"]),
    ),
]
