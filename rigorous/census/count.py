"""How many cycles there are, before a claim is made of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from rigorous.census.growth import completed
from rigorous.census.reasons import symmetries
from rigorous.checker.check import read_claim
from rigorous.checker.files import Record
from rigorous.checker.kinds.census import CensusClaim
from rigorous.checker.lemmas.census import Census as Counting
from rigorous.checker.lemmas.classes import Signed
from rigorous.checker.lemmas.orbit_tree import Tree
from rigorous.checker.limits import Meter
from rigorous.checker.verdicts import Malformed
from rigorous.claims import Census, Claim, Count
from rigorous.systems import PolynomialSystem


def counted(
    system: PolynomialSystem,
    region: Census,
    periods: Sequence[int],
    complete: Callable[[Tree], list[str]] = completed,
) -> Census:
    """The same with counts for these least periods; NotIsolatedError, or the checker's Refusal, if it is undecided."""
    assertion = read(uncounted(system, region, periods))
    counts = []
    for n in periods:
        tree, group = planted(assertion, n)
        codes = complete(tree)
        tree.space.delayed.step[0].ring.meter = Meter()
        tree.space.delayed.meter().earn(sum(map(len, codes)))
        box = None if assertion.everywhere == "yes" else assertion.region.inner()
        counts.append(Count(str(n), [str(m) for m in Counting(tree, group, box).counts()]))
    return msgspec.structs.replace(region, counts=counts)


def uncounted(system: PolynomialSystem, region: Census, periods: Sequence[int]) -> Claim:
    """A claim about the region that says nothing true about these periods."""
    none = [Count(str(n), ["0"] * (len(system.variables) + 1)) for n in periods]
    return Claim(id="census", system=system, asserts=msgspec.structs.replace(region, counts=none))


def read(claim: Claim) -> CensusClaim:
    """The claim as the checker reads it; Malformed if it is none."""
    _, assertion = read_claim(claim.encode())
    if not isinstance(assertion, CensusClaim):
        raise Malformed("kind", "a census is needed")
    return assertion


def planted(assertion: CensusClaim, n: int) -> tuple[Tree, list[Signed]]:
    """The tree for a period, of which nothing has grown yet, and the symmetries that it uses."""
    obligation = assertion.region.symmetries()
    group, visits = obligation.discharge(Record(symmetries(obligation), "witness"))
    return Tree(assertion.region.space(group, visits), n), group
