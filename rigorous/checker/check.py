"""From a claim and its evidence to a verdict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from .files import Record, parse, read_bytes, read_lines
from .kinds import KINDS
from .limits import MAX_CLAIM_BYTES, MAX_EVIDENCE_BYTES
from .reduction import Assertion
from .setting import Setting
from .verdicts import Malformed, Refusal, Rejected, Result, Unsupported, Verdict

CLAIM_FORMAT = "rigorous-claim/1"
EVIDENCE_FORMAT = "rigorous-evidence/1"
CLAIM_FILE = "claim.json"
EVIDENCE_FILE = "evidence.json"
ROWS_FILE = "rows.jsonl.gz"
IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_IDENTIFIER = 80


def read_claim(data: bytes) -> tuple[str, Assertion]:
    """The id and the assertion of a claim file."""
    claim = Record(parse(data), "claim")
    _format(claim, CLAIM_FORMAT)
    name = claim.text("id")
    if len(name) > MAX_IDENTIFIER or IDENTIFIER.fullmatch(name) is None:
        raise Malformed("id", f"{name[:MAX_IDENTIFIER]!r} is not lower-case words joined by hyphens")
    fields = claim.record("asserts")
    kind = fields.text("kind")
    if kind not in KINDS:
        raise Unsupported("kind", f"this checker knows no claims of kind {kind[:MAX_IDENTIFIER]!r}")
    setting = Setting(claim)
    claim.close()
    return name, KINDS[kind](setting, fields)


def _whole(data: bytes) -> Iterable[Record]:
    """The witnesses of evidence that is one JSON object."""
    evidence = Record(parse(data), "evidence")
    _format(evidence, EVIDENCE_FORMAT)
    witnesses = evidence.records("witnesses")
    evidence.close()
    return witnesses


def _streamed(lines: Iterable[bytes], assertion: Assertion) -> Iterator[Record]:
    """The witnesses of evidence in lines: the first says the format, and each of the others is a witness.

    What is there to read, apart from blanks, earns work.
    """
    for number, line in enumerate(lines, start=1):
        assertion.setting.ring.meter.earn(sum(map(len, line.split())))
        record = Record(parse(line), f"evidence, line {number}")
        if number > 1:
            yield record
        else:
            _format(record, EVIDENCE_FORMAT)
            record.close()


def discharge(assertion: Assertion, witnesses: Iterable[Record]) -> None:
    """Return if the witnesses meet every obligation of the assertion, in order; raise a Refusal otherwise."""
    reduction = assertion.obligations()
    outcome = None
    for witness in witnesses:
        try:
            obligation = reduction.send(outcome)
        except StopIteration:
            raise Rejected("witness-count", "there are more witnesses than obligations") from None
        try:
            outcome = obligation.discharge(witness)
        except Refusal as refusal:
            raise refusal.at(f"{witness.place}: {obligation.words}") from None
    try:
        reduction.send(outcome)
    except StopIteration:
        return
    raise Rejected("witness-count", "there are fewer witnesses than obligations")


def check(claim: bytes, evidence: bytes | Iterable[bytes], expected_id: str = "") -> Result:
    """The verdict on a claim with its evidence, whole or line by line. Never raises for bad input.

    The id must be `expected_id`, if given.
    """
    name = expected_id or "?"
    try:
        name, assertion = read_claim(claim)
        if expected_id not in ("", name):
            raise Malformed("id", f"the claim {name!r} lies in a folder named {expected_id}")
        theorem = assertion.setting.sentence(assertion.sentence())
        discharge(assertion, _whole(evidence) if isinstance(evidence, bytes) else _streamed(evidence, assertion))
    except Refusal as refusal:
        return refused(name, refusal)
    return Result(name, Verdict.ACCEPT, theorem, assertion.relies_on)


def refused(name: str, refusal: Refusal) -> Result:
    """The result that a refusal stands for."""
    return Result(name, refusal.verdict, reason=str(refusal), check=refusal.check)


def check_directory(folder: Path) -> Result:
    """The verdict on the certificate in `folder`, whose name is the claim's id."""
    name = folder.resolve().name
    if not IDENTIFIER.fullmatch(name):
        name = ascii(name)
    try:
        claim = read_bytes(folder / CLAIM_FILE, MAX_CLAIM_BYTES)
        evidence = read_evidence(folder)
    except Refusal as refusal:
        return refused(name, refusal)
    return check(claim, evidence, name)


def read_evidence(folder: Path) -> bytes | Iterator[bytes]:
    """The evidence in a folder, whole or line by line; Malformed if there are both."""
    rows, whole = folder / ROWS_FILE, folder / EVIDENCE_FILE
    if rows.exists() and whole.exists():
        raise Malformed("file", f"there is {EVIDENCE_FILE} beside {ROWS_FILE}")
    return read_lines(rows) if rows.exists() else read_bytes(whole, MAX_EVIDENCE_BYTES)


def certificates(path: Path) -> list[Path]:
    """`path` if it holds a claim or evidence; else every folder in it, sorted by name. OSError if it cannot be read."""
    if path.is_file():
        path = path.parent
    if any((path / name).exists() for name in (CLAIM_FILE, EVIDENCE_FILE, ROWS_FILE)):
        return [path]
    return sorted(folder for folder in path.iterdir() if folder.is_dir())


def _format(fields: Record, expected: str) -> None:
    spelled = fields.text("format")
    if spelled != expected:
        raise Unsupported("format", f"the format is {spelled[:MAX_IDENTIFIER]!r}, and this checker reads {expected!r}")
