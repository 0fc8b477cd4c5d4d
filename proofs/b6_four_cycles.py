"""B6. Antisymmetric 4-cycles of the balanced cubic f(x) = (1 + mu) x - x^3 exist if and only if mu >= 2 sqrt(2) - 1.

A cycle is antisymmetric if it contains -x with each x. A 4-cycle is, exactly if f(f(x)) = -x at its points: f(x) = -x,
or f(f(f(x))) = -x, would make its period 2, as f is odd. Conversely every x != 0 with f(f(x)) = -x lies on such a
cycle: then f(f(f(f(x)))) = x while f(f(x)) = -x is not x, so that the least period is 4. All real mu are covered.

Proof: f(f(x)) + x = x Q, and with m = 1 + mu, X = x^2 and Y = X - m the quartic Q, the second factor of B5, is
(Y^2 + m Y/2 - 1)^2 + (8 - m^2) Y^2/4. So Q > 0 if m^2 < 8; and for m <= 0 its coefficients in X are >= 0. If
m >= 2 sqrt(2), then Y^2 + (m/2 + rho) Y - 1 divides Q, where 4 rho^2 = m^2 - 8, and has a root 0 < Y < 1.
"""

from rigorous.bundled import BALANCED_CUBIC
from rigorous.claims import Claim, Identity, Iff, square_root

CLAIMS = [
    Claim(
        id="antisymmetric-points-return",
        system=BALANCED_CUBIC,
        asserts=Identity(where=["x'' = -x"], equations=["x''' = -x'", "x'''' = x"]),
    ),
]

BY_EXPANSIONS = [
    Claim(
        id="antisymmetric-four-cycles",
        system=BALANCED_CUBIC,
        constants=[square_root("s", 2)],
        asserts=Iff(quantifier="some", holds=["x != 0", "x'' = -x"], exactly_when=["mu >= 2*s - 1"]),
    ),
]
