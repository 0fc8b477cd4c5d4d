"""What the conditions of a domain say together is a lemma that replays."""

from __future__ import annotations

import pytest

from rigorous.checker.files import Record
from rigorous.checker.sign import establish
from rigorous.provers.proof import constant_proof
from rigorous.provers.signs.known import Known
from rigorous.provers.signs.lemmas import (
    bound_by_quadratics,
    eliminate_from_members,
    positive_variables,
    split_members,
)
from tests.provers.obligations import Method, sign


@pytest.mark.parametrize(
    ("lemmas", "where", "size"),
    [
        (bound_by_quadratics, ["x^2 <= 2"], 2),
        (eliminate_from_members, ["a = x + 1", "a > 0", "a != 3"], 2),
        (split_members, ["x*a != 0"], 4),
        (positive_variables, ["x >= 2", "a >= 0"], 1),
    ],
)
def test_lemmas_replay(lemmas: Method, where: list[str], size: int) -> None:
    obligation = sign(where, "1 > 0")
    known = Known(obligation)
    lemmas(known)
    assert len(known.lemmas) == size
    witness = Record({"lemmas": known.lemmas, "proof": constant_proof(1, strict=True)}, "witness")
    establish(obligation.goal, obligation.domain, witness, (), 0)
