"""Tables beside the claims: the sentences of a paper that they prove, and their theorems in the proof assistant."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from rigorous.checker.verdicts import Malformed

PAPER = "paper.toml"
Row = TypeVar("Row")
Shape = TypeVar("Shape")


class Sentence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a paper says, the ids of the claims that prove it, and what of it is still open."""

    says: str
    claims: list[str]
    open: str = ""


class Theorem(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A theorem of the formal development, with the claims that it covers, alone or with others."""

    name: str
    file: str
    section: str
    claims: list[str]


def sentences(proofs: Path, known: set[str]) -> list[Sentence]:
    """The table paper.toml of a proofs folder; Malformed if it cannot be read or names an unknown claim."""
    found = _table(proofs / PAPER, "sentence", Sentence)
    for sentence in found:
        for name in sentence.claims:
            if name not in known:
                raise Malformed("paper", f"there is no claim {name!r}", PAPER)
    return found


class Formal(msgspec.Struct, frozen=True):
    """What the formal development proves of a claim: its theorems, and what of the claim none of them says."""

    theorems: tuple[str, ...] = ()
    not_covered: str = ""


def formal_theorems(table: Path) -> dict[str, Formal]:
    """What is proved formally of each claim that has a theorem; nothing if there is no such table."""
    if not table.exists():
        return {}
    names: dict[str, list[str]] = {}
    for theorem in _table(table, "theorem", Theorem):
        for claim in theorem.claims:
            names.setdefault(claim, []).append(theorem.name)
    missing = _read(table, "not_covered", dict[str, str])
    if unknown := sorted(missing.keys() - names.keys()):
        raise Malformed("table", f"not_covered has {unknown[0]!r}, which no theorem covers", table.name)
    return {claim: Formal(tuple(found), missing.get(claim, "")) for claim, found in names.items()}


def _table(path: Path, key: str, row: type[Row]) -> list[Row]:
    return _read(path, key, list[row])  # type: ignore[valid-type]


def _read(path: Path, key: str, shape: type[Shape]) -> Shape:
    try:
        return msgspec.convert(tomllib.loads(path.read_text())[key], shape)
    except OSError as error:
        raise Malformed("table", error.strerror or "unreadable", path.name) from None
    except (ValueError, KeyError) as error:
        raise Malformed("table", " ".join(str(error).split())[:300], path.name) from None
