"""Finding states: polynomial guesses, roots on paths, and different choices in two cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import islice, product
from typing import Any

from flint import fmpq_mpoly

from rigorous.algebra import context, from_flint, generators, scalar, to_flint
from rigorous.checker.conditions import Condition
from rigorous.checker.files import Record
from rigorous.checker.lemmas.existence import Existence, Somewhere
from rigorous.checker.lemmas.inhabited import Inhabited
from rigorous.checker.sign import Sign
from rigorous.checker.verdicts import Refusal
from rigorous.provers import paths
from rigorous.provers.inhabited import rational_point

Suffices = Callable[[Existence, dict[str, Any]], bool]
NUMBERS = tuple(map(Fraction, ("0", "1", "-1", "2", "-2", "1/2", "-1/2")))
MAX_GUESSES, MAX_POINTS = 800, 400
MAX_SPLITS = 40
MAX_CASES = 2
"""How often cases are distinguished, one within the other."""


def guesses(obligation: Existence) -> Iterator[dict[str, Any]]:
    """Witnesses to try: a rational point; states that are polynomials in the parameters; roots along one variable."""
    if isinstance(obligation, Somewhere):
        point = rational_point(Inhabited(obligation.setting, obligation.wanted), MAX_POINTS)
        yield from [{"values": [point[name] for name in obligation.chosen]}] if point else []
    yield from islice(_states(obligation), MAX_GUESSES)
    if len(obligation.chosen) == 1:
        yield from islice(paths.roots(obligation), MAX_GUESSES)
        yield from paths.quartics(obligation)
        yield from paths.boundaries(obligation)
    yield from islice(paths.critical_points(obligation, _coordinates(obligation)), MAX_GUESSES)


def in_cases(
    obligation: Existence, find: Callable[[Existence], dict[str, Any] | None], serves: Suffices
) -> dict[str, Any] | None:
    """A witness that distinguishes as few cases as will do; `find` looks for one without."""
    depths = range(MAX_CASES)
    return next((w for depth in depths if (w := _in_cases(obligation, find, serves, depth)) is not None), None)


def _in_cases(
    obligation: Existence, find: Callable[[Existence], dict[str, Any] | None], serves: Suffices, depth: int
) -> dict[str, Any] | None:
    """One state serves where q > 0, for a factor q of what fails elsewhere; cases may be distinguished there again."""
    for witness in islice(_states(obligation), MAX_SPLITS):
        for q in _splits(obligation, witness):
            here, there = (_restricted(obligation, side, relation) for side, relation in ((q, ">"), (-q, ">=")))
            if serves(here, witness):
                other = _in_cases(there, find, serves, depth - 1) if depth else find(there)
                if other is not None:
                    return {"cases": {"on": str(-q), "nonnegative": other, "negative": witness}}
    return None


def _restricted(obligation: Existence, q: fmpq_mpoly, relation: str) -> Existence:
    """The obligation where `q relation 0` holds too."""
    case = Condition(from_flint(q, obligation.setting.ring), relation, "the case")
    return replace(obligation, domain=(*obligation.domain, case))


def _splits(obligation: Existence, witness: dict[str, Any]) -> list[fmpq_mpoly]:
    """The factors, with both signs, of what the witness would leave to be proved."""
    try:
        remaining = obligation.discharge(Record(witness, "witness"))
    except Refusal:
        return []
    known = [to_flint(c.polynomial) for c in obligation.domain]
    goals = [to_flint(each.goal.polynomial) for each in remaining if isinstance(each, Sign)]
    sides = [side * f for p in goals for f in paths.factors(p) if len(generators(f)) > 1 for side in (1, -1)]
    return [q for q in {str(q): q for q in sides}.values() if q not in known and -q not in known]


def _states(obligation: Existence) -> Iterator[dict[str, Any]]:
    """States of which each coordinate is likely."""
    for state in product(*_coordinates(obligation)):
        yield {"values": list(map(str, state))}


def _coordinates(obligation: Existence) -> list[list[fmpq_mpoly]]:
    """Vertices and bounds of the wanted conditions, ends of the parameters' ranges among them, and small numbers."""
    wanted = [to_flint(c.polynomial) for c in obligation.wanted]
    ctx = context(obligation.setting.ring.names)
    common = [*(ctx.constant(scalar(n)) for n in NUMBERS), *(ctx.gen(ctx.names().index(a)) for a in obligation.free)]
    choices = []
    for x in obligation.chosen:
        found = [end for p in wanted for f in paths.factors(p) for end in paths.centres(f, x, obligation.free)]
        choices.append(list({str(end): end for end in [*found, *common]}.values()))
    return choices
