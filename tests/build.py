"""Building small claims and evidence for tests of the checker, without the library."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rigorous.checker.check import CLAIM_FORMAT, EVIDENCE_FORMAT, check
from rigorous.checker.files import Record
from rigorous.checker.setting import Setting
from rigorous.checker.verdicts import Result

ROOT = Path(__file__).parent.parent
CERTIFICATES, VALID = ROOT / "certificates", ROOT / "tests" / "corpora" / "valid"
Json = dict[str, Any]
IDENTITY_MAP: Json = {"variables": ["x"], "parameters": ["a"], "map": ["x"]}


def system(variables: str, parameters: str, *components: str) -> Json:
    """A map; the names are separated by spaces."""
    return {"variables": variables.split(), "parameters": parameters.split(), "map": list(components)}


def setting(space: Json = IDENTITY_MAP, **fields: Any) -> Setting:
    """The setting of a claim; `fields` are let and constants."""
    return Setting(Record({"system": dict(space)} | fields, "claim"))


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
    return at(**{"a": "0", "x": "0"} | coordinates)


def at(**coordinates: str) -> Json:
    """The same for other names."""
    return {"point": coordinates}


def squares(*terms: tuple[str, str, list[int]], **fields: Any) -> Json:
    """A proof by weighted squares; `fields` are times and ideal."""
    return {"squares": [{"weight": c, "square": s, "members": m} for c, s, m in terms], **fields}


def sturm(sample: str, variable: str = "x", **ends: int) -> Json:
    """A proof by Sturm's theorem."""
    return {"sturm": {"variable": variable, "sample": sample, **ends}}


def tree(code: str, *axes: tuple[str, int, int], **fields: Any) -> Json:
    """A proof by a subdivision tree; `fields` are others."""
    return {"tree": {"axes": [{"variable": x, "lower": i, "upper": j} for x, i, j in axes], "code": code, **fields}}


def proof(found: Json, *lemmas: tuple[str, Json]) -> Json:
    """A witness for a sign."""
    extra = {"lemmas": [{"sign": text, "proof": each} for text, each in lemmas]} if lemmas else {}
    return extra | {"proof": found}


def by(*terms: tuple[str, str, list[int]], **fields: Any) -> Json:
    """A witness for a sign by weighted squares."""
    return proof(squares(*terms, **fields))


def number(value: str = "1") -> Json:
    """A witness that a positive number is positive."""
    return by((value, "1", []))


def members(*positions: int, weight: str = "1") -> Json:
    """A witness for the sign of a product of members of the domain."""
    return by((weight, "1", list(positions)))


ZERO = by()
"""A witness for 0 >= 0."""


def there(*values: str, signs: Sequence[Json] = ()) -> list[Json]:
    """Witnesses that a threshold is met at these values, and for its signs there: 1 > 0 if none is given."""
    return [{"values": list(values)}, *(signs or [number()])]


def cofactors(*texts: str) -> Json:
    """A witness for an identity."""
    return {"cofactors": list(texts)}


def encode(data: Json) -> bytes:
    """The file that holds the data."""
    return json.dumps(data).encode()


def verdict(claim: Json, *witnesses: Json) -> Result:
    """What the checker says of a claim with these witnesses."""
    return check(encode(claim), encode(evidence(*witnesses)))


def theorem(claim: Json, *witnesses: Json) -> str:
    """The theorem without its full stop and without the meaning of the names, or the verdict and its reason."""
    result = verdict(claim, *witnesses)
    return result.theorem.rpartition(", where F: ")[0] if result.theorem else result.line()
