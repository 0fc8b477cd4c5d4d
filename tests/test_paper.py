from __future__ import annotations

from pathlib import Path

import pytest

from rigorous.catalogue import entries
from rigorous.checker.verdicts import Malformed
from rigorous.paper import Formal, formal_theorems, sentences

ROOT = Path(__file__).parent.parent
KNOWN = {entry.claim.id for entry in entries(ROOT / "proofs")}


def test_every_sentence_of_the_paper_has_claims() -> None:
    table = sentences(ROOT / "proofs", KNOWN)
    assert len(table) >= 5
    assert all(sentence.claims for sentence in table)


def test_an_unknown_claim_in_the_table_is_refused() -> None:
    with pytest.raises(Malformed, match="there is no claim"):
        sentences(ROOT / "proofs", KNOWN - {"ellipse-separates"})


@pytest.mark.parametrize("text", ["[[sentence]]\nsays = 1\nclaims = []\n", "sentence = ", "other = 1\n"])
def test_a_table_of_another_shape_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "paper.toml").write_text(text)
    with pytest.raises(Malformed):
        sentences(tmp_path, KNOWN)


def test_formal_theorems_belong_to_claims(tmp_path: Path) -> None:
    theorems = formal_theorems(ROOT / "formal" / "theorems.toml")
    assert theorems["ellipse-separates"] == Formal(("ellipse_separates",), "")
    assert theorems.keys() <= KNOWN
    assert formal_theorems(tmp_path / "none.toml") == {}


def test_what_a_theorem_leaves_out_of_its_claim_is_told(tmp_path: Path) -> None:
    theorems = formal_theorems(ROOT / "formal" / "theorems.toml")
    assert "mixing" in theorems["ellipse-angle-tripled"].not_covered
    assert len(theorems["lyapunov-function"].theorems) == 3
    table = tmp_path / "theorems.toml"
    table.write_text('[[theorem]]\nname = "a"\nfile = "b"\nsection = "c"\nclaims = ["d"]\n[not_covered]\ne = "all"\n')
    with pytest.raises(Malformed, match="no theorem covers"):
        formal_theorems(table)
