"""E2. Balanced orbits stay bounded under targets that vary.

For mu >= 0, |x| <= R is kept by f(x) = (1 + mu) x - x^3 whenever 4 (1 + mu)^3 <= 27 R^2 and R^2 <= 2 + mu. So with
4 (1 + hi)^3/27 <= R^2 <= 2 + lo the interval is kept by every map with lo <= mu <= hi; and for 0 <= lo <= hi there is
such an R > 0, kept by all of these maps, if and only if 4 (1 + hi)^3 <= 27 (2 + lo).

Proof: 4 (1 + mu)^3 - 27 mu = (mu + 4)(2 mu - 1)^2 >= 0, so mu <= R^2 <= 2 + mu. Among the R that serve is
sqrt(2 + lo). Conversely, if R^2 > 2 + lo then x = R leaves under mu = lo, if R^2 < hi it leaves under mu = hi, and
otherwise the critical point x^2 = (1 + hi)/3 does.
"""

from rigorous.bundled import BALANCED_CUBIC
from rigorous.claims import Choice, Claim, ForwardInvariant, Identity
from rigorous.systems import PolynomialSystem

VARYING = PolynomialSystem(("x",), ("mu", "R"), BALANCED_CUBIC.map)
IN_A_RANGE = PolynomialSystem(("x",), ("lo", "hi", "mu", "R"), BALANCED_CUBIC.map)

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

BY_EXPANSIONS = [
    Claim(
        id="varying-targets-threshold",
        system=IN_A_RANGE,
        asserts=Choice(
            choose=["R"],
            for_all=["mu", "x"],
            where=["0 <= lo <= hi"],
            such_that=["R > 0"],
            given=["lo <= mu <= hi", "x^2 <= R^2"],
            holds=["x'^2 <= R^2"],
            exactly_when=["4*(1 + hi)^3 <= 27*(2 + lo)"],
        ),
    ),
]
