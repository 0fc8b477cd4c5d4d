from __future__ import annotations

from rigorous.algebra import to_flint
from rigorous.provers.sign import SignSearch
from rigorous.provers.signs.effort import Round
from tests.provers.obligations import sign


def test_what_is_established_becomes_a_lemma_once() -> None:
    search = SignSearch(sign(["x >= 1"], "x > 0"))
    search.effort = Round(2)
    p = to_flint(search.obligation.goal.polynomial)
    first = search.establish(p, strict=True, depth=0)
    assert (first, len(search.lemmas)) == (1, 1)
    assert search.establish(p, strict=False, depth=0) == first
    assert search.establish(-p, strict=False, depth=0) is None
