"""The names that a claim may use: none that would be read as something else in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from .grammar import NAME
from .limits import MAX_NAMES, within
from .verdicts import Malformed

PATHS = ("path1", "path2", "path3", "path4")
"""Generators that no claim may name: the numbers chosen in existence.py."""
WORDS = (
    "absolute after all along also an and angle are around as at attracts be before between but by circle closed "
    "composed conjugate curve cycle denominator derivative determined eigenvalues entropy every exponent factor "
    "fixed for from function gradient grows has if in increases infinite infinity interval into invariant is it its "
    "larger least less limit logarithm map mean measure mixing multiplication multiplied multiplier no not of on "
    "one only or orbit over partial period point points preimage product real repels roots sends sign so some "
    "squared starts states step strictly such tends than that the their there to topological under uniform unit "
    "unless value vanishes when where which wherever whose with across any converges defined distance does itself "
    "keeps kept lies mapped maps most own polynomial satisfies sets tangential them this alone attracting begins "
    "bifurcation branches claim complex continuous continuously coordinate cycles decreasing depend each even "
    "exactly first flip fold increasing inside last lie lists moves multipliers next none off other outside pieces "
    "pitchfork repelling saddle smaller transcritical two very bounded critical mirror property almost image set start"
)
SYMBOLS = {"diff", "F", "G", "sqrt", "pi", "theta", "phi", "zeta", "cos", "sin", "ln", "arccosh", "Phi", "Psi", *PATHS}
RESERVED = SYMBOLS | set(WORDS.split())
"""Names that would be read as something else in a sentence."""


def check_names(names: Sequence[str]) -> None:
    """Malformed unless these are names, all different, that can stand in a sentence."""
    within("names", len(names), MAX_NAMES)
    for name in names:
        if NAME.fullmatch(name) is None or name in RESERVED:
            raise Malformed("name", f"{name[:40]!r} cannot be a name")
        if names.count(name) > 1:
            raise Malformed("name", f"{name!r} is defined twice")
