"""False theorems about what branches off at a bifurcation."""

from __future__ import annotations

from typing import Any

from tests.attacks_exact import BOXES, FLIP
from tests.build import Json, claim, evidence, system

LOGISTIC = system("x", "r", "r*x*(1 - x)")
ONE = 1 << 32
SMALL = 1 << 20


def logistic(**fields: Any) -> Json:
    """The claim about the flip of the logistic map's fixed point at r = 3, with other fields."""
    return claim(FLIP | {"value": ""} | fields, LOGISTIC)


def pitchfork(space: Json, spread: str, reach: str, *inside: str, **fields: Any) -> Json:
    """The claim that fixed points x = sqrt(q), -sqrt(q) branch off the origin at a = 0."""
    origin = ["0"] * len(space["variables"])
    shape = {"type": "pitchfork", "parameter": "a", "value": "", "low": "-1/10", "high": "1/10", "spread": spread}
    rest = {"reach": reach, "cycle": {"points": origin, "between": []}, "known": origin, "inside": list(inside)}
    return claim(FLIP | shape | rest | fields, space)


def straight(centre: list[int], slope: list[int], weight: int) -> Json:
    """Boxes about one state on a line, along the axes."""
    d = len(centre)
    frame = " ".join(str(ONE * (i == j)) for i in range(d) for j in range(d))
    texts = {"centres": centre, "slopes": slope, "weights": [weight] * d}
    rows = {name: [" ".join(map(str, numbers))] for name, numbers in texts.items()}
    return {"bits": 32, "blocks": [d], "frames": [frame]} | rows


ATTACKS = {
    "threshold": (logistic(low="301/100", high="303/100"), evidence(BOXES)),
    "reach": (logistic(reach="1"), evidence(BOXES)),
    "within: branching": (logistic(cycle={"points": ["7/10"], "between": []}, within="1/100"), evidence(BOXES)),
    "stability: branching": (logistic(inside=["0"]), evidence(BOXES)),
    # The fixed points have a = (q^2 - q/2)/1024, which decreases at first.
    "side": (
        pitchfork(system("x", "a", "x*(1 + a - (x^4 - x^2/2)/1024)"), "1", "1/4096"),
        evidence(straight([ONE, ONE // 4096], [0, ONE // 2048], ONE // 64)),
    ),
    # The multiplier in the direction of y is -1 at a = 1/32.
    "unit-circle: a later crossing": (
        pitchfork(system("x y", "a", "x*(1 + a - x^2)", "y*(-1/2 - 16*a)"), "1/16", "1/32", "1", "1"),
        evidence(straight([ONE, 0, ONE // 32], [0, 0, ONE], SMALL)),
    ),
}
