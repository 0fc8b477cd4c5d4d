from __future__ import annotations

import pytest

from rigorous.checker.files import Record
from rigorous.checker.lemmas.inhabited import Inhabited
from rigorous.claims import Sign as SignClaim
from rigorous.provers.inhabited import rational_point
from tests.provers.obligations import obligations


@pytest.mark.parametrize(
    "where",
    [
        [],
        ["a > 2", "3*x^2 = 1 + a"],
        ["1414/1000 < a < s"],
        ["5/4 < a < 27/20", "x^4 - (1 + a)*x^2 + 1 = 0"],
        ["a^2 + b^2 = 25", "a > b > 2"],
        ["x = (2 - a)/2", "2*s - 2 < a < 2"],
        ["1000 < a < 1001", "b = a^2"],
        ["a*b = 1", "a > 7", "x != 0"],
    ],
)
def test_points_of_domains_are_found(where: list[str]) -> None:
    inhabited, _ = obligations(SignClaim(where=where, holds=["x^2 >= 0"]))
    assert isinstance(inhabited, Inhabited)
    found = rational_point(inhabited)
    assert found is not None
    inhabited.discharge(Record({"point": found}, "witness"))


@pytest.mark.parametrize("where", [["a^2 < 0"], ["a > s", "a < s"], ["x > 1", "x < 1"]])
def test_no_point_of_an_empty_domain(where: list[str]) -> None:
    inhabited, _ = obligations(SignClaim(where=where, holds=["x^2 >= 0"]))
    assert isinstance(inhabited, Inhabited)
    assert rational_point(inhabited) is None
