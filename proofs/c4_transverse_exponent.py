"""C4. The exponent across the ellipse, for uniform measure in the angle, is 2 arccosh((sqrt(5+2mu) + sqrt(5-2mu))/4).

It is positive exactly for |mu| < 2, and 0 at |mu| = 2. With X = sqrt(5 + 2 mu), Y = sqrt(5 - 2 mu) and d >= 1,
d + 1/d = (X + Y)/2, it is 2 ln d.

Proof: on the circle z = e^(2 i theta) the cofactor K is |d + b z + z^2/d|^2 with b = (X - Y)/2, and this polynomial has
no zeros in |z| < 1; so the mean of ln K is 2 ln d by Jensen's formula.
"""

from rigorous.bundled import QUOTIENT, TWO_FACTOR
from rigorous.claims import CircleExponent, Claim
from rigorous.systems import PolynomialSystem

ON_THE_CIRCLE = PolynomialSystem(("u", "v"), ("mu", "A", "B", "c", "s", "X", "Y", "d"), TWO_FACTOR.map)
ROOTS = ["X^2 = 5 + 2*mu", "X >= 0", "Y^2 = 5 - 2*mu", "Y >= 0", "d^2 - (X + Y)/2*d + 1 = 0", "d >= 1"]
AXES = ["A^2 = 2 + mu", "B^2 = 2 - mu"]


def exponent(name: str, where: list[str]) -> Claim:
    """The exponent across the ellipse, for parameters in `where`."""
    return Claim(
        id=name,
        system=ON_THE_CIRCLE,
        asserts=CircleExponent(
            where=[*where, *AXES, *ROOTS],
            circle=("c", "s"),
            curve=["A*c + B*s", "A*c - B*s"],
            across="u^2 + v^2 - mu*u*v - (4 - mu^2)",
            root="d",
            arccosh="(X + Y)/4",
            positive_when=["-2 < mu < 2"],
        ),
    )


QUOTIENT_CIRCLE = PolynomialSystem(("w", "eps"), ("mu", "c", "s", "X", "Y", "d"), QUOTIENT.map)


def bounds(name: str, where: list[str], between: list[str]) -> Claim:
    """Bounds of the same exponent, in the coordinates w = 2 cos(theta) and eps = 0."""
    return Claim(
        id=name,
        system=QUOTIENT_CIRCLE,
        asserts=CircleExponent(
            where=[*where, *ROOTS],
            circle=("c", "s"),
            curve=["2*c", "0"],
            across="eps",
            root="d",
            arccosh="(X + Y)/4",
            positive_when=["-2 < mu < 2"],
            between=between,
        ),
    )


CLAIMS = [
    exponent("ellipse-exponent", ["-2 <= mu <= 2"]),
    bounds("ellipse-exponent-bounds", ["-2 <= mu <= 2"], ["-1/1000", "97/100"]),
]
