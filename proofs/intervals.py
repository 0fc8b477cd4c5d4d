"""The ellipse, the thresholds and the transverse signs once more, by interval arithmetic over closed parameter ranges.

Independent of the algebra in the other scripts: boxes are halved until each shows the sign, or misses the domain.
"""

from rigorous.bundled import BALANCED_CUBIC, QUOTIENT, RESIDUAL_CUBIC
from rigorous.claims import Claim, Sign
from rigorous.systems import PolynomialSystem

RANGE = "1/100 <= mu <= 199/100"
PAIR = PolynomialSystem(("x", "y"), ("mu",), ("(1 + mu)*x - x^3", "(1 + mu)*y - y^3"))

BY_INTERVALS = [
    Claim(
        id="ellipse-cofactor-by-intervals",
        system=QUOTIENT,
        asserts=Sign(where=[RANGE, "-8 <= w <= 8"], holds=["1 + mu*w + w^2 > 0"]),
    ),
    Claim(
        id="monotone-phase-by-intervals",
        system=RESIDUAL_CUBIC,
        let={"g": "e^2 + (mu - 2)*e + 1 - 2*mu"},
        asserts=Sign(where=["1/100 <= mu <= 82/100", "-1 <= e <= 2", "e + mu >= 0"], holds=["g > -1"]),
    ),
    Claim(
        id="catapult-by-intervals",
        system=RESIDUAL_CUBIC,
        let={"g": "e^2 + (mu - 2)*e + 1 - 2*mu"},
        asserts=Sign(where=["83/100 <= mu <= 199/100", "0 <= e <= 1", "2*e = 2 - mu"], holds=["g < -1"]),
    ),
    Claim(
        id="two-cycle-stable-by-intervals",
        system=BALANCED_CUBIC,
        asserts=Sign(where=["101/100 <= mu <= 123/100"], holds=["(9 - 2*(1 + mu)^2)^2 < 1"]),
    ),
    Claim(
        id="two-cycle-unstable-by-intervals",
        system=BALANCED_CUBIC,
        asserts=Sign(where=["124/100 <= mu <= 199/100"], holds=["9 - 2*(1 + mu)^2 < -1"]),
    ),
    Claim(
        id="two-cycle-transverse-by-intervals",
        system=PAIR,
        let={"tau": "(1 - mu + x^2)*(1 - mu + y^2)"},
        asserts=Sign(
            where=["11/10 <= mu <= 19/10", "1 <= x <= 17/10", "1/2 <= y <= 1", "x*y = 1", "x^2 + y^2 = 1 + mu"],
            holds=["tau^2 < 1"],
        ),
    ),
]
