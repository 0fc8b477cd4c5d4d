from __future__ import annotations

from rigorous.provers.signs.effort import EXPANSIONS, INTERVALS, ROUNDS, STRATEGIES, efforts


def test_efforts_grow_to_all_rounds() -> None:
    for rounds in STRATEGIES.values():
        steps = efforts(rounds)
        assert steps[-1] == rounds
        assert [len(step) for step in steps] == sorted(len(step) for step in steps)
        assert all(step == rounds[: len(step)] for step in steps)
    assert efforts(INTERVALS) == (INTERVALS,)


def test_expansions_solve_no_programs() -> None:
    assert not any(effort.semidefinite for effort in EXPANSIONS)
    assert set(EXPANSIONS) <= set(ROUNDS)
