"""What the command `orbits` prints, and the certificates it writes."""

from __future__ import annotations

import csv
import io
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from flint import acb, arb

from rigorous.algebra import to_fraction
from rigorous.certificates import write
from rigorous.checker.limits import MAX_LIST
from rigorous.checker.verdicts import Refusal
from rigorous.claims import Claim, CycleNear
from rigorous.discovery.cofactor import cofactor
from rigorous.discovery.worker import Worker
from rigorous.orbits.chains import cycle_chain
from rigorous.orbits.newton import Reason
from rigorous.orbits.numbers import NUMBER, number, spanned, valued
from rigorous.orbits.precision import PolynomialMap, ball, precision, size
from rigorous.orbits.search import cycles
from rigorous.orbits.statements import cycle_claim, enclosures, tube_claim
from rigorous.provers.prove import Certificate, UndecidedError, prove
from rigorous.systems import PolynomialSystem

SHOWN = 6
"""Digits of display values."""
LISTED = 8
"""So many points are listed in text; JSON and CSV have them all."""
ON_CURVE = -50
"""A cycle with |h| < 2^ON_CURVE is taken to lie on the curve {h = 0}, which is then proved."""
ALWAYS = {Reason.DEGENERATE.value, Reason.TOO_EXPANDING.value}
"""Failures that are always reported; others only if no cycle is found."""
WIDTH = 60

Values = dict[str, Fraction]
Points = list[list[Fraction]]


@dataclass(frozen=True)
class Question:
    """Which cycles are asked for."""

    system: PolynomialSystem
    values: Values
    period: int
    near: Points | None
    over: str
    span: tuple[Fraction, Fraction] | None
    curve: str
    digits: int


@dataclass(frozen=True)
class Line:
    """A cycle, or why there is none to tell of: as text, as fields, and as rows of a table; whether it is proved."""

    text: str
    fields: dict[str, Any]
    rows: list[dict[str, str]]
    proved: bool


@dataclass(frozen=True)
class Proved:
    """A claim with its certificate, and balls that hold the multipliers."""

    claim: Claim
    certificate: Certificate
    multipliers: list[str]
    real: bool | None


def question(
    system: PolynomialSystem,
    period: int,
    at: Sequence[str],
    near: str | None,
    over: str | None,
    curve: str | None,
    digits: int,
) -> Question:
    """What is asked for, from texts such as "a=7/5"; ValueError with a message if it makes no sense."""
    if period > MAX_LIST // len(system.variables):
        raise ValueError(f"the period is at most {MAX_LIST // len(system.variables)} for this map")
    varying, span = spanned(over, "--over a=1:3/2") if over else ("", None)
    values = valued(system, at, varying)
    if curve and (len(system.variables) != 2 or varying):
        raise ValueError("--curve is for maps of the plane, without --over")
    if curve and cofactor(system, curve) is None:
        raise ValueError(
            f"{curve[:80]} = 0 is no invariant curve: the map does not multiply the function by a polynomial"
        )
    curve = str(system.polynomial(curve)) if curve else ""
    guess = None if near is None else _guess(near, len(system.variables), period)
    return Question(system, values, period, guess, varying, span, curve, digits)


def _guess(text: str, d: int, period: int) -> Points:
    numbers = [number(part) for part in text.split(",")]
    if len(numbers) not in {d, d * period}:
        raise ValueError(f"--near takes the {d} coordinates of one point, or those of all {period} points")
    return [numbers[i : i + d] for i in range(0, len(numbers), d)]


def find(asked: Question) -> tuple[list[Points], list[tuple[str, str]]]:
    """Cycles found numerically, and guesses that failed with the reason."""
    values = dict(asked.values)
    if asked.span is not None:
        values[asked.over] = asked.span[0]
    near: Any = asked.near
    if near is not None and len(near) == 1 and asked.period > 1:
        near = near[0]
    found = cycles(asked.system, values, asked.period, near, bits=4 * asked.digits)
    exact = [[[to_fraction(x.fmpq()) for x in z] for z in cycle] for cycle in found.cycles]
    failed = [(", ".join(f"{x:.6g}" for x in failure.near), failure.reason.value) for failure in found.rejected]
    return exact, failed


def demonstrate(asked: Question, name: str, points: Points) -> Proved:
    """A claim about the cycle at these points, proved; UndecidedError or a Refusal with the reason if it is not."""
    system, values = asked.system, asked.values
    if asked.span is not None:
        claim = tube_claim(name, system, values, asked.over, asked.span, points)
        return Proved(claim, prove(claim), [], None)
    curve = asked.curve if asked.curve and _lies_on(asked, points) else ""
    claim = cycle_claim(name, system, values, points, curve=curve, digits=asked.digits)
    certificate = prove(claim)
    d, asserts = len(system.variables), _asserts(claim)
    texts = asserts.pieces[0].points
    exact = [[Fraction(x) for x in texts[i : i + d]] for i in range(0, len(texts), d)]
    found = enclosures(cycle_chain(system, values, None, asked.period), exact, Fraction(asserts.within))
    if found is None:
        return Proved(claim, certificate, [], None)
    return Proved(claim, certificate, [_shown(z) for z in found], all(z.imag.contains(0) for z in found))


def _lies_on(asked: Question, points: Points) -> bool:
    with precision(4 * asked.digits):
        h = PolynomialMap((asked.system.polynomial(asked.curve),))
        known = [ball(asked.values[name]) for name in asked.system.parameters]
        return size(h.values([*known, *map(ball, points[0])])[0]) < ON_CURVE


def _shown(z: acb) -> str:
    return z.real.str(SHOWN) if z.imag == 0 else f"{z.real.str(SHOWN)} + {z.imag.str(SHOWN)}i"


def _asserts(claim: Claim) -> CycleNear:
    if not isinstance(claim.asserts, CycleNear):
        raise TypeError("the claim is about another matter")
    return claim.asserts


class Report:
    """A search within a budget of seconds; certificates are written to the folder `out` if there is one."""

    def __init__(self, worker: Worker, name: str, asked: Question, seconds: float, out: Path | None) -> None:
        self.worker, self.asked, self.out = worker, asked, out
        self.prefix = re.sub(r"[^a-z0-9]+", "-", Path(name).stem.lower())[:WIDTH].strip("-") or "system"
        self.end = time.monotonic() + seconds

    def lines(self) -> Iterator[Line]:
        """A line for each cycle, and for each guess that failed."""
        try:
            found, failed = self.worker.call(self._left(), find, self.asked)
        except Refusal as refusal:
            yield self._undecided("", str(refusal))
            return
        for n, points in enumerate(found, start=1):
            yield self._line(f"{self.prefix}-period-{self.asked.period}-{n}", points)
        reported: set[str] = set()
        for near, why in failed:
            if (why in ALWAYS or not found) and why not in reported:
                reported.add(why)
                yield self._undecided(near, why)

    def _line(self, name: str, points: Points) -> Line:
        start = time.perf_counter()
        near = ", ".join(f"{float(x):.6g}" for x in points[0])
        try:
            proved = self.worker.call(self._left(), demonstrate, self.asked, name, points)
        except (UndecidedError, Refusal) as refusal:
            return self._undecided(near, str(refusal))
        if self.out is not None:
            write(self.out / name, proved.certificate, time.perf_counter() - start)
        return self._proved(name, proved)

    def _proved(self, name: str, proved: Proved) -> Line:
        asserts, variables, period = _asserts(proved.claim), self.asked.system.variables, self.asked.period
        d = len(variables)
        type_ = {0: "source", d: "sink"}.get(int(asserts.inside), "saddle")
        kind = {True: "real", False: "complex", None: ""}[proved.real]
        fields: dict[str, Any] = {
            "claim": name,
            "verdict": "proved",
            "period": period,
            "type": type_,
            "multipliers": proved.multipliers,
            "complex": None if proved.real is None else not proved.real,
            "within": asserts.within,
            "alone_within": asserts.alone_within,
            "at": {key: str(value) for key, value in self.asked.values.items()},
        }
        if asserts.curve:
            fields["curve"] = asserts.curve[0]
        fields |= {key: list(b) for key, b in (("across", asserts.across), ("along", asserts.along)) if b}
        if self.asked.span is not None:
            fields["over"] = self.asked.over
        fields["pieces"] = [
            {"between": list(piece.between), "points": list(_points(piece.points, variables, asserts.within))}
            for piece in asserts.pieces
        ]
        rows = [
            {"claim": name, "verdict": "proved", "period": str(period), "type": type_, "reason": ""}
            | {"multipliers": "; ".join(proved.multipliers), "within": asserts.within}
            | {"alone_within": asserts.alone_within, "from": low, "to": high, "point": str(k)}
            | {
                key: value
                for x in variables
                for key, value in ((x, point[x]["exact"]), (f"{x}_shown", point[x]["shown"]))
            }
            for piece in fields["pieces"]
            for low, high in [piece["between"] or ["", ""]]
            for k, point in enumerate(piece["points"])
        ]
        head = f"period {period}: {type_}, proved"
        if kind and d > 1:
            head += f"; {kind} multipliers"
        if proved.multipliers:
            head += f"{':' if kind and d > 1 else '; multiplier'} {', '.join(proved.multipliers)}"
        for key in ("across", "along"):
            if asserts.curve:
                head += f"; {key} {asserts.curve[0]} = 0 between {' and '.join(fields[key])}"
        if self.asked.span is not None:
            low, high = self.asked.span
            head += f" for {self.asked.over} from {low} to {high}, in {len(asserts.pieces)} pieces"
        return Line(f"{head}\n{self._listing(fields['pieces'])}", fields, rows, proved=True)

    def _listing(self, pieces: Sequence[Mapping[str, Any]]) -> str:
        """The first points, a line each."""
        first = pieces[0]["points"]
        lines = [f"  {', '.join(value['shown'] for value in point.values())}" for point in first[:LISTED]]
        more = len(first) - LISTED
        return "\n".join([*lines, *([f"  and {more} more points"] if more > 0 else [])])

    def _undecided(self, near: str, why: str) -> Line:
        period = self.asked.period
        fields = {"claim": "", "verdict": "undecided", "period": period, "near": near, "reason": why}
        place = f" near ({near})" if near else ""
        rows = [{"verdict": "undecided", "period": str(period), "reason": f"near ({near}): {why}" if near else why}]
        return Line(f"period {period}: undecided{place}: {why}", fields, rows, proved=False)

    def _left(self) -> float:
        return self.end - time.monotonic()


def _points(texts: Sequence[str], variables: Sequence[str], within: str) -> Iterator[dict[str, dict[str, str]]]:
    """For each point and variable the exact text of the claim, and a ball that holds the coordinate of the cycle."""
    radius = Fraction(within)
    d = len(variables)
    for i in range(0, len(texts), d):
        yield {
            x: {"exact": text, "shown": _ball(text, radius)}
            for x, text in zip(variables, texts[i : i + d], strict=True)
        }


def _ball(text: str, radius: Fraction) -> str:
    """A ball as Arb prints it, or the text of an affine function with the radius."""
    if NUMBER.fullmatch(text) is None:
        return f"{text} +/- {radius}"
    with precision(1024):
        centre = ball(Fraction(text))
        return str((centre + arb(0, ball(radius))).str(SHOWN))


def table(system: PolynomialSystem, rows: Sequence[Mapping[str, str]], *, header: bool) -> str:
    """Rows of a table as CSV."""
    names = ["claim", "verdict", "period", "type", "multipliers", "within", "alone_within", "from", "to", "point"]
    names += [name for x in system.variables for name in (x, f"{x}_shown")] + ["reason"]
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(dict.fromkeys(names)), restval="", lineterminator="\n")
    if header:
        writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()
