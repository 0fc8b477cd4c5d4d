from __future__ import annotations

import pytest

from rigorous.checker.conditions import Condition
from rigorous.checker.files import Record
from rigorous.checker.lemmas.regular import Regular
from rigorous.checker.sign import Sign
from rigorous.checker.verdicts import Refusal
from tests.build import Json, by, setting, system

SETTING = setting(system("x y", "a", "x", "y"))


def discharge(function: str, witness: Json, proof: Json) -> None:
    """Regularity of the curve where the function vanishes, with a proof of what then remains."""
    h = SETTING.polynomial(function)
    domain = (Condition(h, "=", function),)
    (sign,) = Regular(SETTING, domain, h).discharge(Record(witness, "witness"))
    assert isinstance(sign, Sign)
    sign.discharge(Record(proof, "proof"))


UNIT = by(("4", "1", []), ideal=[{"equation": 0, "cofactor": "4*(x^2 + y^2 + 1)"}])


def test_a_circle_is_regular() -> None:
    discharge("x^2 + y^2 - 1", {"field": ["x", "y"]}, UNIT)


def test_a_graph_is_regular() -> None:
    discharge("y - a*x^3", {"field": ["0", "1"]}, by(("1", "1", [])))


@pytest.mark.parametrize(
    ("function", "field", "check"),
    [
        ("x^2 + y^2 - 1", ["y", "-x"], "sum-of-squares"),
        ("(x^2 + y^2 - 1)^2", ["x", "y"], "sum-of-squares"),
        ("x^2 + y^2 - a", ["x", "y"], "sum-of-squares"),
        ("x^2 + y^2 - 1", ["x"], "field"),
        ("x^2 + y^2 - 1", ["x", "y", "0"], "field"),
        ("x^2 + y^2 - 1", ["x", "path1"], "unknown-name"),
    ],
)
def test_what_is_not_seen_to_be_regular(function: str, field: list[str], check: str) -> None:
    with pytest.raises(Refusal) as caught:
        discharge(function, {"field": field}, UNIT)
    assert caught.value.check == check
