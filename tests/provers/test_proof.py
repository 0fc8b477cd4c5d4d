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


def test_positions_within_cases_follow_too() -> None:
    """Within cases the case, and lemmas there, come after the lemmas that were added before."""
    inner = {"lemmas": [{"sign": "z > 0", "proof": {"squares": [term(Fraction(1), "1", [0, 1])]}}]}
    side = inner | {"proof": {"squares": [term(Fraction(1), "1", [1, 2])]}}
    cases = {"cases": {"on": "x", "nonnegative": side, "negative": {"proof": {"squares": []}}}}
    lemmas = [{"sign": "x > 0", "proof": {"squares": []}}, {"sign": "y > 0", "proof": cases}]
    found = pruned({"squares": [term(Fraction(1), "1", [1, 2])]}, lemmas, 1)
    moved = found["lemmas"][1]["proof"]["cases"]["nonnegative"]
    assert moved["lemmas"][0]["proof"]["squares"][0]["members"] == [0, 2]
    assert moved["proof"]["squares"][0]["members"] == [2, 3]


def test_numbers() -> None:
    assert constant_proof(Fraction(2), strict=True) == {"squares": [term(Fraction(2), "1", [])]}
    assert constant_proof(Fraction(0), strict=False) == {"squares": []}
    assert constant_proof(Fraction(0), strict=True) is None
    assert constant_proof(Fraction(-1), strict=False) is None
