"""G1. Cycles are met with at random: the measure of parameters for which a cycle attracts almost every bounded orbit.

For the balanced cubic the set has measure 1.3575 at least, of 2; before mu = 1 the minimisers attract, up to
sqrt(5) - 1 the two-cycle, and so on in windows of every size. For the logistic family with r from 2 to 4 it is 1.6135
at least, and 1.6139 if the monotonicity of kneading sequences of quadratic maps is relied on.

Off balance, for 1 < mu < 2: these cycles have a multiplier across the slice less than 1, but for the exceptions that
the certificate names: the origin, the minimisers and the two-cycle on the ellipse. That those are not the cycles of the
atlas is no part of it: they repel along the slice (multiplier-at-zero, multiplier-at-minimisers,
balanced-two-cycle-on-the-ellipse), so almost no start converges to them. So the cycles attract in the plane, unless,
for finitely many mu of each row, a multiplier along the slice is 1 or -1.

Proof: up to sqrt(5) - 1, or 1 + sqrt(6), a fixed point and then a two-cycle attract, by exact algebra. Over each of a
few thousand intervals of other parameters an iterate keeps an interval that begins at the critical point, or contains
it, and is monotone or contracts there (Lemma 20). Across the slice by weighted means, as in D3. By
kneading: at two parameters only for each window, whose sequences leave nothing but doublings in between (Lemma 22).
"""

from rigorous.bundled import BALANCED_CUBIC, LOGISTIC, TWO_FACTOR, TWO_FACTOR_NAMES
from rigorous.claims import Atlas, AtlasAcross, AtlasByKneading, Claim, CyclesAcross

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
    Claim(
        id="logistic-atlas-by-kneading",
        system=LOGISTIC,
        asserts=AtlasByKneading(parameter="r", low="2", high="4", measure="16139/10000"),
    ),
    Claim(
        id="balanced-atlas-in-the-plane",
        system=TWO_FACTOR,
        let=TWO_FACTOR_NAMES,
        asserts=AtlasAcross(
            parameter="mu",
            low="1",
            high="2",
            measure="143/400",
            graph="u",
            cycles=CyclesAcross(
                where=["-2 < mu < 2"],
                across="q",
                factor="1 + w",
                product="<",
                on=["p != 0", "eps != 0"],
                unless=["w = 0"],
            ),
        ),
    ),
]
HINTS = {
    "balanced-cubic-atlas": [{"least": 4600}],
    "balanced-atlas-in-the-plane": [{"least": 4600}],
    "logistic-atlas": [{"least": 1780}],
    "logistic-atlas-by-kneading": [{"least": 1152921505}],
}
