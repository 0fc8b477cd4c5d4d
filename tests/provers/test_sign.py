"""The search finds proofs of every method, and none of what is false or undecided."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rigorous.checker.check import read_claim
from rigorous.checker.files import Record
from rigorous.checker.sign import Sign
from rigorous.claims import Claim, square_root
from rigorous.claims import Sign as SignClaim
from rigorous.provers.sign import SignSearch
from rigorous.systems import PolynomialSystem

SPACE = PolynomialSystem(("x", "y"), ("a",), ("x", "y"))
SQRT2 = [square_root("s", 2)]


def obligation(where: list[str], holds: str) -> Sign:
    constants = SQRT2 if "s" in "".join([*where, holds]) else []
    claim = Claim(id="c", system=SPACE, constants=constants, asserts=SignClaim(where=where, holds=[holds]))
    reduction = read_claim(claim.encode())[1].obligations()
    next(reduction)
    found = reduction.send(None)
    assert isinstance(found, Sign)
    return found


def methods(witness: dict[str, Any]) -> set[str]:
    proofs = [lemma["proof"] for lemma in witness.get("lemmas", [])] + [witness["proof"]]
    return {key for proof in proofs for key in proof}


@pytest.mark.parametrize(
    ("where", "holds", "method"),
    [
        ([], "x^2 - x + 1 > 0", "sturm"),
        (["-s <= x <= s"], "2 - x^2 >= 0", "sturm"),
        ([], "a^2 + 2*x^4 + 1 > 0", "squares"),
        (["0 <= a <= 4", "0 <= x <= 1"], "1 - a*x*(1 - x) >= 0", "squares"),
        (["-2 < a < 2"], "1 + a*x + x^2 > 0", "squares"),
        (["x^3 = a*x", "x != 0"], "a > 0", "times"),
        (["x > 0", "x^2 < 2"], "x < s", "times"),
        (["x^2 + y^2 <= 1"], "2 - x - y + x*y/3 > 0", "squares"),
        (["0 <= x <= 1", "0 <= y <= 1", "0 <= a <= 1"], "x^3*y - x*y^2 + a^2*x/7 + 1/2 > 0", "tree"),
        (["a = 1", "x > 2"], "x > a", "ideal"),
        ([], "x^4 + y^4 + x*y + 1 > 0", "squares"),
        (["x > 1"], "x^2 != x", "sturm"),
        (["x - y > 0", "y - 1 >= 0"], "x > 1", "squares"),
    ],
)
def test_proofs_are_found_and_replay(where: list[str], holds: str, method: str) -> None:
    found = obligation(where, holds)
    witness = SignSearch(found).witness()
    assert witness is not None
    assert method in methods(witness)
    found.discharge(Record(witness, "witness"))


@pytest.mark.parametrize(
    ("where", "holds"),
    [
        ([], "x^2 > 0"),
        ([], "x^2 - 2*x + 1 > 0"),
        (["-2 <= a <= 2"], "1 + a*x + x^2 > 0"),
        (["-21/10 < a < 21/10"], "1 + a*x + x^2 >= 0"),
        (["0 <= a <= 41/10", "0 <= x <= 1"], "1 - a*x*(1 - x) >= 0"),
        ([], "x^4*y^2 + x^2*y^4 - 3*x^2*y^2 + 1 > 0"),
        (["x >= 0"], "x > 0"),
    ],
)
def test_nothing_false_is_proved(where: list[str], holds: str) -> None:
    assert SignSearch(obligation(where, holds)).witness() is None


coefficient = st.integers(-4, 4)


@settings(max_examples=25)
@given(coefficient, coefficient, coefficient, st.integers(1, 9))
def test_positive_quadratic_forms_are_proved_positive(b: int, c: int, d: int, extra: int) -> None:
    """(x + b y + c)^2 + (y - d)^2 + extra/10, expanded."""
    text = f"(x + {b}*y + {c})^2 + (y - {d})^2 + {extra}/10".replace("+ -", "- ").replace("- -", "+ ")
    found = obligation([], f"{text} > 0")
    witness = SignSearch(found).witness()
    assert witness is not None
    found.discharge(Record(witness, "witness"))
