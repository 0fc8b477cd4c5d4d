"""From a claim and its evidence to a verdict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from os.path import lexists
from pathlib import Path
from typing import BinaryIO

from .files import Record, opened, parse, read_bytes, read_lines
from .kinds import KINDS
from .limits import MAX_CLAIM_BYTES, MAX_EVIDENCE_BYTES, MAX_UNPACKED_BYTES, MOST_WORK
from .reduction import Assertion
from .setting import Setting
from .verdicts import Malformed, Refusal, Rejected, ResourceExceeded, Result, Unsupported, Verdict

CLAIM_FORMAT = "rigorous-claim/1"
EVIDENCE_FORMAT = "rigorous-evidence/1"
CLAIM_FILE = "claim.json"
EVIDENCE_FILE = "evidence.json"
ROWS_FILE = "rows.jsonl.gz"
FILES = {CLAIM_FILE, EVIDENCE_FILE, ROWS_FILE}
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


def _streamed(stream: BinaryIO, assertion: Assertion) -> Iterator[Record]:
    """The witnesses of evidence in packed lines: the first says the format, and each of the others is a witness.

    Every byte of a line is paid for; what is recognised earns work by the packed bytes that were read for it.
    """
    if not assertion.streamed:
        raise Malformed("file", f"a claim of this kind has its evidence in {EVIDENCE_FILE}")
    number = 0
    for number, (line, packed) in enumerate(read_lines(stream), start=1):
        assertion.setting.ring.meter.spend(len(line))
        record = Record(parse(line), f"evidence, line {number}", packed)
        if number > 1:
            yield record
        else:
            _format(record, EVIDENCE_FORMAT)
            record.close()
    if not number:
        raise Malformed("file", "there are no lines", ROWS_FILE)


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


def check(claim: bytes, evidence: bytes | BinaryIO, expected_id: str = "", most: int = MOST_WORK) -> Result:
    """The verdict on a claim with its evidence, one JSON object or a gzip stream of lines. Never raises for bad input.

    The id must be `expected_id`, if given; rows and trees earn `most` work in all.
    """
    name = expected_id or "?"
    try:
        name, assertion = read_claim(claim)
        if expected_id not in ("", name):
            raise Malformed("id", f"the claim {name!r} lies in a folder named {expected_id}")
        assertion.setting.ring.meter.most = most
        theorem = assertion.setting.sentence(assertion.sentence())
        discharge(assertion, _whole(evidence) if isinstance(evidence, bytes) else _streamed(evidence, assertion))
    except Refusal as refusal:
        return refused(name, refusal)
    except MemoryError:
        return refused(name, ResourceExceeded("memory", "there is not enough memory"))
    return Result(name, Verdict.ACCEPT, theorem, assertion.relies_on)


def refused(name: str, refusal: Refusal) -> Result:
    """The result that a refusal stands for."""
    return Result(name, refusal.verdict, reason=str(refusal), check=refusal.check)


def check_directory(folder: Path, most: int = MOST_WORK) -> Result:
    """The verdict on the certificate in `folder`, whose name is the claim's id; Malformed if it cannot be read."""
    name = folder.resolve().name
    if not IDENTIFIER.fullmatch(name):
        name = ascii(name)
    try:
        claim = read_bytes(folder / CLAIM_FILE, MAX_CLAIM_BYTES)
        whole, rows = folder / EVIDENCE_FILE, folder / ROWS_FILE
        if not lexists(rows):
            return check(claim, read_bytes(whole, MAX_EVIDENCE_BYTES), name, most)
        if lexists(whole):
            raise Malformed("file", f"there is {EVIDENCE_FILE} beside {ROWS_FILE}")
        with opened(rows, MAX_UNPACKED_BYTES) as stream:
            return check(claim, stream, name, most)
    except Refusal as refusal:
        return refused(name, refusal)


def certificates(path: Path) -> list[Path]:
    """`path`, or its folder, if it is or holds a claim or evidence; else the folders in it that are not hidden, sorted.

    OSError if there is nothing of the kind, or it cannot be read.
    """
    if path.name in FILES and path.is_file():
        path = path.parent
    inside = sorted(path.iterdir())
    if any(each.name in FILES for each in inside):
        return [path]
    return [each for each in inside if each.is_dir() and not each.name.startswith(".")]


def _format(fields: Record, expected: str) -> None:
    spelled = fields.text("format")
    if spelled != expected:
        raise Unsupported("format", f"the format is {spelled[:MAX_IDENTIFIER]!r}, and this checker reads {expected!r}")
