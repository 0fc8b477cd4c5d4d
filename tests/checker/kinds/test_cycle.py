from __future__ import annotations

import pytest

from rigorous.checker import Verdict
from tests.build import Json, by, claim, cofactors, number, point, system, theorem, verdict

# x -> x^2 - 1 exchanges 0 and -1.
SPACE = system("x", "a", "x^2 - 1")
EXCHANGED: Json = {
    "kind": "cycle",
    "where": ["x^2 + x = 0"],
    "period": "2",
    "characteristic": ["0"],
    "stability": "attracting",
}
APART = by(("1", "1", []), ideal=[{"equation": 0, "cofactor": "(x - 1)*(x - 2)"}])
PROOF = [point(), cofactors("x^2 - x - 1"), APART, cofactors("-4*(x - 1)"), number()]


def test_a_cycle_of_period_two() -> None:
    assert theorem(claim(EXCHANGED, SPACE), *PROOF) == (
        "For all real a, x with x^2 + x = 0: (x) has least period 2 under F, and the eigenvalues of the derivative of "
        "F^2 there, the roots zeta of (0) + zeta^1, lie strictly inside the unit circle, so that the cycle attracts "
        "all orbits that start near it"
    )


@pytest.mark.parametrize(
    ("changes", "check"),
    [
        ({"period": "1"}, "identity"),
        ({"period": "4"}, "identity"),
        ({"where": ["x^2 - x = 0"]}, "identity"),
        ({"where": []}, "cofactor-count"),
        ({"characteristic": ["1/2"]}, "identity"),
        ({"characteristic": ["0", "0"]}, "shape"),
        ({"characteristic": []}, "shape"),
        ({"stability": "repelling"}, "sum-of-squares"),
        ({"stability": "saddle"}, "shape"),
        ({"stability": "neutral"}, "shape"),
        ({"period": "0"}, "shape"),
        ({"period": "10"}, "shape"),
        ({"period": "02"}, "shape"),
        ({"where": ["x^2 + x = 0", "x = 1"]}, "vacuous"),
    ],
)
def test_false_neighbours_and_other_shapes(changes: Json, check: str) -> None:
    assert verdict(claim(EXCHANGED | changes, SPACE), *PROOF).check == check


def test_the_period_is_the_least() -> None:
    """0 and -1 return after 4 steps too, but F^2 does not move them."""
    fourth = "x*(x^2 - 2)*(x^2 - 1)*(x - 1)*((x^4 - 2*x^2)^2 - (x^4 - 2*x^2) - 1) + x^2 - x - 1"
    result = verdict(claim(EXCHANGED | {"period": "4"}, SPACE), point(), cofactors(fourth), APART, number())
    assert result.check == "sum-of-squares"
    assert "F^2 x != x" in result.reason


ORIGIN: Json = {"point": {"a": "0", "x": "0", "y": "0"}}


def fixed(stability: str, *characteristic: str) -> Json:
    """The origin is a fixed point of a linear map of the plane."""
    where = ["x = 0", "y = 0"]
    fields = {"kind": "cycle", "where": where, "period": "1", "stability": stability}
    return fields | {"characteristic": list(characteristic)}


@pytest.mark.parametrize(
    ("factors", "characteristic", "stability", "numbers"),
    [
        (("1/2", "2"), ("1", "-5/2"), "saddle", ["9/4"]),
        (("-1/2", "-2"), ("1", "5/2"), "saddle", ["9/4"]),
        (("2", "-3"), ("-6", "1"), "repelling", ["35", "1176"]),
        (("1/2", "1/2"), ("1/4", "-1"), "attracting", ["15/16", "81/256"]),
    ],
)
def test_fixed_points_of_linear_maps(
    factors: tuple[str, str], characteristic: tuple[str, ...], stability: str, numbers: list[str]
) -> None:
    (p, q), space = factors, system("x y", "a", f"{factors[0]}*x", f"{factors[1]}*y")
    at_rest = [cofactors(f"{p} - 1", "0"), cofactors("0", f"{q} - 1"), cofactors("0", "0"), cofactors("0", "0")]
    signs = [number(value) for value in numbers]
    assert verdict(claim(fixed(stability, *characteristic), space), ORIGIN, *at_rest, *signs).reason == ""
    for other in {"saddle", "repelling", "attracting"} - {stability}:
        result = verdict(claim(fixed(other, *characteristic), space), ORIGIN, *at_rest, *signs)
        assert result.check in ("sum-of-squares", "witness-count")
    swapped = fixed(stability, *reversed(characteristic))
    assert verdict(claim(swapped, space), ORIGIN, *at_rest, *signs).check == "identity"


def test_an_eigenvalue_on_the_circle_attracts_nothing() -> None:
    space = system("x y", "a", "x/2", "y")
    at_rest = [cofactors("-1/2", "0"), cofactors("0", "0"), cofactors("0", "0"), cofactors("0", "0")]
    for stability in ("attracting", "repelling", "saddle"):
        found = [ORIGIN, *at_rest, number("3/4"), by(("1", "x", []))]
        assert verdict(claim(fixed(stability, "1/2", "-3/2"), space), *found).verdict is Verdict.REJECT


def test_the_name_of_the_eigenvalues_is_no_variable() -> None:
    """Else the eigenvalue of zeta -> zeta^2 at 0 would be said to be a root zeta of -2 zeta + zeta."""
    asserts = EXCHANGED | {"where": ["zeta = 0"], "period": "1", "characteristic": ["-2*zeta"]}
    witnesses = [
        {"point": {"a": "0", "zeta": "0"}},
        cofactors("zeta - 1"),
        cofactors("0"),
        by(("1", "1", []), ideal=[{"equation": 0, "cofactor": "-4*zeta"}]),
    ]
    assert verdict(claim(asserts, system("zeta", "a", "zeta^2")), *witnesses).verdict is Verdict.MALFORMED
