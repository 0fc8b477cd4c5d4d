"""False theorems, each with evidence that only one check of the checker stands against.

A test removes that check from a copy of the checker and sees the false theorem accepted; so no check is idle, and none
can be lost unnoticed. Where one name stands for checks in several places, "name: place" is an attack on one more.
"""

from __future__ import annotations

from tests import attacks_crossing
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


def exponent(factor: str, **fields: list[str] | str) -> Json:
    """The claim that the exponent across w = 0 is 0, on the curve of cosines or another, where w has this factor."""
    space = system("u w", "c s", "2*u^2 - 1", f"({factor})*w")
    shape = {"curve": ["c", "0"], "across": "w", "root": "1", "arccosh": "1", "positive_when": ["0 > 1"], "between": []}
    return claim({"kind": "circle-exponent", "where": [], "circle": ["c", "s"]} | shape | fields, space)


AT_ONE: Json = {"point": {"c": "1", "s": "0", "u": "0", "w": "0"}}
ON_THE_LINE = [cofactors("0"), {"field": ["0", "1"]}, number()]
ROOT_ONE = [ZERO, cofactors(), nowhere("0"), ZERO]
FOURFOLD = exponent("4", root="2", arccosh="5/4", positive_when=[TRIVIAL], between=["100", "200"])
# 4 = |2 + 0 z|^2, and then 2 ln 2 between two numbers.
FOUR = [cofactors("4"), *ON_THE_LINE, {"b": "0", "a": "0", "power": 1}, cofactors("0")]
FOUR += [number("4"), number("4"), number("4"), number(), cofactors(), number("1/4"), members(0, weight="1/4")]

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
        evidence({"point": {"b": "0", "x": "0"}}, {"values": ["x"]}, cofactors(), {"values": ["0"]}, nowhere("b")),
    ),
    "names": (
        choice(for_all=["b"], holds=["b = 0"]),
        evidence({"point": {"b": "0", "x": "0"}}, {"values": ["0"]}, cofactors(), {"values": ["0"]}, nowhere("0")),
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
        exponent("1 + 3*u^2", where=["-1 <= c <= 1"]),
        evidence(
            AT_ONE,
            cofactors("1 + 3*u^2"),
            *ON_THE_LINE,
            {"b": "c", "a": "0", "power": 1},
            cofactors("-c^2"),
            number(),
            number(),
            members(0, 1),
            ZERO,
            cofactors(),
            by(("1", "1", []), ("1", "1", [2])),
            ZERO,
        ),
    ),
    "degree": (
        circle_map(system("x y", "c s", "x", "y"), degree="1"),
        on_circle("0", "0", "0", "0", "0"),
    ),
    "power": (
        exponent("4"),
        evidence(
            AT_ONE,
            cofactors("4"),
            *ON_THE_LINE,
            {"b": "1", "a": "0", "power": 0},
            cofactors("0"),
            number(),
            number(),
            ZERO,
            *ROOT_ONE,
        ),
    ),
    "logarithm": (FOURFOLD, evidence(AT_ONE, *FOUR, {"below": "2", "above": "2", "terms": 1}, ZERO, ZERO)),
    "logarithm-range": (
        FOURFOLD,
        evidence(AT_ONE, *FOUR, {"below": "-3", "above": "2", "terms": 9}, number("5"), ZERO),
    ),
    **attacks_crossing.ATTACKS,
}

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
    "field": (across("<"), evidence(point(y="0"), cofactors(), {"field": ["1", "0", "0"]}, number())),
}
"""Evidence of the wrong shape: without the check there would be a crash or another refusal, not a false theorem."""


def check_of(attack: str) -> str:
    """The name of the check that stands against the attack."""
    return attack.partition(":")[0]


def files(attack: tuple[Json, Json]) -> tuple[bytes, bytes]:
    """Claim and evidence as the checker reads them."""
    return encode(attack[0]), encode(attack[1])
