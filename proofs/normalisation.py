"""The other normalisation: a' = a + mu b (1 - a b), b' = b + mu a (1 - a b) is the two-factor map in other units.

For mu = r^2 > 0 the change u = r a, v = r b conjugates it to F_mu.

Proof: expansion modulo mu = r^2.
"""

from rigorous.claims import Claim, Identity
from rigorous.systems import PolynomialSystem

UNIT_TARGET = PolynomialSystem(("a", "b"), ("mu", "r"), ("a + mu*b*(1 - a*b)", "b + mu*a*(1 - a*b)"))

CLAIMS = [
    Claim(
        id="unit-target-normalisation",
        system=UNIT_TARGET,
        let={"u": "r*a", "v": "r*b"},
        asserts=Identity(where=["mu = r^2"], equations=["u' = u - v*(u*v - mu)", "v' = v - u*(u*v - mu)"]),
    ),
]
