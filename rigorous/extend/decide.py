"""Sub-ranges of a parameter on which a claim is proved, refuted or speaks of nothing, as large as they can be found."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import partial
from itertools import groupby, pairwise

from rigorous.checker.verdicts import Refusal, ResourceExceeded
from rigorous.claims import Claim, Cycle
from rigorous.discovery.algebraic import Algebraic, rational
from rigorous.discovery.worker import Worker
from rigorous.extend.critical import critical_values
from rigorous.extend.question import Question, Statement
from rigorous.extend.ranges import Range, between, enclosed, number
from rigorous.extend.states import is_inhabited, is_plausible, likely_states, prove_with_states
from rigorous.provers.prove import Certificate, UndecidedError
from rigorous.provers.reals import simplest

SECONDS_FOR_VALUES = 10
SECONDS_FOR_A_PROOF = (3, 3, 20)
"""At most, by the effort."""
SECONDS_AT_A_POINT = 1.5
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
    statement: str = ""
    """The words of the statement that is proved."""

    @property
    def decided(self) -> bool:
        """Whether anything is proved."""
        return self.status is not Status.UNDECIDED


Serves = Callable[[Status, Statement], bool]


def anything(status: Status, statement: Statement) -> bool:  # noqa: ARG001
    """Every statement serves."""
    return True


class Decider:
    """The decision of one question, in about so many seconds; ranges shorter than `resolution` are not cut further."""

    def __init__(
        self, worker: Worker, question: Question, seconds: float, resolution: Fraction, say: Callable[[str], None]
    ) -> None:
        self.worker, self.question, self.resolution, self.say = worker, question, resolution, say
        self.answers: dict[tuple[str, bytes], bool] = {}
        self.end = self.until = time.monotonic() + seconds

    def pieces(self, low: Fraction, high: Fraction) -> list[Piece]:
        """What is known between two numbers, in order; what lies between the pieces, and at both ends, is undecided."""
        whole = Range(number(low), number(high))
        cells = between(whole.low, whole.high, self._values(low, high))
        found: list[Piece] = []
        for k, cell in enumerate(cells):
            self.say(f"{self.question.claim.id}: {cell.words(self.question.parameter)}")
            self.until = time.monotonic() + (self.end - time.monotonic()) / (len(cells) - k + 1)
            found += self._settled(cell)
        self.until = self.end
        ends = [[], *([at] if (at := self._at(*pair)) is not None else [] for pair in pairwise(found))]
        pieces = [each for at, piece in zip(ends, found, strict=True) for each in (*at, piece)]
        joined = [each for _, run in groupby(pieces, lambda piece: piece.status) for each in self._joined(list(run))]
        return self._closed(joined)

    def _at(self, left: Piece, right: Piece) -> Piece | None:
        """What is known of the number between two open ends, if it is rational and there is anything known."""
        end = left.over.high
        if end != right.over.low or left.over.closed[1] or right.over.closed[0] or not (left.decided and right.decided):
            return None
        at = self._quickly(Range(end, end, (True, True))) if rational(end) is not None else None
        return at if at is not None and at.decided else None

    def _values(self, low: Fraction, high: Fraction) -> list[Algebraic]:
        """Candidates for thresholds strictly inside the range."""
        question, seconds = self.question, min(SECONDS_FOR_VALUES, self._left())
        claim = question.holds(Range(number(low), number(high))).claim
        arguments = (claim, question.parameter, question.claim, question.dropped)
        try:
            values = self.worker.call(seconds, critical_values, *arguments)
        except ResourceExceeded:
            return []
        return [x for x in values if low < enclosed(x, self.resolution)[0] and enclosed(x, self.resolution)[1] < high]

    def _settled(self, cell: Range) -> list[Piece]:
        """The cell decided, or its halves, and so on, as long as one half of what was halved is decided."""
        rest = self._piece(cell)
        before: list[Piece] = []
        after: list[Piece] = []
        for _ in range(MAX_HALVINGS):
            if rest.decided or rest.over.width() < self.resolution or self._left() <= 0:
                break
            middle = number(simplest(*rest.over.inside()))
            left = self._beside(before[-1:], replace(rest.over, high=middle, closed=(rest.over.closed[0], True)))
            right = self._beside(after[:1], replace(rest.over, low=middle, closed=(False, rest.over.closed[1])))
            if left[-1].decided:
                before[-1:] = left
            if right[0].decided:
                after[:1] = right
            if left[-1].decided == right[0].decided:
                return [*before, *after] if right[0].decided else [*before, *self._probed(rest), *after]
            rest = right[0] if left[-1].decided else left[-1]
        return [*before, *self._probed(rest), *after]

    def _probed(self, piece: Piece) -> list[Piece]:
        """The piece; if it is undecided and long, cut at a value of the parameter for which something is proved."""
        if piece.decided or piece.over.width() < self.resolution:
            return [piece]
        value = number(simplest(*piece.over.inside()))
        at = self._quickly(Range(value, value, (True, True)))
        if not at.decided:
            return [piece]
        left = replace(piece.over, high=value, closed=(piece.over.closed[0], False))
        right = replace(piece.over, low=value, closed=(False, piece.over.closed[1]))
        return [replace(piece, over=left), at, replace(piece, over=right)]

    def _beside(self, known: Sequence[Piece], half: Range) -> list[Piece]:
        """What can be proved quickly of the half: in one with the piece that is known beside it, or next to it."""
        for piece in known:
            over = _hull(piece.over, half) if piece.over.high == half.low else _hull(half, piece.over)
            both = self._quickly(over, partial(_is_known, {(piece.status, piece.statement)}))
            if both.decided:
                return [both]
        found = self._quickly(half)
        return [*known, found] if known and known[0].over.high == half.low else [found, *known]

    def _piece(self, over: Range, serves: Serves = anything) -> Piece:
        """What can be proved of the range, exactly or with rational ends, quickly or not."""
        inner = over.inner()
        ranges = (over, inner) if inner != over and has_inside(inner) else (over,)
        piece = Piece(over, Status.UNDECIDED)
        for effort in range(len(SECONDS_FOR_A_PROOF)):
            for each in ranges:
                found = self._exactly(each, effort, serves)
                if found.decided:
                    return found
                piece = found if each is over else piece
        return piece

    def _quickly(self, over: Range, serves: Serves = anything) -> Piece:
        """The same with little effort, exactly."""
        piece = self._exactly(over, 0, serves)
        return piece if piece.decided else self._exactly(over, 1, serves)

    def _exactly(self, over: Range, effort: int, serves: Serves) -> Piece:
        """The first of the statements that serve that is proved of just this range."""
        reason = "there is no rational point in the domain of the claim, or none is found"
        for status, statement in self._questions(over):
            if not serves(status, statement):
                continue
            try:
                return self._proved(over, status, statement, effort)
            except (UndecidedError, Refusal) as failure:
                reason = str(failure) if status is Status.PROVED else reason
        return Piece(over, Status.UNDECIDED, reason)

    def _questions(self, over: Range) -> Iterator[tuple[Status, Statement]]:
        """What may be true of the range: that the claim fails comes first where there seem to be states that show it.

        A claim with a rational point in its domain is not vacuous; one without is not proved.
        """
        holds = list(self._stated(iter([self.question.holds(over)])))
        fails = list(self._stated(self.question.fails(over)))
        likely = [each for each in fails if self._is_likely(over, each)]
        yield from ((Status.REFUTED, each) for each in likely)
        if any(self._asked(is_inhabited, each.claim) for each in holds):
            yield from ((Status.PROVED, each) for each in holds)
        else:
            vacuous = self._stated(self.question.vacuous(over))
            yield from ((Status.VACUOUS, each) for each in vacuous if self._asked(is_plausible, each.claim))
        others = (each for each in fails if each not in likely)
        yield from ((Status.REFUTED, each) for each in others if self._asked(is_plausible, each.claim))

    def _is_likely(self, over: Range, statement: Statement) -> bool:
        """Whether there seem to be states that show it; or, for ranges, cycles that are of another type."""
        if statement.states is None:
            return self._asked(likely_states, statement.claim, *self._place(over))
        cycles = isinstance(self.question.asserts, Cycle) and over.low != over.high
        shown = cycles and self._asked(likely_states, statement.states, *self._place(over))
        return shown and self._asked(is_plausible, statement.claim)

    def _asked(self, about: Callable[..., object], claim: Claim, *more: object) -> bool:
        """The answer of a function of claims, and False if there is none in time."""
        key = (about.__name__, claim.encode())
        if key not in self.answers:
            try:
                seconds = min(SECONDS_FOR_A_PROOF[0], self._left())
                self.answers[key] = bool(self.worker.call(seconds, about, claim, *more))
            except Refusal:
                self.answers[key] = False
        return self.answers[key]

    def _place(self, over: Range) -> tuple[str, list[float]]:
        return self.question.parameter, samples(over)

    def _stated(self, statements: Iterator[Statement]) -> Iterator[Statement]:
        """Those that can be stated."""
        try:
            yield from statements
        except ValueError as error:
            self.say(str(error))

    def _proved(self, over: Range, status: Status, statement: Statement, effort: int) -> Piece:
        """The statement with proofs: of the claim, and that there are states of which it speaks, if that is proved."""
        words = "" if status is Status.PROVED else statement.words
        certificates = [self._certificate(over, statement.claim, effort)]
        if statement.states is not None:
            try:
                certificates.append(self._certificate(over, statement.states, effort))
            except (UndecidedError, Refusal):
                words += ", if there are any"
        return Piece(over, status, words, tuple(certificates), statement.words)

    def _certificate(self, over: Range, claim: Claim, effort: int) -> Certificate:
        left, seconds = self._left(), SECONDS_AT_A_POINT if over.low == over.high else SECONDS_FOR_A_PROOF[effort]
        if left <= 0:
            raise ResourceExceeded("seconds", "no time is left")
        return self.worker.call(min(seconds, left), prove_with_states, claim, *self._place(over), effort)

    def _joined(self, run: list[Piece]) -> list[Piece]:
        """Neighbours with the same status in one, where that can be proved."""
        if not run[0].decided:
            return [replace(run[0], over=_hull(run[0].over, run[-1].over))]
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
        known = {(piece.status, piece.statement) for piece in run}
        piece = self._piece(_hull(run[0].over, run[-1].over), partial(_is_known, known))
        return piece if piece.decided else None

    def _closed(self, pieces: list[Piece]) -> list[Piece]:
        """The same, where irrational common ends belong to one of the two pieces, if that is proved.

        Cycles have a multiplier of modulus 1 there.
        """
        if isinstance(self.question.asserts, Cycle):
            return pieces
        found = pieces[:1]
        for right in pieces[1:]:
            left = found[-1]
            meet = left.over.high == right.over.low and rational(right.over.low) is None
            found[-1:] = self._with_end(left, right) if meet and left.decided and right.decided else (left, right)
        return found

    def _with_end(self, left: Piece, right: Piece) -> tuple[Piece, Piece]:
        """The two pieces, one of which has got their common end, if that is proved."""
        larger = {
            left.status: replace(left.over, closed=(left.over.closed[0], True)),
            right.status: replace(right.over, closed=(True, right.over.closed[1])),
        }
        for wanted in (status for status in (Status.REFUTED, Status.PROVED) if status in larger):
            found = self._quickly(larger[wanted], partial(_has_status, wanted))
            if found.decided:
                return (found, right) if wanted is left.status else (left, found)
        return left, right

    def _left(self) -> float:
        return self.until - time.monotonic()


def _has_status(wanted: Status, status: Status, statement: Statement) -> bool:  # noqa: ARG001
    return status is wanted


def _is_known(known: Collection[tuple[Status, str]], status: Status, statement: Statement) -> bool:
    return (status, statement.words) in known


def _hull(first: Range, last: Range) -> Range:
    """All from the first to the last."""
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
