"""How many cycles there are, before a claim is made of it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rigorous.census.growth import parts
from rigorous.census.reasons import symmetries
from rigorous.checker.check import read_claim
from rigorous.checker.files import Record
from rigorous.checker.kinds.census import CensusClaim
from rigorous.checker.lemmas.census import Census as Counting
from rigorous.checker.lemmas.orbit_tree import Tree
from rigorous.claims import Census, Claim, Count
from rigorous.systems import PolynomialSystem


def counted(system: PolynomialSystem, region: Census, periods: Sequence[int]) -> Census:
    """The same with counts for these least periods; NotIsolatedError, or the checker's Refusal, if it is undecided."""
    none = [Count(str(n), ["0"] * (len(system.variables) + 1)) for n in periods]
    asserts = msgspec.structs.replace(region, counts=none)
    _, assertion = read_claim(Claim(id="census", system=system, asserts=asserts).encode())
    if not isinstance(assertion, CensusClaim):
        raise TypeError("a census is read as one")
    counts = [Count(str(n), [str(m) for m in _inside(assertion, n)]) for n in periods]
    return msgspec.structs.replace(region, counts=counts)


def _inside(assertion: CensusClaim, n: int) -> list[int]:
    region = assertion.region
    obligation = region.symmetries()
    group, visits = obligation.discharge(Record(symmetries(obligation), "witness"))
    tree = Tree(region.space(group, visits), n)
    parts(tree)
    return Counting(tree, group, None if assertion.everywhere == "yes" else region.inner()).counts()
