from __future__ import annotations

import pytest

from rigorous.checker.files import Record
from rigorous.checker.lemmas.identity import Identity
from rigorous.claims import Identity as IdentityClaim
from rigorous.provers.ideal import cofactors
from tests.provers.obligations import obligations


@pytest.mark.parametrize(
    ("where", "equation"),
    [
        (["x = a"], "x^2 = a^2"),
        (["x = a", "a = b"], "x^3 = b^3"),
        (["x^2 = a + 1"], "x^4 = (a + 1)^2"),
        (["x^2 = b"], "s^2*x^2 = 2*b"),
    ],
)
def test_cofactors_are_found(where: list[str], equation: str) -> None:
    _, identity = obligations(IdentityClaim(where=where, equations=[equation]))
    assert isinstance(identity, Identity)
    found = cofactors(identity)
    assert found is not None
    identity.discharge(Record({"cofactors": found}, "witness"))


def test_no_cofactors_for_what_is_false() -> None:
    _, identity = obligations(IdentityClaim(where=["x = a"], equations=["x^2 = a"]))
    assert isinstance(identity, Identity)
    assert cofactors(identity) is None
