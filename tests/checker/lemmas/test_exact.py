from __future__ import annotations

from rigorous.checker import Verdict, check
from tests.attacks_exact import ATTACKS, BOXES, TRUE, exactly, flip_at
from tests.build import encode, evidence


def test_the_flip_of_the_fixed_point_is_at_three() -> None:
    result = check(*map(encode, TRUE))
    assert (result.verdict, result.reason) == (Verdict.ACCEPT, "")
    assert "at r(0), which is s, and which lies between 299/100 and 301/100" in result.theorem
    assert "s is the only root of s - 3 between 299999/100000 and 300001/100000" in result.theorem


def test_another_number_is_refused() -> None:
    claim = flip_at("s - 300000001/100000000", "299999/100000", "300001/100000")
    assert check(encode(claim), encode(TRUE[1])).check == "identity"


def test_a_polynomial_without_a_root_is_refused() -> None:
    assert check(*map(encode, ATTACKS["exact-root"])).check == "exact-root"


def test_a_solution_elsewhere_is_refused() -> None:
    assert check(*map(encode, ATTACKS["alone: exact"])).check == "alone"


def test_a_root_at_an_end_or_a_reversed_interval_is_refused() -> None:
    for low, high in (("2/3", "1"), ("16667/25000", "33333/50000")):
        witness = exactly("path1 - 2/3", low, high, "path1", "1")
        result = check(encode(TRUE[0]), encode(evidence(BOXES, witness)))
        assert result.check == "exact-root"


def test_the_wrong_number_of_values_is_malformed() -> None:
    witness = exactly("path1 - 2/3", "33333/50000", "16667/25000", "path1")
    assert check(encode(TRUE[0]), encode(evidence(BOXES, witness))).verdict is Verdict.MALFORMED
