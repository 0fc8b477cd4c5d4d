"""C4. The exponent across the ellipse, for uniform measure in the angle, is 2 arccosh((sqrt(5+2mu) + sqrt(5-2mu))/4).

What is proved is the mean of ln |K| over the angle; as angles are multiplied by -3 on the ellipse, which keeps uniform
measure and mixes (C2), the mean is the exponent of almost every orbit there.
It is positive exactly for |mu| < 2, and 0 at |mu| = 2. With X = sqrt(5 + 2 mu), Y = sqrt(5 - 2 mu) and d >= 1,
d + 1/d = (X + Y)/2, it is 2 ln d. The claim is about the map of (w, eps), in which the ellipse is eps = 0 and
w = 2 cos(theta), where theta is twice the angle of the ellipse; so it includes |mu| = 2, where the ellipse degenerates.

Proof: on the circle z = e^(i theta) the cofactor K is |d + b z + z^2/d|^2 with b = (X - Y)/2, and this polynomial has
no zeros in |z| < 1; so the mean of ln K is 2 ln d by Jensen's formula.
"""

from rigorous.bundled import QUOTIENT
from rigorous.claims import CircleExponent, Claim
from rigorous.systems import PolynomialSystem

ON_THE_CIRCLE = PolynomialSystem(("w", "eps"), ("mu", "c", "s", "X", "Y", "d"), QUOTIENT.map)
ROOTS = ["X^2 = 5 + 2*mu", "X >= 0", "Y^2 = 5 - 2*mu", "Y >= 0", "d^2 - (X + Y)/2*d + 1 = 0", "d >= 1"]


def exponent(name: str, between: list[str]) -> Claim:
    """The exponent, perhaps with bounds that hold for all parameters."""
    return Claim(
        id=name,
        system=ON_THE_CIRCLE,
        asserts=CircleExponent(
            where=["-2 <= mu <= 2", *ROOTS],
            circle=("c", "s"),
            curve=["2*c", "0"],
            across="eps",
            root="d",
            arccosh="(X + Y)/4",
            positive_when=["-2 < mu < 2"],
            between=between,
        ),
    )


CLAIMS = [exponent("ellipse-exponent", []), exponent("ellipse-exponent-bounds", ["-1/1000", "97/100"])]

ROOT = {"root": "11/5*path1 - 1 - path1^2", "between": ["1", "2"], "ends": ">"}
POINT = {"choices": [ROOT], "values": ["22/25", "1", "0", "13/5", "9/5", "path1", "0", "0"]}
"""A point with |mu| < 2, at which d is the greater root of d^2 - (11/5) d + 1."""
HINTS = {claim.id: [POINT] for claim in CLAIMS}
