"""E2. Balanced orbits stay bounded under targets that vary.

For mu >= 0, |x| <= R is kept by f(x) = (1 + mu) x - x^3 whenever 4 (1 + mu)^3 <= 27 R^2 and R^2 <= 2 + mu. So with
4 (1 + hi)^3/27 <= R^2 <= 2 + lo the interval is kept by every map with lo <= mu <= hi.

Proof: 4 (1 + mu)^3 - 27 mu = (mu + 4)(2 mu - 1)^2 >= 0, so mu <= R^2 <= 2 + mu.
"""

from rigorous.bundled import BALANCED_CUBIC
from rigorous.claims import Claim, ForwardInvariant, Identity
from rigorous.systems import PolynomialSystem

VARYING = PolynomialSystem(("x",), ("mu", "R"), BALANCED_CUBIC.map)

CLAIMS = [
    Claim(
        id="critical-value-below-target",
        system=BALANCED_CUBIC,
        asserts=Identity(equations=["4*(1 + mu)^3 - 27*mu = (mu + 4)*(2*mu - 1)^2"]),
    ),
    Claim(
        id="varying-targets-bounded",
        system=VARYING,
        asserts=ForwardInvariant(where=["mu >= 0", "4*(1 + mu)^3 <= 27*R^2", "R^2 <= 2 + mu"], set=["x^2 <= R^2"]),
    ),
]
