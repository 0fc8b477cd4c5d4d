from __future__ import annotations

import pytest

from rigorous.checker import Verdict
from tests.build import Json, claim, cofactors, point, system, theorem, verdict

LOGISTIC = system("x", "a", "a*x*(1 - x)")
QUADRATIC: Json = {
    "kind": "conjugacy",
    "where": [],
    "coordinates": ["a/2 - a*x"],
    "onto": system("y", "q", "y^2 + q"),
    "parameters_onto": ["a/2 - a^2/4"],
}


def test_the_logistic_map_is_a_quadratic_one() -> None:
    assert theorem(claim(QUADRATIC, LOGISTIC), point(), cofactors()) == (
        "For all real a, x: Psi(F(x)) = G(Psi(x)) for Psi(x) = (a/2 - a*x) and G: (y) -> (y^2 + q), with "
        "q = a/2 - a^2/4"
    )


def test_a_conjugacy_on_a_curve() -> None:
    """On x y = 1 the map (x, y) -> (x^2, y^2) is y -> y^2, and its inverse variable too."""
    space = system("x y", "", "x^2*y^2*x^2", "y^2")
    asserts = QUADRATIC | {
        "where": ["x*y = 1"],
        "coordinates": ["x"],
        "onto": system("w", "", "w^2"),
        "parameters_onto": [],
    }
    inhabited = {"point": {"x": "1", "y": "1"}}
    assert theorem(claim(asserts, space), inhabited, cofactors("x^2*(x*y + 1)")) == (
        "For all real x, y with x*y = 1: Psi(F(x, y)) = G(Psi(x, y)) for Psi(x, y) = (x) and G: (w) -> (w^2)"
    )
    assert verdict(claim(asserts | {"where": []}, space), inhabited, cofactors("0")).check == "cofactor-count"


@pytest.mark.parametrize(
    ("changes", "check"),
    [
        ({"coordinates": ["a/2 + a*x"]}, "identity"),
        ({"parameters_onto": ["a/2 - a^2/2"]}, "identity"),
        ({"onto": system("y", "q", "-y^2 + q")}, "identity"),
        ({"parameters_onto": ["a*x"]}, "parameters-only"),
        ({"parameters_onto": []}, "shape"),
        ({"coordinates": []}, "shape"),
        ({"onto": system("", "q"), "coordinates": []}, "shape"),
        ({"onto": system("y", "q", "y^2 + q", "y")}, "shape"),
        ({"onto": system("y", "q", "y^2 + a")}, "unknown-name"),
        ({"onto": system("y", "q", "y'")}, "unknown-name"),
        ({"onto": system("y", "y", "y^2 + y")}, "name"),
        ({"onto": system("F", "q", "F^2 + q")}, "name"),
        ({"onto": system("Psi", "q", "Psi^2 + q")}, "name"),
        ({"onto": system("x", "q", "x^2 + q")}, "name"),
        ({"onto": system("a", "q", "a^2 + q")}, "name"),
        ({"onto": system("y", "x", "y^2 + x")}, "name"),
        ({"onto": system("y", "a", "y^2 + a")}, "name"),
        ({"onto": system("path1", "q", "path1^2 + q")}, "name"),
        ({"onto": system("y", "q", "y^2 + q") | {"more": []}}, "unknown-field"),
    ],
)
def test_false_neighbours_and_other_shapes(changes: Json, check: str) -> None:
    assert verdict(claim(QUADRATIC | changes, LOGISTIC), point(), cofactors()).check == check


def test_a_parameter_of_the_other_map_has_a_name_of_its_own() -> None:
    """Else the sentence would say "with a = 2*a"."""
    asserts = QUADRATIC | {"coordinates": ["x"], "onto": system("x", "a", "a*x"), "parameters_onto": ["2*a"]}
    result = verdict(claim(asserts, system("x", "a", "2*a*x")), point(), cofactors())
    assert (result.verdict, result.check) == (Verdict.MALFORMED, "name")


def test_constants_and_defined_names_are_no_names_of_the_other_map() -> None:
    constant = {"name": "q", "root_of": "q^2 - 2", "between": ["1", "2"]}
    clashes: list[Json] = [{"constants": [constant]}, {"let": [{"name": "y", "is": "x"}]}]
    for fields in clashes:
        result = verdict(claim(QUADRATIC, LOGISTIC, **fields), point(), cofactors())
        assert (result.verdict, result.check) == (Verdict.MALFORMED, "name")
