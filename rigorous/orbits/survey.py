"""What the command `thresholds` prints: bifurcations of cycles in a range of a parameter, each proved or not."""

from __future__ import annotations

import csv
import io
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from fractions import Fraction
from functools import lru_cache
from math import isqrt
from pathlib import Path

import msgspec

from rigorous.algebra import to_fraction
from rigorous.certificates import write
from rigorous.checker.limits import MAX_LIST
from rigorous.checker.verdicts import Refusal
from rigorous.claims import Branching, Crossing
from rigorous.discovery.worker import Worker
from rigorous.orbits.bifurcations import Candidate, Type
from rigorous.orbits.crossings import DIGITS, crossing
from rigorous.orbits.exact import minimal_polynomial
from rigorous.orbits.exactly import with_exact_value
from rigorous.orbits.numbers import decimal, spanned, valued
from rigorous.orbits.scan import thresholds
from rigorous.orbits.thresholds import bits_for, branching
from rigorous.provers.prove import Certificate, UndecidedError
from rigorous.systems import PolynomialSystem

MAX_DEGREE = 8
"""Thresholds are compared with algebraic numbers of at most this degree."""
STABLE, SADDLE, REPELLING = "stable", "saddle", "repelling"
CURVES = {"<": "supercritical", ">": "subcritical", "": "what branches off is not proved"}
"""What a claim about two complex multipliers says by the sign of its cubic coefficient (Lemma 18)."""


class Question(msgspec.Struct, frozen=True):
    """Which bifurcations are asked for."""

    system: PolynomialSystem
    values: tuple[tuple[str, Fraction], ...]
    parameter: str
    low: Fraction
    high: Fraction
    period: int
    digits: int


class Threshold(msgspec.Struct, frozen=True, kw_only=True):
    """A bifurcation: numbers as text; what is not known is empty. `exact` is recognised by its digits, or proved."""

    claim: str
    type: str
    period: int
    parameter: str
    value: str
    low: str = ""
    high: str = ""
    exact: str
    exact_is_proved: bool = False
    side: str = ""
    branches: list[str] = []
    criticality: str = ""
    points: list[str]
    verdict: str = "undecided"
    reason: str = ""
    certificate: str = ""

    def text(self) -> str:
        """One line for people."""
        words = f"{self.type:14} period {self.period:<3} {self.parameter} "
        words += f"= {self.enclosure()}" if self.low else f"~ {self.value}"
        if self.exact:
            words += f" = {self.exact}" if self.exact_is_proved else f" ~ {self.exact} (recognised, not proved)"
        words += f"; {self.criticality}" if self.criticality else ""
        if self.branches:
            words += f"; {' and '.join(self.branches)}, {self.parameter} {self._where()}"
        return f"{words}; {self.verdict}{f': {self.reason}' if self.reason else ''}"

    def enclosure(self) -> str:
        """The decimal in the middle and the radius."""
        width = Fraction(self.high) - Fraction(self.low)
        return f"[{self.value} +/- 1e-{len(str(2 / width)) - 1}]"

    def _where(self) -> str:
        one, other = ("above", "below") if self.side == ">" else ("below", "above")
        return f"{one} and {other} it" if self.type == Type.TRANSCRITICAL else f"{one} it"


def question(system: PolynomialSystem, over: str, at: Sequence[str], period: int, digits: int) -> Question:
    """What is asked for, from texts such as "a=7/5" and "r=2:4"; ValueError with a message if it makes no sense.

    >>> from rigorous.bundled import LOGISTIC
    >>> asked = question(LOGISTIC, "r=2:4", [], 1, 30)
    >>> asked.parameter, asked.high
    ('r', Fraction(4, 1))
    """
    if not 1 <= period <= MAX_LIST // len(system.variables):
        raise ValueError(f"the period is at most {MAX_LIST // len(system.variables)} for this map")
    parameter, (low, high) = spanned(over, "--over r=2:4")
    values = valued(system, at, parameter)
    return Question(system, tuple(values.items()), parameter, low, high, period, digits)


def survey(worker: Worker, asked: Question, name: str, seconds: float, out: Path | None) -> Iterator[Threshold]:
    """The bifurcations that a scan finds, as they are proved; all together take about so many seconds at most."""
    end = time.monotonic() + seconds
    rough = worker.call(seconds, _found, asked, _words(name))
    for i, row in enumerate(rough):
        started = time.monotonic()
        try:
            certified = worker.call(end - started, _proved, asked, row, i)
        except (UndecidedError, Refusal) as failure:
            yield msgspec.structs.replace(row, reason=str(failure))
            continue
        proved, certificate = certified
        if out is not None:
            folder = out / proved.claim
            write(folder, certificate, time.monotonic() - started)
            proved = msgspec.structs.replace(proved, certificate=str(folder))
        yield proved


def _words(name: str) -> str:
    """The name of a system, or of its file, as part of a claim's id."""
    return re.sub(r"[^a-z0-9]+", "-", Path(name).stem.lower()).strip("-") or "map"


@lru_cache(maxsize=4)
def _candidates(asked: Question) -> tuple[Candidate, ...]:
    bits = bits_for(asked.digits)
    return thresholds(asked.system, dict(asked.values), asked.parameter, asked.low, asked.high, asked.period, bits)


def _found(asked: Question, name: str) -> list[Threshold]:
    """What the scan finds, not proved."""
    found = []
    for i, candidate in enumerate(_candidates(asked), start=1):
        found.append(
            Threshold(
                claim=f"{name}-period-{asked.period}-{candidate.type}-{i}",
                type=str(candidate.type),
                period=candidate.period,
                parameter=asked.parameter,
                value=decimal(to_fraction(candidate.value.fmpq()), asked.digits),
                exact=exact(candidate),
                points=[decimal(to_fraction(x.fmpq()), asked.digits) for z in candidate.points for x in z],
            )
        )
    return found


def _proved(asked: Question, row: Threshold, i: int) -> tuple[Threshold, Certificate]:
    """The same with what is proved, and the certificate; UndecidedError if it is not proved."""
    candidate, values, d = _candidates(asked)[i], dict(asked.values), len(asked.system.variables)
    if candidate.type is Type.NEIMARK_SACKER:
        claim, certificate = crossing(row.claim, asked.system, values, candidate, min(asked.digits, DIGITS))
    else:
        claim, certificate = branching(row.claim, asked.system, values, candidate, asked.digits)
    with suppress(UndecidedError):
        claim, certificate = with_exact_value(claim, asked.system, values, candidate)
        row = msgspec.structs.replace(row, exact_is_proved=True)
    asserts = claim.asserts
    if isinstance(asserts, Crossing):
        return msgspec.structs.replace(
            row, low=asserts.low, high=asserts.high, criticality=CURVES[asserts.cubic], verdict="proved"
        ), certificate
    if not isinstance(asserts, Branching):
        raise UndecidedError("another kind of claim")
    proved = msgspec.structs.replace(
        row,
        low=asserts.low,
        high=asserts.high,
        side=asserts.side,
        branches=branches(asserts, asked.period, d),
        criticality=criticality(asserts, d),
        verdict="proved",
    )
    return proved, certificate


def branches(asserts: Branching, period: int, d: int) -> list[str]:
    """The cycles that branch off, in words."""
    n = 2 * period if asserts.type == Type.FLIP else period
    found = []
    for count in asserts.inside:
        word = STABLE if int(count) == d else REPELLING if count == "0" else SADDLE
        found.append(f"{'a fixed point' if n == 1 else f'a cycle of period {n}'} ({word})")
    return found


def criticality(asserts: Branching, d: int) -> str:
    """Whether a flip or pitchfork in d variables is super- or subcritical, if the counts of the claim prove it.

    It is supercritical if what branches off has one multiplier more inside the unit circle than the cycle has at the
    bifurcation, and subcritical if it has as many. The latter number is between 0 and d - 1.
    """
    if asserts.type not in (Type.FLIP, Type.PITCHFORK) or not asserts.inside:
        return ""
    return {"0": "subcritical", str(d): "supercritical"}.get(asserts.inside[0], "")


def exact(candidate: Candidate) -> str:
    """An algebraic number that agrees with all digits, or nothing.

    >>> from rigorous.bundled import LOGISTIC
    >>> from rigorous.orbits.bifurcations import refine_pair
    >>> exact(refine_pair(LOGISTIC, {}, "r", -1, [[0.85], [0.44]], 3.45, 200))
    '1 + sqrt(6)'
    """
    found = minimal_polynomial(candidate.value, MAX_DEGREE, candidate.bits - 32)
    if found is None:
        return ""
    if len(found) == 2:
        return str(Fraction(-found[0], found[1]))
    if len(found) == 3:
        return _quadratic(found, to_fraction(candidate.value.fmpq()))
    return f"root of {_polynomial(found, candidate.parameter)}"


def _quadratic(coefficients: Sequence[int], value: Fraction) -> str:
    """The root of a quadratic polynomial that is next to the value, with a root of a squarefree integer."""
    c, b, a = coefficients
    discriminant = b * b - 4 * a * c
    square = next(k for k in range(isqrt(discriminant), 0, -1) if discriminant % (k * k) == 0)
    middle, factor = Fraction(-b, 2 * a), Fraction(square, 2 * a)
    root = f"sqrt({discriminant // square**2})"
    times = "" if factor.numerator == 1 else f"{factor.numerator}*"
    over = "" if factor.denominator == 1 else f"/{factor.denominator}"
    sign = "+" if value > middle else "-"
    if not middle:
        return f"{'-' if sign == '-' else ''}{times}{root}{over}"
    return f"{middle} {sign} {times}{root}{over}"


def _polynomial(coefficients: Sequence[int], name: str) -> str:
    """Its text, highest power first."""
    text = ""
    for k in range(len(coefficients) - 1, -1, -1):
        c = coefficients[k]
        if not c:
            continue
        power = "" if k == 0 else name if k == 1 else f"{name}^{k}"
        factor = str(abs(c)) if abs(c) != 1 or not power else ""
        sign = (" - " if c < 0 else " + ") if text else ("-" if c < 0 else "")
        text += sign + factor + ("*" if factor and power else "") + power
    return text


def row(found: Threshold, *, header: bool) -> str:
    """A line of a table, perhaps with the names of its columns before it."""
    buffer = io.StringIO()
    fields = msgspec.structs.asdict(found)
    writer = csv.DictWriter(buffer, fields, lineterminator="\n")
    if header:
        writer.writeheader()
    joined = {name: "; ".join(value) if isinstance(value, list) else value for name, value in fields.items()}
    writer.writerow(joined)
    return buffer.getvalue().rstrip("\n")
