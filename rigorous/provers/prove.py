"""From a claim to a certificate: a witness for each obligation, in order, then a replay through the checker.

The obligations come from the checker's own reduction of the claim, so a prover never states anything itself.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from rigorous.census import growth as trees
from rigorous.checker.check import EVIDENCE_FILE, EVIDENCE_FORMAT, ROWS_FILE, check, read_claim
from rigorous.checker.files import Record
from rigorous.checker.lemmas.census import Part
from rigorous.checker.lemmas.orbit_tree import Tree
from rigorous.checker.limits import Meter
from rigorous.checker.verdicts import Result, Verdict
from rigorous.claims import Claim, lines, pretty
from rigorous.provers import atlas, boxes
from rigorous.provers.find import Rounds, find
from rigorous.provers.signs.effort import ROUNDS
from rigorous.provers.sums_of_squares import solved


class UndecidedError(Exception):
    """No proof was found; the message names the obligation. Nothing is said about truth."""


@dataclass(frozen=True)
class Certificate:
    """A claim with evidence that the checker has accepted; `result` is its verdict."""

    claim: bytes
    evidence: bytes | Sequence[bytes]
    """One JSON object, or lines."""
    result: Result
    by_floats: bool = False
    """Whether semidefinite programs were solved: other processors may come to other evidence."""

    def file(self) -> tuple[str, bytes]:
        """The name and the content of the file that holds the evidence."""
        if isinstance(self.evidence, bytes):
            return EVIDENCE_FILE, self.evidence
        return ROWS_FILE, packed(self.evidence)


def checked(name: str, claim: bytes, evidence: bytes | Sequence[bytes], *, by_floats: bool = False) -> Certificate:
    """The certificate, packed and read as it will lie on disk. Raises UndecidedError unless the checker accepts it."""
    result = check(claim, evidence if isinstance(evidence, bytes) else BytesIO(packed(evidence)), name)
    if result.verdict is not Verdict.ACCEPT:
        raise UndecidedError(f"the checker does not accept the evidence found: {result.reason}")
    return Certificate(claim, evidence, result, by_floats)


def packed(lines: Sequence[bytes]) -> bytes:
    """The content of a file of these lines."""
    return gzip.compress(b"".join(lines), mtime=0)


def prove(claim: Claim, rounds: Rounds = ROUNDS, hints: Sequence[dict[str, Any]] = ()) -> Certificate:
    """A certificate for the claim, accepted by the checker; signs are searched for in these rounds.

    `hints` are witnesses to try first for the obligations that ask for a choice, or say how to search for rows.
    Raises UndecidedError if an obligation is not met, and the checker's Refusal if the claim itself is malformed.
    """
    programs = solved()
    evidence = evidence_for(claim, rounds, hints)
    return checked(claim.id, claim.encode(), evidence, by_floats=solved() > programs)


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
    parts = atlas.PartFinder(hints)
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
            if parts.serves(obligation):
                witness = parts.witness(obligation)
                # More than when the evidence is read line by line.
                assertion.setting.ring.meter.earn(len(lines([witness])[0]))
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
    return lines([head, *witnesses]) if assertion.streamed else pretty(head | {"witnesses": witnesses})
