"""Where cycles lose their stability: multipliers that cross the unit circle, at -1 or as a complex pair.

For each family there is one value of the parameter in a window where a cycle has such a multiplier, it is enclosed to
12 digits, and so many multipliers lie inside the unit circle before and after. `rigorous.orbits.crossings` finds these
statements.

- The fixed point of the delayed logistic map at a = 2: an attracting invariant curve branches off.
- The fixed point of a delayed cubic map at a = 5 sqrt(3)/18, where 3 x^2 = 1.
- A two-cycle (x, x), (-x, -x) at a = 4/3: attracting curves invariant under the second iterate branch off.
- The logistic family: its fixed point at r = 3, and its two-cycle at r = 1 + sqrt(6).
- The balanced cubic: its two-cycle at mu = sqrt(5) - 1, and its fixed point x = sqrt(mu), the balanced minimiser of the
  two-factor model, at mu = 1.

Proof: boxes about the cycle are mapped into themselves by a map like Newton's, for all values of the parameter in the
window; in them det(M + 1), or det M - 1, for the derivative M along the cycle is monotone and changes its sign.
"""

from rigorous.bundled import BALANCED_CUBIC, LOGISTIC
from rigorous.claims import Claim, Crossing, Piece
from rigorous.systems import PolynomialSystem

DELAYED_LOGISTIC = PolynomialSystem(("x", "y"), ("a",), ("y", "a*y*(1 - x)"))
DELAYED_CUBIC = PolynomialSystem(("x", "y"), ("a",), ("y", "a + y/2 - x^3"))
ODD_CUBIC = PolynomialSystem(("x", "y"), ("a",), ("-y", "x^3 - a*y"))

CLAIMS = [
    Claim(
        id="delayed-logistic-neimark-sacker",
        system=DELAYED_LOGISTIC,
        asserts=Crossing(
            type="neimark-sacker",
            parameter="a",
            cycle=Piece(points=["0.5 + 0.25*(a - 2)", "0.5 + 0.25*(a - 2)"], between=["199/100", "201/100"]),
            within="1/1000",
            alone_within="1/100",
            low="1999999999999/1000000000000",
            high="2000000000001/1000000000000",
            inside=["2", "0"],
            cubic="<",
        ),
    ),
    Claim(
        id="delayed-cubic-neimark-sacker",
        system=DELAYED_CUBIC,
        asserts=Crossing(
            type="neimark-sacker",
            parameter="a",
            cycle=Piece(
                points=["0.577 + 0.667*(a - 0.4811252)", "0.577 + 0.667*(a - 0.4811252)"],
                between=["1177813/2500000", "1227813/2500000"],
            ),
            within="1/100",
            alone_within="1/10",
            low="120281306081/250000000000",
            high="240562612163/500000000000",
            inside=["2", "0"],
            cubic="<",
        ),
    ),
    Claim(
        id="odd-two-cycle-neimark-sacker",
        system=ODD_CUBIC,
        asserts=Crossing(
            type="neimark-sacker",
            parameter="a",
            cycle=Piece(
                points=[
                    "0.5774 + 0.866*(a - 1.3333333)",
                    "0.5774 + 0.866*(a - 1.3333333)",
                    "-0.5774 - 0.866*(a - 1.3333333)",
                    "-0.5774 - 0.866*(a - 1.3333333)",
                ],
                between=["13323333/10000000", "13343333/10000000"],
            ),
            within="1/1000",
            alone_within="1/100",
            low="333333333333/250000000000",
            high="666666666667/500000000000",
            inside=["2", "0"],
            cubic="<",
        ),
    ),
    Claim(
        id="logistic-first-flip",
        system=LOGISTIC,
        asserts=Crossing(
            type="flip",
            parameter="r",
            cycle=Piece(points=["0.6667 + 0.1111*(r - 3)"], between=["299/100", "301/100"]),
            within="1/1000",
            alone_within="1/100",
            low="2999999999999/1000000000000",
            high="3000000000001/1000000000000",
            inside=["1", "0"],
        ),
    ),
    Claim(
        id="logistic-second-flip",
        system=LOGISTIC,
        asserts=Crossing(
            type="flip",
            parameter="r",
            cycle=Piece(
                points=["0.8499 + 0.1496*(r - 3.4494897)", "0.44 - 0.2337*(r - 3.4494897)"],
                between=["34484897/10000000", "34504897/10000000"],
            ),
            within="1/1000",
            alone_within="1/100",
            low="1724744871391/500000000000",
            high="53898277231/15625000000",
            inside=["1", "0"],
        ),
    ),
    Claim(
        id="balanced-two-cycle-flip",
        system=BALANCED_CUBIC,
        asserts=Crossing(
            type="flip",
            parameter="mu",
            cycle=Piece(
                points=["1.272 + 0.636*(mu - 1.236068)", "0.7862 - 0.3931*(mu - 1.236068)"],
                between=["308767/250000", "309267/250000"],
            ),
            within="1/1000",
            alone_within="1/100",
            low="1236067977499/1000000000000",
            high="1236067977501/1000000000000",
            inside=["1", "0"],
        ),
    ),
    Claim(
        id="balanced-minimiser-flip",
        system=BALANCED_CUBIC,
        asserts=Crossing(
            type="flip",
            parameter="mu",
            cycle=Piece(points=["1 + 0.5*(mu - 1)"], between=["99/100", "101/100"]),
            within="1/1000",
            alone_within="1/100",
            low="999999999999/1000000000000",
            high="1000000000001/1000000000000",
            inside=["1", "0"],
        ),
    ),
]
