"""False theorems of kind `crossing`, each with evidence that only one check stands against: see tests/attacks.py."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from tests.build import Json, claim, evidence, system

BITS = 60


def boxes(*points: str, slope: str = "0", weight: str = "1/1000", d: int = 1) -> Json:
    """A witness for a chain of boxes: these coordinates, d for each point, one slope, unit frames and one weight."""

    def row(*numbers: str | int) -> str:
        return " ".join(str(round(Fraction(x) * 2**BITS)) for x in numbers)

    centres = [row(*points[i : i + d]) for i in range(0, len(points), d)]
    frame = row(*(int(i == j) for i in range(d) for j in range(d)))
    n = len(centres)
    return {
        "bits": BITS,
        "blocks": [d],
        "centres": centres,
        "slopes": [row(*[slope] * d)] * n,
        "frames": [frame] * n,
        "weights": [row(*[weight] * d)] * n,
    }


def crossing(space: Json, witness: Json, points: list[str], **fields: Any) -> tuple[Json, Json]:
    """A claim about the fixed point at these coordinates, for a in a window, with the witness."""
    cycle = {"points": points, "between": fields.pop("between")}
    shape = {"kind": "crossing", "parameter": "a", "at": [], "within": "1/1000", "alone_within": "1/1000", "cubic": ""}
    return claim(shape | {"cycle": cycle} | fields, space), evidence(witness)


def linear(trace: str, determinant: str, **fields: Any) -> tuple[Json, Json]:
    """A claim about the fixed point 0 of a planar map, linear unless there are `terms`."""
    terms = fields.pop("terms", "")
    space = system("x y", "a", "y", f"({trace})*y - ({determinant})*x{terms}")
    return crossing(space, boxes("0", "0", d=2), ["0", "0"], **fields)


FLIP: dict[str, Any] = {"type": "flip", "low": "-11/10", "high": "-9/10", "inside": ["0", "1"]}
PAIR: dict[str, Any] = {
    "type": "neimark-sacker",
    "between": ["99/100", "101/100"],
    "low": "999/1000",
    "high": "1001/1000",
}


def multiplied(**fields: Any) -> tuple[Json, Json]:
    """A claim about the map a x, whose multiplier is a, for a from -6/5 to -4/5 unless another window is given."""
    return crossing(system("x", "a", "a*x"), boxes("0"), ["0"], **{"between": ["-6/5", "-4/5"]} | FLIP | fields)


ATTACKS: dict[str, tuple[Json, Json]] = {
    "window": multiplied(between=["-9/10", "-4/5"], high="-4/5", inside=["1", "1"]),
    "threshold": multiplied(low="-19/20"),
    "threshold: it is not passed": multiplied(between=["-9/10", "-4/5"], low="-9/10", high="-17/20", inside=["1", "1"]),
    "crossing: a complex pair": linear(
        "-19/10", "a", type="flip", between=["17/20", "21/20"], low="17/20", high="19/20", inside=["1", "0"]
    ),
    "crossing: a neutral saddle": linear("5/2", "a", **PAIR, inside=["1", "1"]),
    "stability": multiplied(inside=["1", "0"]),
    "cubic": linear("1/2", "a", **PAIR, inside=["2", "0"], cubic=">", terms=" + x*y"),
    "resonance": linear("-1", "a", **PAIR, inside=["2", "0"], cubic="<", terms=" + x^2 + 10*x^3"),
}
