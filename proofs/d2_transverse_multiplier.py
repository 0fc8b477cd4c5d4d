"""D2. Transverse multipliers on the balanced slice u = v = x.

A point of the slice has derivative matrix with eigenvalue 1 - w - 2 x^2 along the slice and 1 + w = 1 - mu + x^2 across
it. Along the two-cycle x y = 1, x^2 + y^2 = 1 + mu the transverse product is 3 - 2 mu, strictly between -1 and 1 if and
only if 1 < mu < 2; so the two-cycle attracts in the plane for 1 < mu < sqrt(5) - 1.
"""

from rigorous.bundled import BALANCED_CUBIC, TWO_FACTOR
from rigorous.claims import Claim, Identity, Iff, Sign, square_root

ON_THE_CYCLE = "x^4 - (1 + mu)*x^2 + 1 = 0"

CLAIMS = [
    Claim(
        id="slice-eigenvalues",
        system=TWO_FACTOR,
        asserts=Identity(
            where=["u = v"],
            equations=[
                "diff(u', u) + diff(u', v) = 1 + mu - 3*u^2",
                "diff(v', u) + diff(v', v) = 1 + mu - 3*u^2",
                "diff(u', u) - diff(u', v) = 1 - mu + u^2",
                "diff(v', v) - diff(v', u) = 1 - mu + u^2",
            ],
        ),
    ),
    Claim(
        id="two-cycle-transverse-product",
        system=BALANCED_CUBIC,
        let={"tau": "1 - mu + x^2"},
        asserts=Identity(where=[ON_THE_CYCLE], equations=["tau*tau' = 3 - 2*mu"]),
    ),
    Claim(
        id="two-cycle-transversely-stable",
        system=BALANCED_CUBIC,
        asserts=Iff(quantifier="none", holds=["-1 < 3 - 2*mu < 1"], exactly_when=["1 < mu < 2"]),
    ),
    Claim(
        id="two-cycle-attracts-in-the-plane",
        system=TWO_FACTOR,
        constants=[square_root("s", 5)],
        asserts=Sign(
            where=["1 < mu < s - 1", "u = v", "u^4 - (1 + mu)*u^2 + 1 = 0"],
            holds=[
                "u'' = u",
                "v'' = v",
                "u' != u",
                "diff(u'', u) + diff(u'', v) = 9 - 2*(1 + mu)^2",
                "diff(v'', u) + diff(v'', v) = 9 - 2*(1 + mu)^2",
                "diff(u'', u) - diff(u'', v) = 3 - 2*mu",
                "diff(v'', v) - diff(v'', u) = 3 - 2*mu",
                "(9 - 2*(1 + mu)^2)^2 < 1",
                "(3 - 2*mu)^2 < 1",
            ],
        ),
    ),
]
