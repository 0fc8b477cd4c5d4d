"""False theorems of atlases, each with evidence that only one check stands against: see tests/attacks.py."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from tests.build import Json, claim, evidence, system

UNIT = 1 << 36
CUBIC = system("x", "mu", "(1 + mu)*x - x^3")
LOGISTIC = system("x", "r", "r*x*(1 - x)")


def row(low: str, high: str, period: int, *ends: str) -> str:
    """A row from numbers; those that are no multiples of 2^-36 are rounded."""
    numbers = [round(Fraction(x) * UNIT) for x in (low, high, *ends)]
    return " ".join(map(str, [*numbers[:2], period, *numbers[2:]]))


def atlas(
    low: str, high: str, measure: str, *lines: str, critical: str = "1/2", space: Json = LOGISTIC
) -> tuple[Json, Json]:
    """A claim about a family with one parameter, and lines of rows."""
    fields = {"parameter": space["parameters"][0], "at": [], "low": low, "high": high, "measure": measure}
    return claim({"kind": "atlas"} | fields, space), evidence({"is": critical}, *({"rows": line} for line in lines))


def narrow(low: int, period: int, end: int, **fields: Any) -> tuple[Json, Json]:
    """The claim that all of a very short interval belongs to the set, with one row for all of it."""
    ends = [Fraction(number, UNIT) for number in (low, low + 1000)]
    return atlas(*map(str, ends), "125/8589934592", f"{low} {low + 1000} {period} {end}", **fields)


FALLING = row("19/8", "21/8", 1, "69/100")
"""From r = 19/8 on, where the fixed point 1 - 1/r > 1/2 attracts."""


def across(y: str, graph: str, curve: str, factor: str, on: list[str], *proof: Json) -> tuple[Json, Json]:
    """The logistic map beside y' = `y`: an atlas on y = `graph`, and cycles on the curve, with what proves them."""
    cycles = {"kind": "cycles-across", "where": [], "across": curve, "factor": factor, "product": "<", "on": on}
    fields = {"parameter": "r", "at": [], "low": "2", "high": "4", "measure": "1/4", "graph": graph}
    said = {"kind": "atlas-across", **fields, "cycles": cycles | {"unless": []}}
    space = system("x y", "r", "r*x*(1 - x)", y)
    inside = {"point": proof[0]["point"] | {"r": "39/10"}}
    return claim(said, space), evidence(*proof, inside, {"is": "1/2"}, {"rows": FALLING})


def squares(weight: str, *members: int, lemma: tuple[str, str, str] | None = None, **times: list[int]) -> Json:
    """A proof by a product of what is positive; perhaps of a lemma first: its sign, a weight, and a cofactor."""
    proof: Json = {"proof": {"squares": [{"weight": weight, "square": "1", "members": [*members]}]}}
    if lemma is None:
        return proof
    sign, least, cofactor = lemma
    first = {"squares": [{"weight": least, "square": "1", "members": []}], **times}
    return {"lemmas": [{"sign": sign, "proof": first | {"ideal": [{"equation": 0, "cofactor": cofactor}]}}], **proof}


HALVED = [
    {"point": {"r": "0", "x": "0", "y": "0"}},
    {"cofactors": []},
    {"field": ["1", "1"]},
    squares("1"),
    {"relation": "<", "function": "1"},
    squares("1"),
    squares("1/2", 1, lemma=("-y + 1 > 0", "1", "-1")),
    squares("1/2", 1, lemma=("y + 3 > 0", "3", "1")),
]
"""That cycles on y = 0 attract across it, if y' = y (1 + y)/2."""
IN_THE_PLANE = across("1/2*y*(1 + y)", "0", "y", "1/2 + 1/2*y", [], *HALVED)


TURNED = system("x", "s", "s - x^2")
"""The family that all quadratic ones come down to."""


def window(low: str, high: str, period: int, doublings: int, *depths: str) -> str:
    """A row of an atlas by kneading from numbers; those that are no multiples of 2^-60 are rounded."""
    start, end, *rest = (round(Fraction(x) * 2**60) for x in (low, high, *depths))
    return " ".join(map(str, (start, end - start, period, doublings, *rest)))


def by_kneading(low: str, high: str, measure: str, *rows: str, space: Json = TURNED) -> tuple[Json, Json]:
    """A claim about a family with one parameter, and windows one by one."""
    fields = {"parameter": space["parameters"][0], "at": [], "low": low, "high": high, "measure": measure}
    return claim({"kind": "atlas-by-kneading"} | fields, space), evidence(*({"rows": row} for row in rows))


ATTACKS: dict[str, tuple[Json, Json]] = {
    # 0 is fixed, but no critical point.
    "critical": atlas("31/8", "4", "1/8", row("31/8", "4", 1, "1"), critical="0"),
    "row-order": atlas("31/8", "4", "1/8", row("19/8", "21/8", 1, "69/100")),
    "row-kept": atlas("31/8", "4", "1/8", row("31/8", "4", 1, "0", "1")),
    "row-kept: monotone": atlas("31/8", "4", "1/8", row("31/8", "4", 1, "3/4")),
    # Orbits look random; an image of the interval is folded at the critical point, or the interval at the other one.
    "row-critical": narrow(273990871179, 4, 8307494780),
    "row-critical: beyond": narrow(116029730904, 2, -126042127812, space=CUBIC, critical="1/3*mu + 1/3"),
    # y = 1 repels.
    "graph-curve": across("1/2*y*(1 + y)", "1", "y", "1/2 + 1/2*y", [], *HALVED),
    # All of y = 1 goes to y = -1 and back.
    "graph-kept": across(
        "-y - 1/4*(1 - y^2)",
        "1",
        "y^2 - 1",
        "1 - 1/2*y + 1/16*(y^2 - 1)",
        ["y > 0"],
        {"point": {"r": "0", "x": "0", "y": "1"}},
        {"cofactors": []},
        {"field": ["x", "y"]},
        {"proof": {"sturm": {"variable": "y", "sample": "1", "lower": 1}}},
        {"relation": "<", "function": "1"},
        squares("1"),
        squares("1/16", 2, lemma=("-y^2 + 8*y + 1 > 0", "8", "-y + 8"), times=[1]),
        {"proof": {"sturm": {"variable": "y", "sample": "1", "lower": 1}}},
    ),
    # s is 1/4 at both ends, and 2 in between.
    "window-monotone": by_kneading(
        "-1", "1", "2", window("-1", "1", 1, 0, "1/10", "1/10"), space=system("x", "t", "1/4 + 7/4*(1 - t^2) - x^2")
    ),
    # Most orbits look random; the point s is in the interval, but its image is not.
    "window-kept": by_kneading("1", "2", "1/4", window("8/5", "19/10", 1, 0, "1/100", "1/100")),
    # The interval is folded, and the images of its ends lie in it.
    "window-side": by_kneading("1", "2", "1/25", window("31/20", "8/5", 2, 0, "93/100", "93/100")),
    # Two windows of period 5 with all that there is between.
    "window-word": by_kneading("1", "2", "1/5", window("1.62545", "1.8608", 5, 0, "1/100000", "1/100000")),
}
