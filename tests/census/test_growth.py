"""Trees grow the same way with any guide, right or wrong."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from rigorous.bundled import LOGISTIC
from rigorous.census.count import planted, read, uncounted
from rigorous.census.growth import Growth, NotIsolatedError, completed, grown, parts
from rigorous.census.search import hint
from rigorous.checker.lemmas.census import Census as Counting
from rigorous.checker.lemmas.orbit_tree import EMPTY, ONE
from rigorous.claims import Census, Side

PERIOD = 4
CYCLES = [3, 0]


def region(r: str) -> Census:
    return Census(at=[f"r = {r}"], box=[Side("-5/4", "5/4")], everywhere="yes", counts=[])


ASSERTION = read(uncounted(LOGISTIC, region("4"), [PERIOD]))


def grown_along(guide: Sequence[str]) -> tuple[list[str], list[int]]:
    tree, group = planted(ASSERTION, PERIOD)
    codes = grown(tree, guide)
    return codes, Counting(tree, group, None).counts()


def test_a_hint_is_followed_and_its_tree_is_complete() -> None:
    tree, _ = planted(ASSERTION, PERIOD)
    guide = hint(tree.space, PERIOD)
    assert grown_along(guide) == (guide, CYCLES)


@pytest.mark.parametrize(
    "guide",
    [[], [EMPTY], [ONE], ["0", EMPTY, EMPTY], ["1", ONE, ONE, "0"], ["3"] * 50, ["0", "1", "2", "3", EMPTY, ONE]],
    ids=repr,
)
def test_wrong_guides_do_no_harm(guide: list[str]) -> None:
    assert grown_along(guide)[1] == CYCLES


def test_what_is_put_off_and_what_is_not_make_up_the_tree() -> None:
    tree, _ = planted(ASSERTION, PERIOD)
    guide = hint(tree.space, PERIOD)
    growth = Growth(tree, guide)
    assert growth.ahead() == len(guide)
    codes: list[str] = []
    while tree.pending:
        if 0 < growth.ahead() <= 5:
            boxes, marked, rest = growth.put_off()
            branch, _ = planted(ASSERTION, PERIOD)
            branch.pending = [(boxes, marked)]
            codes += grown(branch, rest)
        else:
            codes.append(growth.step())
    assert codes == guide


def test_orbits_that_are_not_isolated_are_named() -> None:
    tree, _ = planted(read(uncounted(LOGISTIC, region("3"), [2])), 2)
    with pytest.raises(NotIsolatedError, match=r"near \(0\.666"):
        completed(tree)


def test_parts_hold_all_codes() -> None:
    codes = [str(k % 7) for k in range(20_001)]
    found = parts(codes)
    assert len(found) == 3
    assert " ".join(part["tree"] for part in found).split(" ") == codes
