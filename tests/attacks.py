"""False theorems, each with evidence that only one check of the checker stands against.

A test removes that check from a copy of the checker and sees the false theorem accepted; so no check is idle, and none
can be lost unnoticed. Where one name stands for checks in several places, "name: place" is an attack on one more.
"""

from __future__ import annotations

from typing import Any

from tests import attacks_atlas, attacks_branching, attacks_census, attacks_crossing, attacks_exact
from tests.build import (
    ZERO,
    Json,
    by,
    claim,
    cofactors,
    encode,
    evidence,
    members,
    number,
    point,
    proof,
    sign,
    squares,
    sturm,
    system,
    there,
    tree,
)

NEGATIVE = "0 - 1 >= 0"
UNIT = ["0 <= x <= 1"]
TRIVIAL = "1 > 0"
X = ("x", 0, 1)


def some(holds: list[str], space: Json | None = None) -> Json:
    """The claim that there is always a state with `holds`."""
    fields = {"kind": "iff", "where": [], "quantifier": "some", "states": [], "holds": holds, "exactly_when": [TRIVIAL]}
    return claim(fields, space) if space else claim(fields)


def choice(**fields: list[str]) -> Json:
    """The claim that some b serves all x."""
    lists = {"choose": ["b"], "for_all": ["x"], "where": [], "such_that": [], "given": [], "exactly_when": [TRIVIAL]}
    return claim({"kind": "choice", **lists, **fields}, system("x", "b", "x"))


def nowhere(square: str) -> Json:
    """A witness that a square is positive where -1 >= 0."""
    return by(("1", square, []), ("1", "1", [0]), ("1", "1", []))


def across(product: str) -> Json:
    """The claim about (x, y) -> (x/2, y), which multiplies x by 1/2 in each step."""
    fields = {"where": [], "across": "x", "on": [], "factor": "1/2", "product": product, "unless": []}
    return claim({"kind": "cycles-across"} | fields, system("x y", "a", "x/2", "y"))


HALVED = [point(y="0"), cofactors(), {"field": ["1", "0"]}, number()]

# The map 1 - x exchanges 0 and 1. The functions 1 + x and 2 - x have the cofactors k, l there; at each point one of
# them is 1/2 and the other 2, so that their squares have a mean below 1 for weights that change along the cycle.
EXCHANGE = claim({"kind": "cycles", "where": [], "on": ["x^2 = x"], "satisfy": []}, system("x", "a", "1 - x"))
CHANGING_WEIGHTS = evidence(
    point(),
    {
        "relation": "<",
        "functions": [
            {"function": "1", "cofactor": "1"},
            {"function": "1 + x", "cofactor": "2 - 3/2*x", "weight": "1/10 + 4/5*x"},
            {"function": "2 - x", "cofactor": "1/2 + 3/2*x", "weight": "9/10 - 4/5*x"},
        ],
    },
    cofactors("0"),
    number(),
    cofactors("3/2"),
    by(("1", "1", []), ("3", "x", []), ideal=[{"equation": 0, "cofactor": "-2"}]),
    cofactors("3/2"),
    by(("1", "1", []), ("3", "1 - x", []), ideal=[{"equation": 0, "cofactor": "-2"}]),
    by(("1/10", "1", []), ("4/5", "x", []), ideal=[{"equation": 0, "cofactor": "-4/5"}]),
    by(("1/10", "1", []), ("4/5", "1 - x", []), ideal=[{"equation": 0, "cofactor": "-4/5"}]),
    cofactors("0"),
    by(("3/8", "1", []), ideal=[{"equation": 0, "cofactor": "15/4"}]),
)

DOUBLED = system("x y", "c s", "x^2 - y^2", "2*x*y")
ON_CIRCLE: Json = {"point": {"c": "1", "s": "0", "x": "0", "y": "0"}}


def circle_map(space: Json = DOUBLED, **fields: list[str] | str) -> Json:
    """The claim that the map doubles angles on the unit circle, with other fields."""
    shape = {"curve": ["c", "s"], "angle": ["x", "1", "y", "1"], "turn": ["1", "0"], "degree": "2"}
    return claim({"kind": "circle-map", "where": [], "circle": ["c", "s"]} | shape | fields, space)


def on_circle(*equations: str) -> Json:
    """Evidence for it: the denominators 1; then the turn, the map and the angle."""
    return evidence(ON_CIRCLE, number(), number(), *map(cofactors, equations))


def exponent(factor: str, parameters: str = "c s", **fields: list[str] | str) -> Json:
    """The claim that the mean is 2 ln 2, at the points (c, 0), where w has this factor."""
    space = system("u w", parameters, "2*u^2 - 1", f"({factor})*w")
    shape = {
        "curve": ["c", "0"],
        "across": "w",
        "root": "2",
        "arccosh": "5/4",
        "positive_when": [TRIVIAL],
        "between": [],
    }
    return claim({"kind": "circle-exponent", "where": [], "circle": ["c", "s"]} | shape | fields, space)


def grown(factor: str, *where: str) -> Json:
    """The claim that it is 2 ln q, for all q from 1 on."""
    fields = {
        "where": ["q^2 - 2*y*q + 1 = 0", "q >= 1", *where],
        "root": "q",
        "arccosh": "y",
        "positive_when": ["y > 1"],
    }
    return exponent(factor, "c s q y", **fields)


AT_ONE: Json = {"point": {"c": "1", "s": "0", "u": "0", "w": "0"}}
ON_THE_LINE = [cofactors("0"), {"field": ["0", "1"]}, number()]
AT_TWO: Json = {"point": {"c": "1", "s": "0", "q": "2", "y": "5/4", "u": "0", "w": "0"}}
FOURFOLD = exponent("4", between=["100", "200"])
# For q >= 1: q^2 > 0, q^2 >= 0, and q^2 - (2 - q)^2 = 4 (q - 1).
ABOVE_ONE = [by(("1", "q - 1", []), ("2", "1", [1]), ("1", "1", [])), by(("1", "q", [])), members(1, weight="4")]
# 4 = |2 + 0 z|^2, and then 2 ln 2 between two numbers.
FOUR = [cofactors("4"), *ON_THE_LINE, {"b": "0", "a": "0", "power": 1}, cofactors("0")]
FOUR += [number("4"), number("4"), number("4"), number(), cofactors(), number("1/4"), members(0, weight="1/4")]
FOUR += there("1", "0", "0", "0")

B_AND_X: Json = {"point": {"b": "0", "x": "0"}}
AT_ZERO = there("0", "0")
CUBIC = system("x", "a", "x^3")
HALF = system("x", "a", "x/2")
PLANE = system("x y", "a", "x/2", "y/3")
SLOW = system("x y", "a", "x/2", "y*(3 - y)/2")


def near(space: Json, *points: str, alone: str = "2", **fields: Any) -> Json:
    """The claim that there is one attracting cycle within 1/8 of the points, and no other within `alone`."""
    shape = {"at": ["a = 0"], "over": "", "pieces": [{"points": list(points), "between": []}], "within": "1/8"}
    shape |= {"alone_within": alone, "inside": str(len(space["variables"])), "curve": [], "across": [], "along": []}
    return claim({"kind": "cycle-near"} | shape | fields, space)


def over(space: Json, *pieces: tuple[str, str, str]) -> Json:
    """The same over an interval of a, from ends and a point for each piece."""
    listed = [{"points": [x], "between": [low, high]} for low, high, x in pieces]
    return near(space, alone="1/4", at=[], over="a", pieces=listed)


def boxes(*points: int, weight: str = "4", moving: bool = False) -> Json:
    """Boxes in one variable about integers, with weights in sixteenths."""
    unit = 1 << 16
    rows = {"centres": [str(x * unit) for x in points], "frames": [str(unit)] * len(points)}
    rows |= {"slopes": ["0"] * len(points)} if moving else {}
    return {"bits": 16, "blocks": [1], **rows, "weights": [str(int(weight) * unit // 16)] * len(points)}


def square(x: int, y: int) -> Json:
    """A box in the plane about a point, of half width 1/4."""
    unit = 1 << 16
    row = {"centres": [f"{x * unit} {y * unit}"], "frames": [f"{unit} 0 0 {unit}"]}
    return {"bits": 16, "blocks": [1, 1], **row, "weights": [f"{unit // 4} {unit // 4}"]}


def on_curve(space: Json, y: str, h: str, factor: str, across: list[str], along: list[str]) -> Json:
    """The claim of a fixed point (0, y) on a curve."""
    return near(space, "0", y, alone="1/8", curve=[h, factor], across=across, along=along)


ATTACKS: dict[str, tuple[Json, Json]] = {
    "identity": (
        claim({"kind": "identity", "where": [], "equations": ["x = x + 1"]}),
        evidence(point(), cofactors()),
    ),
    "weight-sign": (sign([], "-x^2 >= 0"), evidence(point(), by(("-1", "x", [])))),
    "times-strict": (
        sign(["x >= 0", "x = 0"], NEGATIVE),
        evidence(point(), by(times=[0], ideal=[{"equation": 1, "cofactor": "-1"}])),
    ),
    "sum-of-squares": (sign([], NEGATIVE), evidence(point(), ZERO)),
    "strict-term": (sign([], "x^2 > 0"), evidence(point(), by(("1", "x", [])))),
    "ideal-member": (
        sign(["x >= 0"], "-x >= 0"),
        evidence(point(), by(ideal=[{"equation": 0, "cofactor": "-1"}])),
    ),
    "equation-sign": (
        sign(["x >= 0"], "-x >= 0"),
        evidence(
            point(),
            proof(squares(ideal=[{"equation": 1, "cofactor": "-1"}]), ("x = 0", squares(("1", "1", [0])))),
        ),
    ),
    "univariate": (sign([], "x^2 - a + 1 > 0"), evidence(point(), proof(sturm("0")))),
    "bound": (sign(["x <= 0"], "x + 1 > 0"), evidence(point(), proof(sturm("1", lower=0)))),
    "sample-inside": (sign(["x > 2"], "1 - x > 0"), evidence(point(x="3"), proof(sturm("0", lower=0)))),
    "sign-at-end": (sign(["x >= 0"], "x > 0"), evidence(point(), proof(sturm("1", lower=0)))),
    "sign-at-sample": (sign([], "-1 - x^2 > 0"), evidence(point(), proof(sturm("0")))),
    "root-inside": (sign([], "x > 0"), evidence(point(), proof(sturm("1")))),
    "leaf-sign": (sign(UNIT, "x - 1/2 >= 0"), evidence(point(), proof(tree(".", X)))),
    "leaf-excluded": (sign([*UNIT, "x < 3/4"], "x >= 1/2"), evidence(point(), proof(tree("0x.", X, others=[2])))),
    "tree-coverage": (sign(UNIT, "x - 1/2 >= 0"), evidence(point(), proof(tree("0", X)))),
    "box-axes": (sign(UNIT, "a + x + 1 >= 0"), evidence(point(), proof(tree(".", X)))),
    "witness-count": (sign([], "x > x + 1"), evidence(point())),
    "vacuous": (
        sign(["x^2 < 0"], NEGATIVE),
        evidence(point(), by(("1", "x", []), times=[0])),
    ),
    "constant-count": (
        sign([], NEGATIVE, constants=[{"name": "s", "root_of": "s^2 - 2", "between": ["5", "6"]}]),
        evidence(
            point(),
            by(("1/23", "s - 5", []), ("10/23", "1", [1]), ideal=[{"equation": 0, "cofactor": "-1/23"}]),
        ),
    ),
    "name": (
        some(["x^2 = 2", "x = path1"], system("x", "path1", "x")),
        evidence(
            {"point": {"path1": "0", "x": "0"}},
            number(),
            {"choices": [{"root": "2 - path1^2", "between": ["0", "2"], "ends": ">"}], "values": ["path1"]},
            number("2"),
            number("2"),
            number("2"),
            cofactors("-1"),
            cofactors("0"),
            *there("0", "0"),
        ),
    ),
    "shape: ends of a root": (
        some(["x^2 + 1 = 0"]),
        evidence(
            point(),
            number(),
            {"choices": [{"root": "path1^2 + 1", "between": ["0", "1"], "ends": "!="}], "values": ["path1"]},
            number(),
            number(),
            number("4"),
            cofactors("1"),
            *there("0", "0"),
        ),
    ),
    "shape: means from below": (
        across(">"),
        evidence(
            *HALVED,
            {"relation": ">", "functions": [{"function": "1", "cofactor": "1"}], "weight": "1"},
            cofactors("0"),
            *[number()] * 2,
            cofactors("0"),
            number("3/4"),
        ),
    ),
    "shape: a saddle on the line": (
        claim(
            {"kind": "cycle", "where": ["x = 0"], "period": "1", "characteristic": ["-1/2"], "stability": "saddle"},
            system("x", "a", "x/2"),
        ),
        evidence(point(), cofactors("-1/2"), cofactors("0"), number("3/4")),
    ),
    "state": (
        choice(holds=["b = x"]),
        evidence(
            {"point": {"b": "0", "x": "0"}}, {"values": ["x"]}, cofactors(), {"values": ["0"]}, nowhere("b"), *AT_ZERO
        ),
    ),
    "names": (
        choice(for_all=["b"], holds=["b = 0"]),
        evidence(
            {"point": {"b": "0", "x": "0"}}, {"values": ["0"]}, cofactors(), {"values": ["0"]}, nowhere("0"), *AT_ZERO
        ),
    ),
    "direction": (
        across(">"),
        evidence(*HALVED, {"relation": "<", "function": "1"}, number(), number("1/2"), number("3/2")),
    ),
    "parameters-only": (
        claim({"kind": "attracts", "where": [], "centre": ["x"], "radius_squared": "1", "steps": "1"}),
        evidence(point(), cofactors(), number(), members(1)),
    ),
    "parameters-only: weights": (EXCHANGE, CHANGING_WEIGHTS),
    "circle: the map": (
        circle_map(system("x y", "c s", "c^2 - s^2", "2*c*s")),
        on_circle("0", "0", "0", "0", "0"),
    ),
    "circle: the turn": (
        circle_map(system("x y", "c s", "x^3 - 3*x*y^2", "3*x^2*y - y^3"), turn=["c", "s"]),
        on_circle("1", "0", "0", "0", "0"),
    ),
    "circle: the angle": (
        circle_map(system("x y", "c s", "0", "0"), curve=["0", "0"], angle=["c", "1", "s", "1"]),
        on_circle("0", "0", "0", "0", "0"),
    ),
    "circle: the domain": (
        grown("q^2 + (2*q + 1)*u^2", "-1 <= c <= 1"),
        evidence(
            AT_TWO,
            cofactors("q^2 + (2*q + 1)*u^2"),
            cofactors("0", "0"),
            *ON_THE_LINE[1:],
            {"b": "c", "a": "0", "power": 1},
            cofactors("0", "-c^2"),
            *ABOVE_ONE[:2],
            by(*(("1", "1", pair) for pair in ([1, 1], [1, 2], [1, 3], [2, 3]))),
            members(1),
            cofactors("1"),
            members(4),
            members(4),
            *there("1", "0", "2", "5/4", "0", "0", signs=[cofactors(), number(), number("2"), ZERO, number("1/4")]),
        ),
    ),
    "degree": (
        circle_map(system("x y", "c s", "x", "y"), degree="1"),
        on_circle("0", "0", "0", "0", "0"),
    ),
    "power": (
        grown("4"),
        evidence(
            AT_TWO,
            cofactors("4"),
            cofactors("0", "0"),
            *ON_THE_LINE[1:],
            {"b": "2 - q", "a": "0", "power": 0},
            cofactors("0", "0"),
            *ABOVE_ONE,
            members(1),
            cofactors("1"),
            members(2),
            members(2),
            *there("1", "0", "2", "5/4", "0", "0", signs=[cofactors(), number(), number("1/4")]),
        ),
    ),
    "logarithm": (FOURFOLD, evidence(AT_ONE, *FOUR, {"below": "2", "above": "2", "terms": 1}, ZERO, ZERO)),
    "logarithm-range": (
        FOURFOLD,
        evidence(AT_ONE, *FOUR, {"below": "-3", "above": "2", "terms": 9}, number("5"), ZERO),
    ),
    # x^3 has the fixed points -1, 0 and 1.
    "contraction": (near(CUBIC, "0"), evidence(boxes(0, weight="32"))),
    "alone": (near(CUBIC, "0"), evidence(boxes(0))),
    "within": (near(HALF, "1/4", alone="1"), evidence(boxes(0, weight="32"))),
    "least-period": (near(HALF, "0", "0"), evidence(boxes(0, 0, weight="32"))),
    "stability": (near(HALF, "0", inside="0"), evidence(boxes(0, weight="32"))),
    "unit-circle": (near(system("x", "a", "-x"), "0", inside="0"), evidence(boxes(0, weight="32"))),
    "multiplier": (near(HALF, "0", along=["2", "3"]), evidence(boxes(0, weight="32"))),
    # 0 repels at a = 1.
    "gap": (
        over(system("x", "a", "a*(3 - a)*x"), ("0", "1/50", "0"), ("149/50", "3", "0")),
        evidence(boxes(0, moving=True), boxes(0, moving=True)),
    ),
    # 1 and -1 attract.
    "join": (
        over(system("x", "a", "x*(3 - x^2)/2"), ("0", "1", "1"), ("1", "2", "-1")),
        evidence(boxes(1, moving=True), boxes(-1, moving=True)),
    ),
    # The fixed point (0, 1) is not on y = 0, which is multiplied by (3 - y)/2 = 1 there.
    "on-curve": (
        on_curve(SLOW, "1", "y", "(3 - y)/2", ["1/2", "2"], ["1/8", "1/2"]),
        evidence(cofactors(), square(0, 1)),
    ),
    # x^2 is divided by 4, and the multipliers are 1/2 and 1/3.
    "regular": (
        on_curve(PLANE, "0", "x^2", "1/4", ["1/5", "3/10"], ["3/5", "7/10"]),
        evidence(cofactors(), square(0, 0)),
    ),
    **attacks_crossing.ATTACKS,
}

ATTACKS |= attacks_exact.ATTACKS | attacks_branching.ATTACKS | attacks_atlas.ATTACKS | attacks_census.ATTACKS

STRUCTURAL = {
    "cofactor-count": (
        claim({"kind": "identity", "where": ["x = 0"], "equations": ["x = 0"]}),
        evidence(point(), cofactors("1", "0")),
    ),
    "tree-end": (sign(UNIT, "x >= 0"), evidence(point(), proof(tree("..", X)))),
    "tree-code": (sign(UNIT, "x >= 0"), evidence(point(), proof(tree("1..", X)))),
    "box-end": (
        sign(["0 <= x <= a"], "x >= 0"),
        evidence(point(), proof(tree(".", X))),
    ),
    "interval-end": (sign(["x >= a"], "x^2 + 1 > 0"), evidence(point(), proof(sturm("1", lower=0)))),
    "singular": (near(system("x", "a", "x"), "0"), evidence(boxes(0))),
    "box-weight": (near(HALF, "0"), evidence(boxes(0, weight="0"))),
    "self-map": (near(HALF, "0"), evidence(boxes(1))),
    **attacks_census.STRUCTURAL,
    "field": (across("<"), evidence(point(y="0"), cofactors(), {"field": ["1", "0", "0"]}, number())),
}
"""Evidence of the wrong shape: without the check there would be a crash or another refusal, not a false theorem."""


def check_of(attack: str) -> str:
    """The name of the check that stands against the attack."""
    return attack.partition(":")[0]


def files(attack: tuple[Json, Json]) -> tuple[bytes, bytes]:
    """Claim and evidence as the checker reads them."""
    return encode(attack[0]), encode(attack[1])
