"""B6. The two-cycle x y = 1, x^2 + y^2 = 1 + mu of the balanced cubic f(x) = (1 + mu) x - x^3.

It exists if and only if mu > 1; its multiplier is 9 - 2 (1 + mu)^2, which lies strictly between -1 and 1 if and only if
1 < mu < sqrt(5) - 1. The only other points of period two are x with f(x) = -x, that is x^2 = 2 + mu.

Proof: (x - y)^2 = mu - 1 on the cycle. Conversely x^4 - (1 + mu) x^2 + 1 changes sign on (0, 1). The derivative of the
second iterate is (1 + mu - 3 x^2)(1 + mu - 3 y^2), reduced by the two equations.
"""

from rigorous.bundled import BALANCED_CUBIC
from rigorous.claims import Claim, Identity, Iff, Sign, square_root

ON_THE_CYCLE = "x^4 - (1 + mu)*x^2 + 1 = 0"

CLAIMS = [
    Claim(
        id="period-two-points",
        system=BALANCED_CUBIC,
        asserts=Identity(where=["x'' = x"], equations=["(x' - x)*(x' + x)*(x*x' - 1) = 0"]),
    ),
    Claim(
        id="two-cycle",
        system=BALANCED_CUBIC,
        asserts=Sign(
            where=["mu > 1", ON_THE_CYCLE],
            holds=["x'' = x", "x' != x", "x*x' = 1", "x^2 + x'^2 = 1 + mu", "diff(x'', x) = 9 - 2*(1 + mu)^2"],
        ),
    ),
    Claim(
        id="two-cycle-exists",
        system=BALANCED_CUBIC,
        asserts=Iff(
            quantifier="some",
            holds=["x*x' = 1", "x^2 + x'^2 = 1 + mu", "x' != x"],
            exactly_when=["mu > 1"],
        ),
    ),
    Claim(
        id="two-cycle-stable",
        system=BALANCED_CUBIC,
        constants=[square_root("s", 5)],
        asserts=Iff(
            where=["mu > 1"],
            quantifier="all",
            states=[ON_THE_CYCLE],
            holds=["diff(x'', x)^2 < 1"],
            exactly_when=["mu < s - 1"],
        ),
    ),
]
