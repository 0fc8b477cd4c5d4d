"""Random mutants of true certificates: fields, numbers, texts, structure, bytes, and exchanges between certificates.

A mutant is a pure function of a seed and its number.
"""

from __future__ import annotations

import copy
import gzip
import json
import math
import random
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rigorous.checker.check import CLAIM_FILE, EVIDENCE_FILE, ROWS_FILE, check_directory
from rigorous.checker.verdicts import Result
from tests.build import encode
from tests.forgeries import BASES, CERTIFICATES, OPERATIONS, VALID, Address, Certificate, addresses, field, load, parent

MORE: dict[str, list[Path]] = {
    "identity": [CERTIFICATES / name for name in ("period-two-points", "critical-orbit", "unit-target-normalisation")],
    "sign": [VALID / name for name in ("not-zero", "sum-of-squares", "algebraic-ends")]
    + [CERTIFICATES / name for name in ("two-cycle-stable-by-intervals", "edge-of-stability")],
    "iff": [CERTIFICATES / name for name in ("two-cycle-exists", "imbalance-shrinks", "bounded-interval-sharp")],
    "forward-invariant": [CERTIFICATES / name for name in ("residual-interval-kept", "bands-apart")],
    "attracts": [CERTIFICATES / "attracting-at-mu-one-right"],
    "cycles": [VALID / "drift"],
    "cycles-across": [CERTIFICATES / "ellipse-cycles-repel"],
    "lyapunov": [VALID / "growing-quotient"],
    "cycle": [VALID / name for name in ("two-cycle-attracting", "saddle-at-the-origin")],
    "conjugacy": [CERTIFICATES / name for name in ("cubic-by-its-critical-point", "training-reduces-to-two-factor")],
    "circle-map": [VALID / "turned-and-squared"],
    "circle-exponent": [VALID / "exponent-of-a-shift"],
    "branching": [VALID / "fold-in-the-plane"]
    + [CERTIFICATES / name for name in ("cubic-pitchfork", "logistic-transcritical", "flip-of-period-2")]
    + [CERTIFICATES / name for name in ("logistic-flip-of-period-1", "logistic-fold-of-period-3")],
    "cycle-near": [CERTIFICATES / name for name in ("delayed-logistic-sink", "cycle-in-space-of-period-6")],
    "crossing": [CERTIFICATES / name for name in ("delayed-logistic-neimark-sacker", "balanced-two-cycle-flip")]
    + [CERTIFICATES / "logistic-second-flip"],
    "census": [VALID / name for name in ("henon-census", "two-factor-census", "census-in-a-box", "logistic-census")],
    "choice": [VALID / "some-parabola-positive"],
}
"""Further certificates that are quick to check, beside those of the table of forgeries."""
SLOW = {"fold-of-period-3-first"}
"""Those of that table that are not."""

KINDS = tuple(BASES)
LINES = ("atlas", "atlas-across", "atlas-by-kneading", "census")
"""Kinds whose evidence may come in lines."""

LABELS = (("format",), ("id",))
"""Fields that say nothing of a theorem."""

NUMBER = re.compile(r"\d+(?:/\d+)?")
NAME = re.compile(r"[A-Za-z]\w*'*")
SIGN = re.compile(r"<=|>=|!=|[-+*^/<>=]")
SIGNS = ("<=", ">=", "!=", "<", ">", "=", "+", "-", "*", "^", "/")
CHARACTERS = "0123456789abxyu()+-*^/<>= '\"[],{}.e"
Edit = Callable[[random.Random, Any], Any]


@dataclass(frozen=True)
class Mutant:
    """A certificate that may be false: files, and how they were made from which certificate."""

    number: int
    kind: str
    base: str
    made: tuple[str, ...]
    claim: bytes
    evidence: bytes
    packed: bool
    """Whether the evidence is in lines, packed by gzip."""

    def check(self) -> Result:
        """What the checker says of the folder."""
        with tempfile.TemporaryDirectory() as name:
            return check_directory(self.save(Path(name) / self.base))

    def save(self, folder: Path) -> Path:
        """Write the claim and the evidence into a folder; the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / CLAIM_FILE).write_bytes(self.claim)
        (folder / (ROWS_FILE if self.packed else EVIDENCE_FILE)).write_bytes(self.evidence)
        return folder


def content(claim: bytes) -> str:
    """What a claim says, whatever its id and its spaces are."""
    return json.dumps({k: _tight(v) for k, v in json.loads(claim).items() if k != "id"}, sort_keys=True)


def _tight(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _tight(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_tight(each) for each in value]
    return value.replace(" ", "") if isinstance(value, str) else value


@cache
def bases() -> dict[str, list[tuple[str, Certificate]]]:
    """All certificates that mutants are made from, by their kinds."""
    folders = {kind: [*found, *MORE.get(kind, ())] for kind, found in BASES.items()}
    return {kind: [(f.name, load(f)) for f in found if f.name not in SLOW] for kind, found in folders.items()}


@cache
def known() -> frozenset[str]:
    """The contents of all these claims, which are true."""
    return frozenset(content(encode(each["claim"])) for found in bases().values() for _, each in found)


def mutant(seed: int, number: int) -> Mutant:
    """The mutant of this number; its kind is the next in turn."""
    rng = random.Random(f"{seed}:{number}")
    kind = KINDS[number % len(KINDS)]
    name, base = rng.choice(bases()[kind])
    certificate = copy.deepcopy(base)
    parts = rng.choice((("claim",), ("evidence",), ("claim", "evidence")))
    made: list[str] = []
    while certificate == base or rng.random() < 0.45:
        change = rng.choices(tuple(CHANGES), weights=tuple(CHANGES.values()))[0]
        made.append(change(rng, certificate, kind, rng.choice(parts)))
    files = {part: encode(certificate[part]) for part in certificate}
    evidence = certificate["evidence"]
    packed = kind in LINES and isinstance(evidence, dict) and rng.random() < 0.5
    if packed:
        head, witnesses = {k: v for k, v in evidence.items() if k != "witnesses"}, evidence.get("witnesses")
        rows = [head, *(witnesses if isinstance(witnesses, list) else [])]
        files["evidence"] = gzip.compress(b"".join(encode(row) + b"\n" for row in rows), mtime=0)
    if rng.random() < 0.05:
        part = rng.choice(parts)
        files[part] = _bytes(rng, files[part])
        made.append(f"{part}: bytes")
    return Mutant(number, kind, name, tuple(made), files["claim"], files["evidence"], packed)


def _bytes(rng: random.Random, data: bytes) -> bytes:
    at, size = rng.randrange(len(data)), rng.choice((1, 1, 2, 8))
    new = rng.choice((b"", bytes([rng.randrange(256)]), rng.choice(CHARACTERS).encode(), data[at : at + 2 * size]))
    return data[:at] if rng.random() < 0.05 else data[:at] + new + data[at + size :]


def _place(rng: random.Random, certificate: Certificate, part: str) -> tuple[Address, Any, Any]:
    """A random place of a part of a certificate: its address, the object or list that holds it, and its key there.

    Half of the time all places are as likely, and else all names of fields, however many values they have.
    """
    found = [each for each in addresses(certificate[part], (part,)) if each[1:] not in LABELS or rng.random() < 0.05]
    if rng.random() < 0.5:
        name = rng.choice(sorted({field(each) for each in found}))
        found = [each for each in found if field(each) == name]
    address = rng.choice(found)
    return address, parent(certificate, address), address[-1]


def _field(rng: random.Random, certificate: Certificate, _kind: str, part: str) -> str:
    """One of the operations of the table of forgeries."""
    address, holder, key = _place(rng, certificate, part)
    operation = rng.choices(tuple(OPERATIONS), weights=[1 if name in ("drop", "retype") else 4 for name in OPERATIONS])[
        0
    ]
    if len(address) > 1:
        OPERATIONS[operation](holder, key)
    return f"{_named(address)}: {operation}"


def _value(rng: random.Random, certificate: Certificate, _kind: str, part: str) -> str:
    """A number, a text or a list is changed."""
    address, holder, key = _place(rng, certificate, part)
    value = holder[key]
    edits = next((found for type_, found in EDITS.items() if isinstance(value, type_)), ())
    if not edits:
        return "nothing"
    edit = rng.choice(edits)
    holder[key] = edit(rng, value)
    return f"{_named(address)}: {edit.__name__.strip('_')}"


def _from_elsewhere(rng: random.Random, certificate: Certificate, kind: str, part: str) -> str:
    """A value comes from another place of the same certificate, or from another of the same kind, or of any."""
    address, holder, key = _place(rng, certificate, part)
    donors = (certificate, rng.choice(bases()[kind])[1], rng.choice(bases()[rng.choice(KINDS)])[1])
    donor = rng.choices(donors, weights=(5, 4, 1))[0]
    places = [each for each in addresses(donor) if each[-1] == key or type(each[-1]) is type(key) is int]
    if len(address) == 1 or not places:
        return "nothing"
    place = rng.choice(places)
    holder[key] = copy.deepcopy(parent(donor, place)[place[-1]])
    return f"{_named(address)}: from elsewhere"


def _whole(rng: random.Random, certificate: Certificate, kind: str, part: str) -> str:
    """The evidence, or the map, or what is asserted comes from another certificate, mostly of the same kind."""
    _, donor = rng.choice(bases()[kind if rng.random() < 0.8 else rng.choice(KINDS)])
    names = ("system", "asserts", "let", "constants") if part == "claim" else ("witnesses",)
    name = rng.choice(names)
    if not isinstance(certificate[part], dict):
        return "nothing"
    certificate[part].pop(name, None)
    if name in donor[part]:
        certificate[part][name] = copy.deepcopy(donor[part][name])
    return f"{part}: {name} of another"


def _everywhere(rng: random.Random, certificate: Certificate, _kind: str, part: str) -> str:
    """One number or name becomes another in the whole part."""
    text = json.dumps(certificate[part])
    pattern = rng.choice((NUMBER, NAME))
    found = sorted(set(pattern.findall(text)))
    if not found:
        return "nothing"
    old, new = rng.choice(found), rng.choice(found)
    try:
        certificate[part] = json.loads(re.sub(rf"(?<![\w/]){re.escape(old)}(?![\w/])", new, text))
    except json.JSONDecodeError:
        return "nothing"
    return f"{part}: {old} becomes {new}"


def _named(address: Address) -> str:
    return ".".join(map(str, address))


def _another(rng: random.Random, old: str) -> str:
    """A number near to another one, or far from it."""
    top, _, below = old.partition("/")
    a, b = int(top), int(below or "1")
    a, b = rng.choice(
        (
            (a + b, b),
            (a - b, b),
            (a + 1, b),
            (a - 1, b),
            (2 * a, b),
            (a, 2 * b),
            (11 * a, 10 * b),
            (9 * a, 10 * b),
            (a * 10**9 + 1, b * 10**9),
            (a * 10**9 - 1, b * 10**9),
            (b, a),
            (0, 1),
            (1, 1),
            (-a, b),
            (a // 10, b),
            (1000 * a + rng.randrange(-999, 1000), 1000 * b),
            (rng.randrange(1, 40), rng.randrange(1, 20)),
            (10**30 * a, b),
            (a, 10**30 * b),
            (a**20, b),
        )
    )
    common = math.gcd(a, b) or 1
    a, b = (a // common, b // common) if b > 0 else (a, b)
    return f"{a}/{b}" if b != 1 else str(a)


def _number(rng: random.Random, text: str) -> str:
    return _replaced(rng, text, NUMBER, lambda old: _another(rng, old))


def _name(rng: random.Random, text: str) -> str:
    names = NAME.findall(text)
    return _replaced(rng, text, NAME, lambda old: rng.choice((*names, old + "'", old.strip("'"), "1", f"{old}^2")))


def _sign(rng: random.Random, text: str) -> str:
    return _replaced(rng, text, SIGN, lambda _: rng.choice(SIGNS))


def _replaced(rng: random.Random, text: str, pattern: re.Pattern[str], new: Callable[[str], str]) -> str:
    """One occurrence of a pattern, by chance, is replaced."""
    found = list(pattern.finditer(text))
    if not found:
        return text
    match = rng.choice(found)
    return text[: match.start()] + new(match[0]) + text[match.end() :]


def _characters(rng: random.Random, text: str) -> str:
    at, size = rng.randrange(len(text) + 1), rng.choice((0, 1, 1, 2))
    new = rng.choice(("", text[at : at + 2], rng.choice(text or "1"), rng.choice(CHARACTERS)))
    return text[:at] + new + text[at + size :]


def _part(rng: random.Random, text: str) -> str:
    """A part of the text moves, or is lost, or stands twice."""
    i, j = sorted(rng.randrange(len(text) + 1) for _ in range(2))
    return text[:i] + rng.choice(("", text[i:j] * 2, text[i:j][::-1])) + text[j:]


def _wrapped(rng: random.Random, text: str) -> str:
    return rng.choice(("-({})", "({})^2", "2*({})", "({}) + 1", "({})", "({})/2", "{} + 0*x", "({})*({})")).replace(
        "{}", text
    )


def _list(rng: random.Random, items: list[Any]) -> list[Any]:
    k = rng.randrange(len(items) + 1)
    return rng.choice((items[::-1], items[k:] + items[:k], items[:k], [], items * 2, [*items, *items[:k]]))


def _shuffled(rng: random.Random, items: list[Any]) -> list[Any]:
    return rng.sample(items, len(items))


def _integer(rng: random.Random, value: int) -> int:
    return rng.choice((value + 1, value - 1, -value, 2 * value, value // 2, 0, 1, 10**9 - 1, 10**12, rng.randrange(64)))


EDITS: dict[type, tuple[Edit, ...]] = {
    bool: (),
    int: (_integer,),
    str: (_number, _number, _number, _name, _sign, _sign, _characters, _part, _wrapped),
    list: (_list, _shuffled),
}
CHANGES: dict[Callable[[random.Random, Certificate, str, str], str], int] = {
    _field: 4,
    _value: 9,
    _from_elsewhere: 3,
    _whole: 1,
    _everywhere: 1,
}
