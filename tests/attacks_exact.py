"""False theorems about the exact value of a parameter at a bifurcation."""

from __future__ import annotations

from tests.build import Json, claim, cofactors, evidence, system

UNIT = 1 << 112
FLIP: Json = {
    "kind": "branching",
    "type": "flip",
    "parameter": "r",
    "coordinate": "x",
    "side": ">",
    "value": "s",
    "low": "299/100",
    "high": "301/100",
    "within": "1/10",
    "spread": "1/1000000",
    "reach": "1/1000000000",
    "cycle": {"points": ["2/3"], "between": []},
    "at": [],
    "known": [],
    "inside": ["1"],
}
"""Of the fixed point of the logistic map, at r = 3."""
BOXES: Json = {
    "bits": 112,
    "blocks": [3],
    "centres": [
        "3461529940948517007117852398300722 5192296858534827628530496329220096 15576913940984156382489383039350315"
    ],
    "slopes": ["-2596150376380926267800932134239236 0 46730846967345002613157165666297176"],
    "frames": [f"{UNIT} 0 0 0 {UNIT} 0 0 0 {UNIT}"],
    "weights": ["51978871976818341201910967903558 51978871976818341201910967903558 51978871976818341201910967903558"],
}


def flip_at(root: str, low: str, high: str) -> Json:
    """The claim that the flip takes place at the root between two numbers."""
    constant = {"name": "s", "root_of": root, "between": [low, high]}
    return claim(FLIP, system("x", "r", "r*x*(1 - x)"), constants=[constant])


def exactly(root: str, low: str, high: str, *values: str) -> Json:
    """Evidence of an exact solution: a polynomial with a root between two numbers, and the point and direction."""
    return {"root": root, "between": [low, high], "values": list(values)}


TRUE = (
    flip_at("s - 3", "299999/100000", "300001/100000"),
    evidence(
        BOXES,
        exactly("path1 - 2/3", "33333/50000", "16667/25000", "path1", "1"),
        cofactors("-s*path1 + 1/3*s - 1", "2/9"),
        cofactors("2*s", "1/3"),
        cofactors("2*s", "1/3"),
    ),
)
ATTACKS = {
    # The polynomial 1 has no root, and everything is a multiple of it.
    "exact-root": (
        flip_at("s - 300000001/100000000", "299999/100000", "300001/100000"),
        evidence(
            BOXES,
            exactly("1", "1/2", "1", "2/3", "1"),
            cofactors("2/9*s - 2/3", "0"),
            cofactors("1/3*s - 1", "0"),
            cofactors("1/3*s - 1", "0"),
        ),
    ),
    # The fixed point 0 has the multiplier -1 at r = -1: another solution of the equations, far from the boxes.
    "alone: exact": (
        flip_at("s + 1", "-2", "0"),
        evidence(
            BOXES,
            exactly("path1", "-1", "1", "path1", "1"),
            cofactors("-s*path1 + s - 1", "0"),
            cofactors("2*s", "-1"),
            cofactors("2*s", "-1"),
        ),
    ),
}
