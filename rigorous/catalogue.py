"""Where claims come from: the scripts of a proofs folder, and TOML files of a user's."""

from __future__ import annotations

import runpy
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec

from rigorous.bundled import BUNDLED
from rigorous.checker.check import read_claim
from rigorous.checker.files import read_bytes
from rigorous.checker.limits import MAX_CLAIM_BYTES
from rigorous.checker.verdicts import Malformed, Refusal, ResourceExceeded
from rigorous.claims import Assertion, Claim, Constant, Identity
from rigorous.systems import PolynomialSystem

Meaning = TypeVar("Meaning")
LISTS = {"CLAIMS": "", "BY_INTERVALS": "intervals", "BY_EXPANSIONS": "expansions"}
"""The lists of a script, and how the claims in them are to be proved."""


class Entry(msgspec.Struct, frozen=True):
    """A claim and the file that states it."""

    claim: Claim
    source: Path
    by: str = ""
    """How it is to be proved: by intervals or by expansions alone, if this is given."""
    hints: list[dict[str, Any]] = []
    """Witnesses to try first, for obligations that ask for a choice, or how short the rows of an atlas may be."""


class _File(msgspec.Struct, forbid_unknown_fields=True):
    """A TOML file: one system, the names it uses, and claims about it."""

    system: PolynomialSystem | str
    claims: list[dict[str, Any]] = []
    let: dict[str, str] = {}
    constants: list[Constant] = []


def entries(folder: Path) -> list[Entry]:
    """The claims of every script in `folder`, in the order of the files' names.

    A script has a list CLAIMS; those in a list BY_INTERVALS are to be proved by subdivision alone, those in a list
    BY_EXPANSIONS without semidefinite programs. HINTS gives, by the id of a claim, witnesses to try first for
    obligations that ask for a choice, or how short the rows of an atlas may be. Malformed if a script fails.
    """
    found = []
    for script in sorted(folder.glob("*.py")):
        try:
            names = runpy.run_path(str(script))
        except Refusal:
            raise
        except (Exception, SystemExit) as error:  # it may do anything
            raise Malformed("script", f"{type(error).__name__}: {_one_line(error)}", script.name) from None
        hints = names.get("HINTS", {})
        for name, by in LISTS.items():
            found += [Entry(c, script, by, hints.get(c.id, [])) for c in names.get(name, ())]
    _distinct(found)
    return found


def read_toml(path: Path) -> list[Entry]:
    """The claims of a TOML file; Malformed with the place if it is not one.

    `system` is a table with variables, parameters and map, or the name of a bundled system. Each `[[claims]]` has an
    id, a kind and the fields of that kind (rigorous/claims.py). `let` and `constants` serve all claims of the file.
    """
    found = [Entry(claim, path) for claim in _meaning(path, _claims)]
    _distinct(found)
    return found


def read_system(argument: str) -> PolynomialSystem:
    """The bundled system of that name, or the system of a TOML file; Malformed, with the place, if it is neither."""
    return _meaning(Path(argument), _system) if argument.endswith(".toml") else system(argument)


def system(name: str) -> PolynomialSystem:
    """The bundled system of that name."""
    if name not in BUNDLED:
        raise Malformed("system", f"there is no system {name[:40]!r}; there are {', '.join(BUNDLED)}")
    return BUNDLED[name]


def _meaning(path: Path, of: Callable[[_File], Meaning]) -> Meaning:
    """What the TOML file means; every refusal names the file."""
    data = read_bytes(path, MAX_CLAIM_BYTES)
    try:
        return of(msgspec.convert(tomllib.loads(data.decode()), _File))
    except Refusal as refusal:
        raise refusal.at(path.name) from None
    except RecursionError:
        raise ResourceExceeded("nesting", "the file is nested too deeply", path.name) from None
    except ValueError as error:
        raise Malformed("toml", _one_line(error), path.name) from None


def _system(file: _File) -> PolynomialSystem:
    """The system of the file, with names that claims about it can use."""
    found = system(file.system) if isinstance(file.system, str) else file.system
    read_claim(Claim(id="system", system=found, asserts=Identity(equations=["0 = 0"])).encode())
    return found


def _claims(file: _File) -> list[Claim]:
    if not file.claims:
        raise Malformed("claims", "the file states no claims")
    return [_claim(file, fields) for fields in file.claims]


def _claim(file: _File, fields: dict[str, Any]) -> Claim:
    name = fields.get("id")
    assertion = {key: value for key, value in fields.items() if key != "id"}
    try:
        asserts = msgspec.convert(assertion, Assertion)
    except msgspec.ValidationError as error:
        kinds = {kind.__struct_config__.tag: kind.__struct_fields__ for kind in get_args(Assertion)}
        known = kinds.get(str(fields.get("kind")))
        hint = f"its fields are {', '.join(known)}" if known else f"the kinds are {', '.join(map(str, kinds))}"
        raise ValueError(f"claim {name!r}: {_one_line(error)}; {hint}") from None
    return Claim(
        id=msgspec.convert(name, str),
        system=system(file.system) if isinstance(file.system, str) else file.system,
        asserts=asserts,
        let=file.let,
        constants=file.constants,
    )


def _distinct(found: list[Entry]) -> None:
    names = [entry.claim.id for entry in found]
    for entry in found:
        if names.count(entry.claim.id) > 1:
            raise Malformed("id", f"two claims are named {entry.claim.id!r}", entry.source.name)


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:300]
