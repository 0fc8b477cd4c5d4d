"""A witness for one obligation: which prover looks for it, and which of its choices suffice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from rigorous.census import reasons
from rigorous.checker.files import Record
from rigorous.checker.lemmas.chain import Chain
from rigorous.checker.lemmas.circle import ModulusSquared
from rigorous.checker.lemmas.confined import Confined
from rigorous.checker.lemmas.critical import Critical
from rigorous.checker.lemmas.exact import Exact
from rigorous.checker.lemmas.existence import Existence
from rigorous.checker.lemmas.growth import Growth
from rigorous.checker.lemmas.identity import Identity
from rigorous.checker.lemmas.inhabited import Inhabited
from rigorous.checker.lemmas.logarithm import Logarithm
from rigorous.checker.lemmas.regular import Regular
from rigorous.checker.lemmas.symmetries import Symmetries
from rigorous.checker.limits import Meter
from rigorous.checker.reduction import Obligation
from rigorous.checker.sign import Sign
from rigorous.checker.verdicts import Refusal
from rigorous.provers import boxes, circle, exact, existence, growth, regular
from rigorous.provers.critical import critical
from rigorous.provers.ideal import cofactors
from rigorous.provers.inhabited import rational_point
from rigorous.provers.sampling import sample
from rigorous.provers.sign import SignSearch
from rigorous.provers.signs.effort import ROUNDS, Round, efforts

Choice = Exact | Existence | Growth | Logarithm | ModulusSquared | Regular
"""Obligations whose witness chooses something, and whose discharge returns what remains to be proved of the choice."""
Rounds = Sequence[Round]
MAX_HARD = 6
"""How many likely choices are tried with more than the least effort."""


def find(
    obligation: Obligation, rounds: Rounds = ROUNDS, hints: Sequence[dict[str, Any]] = ()
) -> dict[str, Any] | None:
    """A witness that discharges the obligation, or None; signs are searched for in these rounds."""
    match obligation:
        case Inhabited():
            point = rational_point(obligation)
            return None if point is None else {"point": point}
        case Identity():
            found = cofactors(obligation)
            return None if found is None else {"cofactors": found}
        case Sign():
            return SignSearch(obligation).witness(rounds)
        case Chain():
            return boxes.chain(obligation)
        case Confined():
            least = efforts(tuple(rounds))[0]
            return reasons.exits(obligation, lambda o: shown(o, least)) or reasons.growing(
                obligation, lambda o: shown(o, rounds)
            )
        case Symmetries():
            return reasons.symmetries(obligation)
        case Critical():
            return critical(obligation)
        case Exact() | Existence() | Growth() | Logarithm() | ModulusSquared() | Regular():
            return _choice(obligation, rounds, hints)
    raise TypeError(f"no prover for {obligation.words}")


def _choice(obligation: Choice, rounds: Rounds, hints: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """A choice that suffices, perhaps one in cases."""
    chosen = _chosen(obligation, rounds, hints)
    if chosen is None and isinstance(obligation, Existence):
        least = efforts(tuple(rounds))[0]
        return existence.in_cases(obligation, lambda o: _chosen(o, rounds), lambda o, w: suffices(o, w, least))
    return chosen


def _chosen(obligation: Choice, rounds: Rounds, hints: Sequence[dict[str, Any]] = ()) -> dict[str, Any] | None:
    """A choice that suffices: one with little to prove, or one of the first likely ones with more."""
    least, *more = efforts(tuple(rounds))
    likely: list[dict[str, Any]] = []
    for w in chain(hints, guesses(obligation)):
        remaining = _likely(obligation, w)
        if remaining is not None:
            if _proved(remaining, least):
                return w
            likely.append(w)
    tried = ((w, effort) for effort in more for w in likely[:MAX_HARD])
    return next((w for w, effort in tried if suffices(obligation, w, effort)), None)


def guesses(obligation: Choice) -> Iterator[dict[str, Any]]:
    """Witnesses to try for an obligation that leaves others to prove."""
    match obligation:
        case Exact():
            return exact.values(obligation)
        case Existence():
            return existence.guesses(obligation)
        case Growth():
            return growth.guesses(obligation)
        case Logarithm():
            return circle.bounds_of_logarithm(obligation)
        case ModulusSquared():
            return circle.factors(obligation)
        case Regular():
            return regular.fields(obligation)


def suffices(obligation: Choice, witness: dict[str, Any], rounds: Rounds) -> bool:
    """Whether everything that the choice leaves to prove can be proved."""
    remaining = _likely(obligation, witness)
    return remaining is not None and _proved(remaining, rounds)


def _likely(obligation: Choice, witness: dict[str, Any]) -> list[Sign | Identity] | None:
    """What the choice leaves to prove, unless it is no witness or there is a counterexample."""
    obligation.setting.ring.meter = Meter()
    try:
        remaining = obligation.discharge(Record(witness, "witness"))
    except Refusal:
        return None
    return remaining if _plausible(remaining) else None


def shown(obligations: Sequence[Sign], rounds: Rounds) -> bool:
    """Whether all of these are proved; nothing is tried if there is a counterexample to one."""
    return _plausible(obligations) and _proved(obligations, rounds)


def _plausible(obligations: Sequence[Sign | Identity]) -> bool:
    """Whether no counterexample is found."""
    return all(sample(each).plausible for each in obligations if isinstance(each, Sign))


def _proved(obligations: Sequence[Sign | Identity], rounds: Rounds) -> bool:
    return all(find(each, rounds) is not None for each in obligations)
