"""Building small claims and evidence for tests of the checker, without the library."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rigorous.checker.check import CLAIM_FORMAT, EVIDENCE_FORMAT

Json = dict[str, Any]
IDENTITY_MAP: Json = {"variables": ["x"], "parameters": ["a"], "map": ["x"]}


def claim(asserts: Json, system: Json = IDENTITY_MAP, **fields: Any) -> Json:
    """A claim as JSON data; `fields` are let and constants."""
    return {"format": CLAIM_FORMAT, "id": "c", "system": system, **fields, "asserts": asserts}


def sign(where: Sequence[str], holds: str, **fields: Any) -> Json:
    """The claim that `holds` is true on `where`, for one parameter a and one variable x."""
    return claim({"kind": "sign", "where": list(where), "holds": [holds]}, **fields)


def evidence(*witnesses: Json) -> Json:
    """Evidence as JSON data."""
    return {"format": EVIDENCE_FORMAT, "witnesses": list(witnesses)}


def point(**coordinates: str) -> Json:
    """A point that shows a domain to be inhabited; a = x = 0 unless given."""
    return {"point": {"a": "0", "x": "0"} | coordinates}


def squares(*terms: tuple[str, str, list[int]], **fields: Any) -> Json:
    """A proof by weighted squares; `fields` are times and ideal."""
    return {"squares": [{"weight": c, "square": s, "members": m} for c, s, m in terms], **fields}


def sturm(sample: str, variable: str = "x", **ends: int) -> Json:
    """A proof by Sturm's theorem."""
    return {"sturm": {"variable": variable, "sample": sample, **ends}}


def bernstein(tree: str, *axes: tuple[str, int, int]) -> Json:
    """A proof by a Bernstein tree."""
    return {"bernstein": {"axes": [{"variable": x, "lower": i, "upper": j} for x, i, j in axes], "tree": tree}}


def proof(found: Json, *lemmas: tuple[str, Json]) -> Json:
    """A witness for a sign."""
    extra = {"lemmas": [{"sign": text, "proof": each} for text, each in lemmas]} if lemmas else {}
    return extra | {"proof": found}


def encode(data: Json) -> bytes:
    """The file that holds the data."""
    return json.dumps(data).encode()
