from __future__ import annotations

import pytest

from rigorous.checker.files import Record
from rigorous.checker.lemmas.growth import Growth
from rigorous.checker.sign import Sign
from rigorous.checker.verdicts import Malformed, Refusal
from tests.build import ZERO, Json, by, cofactors, members, number, setting, system


def discharge(
    components: list[str], on: list[str], unless: list[str], factor: str, relation: str, *witnesses: Json
) -> None:
    """The growth along cycles of a map of (x, y) with parameter a; the first witness is its own, the rest follow."""
    found = setting(system("x y", "a", *components))
    product = found.polynomial(factor) if factor else None
    obligation = Growth(found, found.conditions(on), found.conditions(unless), product, relation)
    own, *proofs = witnesses
    remaining = obligation.discharge(Record(own, "witness"))
    assert len(remaining) == len(proofs)
    for each, proof in zip(remaining, proofs, strict=True):
        each.discharge(Record(proof, "proof"))


GROWS: Json = {"relation": "<", "function": "x"}
SHRINKS: Json = {"relation": ">", "function": "x"}


def test_nothing_comes_back_when_a_function_grows() -> None:
    discharge(["x + a", "y"], ["a > 0"], [], "", "", GROWS, members(0))
    discharge(["x - a", "y"], ["a > 0"], [], "", "", SHRINKS, members(0))


@pytest.mark.parametrize(
    ("own", "proof", "check"),
    [
        (SHRINKS, members(0), "sum-of-squares"),
        (GROWS | {"function": "y"}, ZERO, "strict-term"),
        (GROWS | {"relation": "<="}, members(0), "direction"),
        (GROWS | {"relation": ""}, members(0), "direction"),
        (GROWS | {"functions": []}, members(0), "unknown-field"),
        (GROWS | {"weight": "1"}, members(0), "unknown-field"),
    ],
)
def test_functions_that_do_not_grow(own: Json, proof: Json, check: str) -> None:
    with pytest.raises(Refusal) as caught:
        discharge(["x + a", "y"], ["a > 0"], [], "", "", own, proof)
    assert caught.value.check == check


def test_cycles_lie_where_the_growth_is_not_strict() -> None:
    """X grows by x^2 + y^2: weakly where x = y = 0, and strictly where either is not 0."""
    components, square = ["x + x^2 + y^2", "y"], {"relation": "<", "function": "x"}
    weakly = by(("1", "x", []), ("1", "y", []))
    off = [by(("1", "1", [0]), ("1", other, [])) for other in ("y", "x")]
    discharge(components, [], ["x = 0", "y = 0"], "", "", square, weakly, *off)
    with pytest.raises(Refusal, match="strict-term"):
        discharge(components, [], ["x = 0"], "", "", square, weakly, weakly)


def test_the_growth_is_weak_on_what_is_excepted_and_strict_off_each_equation() -> None:
    found = setting(system("x y", "a", "x + y^2", "y"))
    on, unless = found.conditions(["a > 0"]), found.conditions(["x = 0", "y = 0"])
    remaining = Growth(found, on, unless, None, "").discharge(Record(dict(GROWS), "witness"))
    signs = [(each.goal.relation, each.domain) for each in remaining if isinstance(each, Sign)]
    off = [(*on, *found.conditions([text])) for text in ("x != 0", "y != 0")]
    assert [relation for relation, _ in signs] == [">=", ">", ">"]
    assert [[(c.polynomial, c.relation) for c in domain] for _, domain in signs] == [
        [(c.polynomial, c.relation) for c in domain] for domain in ((*on, *unless), *off)
    ]


HALVED = ["x/2", "y"]
SIDES = [number("1/2"), number("3/2")]


def test_products_below_one_in_absolute_value() -> None:
    own: Json = {"relation": "<", "function": "1"}
    discharge(HALVED, [], [], "1/2", "<", own, number(), *SIDES)
    discharge(HALVED, [], [], "-1/2", "<", own, number(), *reversed(SIDES))
    with pytest.raises(Refusal, match="sum-of-squares"):
        discharge(HALVED, [], [], "-3/2", "<", own, number(), number("5/2"), ZERO)


def test_products_above_one() -> None:
    own: Json = {"relation": ">", "function": "1"}
    discharge(HALVED, [], [], "3/2", ">", own, number(), number("1/2"))
    with pytest.raises(Refusal, match="sum-of-squares"):
        discharge(HALVED, [], [], "-3/2", ">", own, number(), number("1/2"))


def test_the_function_is_positive_and_compared_along_the_orbit() -> None:
    """Y doubles, so that y t may be as large as 2 y: t = 3/2 has products below 1 where y > 0."""
    components, own = ["x", "2*y"], {"relation": "<", "function": "y"}
    proofs = [members(0, weight="1/2"), members(0, weight="7/2")]
    discharge(components, ["y > 0"], [], "3/2", "<", own, members(0), *proofs)
    with pytest.raises(Refusal, match="position"):
        discharge(components, [], [], "3/2", "<", own, members(0), *proofs)


@pytest.mark.parametrize(("claimed", "proved"), [("<", ">"), (">", "<")])
def test_the_direction_is_the_claimed_one(claimed: str, proved: str) -> None:
    with pytest.raises(Refusal, match="direction"):
        discharge(HALVED, [], [], "1/2", claimed, {"relation": proved, "function": "1"}, number(), *SIDES)


# By weighted means: x -> x (1 + y^2) for y -> a y, away from x = 0, y = 0.
MAP = ["x*(1 + y^2)", "a*y"]
OFF_AXES = ["x != 0", "y != 0", "a = 1"]
X: Json = {"function": "x", "cofactor": "1 + y^2"}
Y: Json = {"function": "y", "cofactor": "a", "weight": "1"}
MOVED = [cofactors("0"), members(0), cofactors("0"), members(1)]
WEIGHT = [number(), cofactors("0")]
MEAN = by(("1", "1", [1]), ideal=[{"equation": 2, "cofactor": "-a - 1"}])


def means(*functions: Json, **fields: str) -> Json:
    return {"relation": "<", "functions": list(functions)} | fields


def test_means_leave_no_cycle() -> None:
    discharge(MAP, OFF_AXES, [], "", "", means(X, Y), *MOVED, *WEIGHT, MEAN)


def test_means_bound_a_factor() -> None:
    halves = {**Y, "weight": "1/2"}
    weights = [number("1/2"), number("1/2"), cofactors("0")]
    # 1 + y^2 - a^2/2 - t^2/2, with t = y.
    mean = by(("1/2", "1", [1]), ("1/2", "1", []), ideal=[{"equation": 2, "cofactor": "-1/2*a - 1/2"}])
    discharge(MAP, OFF_AXES, [], "y", "<", means(X, halves, weight="1/2"), *MOVED, *weights, mean)


def test_means_with_exceptions() -> None:
    """On x != 0, a = 1: equality of 1 + y^2 with 1 is y^2 = 0."""
    one = {"function": "1", "cofactor": "1", "weight": "1"}
    proofs = [cofactors("0"), members(0), cofactors("0"), number(), number(), cofactors("0"), by(("1", "y", []))]
    domain = ["x != 0", "a = 1"]
    discharge(MAP, domain, ["y^2 = 0"], "", "", means(X, one), *proofs, cofactors("0", "1"))
    with pytest.raises(Refusal, match="identity"):
        discharge(MAP, domain, ["y = 0"], "", "", means(X, one), *proofs, cofactors("0", "1"))


def test_means_without_exceptions_are_strict() -> None:
    """The map (x, y) -> (x, y), for which the means are equal, has many cycles."""
    one: Json = {"function": "1", "cofactor": "1"}
    moved = [cofactors(), number()] * 2
    with pytest.raises(Refusal, match="strict-term"):
        discharge(["x", "y"], [], [], "", "", means(one, {**one, "weight": "1"}), *moved, number(), cofactors(), ZERO)


@pytest.mark.parametrize(
    ("own", "check"),
    [
        (means({**X, "cofactor": "1 - y^2"}, Y), "identity"),
        (means({**X, "function": "0"}, Y), "sum-of-squares"),
        (means(X, {**Y, "cofactor": "1"}), "identity"),
        (means(X, {**Y, "weight": "2"}), "sum-of-squares"),
        (means(X, {**Y, "weight": "y"}), "parameters-only"),
        (means(X, X), "missing-field"),
        (means({**X, "weight": "1"}, Y), "unknown-field"),
        (means(X, Y, relation=">"), "shape"),
        (means(X, Y, weight="1"), "unknown-field"),
        (means(X), "shape"),
        (means(), "shape"),
        ({"relation": "<"}, "missing-field"),
    ],
)
def test_means_that_prove_nothing(own: Json, check: str) -> None:
    with pytest.raises(Refusal) as caught:
        discharge(MAP, OFF_AXES, [], "", "", own, *MOVED, *WEIGHT, MEAN)
    assert caught.value.check == check


def test_means_of_nothing_bound_no_factor() -> None:
    """They were once a crash."""
    with pytest.raises(Malformed, match="shape"):
        discharge(MAP, OFF_AXES, [], "y", "<", means(weight="1"))
