"""Signs by subdivisions of boxes, in interval arithmetic."""

from __future__ import annotations

from collections.abc import Iterator

from flint import fmpq_mpoly

from rigorous.algebra import from_flint, generators
from rigorous.checker.conditions import Condition
from rigorous.checker.limits import Meter
from rigorous.checker.tree import Box
from rigorous.checker.verdicts import Refusal
from rigorous.provers.proof import Proof
from rigorous.provers.signs.search import Search
from rigorous.provers.subdivision import subdivision

MAX_AXES = 3


def box(search: Search, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
    """A subdivision of the box of the tightest rational bounds; for the goal, less where a condition fails."""
    axes: list[Proof] = []
    box: Box = ()
    for x in generators(p):
        lower, upper = search.tightest(x, 1, rational=True), search.tightest(x, -1, rational=True)
        if lower is None or upper is None or lower[1] >= upper[1] or len(axes) == MAX_AXES:
            return
        axes.append({"variable": x, "lower": lower[0], "upper": upper[0]})
        box = (*box, (x, search.end(lower[0], x), search.end(upper[0], x)))
    ends = {axis[side] for axis in axes for side in ("lower", "upper")}
    others = [
        i
        for i, m in enumerate(search.members[: search.given])
        if depth == 0 and i not in ends and set(generators(m.polynomial)) <= set(generators(p))
    ]
    goal = Condition(from_flint(p, search.ring), ">" if strict else ">=", "goal")
    search.ring.meter = Meter()
    try:
        code = subdivision(goal, [search.condition(i) for i in others], box)
    except Refusal:
        return
    proof: Proof = {"tree": {"axes": axes, "code": code, "others": others}}
    if code is not None and search.accepts(p, strict, proof):
        yield proof
