"""The clauses of the sentences of `branching` and `crossing`, each with a claim for which it is false.

The clauses are those listed in docs/lemmas.md. To each belong the check that refuses the claim, and evidence that
proves what else the claim says, as far as there is any.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests import attacks_branching, attacks_crossing, attacks_exact
from tests.attacks_branching import ONE, SMALL, logistic, pitchfork, straight
from tests.attacks_crossing import boxes, crossing
from tests.attacks_exact import BOXES
from tests.build import Json, evidence, system

Case = tuple[str, tuple[Json, Json]]
INVALID = Path(__file__).parent / "corpora" / "invalid"
CIRCLE = [
    "flip-at-minus-one-twice",
    "flip-beside-a-pair",
    "flip-beside-one",
    "fold-at-one-twice",
    "fold-beside-a-pair",
    "fold-beside-minus-one",
    "fold-of-period-2-beside-minus-one",
    "pitchfork-at-one-twice",
    "pitchfork-beside-minus-one",
    "pitchfork-beside-minus-one-at-the-start",
    "transcritical-at-one-twice",
]
"""Of `branching`: all that is claimed is true, but that no other multiplier lies on the unit circle."""


def stored(name: str) -> tuple[Json, Json]:
    """Claim and evidence of the corpus."""
    first, second = (json.loads((INVALID / name / f"{part}.json").read_text()) for part in ("claim", "evidence"))
    return first, second


def attack(name: str) -> Case:
    """An attack with the check that it is named for."""
    listed = attacks_branching.ATTACKS | attacks_exact.ATTACKS | attacks_crossing.ATTACKS
    return name.partition(":")[0], listed[name]


ON_A_LINE = evidence(straight([ONE, 0], [0, ONE], SMALL))

BRANCHING: dict[str, Case] = {
    # The fixed points a and -a change places; all else is true with a = sqrt(q).
    "fold, flip, pitchfork, or transcritical bifurcation": (
        "contraction",
        (
            pitchfork(system("x", "a", "x + a^2 - x^2"), "1/64", "1/128", type="fold", known=[]),
            evidence(straight([0, ONE, ONE // 16], [0, 0, 8 * ONE], ONE // 8)),
        ),
    ),
    # There are no fixed points.
    "there are mu(q), ak(q), bk(q), continuous in q": (
        "self-map",
        (
            pitchfork(system("x", "a", "x + 1 + a^2 + x^2"), "1/64", "1/128", type="fold", known=[]),
            evidence(straight([0, ONE, ONE], [0, 0, 0], SMALL)),
        ),
    ),
    "where a0 is a fixed point for all mu": (
        "known",
        (pitchfork(system("x", "a", "x*(1 + a - x^2) + a"), "1/64", "1/128"), ON_A_LINE),
    ),
    "at mu(0), which is s": attack("exact-root"),
    "which lies between l and h": ("threshold", (logistic(low="301/100", high="303/100"), evidence(BOXES))),
    "the points ak(0) are a cycle of least period n": ("least-period", stored("flip-of-a-fixed-point-three-times")),
    "at most r from pk in each coordinate": attack("within: branching"),
    "with one multiplier alone on the unit circle": ("unit-circle", stored("fold-beside-minus-one")),
    "which is 1, or -1": ("self-map", (logistic(type="fold", inside=[]), evidence(BOXES))),
    "the points ak + sqrt(q)*bk and ak - sqrt(q)*bk are two cycles, or one, of least period n, or 2n": (
        "least-period",
        stored("fold-of-a-fixed-point-twice"),
    ),
    # The second fixed point is at x = a, on one side of the origin alone.
    "the points a0 + sqrt(q)*b0 and a0 - sqrt(q)*b0 are two fixed points other than a0": (
        "known",
        (pitchfork(system("x", "a", "x*(1 + a - x)"), "1/64", "1/128"), ON_A_LINE),
    ),
    # The origin is the only fixed point.
    "the point a0 + q*b0 is a fixed point other than a0": (
        "self-map",
        (pitchfork(system("x", "a", "x*(2 + a - a*x)"), "1/64", "1/128", type="transcritical"), ON_A_LINE),
    ),
    "it has m multipliers inside the unit circle": attack("stability: branching"),
    "and none on it": attack("unit-circle: a later crossing"),
    "the coordinate i of b0 is 1": (
        "singular",
        (
            pitchfork(system("x y", "a", "x*(1 + a - x^2)", "y/2"), "1/64", "1/128", coordinate="y"),
            evidence(straight([ONE, ONE, ONE // 128], [0, 0, ONE], SMALL)),
        ),
    ),
    "mu(q) is strictly increasing, or decreasing": attack("side"),
    "|mu(q) - mu(0)| is at least R": attack("reach"),
}


def flip(*components: str, points: str = "0", weight: str = "1/1000", **fields: Any) -> tuple[Json, Json]:
    """A claim that the fixed point 0 flips once, for a from -6/5 to -4/5, with boxes about it."""
    d, n = len(components), len(points.split()) // len(components)
    centres = ["0"] * d * n
    space = system("x y" if d == 2 else "x", "a", *components)
    shape = attacks_crossing.FLIP | {"between": ["-6/5", "-4/5"]}
    return crossing(space, boxes(*centres, weight=weight, d=d), points.split(), **shape | fields)


CROSSING: dict[str, Case] = {
    # There are two other fixed points, about 1.4 from 0.
    "F has exactly one cycle such that every coordinate of xk - pk is at most R": (
        "alone",
        flip("a*x + x^3", alone_within="2"),
    ),
    "these are even at most r": ("within", flip("a*x", points="1/100", weight="2", alone_within="1")),
    "n is the least period": ("least-period", flip("a*x", points="0 0 0")),
    # The multiplier is -1 for a = -1 and for a = -9/10.
    "for one t alone": (
        "threshold",
        flip("x*(a^2 + 19/10*a - 1/10)", low="-21/20", high="-19/20", inside=["1", "1"]),
    ),
    "which lies between l and u": attack("threshold"),
    "it has the multiplier -1": attack("threshold: it is not passed"),
    # Both multipliers are -1 for a = -1.
    "and no other multiplier on the unit circle": ("threshold", flip("a*x", "y*(-1 - (a + 1)^2)", points="0 0")),
    "it has two multipliers on the unit circle that are not real": attack("crossing: a neutral saddle"),
    "where a closed attracting, or repelling, curve invariant under F^n branches off": attack("cubic"),
    "for smaller t it has m multipliers inside the unit circle and for larger t m'": attack("stability"),
    "and none on it": attack("crossing: a complex pair"),
}
