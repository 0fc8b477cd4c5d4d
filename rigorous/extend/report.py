"""What the command `extend` prints: sub-ranges of a parameter with what is proved of them, and thresholds between."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec

from rigorous.certificates import write
from rigorous.checker.verdicts import Refusal
from rigorous.claims import Claim, pretty
from rigorous.discovery.algebraic import PLACES, Algebraic, bracket, rational
from rigorous.discovery.worker import Worker
from rigorous.extend.decide import Decider, Piece, Status
from rigorous.extend.question import EXTENDED, Question, named, stability
from rigorous.extend.ranges import Range, display, enclosed, words
from rigorous.orbits import survey
from rigorous.orbits.numbers import decimal, ranged, spanned
from rigorous.provers.prove import Certificate, UndecidedError, checked

WINDOW = Fraction(1, 1000)
"""How far about a threshold a bifurcation is looked for."""
SECONDS_FOR_A_BIFURCATION = 10
THRESHOLD = "threshold"
ROOM = len("-period-9-neimark-sacker-99")
"""For what is added to the names of claims on bifurcations."""


@dataclass(frozen=True)
class Line:
    """A line of output: as text, and as the fields of a JSON object."""

    text: str
    fields: dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """A claim, the parameter that varies, and its range."""

    claim: Claim
    parameter: str
    low: Fraction
    high: Fraction

    @classmethod
    def read(cls, claim: Claim, over: str) -> Asked:
        """From a text such as "r=2:4"; ValueError, with a message, if the claim has no such parameter."""
        parameter, (low, high) = spanned(over, "--over r=2:4")
        if parameter not in claim.system.parameters:
            there = f"there are {', '.join(claim.system.parameters)}" if claim.system.parameters else "it has none"
            raise ValueError(f"{claim.id} has no parameter {parameter[:80]!r}; {there}")
        if not hasattr(claim.asserts, "where"):
            raise ValueError(f"{claim.id} is about one window of the parameter: a {_kind(claim)} claim is not extended")
        return cls(claim, parameter, low, high)


def arguments(texts: Sequence[str], over: str) -> tuple[list[str], str]:
    """What is named, a claim or a file with perhaps a claim in it, and the range, given as "r=2:4" or by --r 2:4.

    >>> arguments(["two-cycle", "--mu", "1:3/2"], "")
    (['two-cycle'], 'mu=1:3/2')
    """
    named, span = ranged(texts, over)
    if len(named) > 2 or (len(named) == 2 and not named[0].endswith(".toml")) or not named:
        raise ValueError("name one claim, or a TOML file and perhaps one claim in it")
    return named, span


class Report:
    """The answer to what is asked, as lines; `seconds` for each of the questions that the claim poses."""

    def __init__(
        self,
        worker: Worker,
        asked: Asked,
        seconds: float,
        digits: int,
        out: Path | None,
        say: Callable[[str], None],
    ) -> None:
        self.worker, self.asked, self.seconds, self.out, self.say = worker, asked, seconds, out, say
        self.resolution = Fraction(1, 10**digits)
        self.statuses: set[Status] = set()
        self.written = 0

    def code(self) -> int:
        """The exit code: 3 if ranges are undecided, 1 if the claim is refuted and nowhere proved, else 0."""
        if Status.UNDECIDED in self.statuses:
            return 3
        return int(Status.REFUTED in self.statuses and Status.PROVED not in self.statuses)

    def lines(self) -> Iterator[Line]:
        """What is found about the claim; and about the stability of its cycles, if it says that points return."""
        first = Question(self.asked.claim, self.asked.parameter)
        second = stability(first)
        for question in (first, second) if second is not None else (first,):
            decider = Decider(self.worker, question, self.seconds, self.resolution, self.say)
            started = time.monotonic()
            pieces = decider.pieces(self.asked.low, self.asked.high)
            yield from self._lines(question, pieces, time.monotonic() - started)

    def _lines(self, question: Question, pieces: Sequence[Piece], seconds: float) -> Iterator[Line]:
        self.written = 0
        told: Algebraic | None = None
        before: Piece | None = None
        for piece in pieces:
            if before is not None and before.decided and piece.decided:
                ends = (before.over.high, piece.over.low)
                value = next((end for end in ends if rational(end) is None), ends[1])
                if before.status is not piece.status and told != value:
                    told = value
                    yield self._threshold(question, value, before, piece)
                open_ = not (before.over.closed[1] or piece.over.closed[0])
                if ends[0] != ends[1] or (open_ and before.status is piece.status):
                    yield self._gap(question, *ends)
            yield self._piece(question, piece, seconds)
            before = piece

    def _piece(self, question: Question, piece: Piece, seconds: float) -> Line:
        if piece.decided or piece.over.width() >= self.resolution:
            self.statuses.add(piece.status)
        certificates = [self._numbered(question, certificate) for certificate in piece.certificates]
        fields = {
            **self._fields(question, piece.status, piece.over),
            "reason": piece.words,
            "theorems": [certificate.result.theorem for certificate in certificates],
            "certificates": [self._written(certificate, seconds) for certificate in certificates],
        }
        return self._line(fields)

    def _gap(self, question: Question, low: Algebraic, high: Algebraic) -> Line:
        """Numbers next to an irrational threshold that are neither in the range before nor in the one after it."""
        over = Range(low, high, (True, True))
        if over.width() >= self.resolution:
            self.statuses.add(Status.UNDECIDED)
        return self._line(
            self._fields(question, Status.UNDECIDED, over) | {"reason": "next to a threshold, by the precision of ends"}
        )

    def _threshold(self, question: Question, value: Algebraic, left: Piece, right: Piece) -> Line:
        """The value between two ranges, and the bifurcation that is proved to lie there, if there is one."""
        over = Range(value, value, (True, True))
        holder = left if left.over.closed[1] else right if right.over.closed[0] else None
        at = Status.UNDECIDED if holder is None else holder.status
        fields = self._fields(question, THRESHOLD, over) | {"at_it": str(at), "reason": ""}
        found = self._bifurcation(question, value)
        if found is not None:
            name = f"{found.type} of period {found.period}"
            ends = (decimal(Fraction(end), PLACES) for end in (found.low, found.high))
            fields["reason"] = "; ".join([f"{name} in [{', '.join(ends)}]", *found.branches, found.verdict])
            fields["bifurcation"] = msgspec.structs.asdict(found)
        return self._line(fields)

    def _bifurcation(self, question: Question, value: Algebraic) -> survey.Threshold | None:
        """The bifurcation at this value of a cycle of the period that the claim is about, or of half of it."""
        system, n = question.claim.system, question.period()
        if not n or len(system.parameters) > 1:
            return None
        low, high = enclosed(value, Fraction(1, 10 ** (PLACES + 4)))
        for period in (n, n // 2) if n % 2 == 0 else (n,):
            asked = survey.Question(system, (), self.asked.parameter, low - WINDOW, high + WINDOW, period, PLACES)
            name = named(question.claim.id, THRESHOLD, room=ROOM)
            try:
                for found in survey.survey(self.worker, asked, name, SECONDS_FOR_A_BIFURCATION, self.out):
                    if found.low and Fraction(found.low) <= low and high <= Fraction(found.high):
                        return found
            except (UndecidedError, Refusal, ValueError) as failure:
                self.say(str(failure))
        return None

    def _fields(self, question: Question, status: str, over: Range) -> dict[str, Any]:
        return {
            "claim": question.claim.id,
            "status": str(status),
            "parameter": self.asked.parameter,
            "where": over.words(self.asked.parameter),
            "low": _end(over.low, over.closed[0], self.asked.parameter),
            "high": _end(over.high, over.closed[1], self.asked.parameter),
        }

    def _line(self, fields: dict[str, Any]) -> Line:
        text = f"{fields['status']:10} {fields['claim']:28} {fields['where']}"
        low, high = fields["low"], fields["high"]
        if low == high and low["decimal"] != low["value"]:
            text += f" = {low['decimal']}"
        there = "undecided there" if fields.get("at_it") == Status.UNDECIDED else ""
        reason = "; ".join(part for part in (fields["reason"].split(", wherever ")[0], there) if part)
        return Line(f"{text}: {reason}" if reason else text, fields)

    def _numbered(self, question: Question, certificate: Certificate) -> Certificate:
        """The same with an id of its own."""
        self.written += 1
        name = named(question.claim.id, EXTENDED, str(self.written))
        claim = pretty(msgspec.json.decode(certificate.claim) | {"id": name})
        return checked(name, claim, certificate.evidence, by_floats=certificate.by_floats)

    def _written(self, certificate: Certificate, seconds: float) -> str:
        if self.out is None:
            return ""
        folder = self.out / certificate.result.claim
        write(folder, certificate, seconds)
        return str(folder)


def _end(x: Algebraic, closed: bool, parameter: str) -> dict[str, Any]:
    between = list(map(str, bracket(x)))
    return {"value": words(x, parameter), "decimal": display(x), "between": between, "included": closed}


def _kind(claim: Claim) -> str:
    return str(type(claim.asserts).__struct_config__.tag)
