"""Finding subdivisions: boxes are halved until, on each, the goal holds or a condition fails.

Arb decides which boxes are worth showing to the checker: where the mean value form excludes a sign, in ball arithmetic.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from flint import arb, ctx, fmpq_mpoly

from rigorous.algebra import scalar, to_flint
from rigorous.checker.conditions import Condition
from rigorous.checker.tree import EXCLUDED, LEAF, Box, halves, refutes, shows

MAX_NODES = 3_000
BITS = 64


class MeanValueForm:
    """A polynomial on boxes: p(m) + sum of (partial derivative on the box) * (x_i - m_i)."""

    def __init__(self, p: fmpq_mpoly, names: Sequence[str]) -> None:
        self.value = _terms(p, names)
        self.slopes = [_terms(p.derivative(x), names) for x in names]

    def on(self, box: Box) -> tuple[arb, arb, list[float]]:
        """An enclosure of p on the box, one of its value in the middle, and how much each variable contributes."""
        balls = [arb(scalar(low)).union(arb(scalar(high))) for _, low, high in box]
        middle = [arb(scalar((low + high) / 2)) for _, low, high in box]
        centre = _evaluated(self.value, middle)
        parts = [
            _evaluated(slope, balls) * (ball - m) for slope, ball, m in zip(self.slopes, balls, middle, strict=True)
        ]
        return sum(parts, centre), centre, [float(part.abs_upper()) for part in parts]


def subdivision(goal: Condition, others: Sequence[Condition], box: Box) -> str | None:
    """The code of a tree that proves the goal on the part of the closed box where all others hold, or None.

    None as soon as the goal is certain to fail, and all others to hold, in the middle of a box.
    """
    names = [x for x, _, _ in box]
    with ctx.workprec(BITS):
        form, *forms = (MeanValueForm(to_flint(c.polynomial), names) for c in (goal, *others))
        positive = MeanValueForm(to_flint(goal.nonnegative()), names)
        pending, code = [box], ""
        while pending:
            part = pending.pop()
            value, _, smear = positive.on(part)
            enclosures = [f.on(part)[:2] for f in forms]
            if (value > 0 or not goal.strict) and shows(goal, part):
                code += LEAF
            elif any(_fails(c, e) and refutes(c, part) for c, (e, _) in zip(others, enclosures, strict=True)):
                code += EXCLUDED
            elif len(code) >= MAX_NODES or (
                _fails(goal, form.on(part)[1])
                and all(_holds(c, e) for c, (_, e) in zip(others, enclosures, strict=True))
            ):
                return None
            else:
                axis = max(range(len(box)), key=smear.__getitem__)
                code += str(axis)
                pending += reversed(halves(part, axis))
    return code


def _fails(c: Condition, value: arb) -> bool:
    """Whether c is certain to fail for every value in the ball."""
    certain: dict[str, bool] = {">": value <= 0, ">=": value < 0, "=": value > 0 or value < 0, "!=": value == 0}
    return certain[c.relation]


def _holds(c: Condition, value: arb) -> bool:
    """Whether c is certain to hold for every value in the ball."""
    certain: dict[str, bool] = {">": value > 0, ">=": value >= 0, "=": value == 0, "!=": value > 0 or value < 0}
    return certain[c.relation]


def _terms(p: fmpq_mpoly, names: Sequence[str]) -> list[tuple[arb, list[tuple[int, int]]]]:
    """Coefficients, and the exponents of the names that occur, by the positions of these."""
    at = [p.context().names().index(x) for x in names]
    return [(arb(c), [(k, int(m[i])) for k, i in enumerate(at) if m[i]]) for m, c in p.to_dict().items()]


def _evaluated(terms: list[tuple[arb, list[tuple[int, int]]]], values: list[arb]) -> arb:
    """The sum of the terms; powers are products, as Arb's power of a ball around 0 is NaN."""
    return sum((prod((values[k] for k, e in powers for _ in range(e)), start=c) for c, powers in terms), arb(0))
