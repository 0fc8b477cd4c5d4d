from __future__ import annotations

from fractions import Fraction

from rigorous.provers.proof import constant_proof, pruned, term


def test_unused_lemmas_go_and_positions_follow() -> None:
    lemmas = [
        {"sign": "x > 0", "proof": {"sturm": {"variable": "x", "sample": "1", "lower": 1}}},
        {"sign": "y > 0", "proof": {"squares": [term(Fraction(1), "1", [2])]}},
        {"sign": "z > 0", "proof": {"squares": [term(Fraction(1), "1", [0, 2])], "times": [1]}},
    ]
    final = {"squares": [term(Fraction(1, 2), "1", [4, 0])], "ideal": [{"equation": 1, "cofactor": "x"}]}
    assert pruned(final, lemmas, 2) == {
        "lemmas": [lemmas[0], lemmas[2]],
        "proof": {"squares": [term(Fraction(1, 2), "1", [3, 0])], "ideal": [{"equation": 1, "cofactor": "x"}]},
    }
    assert pruned({"squares": []}, lemmas, 2) == {"proof": {"squares": []}}


def test_numbers() -> None:
    assert constant_proof(Fraction(2), strict=True) == {"squares": [term(Fraction(2), "1", [])]}
    assert constant_proof(Fraction(0), strict=False) == {"squares": []}
    assert constant_proof(Fraction(0), strict=True) is None
    assert constant_proof(Fraction(-1), strict=False) is None
