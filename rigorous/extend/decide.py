"""Sub-ranges of a parameter on which a claim is proved, refuted or speaks of nothing, as large as they can be found."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from itertools import groupby

from rigorous.checker.verdicts import Refusal, ResourceExceeded
from rigorous.claims import Claim, Cycle
from rigorous.discovery.algebraic import Algebraic
from rigorous.discovery.worker import Worker
from rigorous.extend.critical import critical_values
from rigorous.extend.question import Question, Statement
from rigorous.extend.ranges import Range, between, enclosed, number, rational
from rigorous.extend.states import is_inhabited, is_plausible, likely_states, prove_with_states
from rigorous.provers.prove import Certificate, UndecidedError
from rigorous.provers.reals import simplest

SECONDS_FOR_VALUES = 10
SECONDS_FOR_A_PROOF = 10
SECONDS_FOR_AN_END = 4
MAX_HALVINGS = 60


class Status(StrEnum):
    """What is known of a range: the claim holds, or fails, or there is nothing of which it speaks; or none of these."""

    PROVED = "proved"
    REFUTED = "refuted"
    VACUOUS = "vacuous"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class Piece:
    """A range, what is known of it and why, with the certificates that prove it."""

    over: Range
    status: Status
    words: str = ""
    certificates: tuple[Certificate, ...] = ()

    @property
    def decided(self) -> bool:
        """Whether anything is proved."""
        return self.status is not Status.UNDECIDED


class Decider:
    """The decision of one question, in about so many seconds; ranges shorter than `resolution` are not cut further."""

    def __init__(
        self, worker: Worker, question: Question, seconds: float, resolution: Fraction, say: Callable[[str], None]
    ) -> None:
        self.worker, self.question, self.resolution, self.say = worker, question, resolution, say
        self.end = self.until = time.monotonic() + seconds

    def pieces(self, low: Fraction, high: Fraction) -> list[Piece]:
        """What is known between two numbers, in order; what lies between the pieces, and at both ends, is undecided."""
        whole = Range(number(low), number(high))
        found: list[Piece] = []
        cells = between(whole.low, whole.high, self._values(whole))
        for k, cell in enumerate(cells):
            self.say(f"{self.question.claim.id}: {cell.words(self.question.parameter)}")
            self.until = time.monotonic() + (self.end - time.monotonic()) / (len(cells) - k + 1)
            found += self._settled(cell)
        self.until = self.end
        runs = [self._joined(list(run)) for _, run in groupby(found, lambda piece: piece.status)]
        return self._closed([piece for run in runs for piece in run])

    def _values(self, whole: Range) -> list[Algebraic]:
        """Candidates for thresholds strictly inside the range."""
        claim = self.question.holds(whole).claim
        try:
            values = self.worker.call(
                min(SECONDS_FOR_VALUES, self._left()), critical_values, claim, self.question.parameter
            )
        except ResourceExceeded:
            return []
        ends = rational(whole.low), rational(whole.high)
        tiny = self.resolution / 1000
        return [x for x in values if ends[0] < enclosed(x, tiny)[0] and enclosed(x, tiny)[1] < ends[1]]  # type: ignore[operator]

    def _settled(self, cell: Range) -> list[Piece]:
        """The cell decided, or its halves, and so on, as long as one half of what was halved is decided."""
        piece = self._piece(cell)
        if piece.decided:
            return [piece]
        before: list[Piece] = []
        after: list[Piece] = []
        rest = piece
        for _ in range(MAX_HALVINGS):
            if rest.over.width() < self.resolution or self._left() <= 0:
                break
            middle = number(simplest(*rest.over.inside()))
            halves = (
                replace(rest.over, high=middle, closed=(rest.over.closed[0], True)),
                replace(rest.over, low=middle, closed=(False, rest.over.closed[1])),
            )
            left, right = map(self._piece, halves)
            if left.decided == right.decided:
                if left.decided:
                    return [*before, left, right, *after]
                break
            if left.decided:
                before.append(left)
                rest = right
            else:
                after.insert(0, right)
                rest = left
        return [*before, rest, *after]

    def _piece(self, over: Range, seconds: float = SECONDS_FOR_A_PROOF, only: Status | None = None) -> Piece:
        """What can be proved of the range, exactly or with rational ends; perhaps a given status is asked for."""
        piece = self._exactly(over, seconds, only)
        inner = over.inner()
        if piece.decided or inner == over or not has_inside(inner):
            return piece
        found = self._exactly(inner, seconds, only)
        return found if found.decided else piece

    def _exactly(self, over: Range, seconds: float, only: Status | None = None) -> Piece:
        """The same, exactly."""
        reason = "nothing that can be stated is proved"
        for status, statement in self._questions(over, seconds):
            if only in (None, status):
                try:
                    return Piece(over, status, *self._proved(over, statement, seconds))
                except (UndecidedError, Refusal) as failure:
                    reason = str(failure) if status is Status.PROVED else reason
        return Piece(over, Status.UNDECIDED, reason)

    def _questions(self, over: Range, seconds: float) -> Iterator[tuple[Status, Statement]]:
        """What may be true of the range: that the claim fails comes first where there seem to be states that show it.

        A claim with a rational point in its domain is not vacuous.
        """
        question = self.question
        fails = list(self._stated(question.fails(over)))
        likely = [each for each in fails if self._asked(seconds, likely_states, each, *self._place(over))]
        yield from ((Status.REFUTED, each) for each in likely)
        for each in self._stated(iter([question.holds(over)])):
            yield Status.PROVED, each
            vacuous = () if self._asked(seconds, is_inhabited, each) else self._stated(question.vacuous(over))
            yield from ((Status.VACUOUS, other) for other in vacuous if self._asked(seconds, is_plausible, other))
        others = (each for each in fails if each not in likely)
        yield from ((Status.REFUTED, each) for each in others if self._asked(seconds, is_plausible, each))

    def _asked(self, seconds: float, about: Callable[..., object], statement: Statement, *more: object) -> bool:
        """The answer of a function of claims, and False if there is none in time."""
        try:
            return bool(self.worker.call(min(seconds, self._left()), about, statement.claim, *more))
        except Refusal:
            return False

    def _place(self, over: Range) -> tuple[str, list[float]]:
        return self.question.parameter, samples(over)

    def _stated(self, statements: Iterator[Statement]) -> Iterator[Statement]:
        """Those that can be stated."""
        try:
            yield from statements
        except ValueError as error:
            self.say(str(error))

    def _proved(self, over: Range, statement: Statement, seconds: float) -> tuple[str, tuple[Certificate, ...]]:
        """The words of the statement, and proofs: of the claim, and that there are states of which it speaks."""
        certificate = self._certificate(over, statement.claim, seconds)
        if statement.states is None:
            return statement.words, (certificate,)
        try:
            return statement.words, (certificate, self._certificate(over, statement.states, seconds))
        except (UndecidedError, Refusal):
            return f"{statement.words}, if there are any", (certificate,)

    def _certificate(self, over: Range, claim: Claim, seconds: float) -> Certificate:
        left = self._left()
        if left <= 0:
            raise ResourceExceeded("seconds", "no time is left")
        return self.worker.call(min(seconds, left), prove_with_states, claim, *self._place(over))

    def _joined(self, run: list[Piece]) -> list[Piece]:
        """Neighbours with the same status in one, where that can be proved."""
        if not run[0].decided:
            return [replace(run[0], over=_hull(run))]
        whole = self._union(run) if len(run) > 1 else None
        if whole is not None:
            return [whole]
        found: list[Piece] = []
        for piece in run:
            both = self._union([found[-1], piece]) if found and len(run) > 2 else None
            found = [*found[:-1], both] if both is not None else [*found, piece]
        return found

    def _union(self, run: Sequence[Piece]) -> Piece | None:
        """One piece for neighbours, or None."""
        piece = self._piece(_hull(run), only=run[0].status)
        return piece if piece.decided else None

    def _closed(self, pieces: list[Piece]) -> list[Piece]:
        """The same, where common ends belong to one of the two pieces, or are pieces themselves, if that is proved."""
        found = pieces[:1]
        for right in pieces[1:]:
            left = found[-1]
            if left.over.high != right.over.low or left.over.closed[1] or right.over.closed[0]:
                found.append(right)
            else:
                found[-1:] = self._with_end(left, right)
        return found

    def _with_end(self, left: Piece, right: Piece) -> list[Piece]:
        """The two pieces, one of which has got their common end, or the end between them, if that is proved."""
        end = left.over.high
        at = Piece(Range(end, end, (True, True)), Status.UNDECIDED)
        if rational(end) is not None:
            at = self._exactly(at.over, SECONDS_FOR_AN_END)
        larger = {
            id(left): replace(left.over, closed=(left.over.closed[0], True)),
            id(right): replace(right.over, closed=(True, right.over.closed[1])),
        }
        for piece in sorted((left, right), key=lambda each: each.status is not Status.REFUTED):
            if piece.decided and (piece.status is at.status if at.decided else self._may_be_closed(end)):
                found = self._exactly(larger[id(piece)], SECONDS_FOR_AN_END, piece.status)
                if found.decided:
                    return [found, right] if piece is left else [left, found]
        return [left, at, right] if at.decided else [left, right]

    def _may_be_closed(self, end: Algebraic) -> bool:
        """At irrational ends nothing is known beforehand, but that a cycle has a multiplier of modulus 1 there."""
        return rational(end) is None and not isinstance(self.question.asserts, Cycle)

    def _left(self) -> float:
        return self.until - time.monotonic()


def _hull(run: Sequence[Piece]) -> Range:
    """All from the first to the last."""
    first, last = run[0].over, run[-1].over
    return Range(first.low, last.high, (first.closed[0], last.closed[1]))


def samples(over: Range) -> list[float]:
    """Some parameters of the range, in floats."""
    low, high = (float(enclosed(end, Fraction(1, 10**18))[0]) for end in (over.low, over.high))
    weights = (0.0 if over.closed[0] else 0.01, 0.3, 0.6, 1.0 if over.closed[1] else 0.99)
    return sorted({low + (high - low) * weight for weight in weights})


def has_inside(over: Range) -> bool:
    """Whether its ends are rational, and apart."""
    low, high = rational(over.low), rational(over.high)
    return low is not None and high is not None and low < high
