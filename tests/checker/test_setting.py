from __future__ import annotations

from typing import Any

import pytest

from rigorous.checker.files import Record
from rigorous.checker.lemmas.identity import Identity
from rigorous.checker.lemmas.inhabited import Inhabited
from rigorous.checker.setting import Setting
from rigorous.checker.sign import Sign
from rigorous.checker.verdicts import Malformed, Refusal, ResourceExceeded, Unsupported

SYSTEM = {"variables": ["x", "y"], "parameters": ["a"], "map": ["y", "x + a*y"]}
SQRT = {"name": "s", "root_of": "s^2 - 2", "between": ["1", "2"]}


def setting(system: dict[str, Any] = SYSTEM, **fields: Any) -> Setting:
    return Setting(Record({"system": dict(system)} | fields, "claim"))


def test_primes_compose_with_the_map() -> None:
    found = setting(let=[{"name": "w", "is": "x*y"}, {"name": "v", "is": "w' - 1"}])
    assert found.polynomial("w'") == found.polynomial("y*(x + a*y)")
    assert found.polynomial("x''") == found.polynomial("x + a*y")
    assert found.polynomial("v'") == found.polynomial("w'' - 1")
    assert found.polynomial("a'") == found.polynomial("a")
    assert found.polynomial("diff(y', y)") == found.polynomial("a")


@pytest.mark.parametrize(
    ("fields", "check"),
    [
        ({"system": SYSTEM | {"map": ["y"]}}, "system"),
        ({"system": SYSTEM | {"variables": [], "map": []}}, "system"),
        ({"system": SYSTEM | {"parameters": ["x"]}}, "name"),
        ({"system": SYSTEM | {"parameters": ["2a"]}}, "name"),
        ({"system": SYSTEM | {"parameters": ["diff"]}}, "name"),
        ({"system": SYSTEM | {"parameters": ["F"]}}, "name"),
        ({"system": SYSTEM | {"parameters": ["path1"]}}, "name"),
        ({"system": SYSTEM | {"parameters": ["G"]}}, "name"),
        ({"system": SYSTEM | {"parameters": ["theta"]}}, "name"),
        ({"system": SYSTEM | {"parameters": ["zeta"]}}, "name"),
        ({"system": SYSTEM | {"parameters": ["or"]}}, "name"),
        ({"constants": [SQRT | {"name": "phi", "root_of": "phi^2 - 2"}]}, "name"),
        ({"let": [{"name": "Psi", "is": "y"}]}, "name"),
        ({"let": [{"name": "gradient", "is": "y"}]}, "name"),
        ({"system": SYSTEM | {"parameters": ["and"]}}, "name"),
        ({"let": [{"name": "almost", "is": "y"}]}, "name"),
        ({"let": [{"name": "image", "is": "y"}]}, "name"),
        ({"let": [{"name": "set", "is": "y"}]}, "name"),
        ({"let": [{"name": "start", "is": "y"}]}, "name"),
        ({"constants": [SQRT | {"root_of": "s^2 - 2 + a - a"}]}, "unknown-name"),
        ({"constants": [SQRT], "let": [{"name": "z", "is": "diff(s^2, s)"}]}, "grammar"),
        ({"system": SYSTEM | {"map": ["x'", "y"]}}, "unknown-name"),
        ({"system": SYSTEM | {"map": ["z", "y"]}}, "unknown-name"),
        ({"system": SYSTEM | {"more": "1"}}, "unknown-field"),
        ({"let": [{"name": "x", "is": "y"}]}, "name"),
        ({"let": [{"name": "v", "is": "v + 1"}]}, "unknown-name"),
        ({"let": [{"name": "v", "is": "w"}, {"name": "w", "is": "x"}]}, "unknown-name"),
        ({"constants": [SQRT, SQRT]}, "name"),
        ({"constants": [SQRT | {"name": "a"}]}, "name"),
        ({"constants": [SQRT], "system": SYSTEM | {"map": ["s", "y"]}}, "unknown-name"),
    ],
)
def test_names_and_shapes(fields: dict[str, Any], check: str) -> None:
    with pytest.raises(Malformed) as caught:
        Setting(Record({"system": SYSTEM} | fields, "claim"))
    assert caught.value.check == check


def test_letters_that_no_sentence_uses_are_names() -> None:
    found = setting(SYSTEM | {"parameters": ["a", "X", "Y", "K", "z"]})
    assert found.names() == ("a", "X", "Y", "K", "z", "x", "y")


def test_long_orbits_and_many_names_are_refused() -> None:
    with pytest.raises(ResourceExceeded, match="primes"):
        setting().polynomial("x" + "'" * 9)
    squaring = SYSTEM | {"map": ["x^3 + y^3", "y^5"]}
    with pytest.raises(ResourceExceeded):
        setting(squaring).polynomial("x''''''''")
    with pytest.raises(ResourceExceeded, match="names"):
        setting(SYSTEM | {"parameters": [f"a{i}" for i in range(40)]})


def test_what_is_known_of_the_constants_joins_every_domain() -> None:
    found = setting(constants=[SQRT])
    given = found.conditions(["x^2 = y", "x > s"])
    equation, inequality = found.conditions(["x^4 = y^2", "x > 0"])
    identity, sign = found.entails(given, equation), found.entails(given, inequality)
    assert isinstance(identity, Identity)
    assert isinstance(sign, Sign)
    identity.discharge(Record({"cofactors": ["x^2 + y", "0"]}, "witness"))
    assert identity.modulo == (given[0].polynomial, found.polynomial("s^2 - 2"))
    assert (sign.goal, sign.domain) == (inequality, (*given, *found.conditions(["s^2 - 2 = 0", "1 < s", "s < 2"])))


def inhabited(domain: list[str], point: dict[str, str], **fields: Any) -> None:
    found = setting(**fields)
    Inhabited(found, found.conditions(domain)).discharge(Record({"point": point}, "witness"))


ORIGIN = {"a": "0", "x": "0", "y": "0"}


def test_points_of_domains() -> None:
    inhabited(["x^2 + y^2 = 25", "a > 0", "x != y"], {"a": "1/9", "x": "3", "y": "-4"})
    inhabited(["s - 1 < a < s", "a*s > 1/2"], ORIGIN | {"a": "1"}, constants=[SQRT])


@pytest.mark.parametrize(
    ("domain", "point", "check"),
    [
        (["a > 0"], ORIGIN, "vacuous"),
        (["a >= s"], ORIGIN | {"a": "1414213562/1000000000"}, "rational"),
        (["a >= s"], ORIGIN | {"a": "707106781/500000000"}, "vacuous"),
        (["x = 0"], {"a": "0", "x": "0"}, "missing-field"),
        (["x = 0"], ORIGIN | {"z": "0"}, "unknown-field"),
        (["x = 0"], ORIGIN | {"x": "0.0"}, "rational"),
    ],
)
def test_what_shows_no_domain_inhabited(domain: list[str], point: dict[str, str], check: str) -> None:
    with pytest.raises(Refusal) as caught:
        inhabited(domain, point, constants=[SQRT])
    assert (type(caught.value), caught.value.check) == (Malformed, check)


def test_two_constants_in_one_condition_are_unsupported() -> None:
    third = {"name": "t", "root_of": "t^2 - 3", "between": ["1", "2"]}
    with pytest.raises(Unsupported):
        inhabited(["s*t > a"], ORIGIN, constants=[SQRT, third])
