from __future__ import annotations

import json

import pytest

from rigorous.bundled import LOGISTIC
from rigorous.checker.check import read_claim
from rigorous.checker.kinds import KINDS
from rigorous.claims import (
    Apart,
    Atlas,
    AtlasAcross,
    AtlasByKneading,
    Attracts,
    Branching,
    Census,
    Choice,
    CircleExponent,
    CircleMap,
    Claim,
    Conjugacy,
    Constant,
    Count,
    Crossing,
    Cycle,
    CycleNear,
    Cycles,
    CyclesAcross,
    Escapes,
    ForwardInvariant,
    Identity,
    Iff,
    Lyapunov,
    Piece,
    Power,
    Side,
    Sign,
    SignPreserved,
    square_root,
)
from rigorous.systems import PolynomialSystem

EXAMPLES = [
    Identity(equations=["x' = r*x - r*x^2"]),
    Sign(where=["x > 0"], holds=["x^2 > 0"]),
    Iff(quantifier="none", holds=["r > 0"], exactly_when=["r > 0"]),
    SignPreserved(function="x"),
    ForwardInvariant(where=["0 <= r <= 4"], set=["0 <= x <= 1"]),
    Attracts(where=["r = 1/2"], centre=["0"], radius_squared="1/16"),
    Escapes(where=["r > 1"], beyond="100"),
    Cycles(on=["x != 0"], satisfy=["x' = x"]),
    Cycle(where=["x = 0", "r = 1/2"], period="1", characteristic=["-r"], stability="attracting"),
    Conjugacy(coordinates=["1 - x"], onto=PolynomialSystem(("y",), ("q",), ("q*y",)), parameters_onto=["r"]),
    Choice(choose=["r"], for_all=["x"], holds=["x^2 >= r"], exactly_when=["0 <= 1"]),
]
IN_THE_PLANE = [
    CyclesAcross(across="y", factor="2", product=">"),
    Lyapunov(numerator="x", denominator=[Power("y", "2")], unless=["x = 0"]),
    CircleMap(circle=("c", "s"), curve=["c", "s"], angle=["x", "1", "y", "1"], turn=("1", "0"), degree="2"),
    CircleExponent(
        circle=("c", "s"), curve=["c", "s"], across="y", root="1", arccosh="1", positive_when=["0 > 1"], between=[]
    ),
]
IN_THE_PLANE += [
    AtlasAcross(
        parameter="c", at=["s = 1"], low="2", high="4", measure="1", graph="0", cycles=CyclesAcross("y", "2", "<")
    )
]
PLANE = PolynomialSystem(("x", "y"), ("c", "s"), ("x", "2*y"))
NEAR = Piece(points=["0.66 + 0.1*(a - 3)"], between=["2", "4"])
NUMBERS = {"low": "2", "high": "4", "within": "1", "spread": "1", "reach": "1"}
ON_THE_LINE = [
    CycleNear(pieces=[NEAR], over="a", within="1", alone_within="1", inside="1"),
    Branching(type="flip", parameter="a", coordinate="x", side=">", cycle=Piece(points=["2/3"]), **NUMBERS),
    Crossing(
        type="flip", parameter="a", cycle=NEAR, within="1", alone_within="1", low="2", high="4", inside=["1", "0"]
    ),
    Atlas(parameter="a", low="2", high="4", measure="1"),
    AtlasByKneading(parameter="a", low="2", high="4", measure="1"),
    Census(at=["a = 4"], box=[Side("-2", "2")], apart=[Apart("x", "1/2")], counts=[Count("1", ["1", "0"])]),
]
LOGISTIC_IN_A = PolynomialSystem(("x",), ("a",), ("a*x*(1 - x)",))
ALL = [(asserts, LOGISTIC_IN_A) for asserts in ON_THE_LINE]
ALL += [(asserts, LOGISTIC) for asserts in EXAMPLES] + [(asserts, PLANE) for asserts in IN_THE_PLANE]


@pytest.mark.parametrize(("assertion", "system"), ALL, ids=lambda a: type(a).__name__)
def test_the_checker_reads_what_is_encoded(assertion: Identity, system: PolynomialSystem) -> None:
    claim = Claim(id="example", system=system, asserts=assertion)
    name, read = read_claim(claim.encode())
    assert (name, type(read)) == ("example", KINDS[json.loads(claim.encode())["asserts"]["kind"]])


def test_every_kind_has_a_struct() -> None:
    assert {type(a).__struct_config__.tag for a, _ in ALL} == KINDS.keys()


def test_definitions_keep_their_order_and_constants_are_written() -> None:
    names = {"z": "x", "y": "z + s"}
    asserts = Identity(equations=["y = z + s"])
    claim = Claim(id="c", system=LOGISTIC, let=names, constants=[square_root("s", 2)], asserts=asserts)
    data = json.loads(claim.encode())
    assert [d["name"] for d in data["let"]] == ["z", "y"]
    assert data["constants"] == [{"name": "s", "root_of": "s^2 - 2", "between": ["0", "2"]}]
    read_claim(claim.encode())


def test_a_constant_may_be_any_isolated_root() -> None:
    golden = Constant("s", "s^2 - s - 1", ("1", "2"))
    read_claim(Claim(id="c", system=LOGISTIC, constants=[golden], asserts=Identity(equations=["s^2 = s + 1"])).encode())
