from __future__ import annotations

from typing import Any

import pytest

from rigorous.engine.units import Work, digest
from tests.engine.functions import cheap, kind


def test_the_address_of_a_result_is_what_it_is_of() -> None:
    work = Work(cheap, {"b": 1, "a": ["1/2", None]})
    assert work.identity == (
        b'{"format":"rigorous-unit/1","function":"tests.engine.functions.cheap","unit":{"a":["1/2",null],"b":1}}'
    )
    assert work.name == digest(work.identity)
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_the_same_name_for_the_same_unit_only() -> None:
    assert Work(cheap, {"a": 1, "b": 2}).name == Work(cheap, {"b": 2, "a": 1}).name
    assert Work(cheap, (1, 2)).name == Work(cheap, [1, 2]).name
    assert len({Work(cheap, 1).name, Work(cheap, "1").name, Work(cheap, [1]).name, Work(kind, 1).name}) == 4


def test_a_unit_is_given_as_json_spells_it() -> None:
    assert Work(cheap, (1, ("x", {2: None}))).spelled() == [1, ["x", {"2": None}]]


@pytest.mark.parametrize(
    ("function", "unit", "error"),
    [
        (lambda _: b"", 1, TypeError),
        (cheap, {1, 2}, TypeError),
        (cheap, float("nan"), ValueError),
    ],
)
def test_what_is_no_unit_or_no_function(function: Any, unit: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        _ = Work(function, unit).identity
