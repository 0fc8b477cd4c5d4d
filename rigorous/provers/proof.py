"""Proofs of signs as the data that the checker reads (docs/format.md), and what can be done with them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from flint import fmpq_mpoly

Proof = dict[str, Any]


def term(weight: Fraction, square: fmpq_mpoly | str, members: list[int]) -> Proof:
    """One term weight * square^2 * (product of members) of a sum of squares, as the checker reads it."""
    return {"weight": str(weight), "square": str(square), "members": members}


def constant_proof(value: Fraction, strict: bool) -> Proof | None:
    """A proof that the number is > 0 (strict) or >= 0, or None if it is not."""
    if value > 0:
        return {"squares": [term(value, "1", [])]}
    return {"squares": []} if value == 0 and not strict else None


def pruned(proof: Proof, lemmas: list[Proof], given: int) -> Proof:
    """The witness with just the lemmas that the proof leads back to, renumbered.

    Positions below `given` are conditions of the domain, those from there on are lemmas.
    """
    needed: set[int] = set()
    pending = [proof]
    while pending:
        new = {i for i in _positions(pending.pop()) if i >= given} - needed
        needed |= new
        pending += [lemmas[i - given]["proof"] for i in new]
    order = sorted(needed)
    renumber = {i: i for i in range(given)} | {old: given + k for k, old in enumerate(order)}
    kept = [
        {"sign": lemma["sign"], "proof": _shifted(_renumbered(lemma["proof"], renumber), given, k)}
        for k, lemma in enumerate(lemmas[i - given] for i in order)
    ]
    return ({"lemmas": kept} if kept else {}) | {"proof": _shifted(_renumbered(proof, renumber), given, len(kept))}


def _shifted(proof: Proof, given: int, lemmas: int) -> Proof:
    """The same proof, where so many lemmas join the domain before its cases are distinguished."""
    if "cases" not in proof or not lemmas:
        return proof
    cases = proof["cases"]
    sides = {name: _moved(cases[name], given, lemmas) for name in ("nonnegative", "negative")}
    return {"cases": cases | sides}


def _moved(witness: Proof, given: int, lemmas: int) -> Proof:
    """The same witness, with what follows the given members moved by so many places."""
    own = [lemma["proof"] for lemma in witness.get("lemmas", [])] + [witness["proof"]]
    new = {i: i + lemmas if i >= given else i for p in own for i in _positions(p)}
    moved = [_shifted(_renumbered(p, new), given, lemmas) for p in own]
    named = [lemma | {"proof": p} for lemma, p in zip(witness.get("lemmas", []), moved, strict=False)]
    return ({"lemmas": named} if named else {}) | {"proof": moved[-1]}


def _positions(proof: Proof) -> set[int]:
    """The members that a proof uses."""
    found = set(proof.get("times", []))
    found |= {i for t in proof.get("squares", []) for i in t["members"]}
    found |= {part["equation"] for part in proof.get("ideal", [])}
    found |= set(proof.get("tree", {}).get("others", []))
    for fields in [proof.get("sturm", {}), *proof.get("tree", {}).get("axes", [])]:
        found |= {fields[side] for side in ("lower", "upper") if side in fields}
    return found


def _renumbered(proof: Proof, new: dict[int, int]) -> Proof:
    """The same proof with the members' positions changed."""

    def ends(fields: Proof) -> Proof:
        return fields | {side: new[fields[side]] for side in ("lower", "upper") if side in fields}

    result = dict(proof)
    if "squares" in proof:
        result["squares"] = [t | {"members": [new[i] for i in t["members"]]} for t in proof["squares"]]
    if "times" in proof:
        result["times"] = [new[i] for i in proof["times"]]
    if "ideal" in proof:
        result["ideal"] = [part | {"equation": new[part["equation"]]} for part in proof["ideal"]]
    if "sturm" in proof:
        result["sturm"] = ends(proof["sturm"])
    if "tree" in proof:
        axes, others = ([*proof["tree"].get(name, [])] for name in ("axes", "others"))
        result["tree"] = proof["tree"] | {"axes": [ends(axis) for axis in axes], "others": [new[i] for i in others]}
    return result
