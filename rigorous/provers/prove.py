"""From a claim to a certificate: a witness for each obligation, in order, then a replay through the checker.

The obligations come from the checker's own reduction of the claim, so a prover never states anything itself.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from rigorous.census import growth as trees
from rigorous.census import reasons
from rigorous.checker.check import EVIDENCE_FILE, EVIDENCE_FORMAT, ROWS_FILE, check, read_claim
from rigorous.checker.files import Record
from rigorous.checker.identity import Identity
from rigorous.checker.lemmas.census import Part
from rigorous.checker.lemmas.chain import Chain
from rigorous.checker.lemmas.circle import ModulusSquared
from rigorous.checker.lemmas.confined import Confined
from rigorous.checker.lemmas.critical import Critical
from rigorous.checker.lemmas.exact import Exact
from rigorous.checker.lemmas.existence import Existence
from rigorous.checker.lemmas.growth import Growth
from rigorous.checker.lemmas.logarithm import Logarithm
from rigorous.checker.lemmas.orbit_tree import Tree
from rigorous.checker.lemmas.regular import Regular
from rigorous.checker.lemmas.rows import Rows
from rigorous.checker.lemmas.symmetries import Symmetries
from rigorous.checker.lemmas.windows import Windows
from rigorous.checker.limits import Meter
from rigorous.checker.reduction import Obligation
from rigorous.checker.setting import Inhabited
from rigorous.checker.sign import Sign
from rigorous.checker.verdicts import Refusal, Result, Verdict
from rigorous.claims import Claim, lines, pretty
from rigorous.provers import atlas, boxes, circle, exact, existence, growth, regular
from rigorous.provers.ideal import cofactors
from rigorous.provers.inhabited import rational_point
from rigorous.provers.sampling import sample
from rigorous.provers.sign import SignSearch
from rigorous.provers.signs.effort import ROUNDS, Round, efforts

Choice = Exact | Existence | Growth | Logarithm | ModulusSquared | Regular
"""Obligations whose witness chooses something, and whose discharge returns what remains to be proved of the choice."""
Rounds = Sequence[Round]
STREAMED = ("atlas", "atlas-across", "atlas-by-kneading", "census")
"""Kinds of claim whose evidence is written line by line."""
MAX_HARD = 6
"""How many likely choices are tried with more than the least effort."""


class UndecidedError(Exception):
    """No proof was found; the message names the obligation. Nothing is said about truth."""


@dataclass(frozen=True)
class Certificate:
    """A claim with evidence that the checker has accepted; `result` is its verdict."""

    claim: bytes
    evidence: bytes | Sequence[bytes]
    """One JSON object, or lines."""
    result: Result

    def file(self) -> tuple[str, bytes]:
        """The name and the content of the file that holds the evidence."""
        if isinstance(self.evidence, bytes):
            return EVIDENCE_FILE, self.evidence
        return ROWS_FILE, gzip.compress(b"".join(self.evidence), mtime=0)


def prove(claim: Claim, rounds: Rounds = ROUNDS, hints: Sequence[dict[str, Any]] = ()) -> Certificate:
    """A certificate for the claim, accepted by the checker; signs are searched for in these rounds.

    `hints` are witnesses to try first for the obligations that ask for a choice, or say how to search for rows.
    Raises UndecidedError if an obligation is not met, and the checker's Refusal if the claim itself is malformed.
    """
    data = claim.encode()
    evidence = evidence_for(claim, rounds, hints)
    result = check(data, evidence, claim.id)
    if result.verdict is not Verdict.ACCEPT:
        raise UndecidedError(f"the checker does not accept the evidence found: {result.reason}")
    return Certificate(data, evidence, result)


def evidence_for(
    claim: Claim,
    rounds: Rounds = ROUNDS,
    hints: Sequence[dict[str, Any]] = (),
    complete: Callable[[Tree], list[str]] = trees.completed,
) -> bytes | list[bytes]:
    """Evidence that meets each obligation of the claim, one by one; `complete` completes trees of closed orbits.

    Raises what `prove` does.
    """
    _, assertion = read_claim(claim.encode())
    reduction = assertion.obligations()
    witnesses: list[dict[str, Any]] = []
    rows = atlas.RowFinder(hints)
    outcome: Any = None
    earned = 0
    while True:
        assertion.setting.ring.meter = Meter()
        assertion.setting.ring.meter.earn(earned)
        try:
            obligation = reduction.send(outcome)
        except StopIteration:
            break
        try:
            if isinstance(obligation, Part):
                codes = complete(obligation.tree)
                witnesses += trees.parts(codes)
                outcome, earned = None, sum(map(len, codes))
                continue
            if isinstance(obligation, Rows | Windows):
                witness = rows.witness(obligation)
                # As when the evidence is read line by line.
                assertion.setting.ring.meter.earn(sum(map(len, (witness or {}).values())))
            else:
                witness = find(obligation, rounds, hints)
        except (boxes.NoChainError, trees.NotIsolatedError) as error:
            raise UndecidedError(
                f"no proof found for obligation {len(witnesses) + 1}, {obligation.words}: {error}"
            ) from None
        if witness is None:
            raise UndecidedError(f"no proof found for obligation {len(witnesses) + 1}: {obligation.words}")
        outcome = obligation.discharge(Record(witness, "witness"))
        witnesses.append(witness)
    head = {"format": EVIDENCE_FORMAT}
    streamed = claim.asserts.__struct_config__.tag in STREAMED
    return lines([head, *witnesses]) if streamed else pretty(head | {"witnesses": witnesses})


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
            return atlas.critical(obligation)
        case Exact() | Existence() | Growth() | Logarithm() | ModulusSquared() | Regular():
            return _choice(obligation, rounds, hints)
    raise TypeError(f"no prover for {obligation.words}")


def _choice(obligation: Choice, rounds: Rounds, hints: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """A choice that suffices, perhaps one in cases."""
    chosen = _chosen(obligation, rounds, hints)
    if chosen is None and isinstance(obligation, Existence):
        least = efforts(tuple(rounds))[0]
        return existence.in_cases(obligation, lambda o: _chosen(o, rounds), lambda o, w: _suffices(o, w, least))
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
    return next((w for w, effort in tried if _suffices(obligation, w, effort)), None)


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


def _suffices(obligation: Choice, witness: dict[str, Any], rounds: Rounds) -> bool:
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
