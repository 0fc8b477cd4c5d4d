"""G1. Cycles are met with at random: the measure of parameters for which a cycle attracts almost every bounded orbit.

For the balanced cubic the set has measure 1.3575 at least, of 2; before mu = 1 the minimisers attract, up to
sqrt(5) - 1 the two-cycle, and so on in windows of every size. For the logistic family with r from 2 to 4 it is 1.613 at
least; published bounds are about 1.6139.

Proof: over each of a few thousand intervals of parameters an iterate keeps an interval that begins at the critical
point, or contains it, and is monotone or contracts there (Lemma 20).
"""

from rigorous.bundled import BALANCED_CUBIC, LOGISTIC
from rigorous.claims import Atlas, Claim

CLAIMS = [
    Claim(
        id="balanced-cubic-atlas",
        system=BALANCED_CUBIC,
        asserts=Atlas(parameter="mu", low="0", high="2", measure="543/400"),
    ),
    Claim(
        id="logistic-atlas",
        system=LOGISTIC,
        asserts=Atlas(parameter="r", low="2", high="4", measure="3227/2000"),
    ),
]
HINTS = {
    "balanced-cubic-atlas": [{"least": 4600}],
    "logistic-atlas": [{"least": 1780}],
}
