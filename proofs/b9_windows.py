"""B9. Where the period-3 windows of the balanced cubic f open: four folds, exactly, and enclosed to 30 digits.

Near mu = 1.45044 and 1.98177 two cycles of period 3 of f are born. Near 1.69964 and 1.92487 two antisymmetric cycles of
period 6 are born, f^3(x) = -x: since f is odd they are the cycles of period 3 of -f.

The values are roots of two polynomials of degree eight.

Proof: as in b7_flip_cascade.py; an algebraic solution of the equations lies in the boxes. The claims
are data; `python proofs/b9_windows.py` finds them anew.
"""

from pathlib import Path

from rigorous.bundled import BALANCED_CUBIC
from rigorous.claims import Claim, Identity, store, stored
from rigorous.systems import PolynomialSystem

DATA = Path(__file__).parent / "data" / "windows.json"
OPPOSITE = PolynomialSystem(("x",), ("mu",), ("x^3 - (1 + mu)*x",))
"""The map -f."""


def generate() -> None:
    """Scan for folds of period 3, and store what is proved of them."""
    from fractions import Fraction

    from rigorous.orbits.bifurcations import Type
    from rigorous.orbits.exactly import with_exact_value
    from rigorous.orbits.scan import thresholds
    from rigorous.orbits.thresholds import DIGITS, bits_for, branching

    claims = []
    for name, system in (("fold-of-period-3", BALANCED_CUBIC), ("fold-of-antisymmetric-period-6", OPPOSITE)):
        found = thresholds(system, {}, "mu", Fraction(1), Fraction(2), 3, bits_for(DIGITS))
        above = [c for c in found if c.type is Type.FOLD and c.points[0][0] > abs(min(z[0] for z in c.points))]
        for word, fold in zip(("first", "last"), above, strict=True):
            claim, _ = branching(f"{name}-{word}", system, {}, fold)
            claims.append(with_exact_value(claim, system, {}, fold)[0])
    store(DATA, claims)


if __name__ == "__main__":
    generate()

CLAIMS = [
    Claim(
        id="antisymmetric-cycles",
        system=OPPOSITE,
        let={"y": "(1 + mu)*x - x^3", "z": "(1 + mu)*y - y^3", "w": "(1 + mu)*z - z^3"},
        asserts=Identity(equations=["x' = -y", "x'' = z", "x''' = -w"]),
    ),
    *stored(DATA),
]
