"""The names that a claim may use: none that would be read as something else in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from .grammar import NAME
from .limits import MAX_NAMES, within
from .verdicts import Malformed

PATHS = ("path1", "path2", "path3", "path4")
"""Generators that no claim may name: the numbers chosen in existence.py."""
WORDS = (
    "absence absolute across after all almost alone along also an and angle angles any applied are around as at "
    "attracting attracts be before begins between bifurcation bounded bounds box branches but by circle claim closed "
    "complex composed conjugate continuous continuously converge converges coordinate critical curve cycle cycles de "
    "decrease decreasing defined denominator depend derivative determined differs dimensional distance does domain "
    "dynamics each edition eigenvalues either elements empty entropy even every exact exactly exactly_when exponent "
    "factor first fixed flip fold for formula from function gradient graph greater grows has holds how if image in "
    "increases increasing infinite infinity inside interval intervals into invariant is it iterated its itself jensen "
    "keeps kept kneading koebe kuznetsov larger last least less lie lies limit lists logarithm map mapped maps may "
    "mean means measure melo milnor mirror mixing modulus moreover most moves multiplication multiplied multiplier "
    "multipliers near negative neimark next no none not numbers numerator of off often on one only or orbit orbits "
    "order other others outside over own parameter parameters parities part partial period pieces pitchfork point "
    "points polynomial preimage prime principle product products property real regular relies repelling repels "
    "restricted root roots sacker saddle satisfies satisfy schwarzian second sends sequence sequences set sets sign "
    "singer smaller so some square squared start starts states step strictly strien such symmetries tangential tends "
    "than that the their them theorem theory there these this thurston to topological transcritical tree turn two "
    "under uniform unit unless value van vanishes variables very visited wandering when where wherever which whose "
    "with yes"
)
SYMBOLS = {"diff", "F", "G", "sqrt", "pi", "theta", "phi", "zeta", "cos", "sin", "ln", "arccosh", "Phi", "Psi", *PATHS}
RESERVED = SYMBOLS | set(WORDS.split())
"""Names that would be read as something else in a sentence."""


def check_names(names: Sequence[str]) -> None:
    """Malformed unless these are names, all different, that can stand in a sentence."""
    within("names", len(names), MAX_NAMES)
    for name in names:
        if NAME.fullmatch(name) is None or name in RESERVED or name.lower() in RESERVED:
            raise Malformed("name", f"{name[:40]!r} cannot be a name")
        if names.count(name) > 1:
            raise Malformed("name", f"{name!r} is defined twice")
