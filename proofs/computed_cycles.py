"""Cycles found by computer, of maps with given parameters, and one that is followed over an interval of them.

For each list of points there is exactly one cycle near them; its least period, its type, and in some cases bounds of
its multipliers are claimed as well. The points are the images of the first one, which is given to so many decimals that
30 are left at the last; `rigorous orbits` finds such points.

- The balanced cubic at mu = 19/10 has a repelling cycle of 1000 points, with a multiplier near -1.78 10^385.
- The Henon map with its usual parameters has a saddle of 40 points.
- The fixed point of the delayed logistic map attracts at a = 19/10: its multipliers are complex.
- A map of space has a saddle of six points with one multiplier inside the unit circle.
- On the slice u = v the two-factor map has cycles of three and of four points that attract across the slice and repel
  along it.
- The attracting two-cycle of the balanced cubic continues from mu = 11/10 to 6/5.

Proof: boxes about the points are mapped into themselves by a map like Newton's, and contracted.
"""

from fractions import Fraction

from rigorous.bundled import BALANCED_CUBIC, HENON, TWO_FACTOR
from rigorous.claims import Claim, CycleNear, Piece, Texts
from rigorous.orbits.statements import images
from rigorous.systems import PolynomialSystem

DELAYED_LOGISTIC = PolynomialSystem(("x", "y"), ("a",), ("y", "a*y*(1 - x)"))
DELAYED_CUBE = PolynomialSystem(("x", "y", "z"), ("a", "b"), ("a - y^2 - b*z", "x", "y"))
"""A generalised Henon map (Baier and Klein, Phys. Lett. A 151, 1990)."""
LONG = (
    "1.90083799507064809000793998649103707384874467174640555410514956926408225590209693636291324365361527"
    "6528836578065482257615547918795395874958258662019086283581206327101854424645789258245223832283199583"
    "5307830547323376677231498322251550015464036103071885674874755739366547787718779906931817047478276354"
    "8051111273293959119638811028257574720067755819187493339842076623391843887466441927601869634727668727"
    "275016749369476708352949761"
)


def cycle(
    name: str,
    system: PolynomialSystem,
    at: dict[str, str],
    start: list[str],
    length: int,
    *,
    alone_within: str,
    inside: str,
    curve: Texts = (),
    across: Texts = (),
    along: Texts = (),
) -> Claim:
    """The claim that there is a cycle near the point and its images."""
    points = images(system, {key: Fraction(value) for key, value in at.items()}, start, length)
    asserts = CycleNear(
        at=[f"{key} = {value}" for key, value in at.items()],
        pieces=[Piece(points=points)],
        within=f"1/{10**30}",
        alone_within=alone_within,
        inside=inside,
        curve=curve,
        across=across,
        along=along,
    )
    return Claim(id=name, system=system, asserts=asserts)


CLAIMS = [
    cycle(
        "balanced-cycle-of-period-1000",
        BALANCED_CUBIC,
        {"mu": "19/10"},
        [LONG],
        1000,
        alone_within="1/100000",
        inside="0",
        along=[f"-178{'0' * 383}", f"-177{'0' * 383}"],
    ),
    cycle(
        "henon-cycle-of-period-40",
        HENON,
        {"a": "7/5", "b": "3/10"},
        ["1.2728772503733184738330138635533356472764434216", "-0.0139775321349037121883163513539322117609872007"],
        40,
        alone_within="1/100000",
        inside="1",
    ),
    cycle(
        "delayed-logistic-sink",
        DELAYED_LOGISTIC,
        {"a": "19/10"},
        ["0.473684210526315789473684210526"] * 2,
        1,
        alone_within="1/10",
        inside="2",
    ),
    cycle(
        "cycle-in-space-of-period-6",
        DELAYED_CUBE,
        {"a": "44/25", "b": "1/10"},
        [
            "1.858667867833484860650308266128202937246",
            "-1.9157259242155675178665309677956139535303",
            "-0.3113432496379344193695219377846280359178",
        ],
        6,
        alone_within="1/10",
        inside="1",
    ),
    cycle(
        "balanced-cycle-of-period-3",
        TWO_FACTOR,
        {"mu": "3/2"},
        ["1.5054869362791392907940511340994746865985"] * 2,
        3,
        alone_within="1/100",
        inside="1",
        curve=["u - v", "1 - mu + u*v"],
        across=["-65803/500000", "-32901/250000"],
        along=["-74379/20000", "-371893/100000"],
    ),
    cycle(
        "balanced-cycle-of-period-4",
        TWO_FACTOR,
        {"mu": "3/2"},
        ["1.4425704774727306863708898682381747799564"] * 2,
        4,
        alone_within="1/1000",
        inside="1",
        curve=["u - v", "1 - mu + u*v"],
        across=["-2563/15625", "-16403/100000"],
        along=["-129021/10000", "-129019/10000"],
    ),
    Claim(
        id="two-cycle-continued",
        system=BALANCED_CUBIC,
        asserts=CycleNear(
            over="mu",
            within="1/400",
            alone_within="1/100",
            inside="1",
            pieces=[
                Piece(
                    between=["11/10", "177/160"], points=["0.17844558 + 0.90191812*mu", "1.57487806 - 0.65507977*mu"]
                ),
                Piece(between=["177/160", "89/80"], points=["0.20351647 + 0.87925423*mu", "1.5500149 - 0.63260366*mu"]),
                Piece(
                    between=["89/80", "179/160"], points=["0.22666447 + 0.85844623*mu", "1.52707533 - 0.61198302*mu"]
                ),
                Piece(between=["179/160", "9/8"], points=["0.24813609 + 0.83925302*mu", "1.50581284 - 0.59297673*mu"]),
                Piece(between=["9/8", "181/160"], points=["0.26813546 + 0.82147519*mu", "1.48602328 - 0.5753854*mu"]),
                Piece(
                    between=["181/160", "91/80"], points=["0.28683327 + 0.80494619*mu", "1.46753597 - 0.55904249*mu"]
                ),
                Piece(between=["91/80", "23/20"], points=["0.31274861 + 0.78219316*mu", "1.44193767 - 0.53656779*mu"]),
                Piece(between=["23/20", "93/80"], points=["0.34392132 + 0.7550834*mu", "1.41119003 - 0.50982766*mu"]),
                Piece(between=["93/80", "47/40"], points=["0.37188692 + 0.7310245*mu", "1.3836522 - 0.48613674*mu"]),
                Piece(between=["47/40", "19/16"], points=["0.39719822 + 0.70948094*mu", "1.35877133 - 0.4649595*mu"]),
                Piece(between=["19/16", "6/5"], points=["0.42028208 + 0.69004021*mu", "1.33612054 - 0.44588346*mu"]),
            ],
        ),
    ),
]
