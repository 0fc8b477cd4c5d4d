"""False theorems, each with evidence that only one check of the checker stands against.

A test removes that check from a copy of the checker and sees the false theorem accepted; so no check is idle, and none
can be lost unnoticed.
"""

from __future__ import annotations

from tests.build import Json, bernstein, claim, encode, evidence, point, proof, sign, squares, sturm

NEGATIVE = "0 - 1 >= 0"
UNIT = ["0 <= x <= 1"]

ATTACKS: dict[str, tuple[Json, Json]] = {
    "identity": (
        claim({"kind": "identity", "where": [], "equations": ["x = x + 1"]}),
        evidence(point(), {"cofactors": []}),
    ),
    "weight-sign": (sign([], "-x^2 >= 0"), evidence(point(), proof(squares(("-1", "x", []))))),
    "times-strict": (
        sign(["x >= 0", "x = 0"], NEGATIVE),
        evidence(point(), proof(squares(times=[0], ideal=[{"equation": 1, "cofactor": "-1"}]))),
    ),
    "sum-of-squares": (sign([], NEGATIVE), evidence(point(), proof(squares()))),
    "strict-term": (sign([], "x^2 > 0"), evidence(point(), proof(squares(("1", "x", []))))),
    "ideal-member": (
        sign(["x >= 0"], "-x >= 0"),
        evidence(point(), proof(squares(ideal=[{"equation": 0, "cofactor": "-1"}]))),
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
    "leaf-sign": (sign(UNIT, "x - 1/2 >= 0"), evidence(point(), proof(bernstein(".", ("x", 0, 1))))),
    "tree-coverage": (sign(UNIT, "x - 1/2 >= 0"), evidence(point(), proof(bernstein("0", ("x", 0, 1))))),
    "box-axes": (sign(UNIT, "a + x >= 0"), evidence(point(), proof(bernstein(".", ("x", 0, 1))))),
    "witness-count": (sign([], "x > x + 1"), evidence(point())),
    "vacuous": (
        sign(["x^2 < 0"], NEGATIVE),
        evidence(point(), proof(squares(("1", "x", []), times=[0]))),
    ),
    "constant-count": (
        sign([], NEGATIVE, constants=[{"name": "s", "root_of": "s^2 - 2", "between": ["5", "6"]}]),
        evidence(
            point(),
            proof(
                squares(
                    ("1/23", "s - 5", []),
                    ("10/23", "1", [1]),
                    ideal=[{"equation": 0, "cofactor": "-1/23"}],
                )
            ),
        ),
    ),
}

STRUCTURAL = {
    "cofactor-count": (
        claim({"kind": "identity", "where": ["x = 0"], "equations": ["x = 0"]}),
        evidence(point(), {"cofactors": ["1", "0"]}),
    ),
    "tree-end": (sign(UNIT, "x >= 0"), evidence(point(), proof(bernstein("..", ("x", 0, 1))))),
    "tree-code": (sign(UNIT, "x >= 0"), evidence(point(), proof(bernstein("1..", ("x", 0, 1))))),
    "box-end": (
        sign(["0 <= x <= a"], "x >= 0"),
        evidence(point(), proof(bernstein(".", ("x", 0, 1)))),
    ),
    "interval-end": (sign(["x >= a"], "x^2 + 1 > 0"), evidence(point(), proof(sturm("1", lower=0)))),
    "state": (
        claim(
            {
                "kind": "iff",
                "where": [],
                "quantifier": "some",
                "states": [],
                "holds": ["x = a"],
                "exactly_when": ["a^2 >= 0"],
            }
        ),
        evidence(point(), proof(squares(("1", "a", []))), {"state": ["x"]}, {"cofactors": []}),
    ),
}
"""Evidence of the wrong shape: without the check there would be a crash or another refusal, not a false theorem."""


def files(attack: tuple[Json, Json]) -> tuple[bytes, bytes]:
    """Claim and evidence as the checker reads them."""
    return encode(attack[0]), encode(attack[1])
