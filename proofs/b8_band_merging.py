"""B8. Two bands merge at mu = 3 sqrt(3)/2 - 1.

Let c > 0 be the critical point of the balanced cubic, 1 + mu = 3 c^2. With x = c y and a = c^2 the cubic becomes
y' = a y (3 - y^2), its critical point 1, and the core the interval from bottom = f(f(1)) to top = f(1). For
mu < 3 sqrt(3)/2 - 1 the interval 0 < y <= top, which holds the core, is kept: no orbit in it changes sign. Above the
threshold f(f(1)) < 0, so that the orbit of 1 changes sign, and 1 < top.

Proof: f(1) = 2 a and f(f(1)) = 2 a^2 (3 - 4 a^2); the threshold is 4 a^2 = 3; top - y' = a (1 - y)^2 (y + 2).
"""

from rigorous.bundled import BALANCED_CUBIC
from rigorous.claims import Claim, Conjugacy, ForwardInvariant, Identity, Iff, Sign, square_root
from rigorous.systems import PolynomialSystem

MAP = ("a*y*(3 - y^2)",)
SCALED = PolynomialSystem(("y",), ("a",), MAP)
NAMES = {"mu": "3*a - 1", "top": "2*a", "bottom": "2*a^2*(3 - 4*a^2)"}

CLAIMS = [
    Claim(
        id="cubic-by-its-critical-point",
        system=PolynomialSystem(("y",), ("a", "c"), MAP),
        asserts=Conjugacy(where=["c^2 = a"], coordinates=["c*y"], onto=BALANCED_CUBIC, parameters_onto=["3*a - 1"]),
    ),
    Claim(
        id="critical-orbit",
        system=SCALED,
        let=NAMES,
        asserts=Identity(where=["y = 1"], equations=["diff(y', y) = 0", "y' = top", "y'' = bottom"]),
    ),
    Claim(
        id="bands-apart",
        system=SCALED,
        let=NAMES,
        asserts=ForwardInvariant(where=["a > 0", "4*a^2 < 3"], set=["0 < y <= top"]),
    ),
    Claim(
        id="bands-merged",
        system=SCALED,
        let=NAMES,
        asserts=Sign(where=["a > 0", "4*a^2 > 3"], holds=["bottom < 0", "1 < top"]),
    ),
    Claim(
        id="band-merging",
        system=SCALED,
        let=NAMES,
        constants=[square_root("s", 3)],
        asserts=Iff(where=["a > 0"], quantifier="none", holds=["4*a^2 > 3"], exactly_when=["mu > 3*s/2 - 1"]),
    ),
]
