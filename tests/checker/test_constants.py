from __future__ import annotations

from typing import Any

import pytest

from rigorous.checker.constants import Constant
from rigorous.checker.files import Record
from rigorous.checker.polynomial import Ring
from rigorous.checker.verdicts import Refusal

RING = Ring(("a", "s"))


def read(root_of: str, *between: str) -> Constant:
    return Constant.read(Record({"name": "s", "root_of": root_of, "between": list(between)}, "constant"), RING)


def test_a_constant_and_what_is_known_of_it() -> None:
    golden = read("s^2 - s - 1", "1", "2")
    assert [c.relation for c in golden.conditions(RING)] == ["=", ">", ">"]
    assert golden.sign_of((-1618, 1000), RING) == 1
    assert golden.sign_of((-1619, 1000), RING) == -1
    assert golden.sign_of((-1, -1, 1), RING) == 0
    assert golden.sentence() == "s is the only root of s^2 - s - 1 between 1 and 2"


@pytest.mark.parametrize(
    ("root_of", "between", "words"),
    [
        ("s^2 - 2", ("0", "2"), "s = sqrt(2)"),
        ("s^2 - 2", ("-1/2", "2"), "s is the only root of s^2 - 2 between -1/2 and 2"),
        ("3*s^2 - 1", ("0", "1"), "s is the only root of 3*s^2 - 1 between 0 and 1"),
        ("s^2 - 2", ("-2", "-1"), "s is the only root of s^2 - 2 between -2 and -1"),
    ],
)
def test_square_roots_are_named(root_of: str, between: tuple[str, str], words: str) -> None:
    assert read(root_of, *between).sentence() == words


@pytest.mark.parametrize(
    ("root_of", "between", "check"),
    [
        ("s^2 - 2", ("-2", "2"), "constant-count"),
        ("s^2 - 2", ("2", "3"), "constant-count"),
        ("s^2 + 1", ("-2", "2"), "constant-count"),
        ("s^2 - 1", ("0", "1"), "constant-end"),
        ("s^2 - 2", ("2", "1"), "constant"),
        ("0", ("0", "1"), "constant"),
        ("s - s", ("0", "1"), "constant"),
        ("s^2 - a", ("0", "1"), "unknown-name"),
        ("s^2 - 2", ("0",), "constant"),
    ],
)
def test_what_defines_no_constant(root_of: str, between: tuple[str, ...], check: str) -> None:
    with pytest.raises(Refusal) as caught:
        read(root_of, *between)
    assert caught.value.check == check


def test_a_double_root_is_one_root() -> None:
    fields: dict[str, Any] = {"name": "s", "root_of": "(s^2 - 2)^2*(s - 5)", "between": ["1", "2"]}
    assert Constant.read(Record(fields, "constant"), RING).sign_of((-2, 0, 1), RING) == 0
