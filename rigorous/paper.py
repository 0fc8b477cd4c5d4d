"""Tables beside the claims: the sentences of a paper that they prove, and their theorems in the proof assistant."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from rigorous.checker.verdicts import Malformed

PAPER = "paper.toml"
Row = TypeVar("Row")


class Sentence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a paper says, the ids of the claims that prove it, and what of it is still open."""

    says: str
    claims: list[str]
    open: str = ""


class Theorem(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A theorem of the formal development, with the claims of the same content."""

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


def formal_theorems(table: Path) -> dict[str, str]:
    """The name of the formal theorem for each claim that has one; nothing if there is no such table."""
    found = _table(table, "theorem", Theorem) if table.exists() else []
    return {claim: theorem.name for theorem in found for claim in theorem.claims}


def _table(path: Path, key: str, row: type[Row]) -> list[Row]:
    try:
        return msgspec.convert(tomllib.loads(path.read_text())[key], list[row])  # type: ignore[valid-type]
    except OSError as error:
        raise Malformed("table", error.strerror or "unreadable", path.name) from None
    except (ValueError, KeyError) as error:
        raise Malformed("table", " ".join(str(error).split())[:300], path.name) from None
