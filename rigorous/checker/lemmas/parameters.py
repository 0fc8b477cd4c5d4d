"""Numbers for parameters, and names that a sentence keeps for itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..grammar import rational
from ..polynomial import Polynomial
from ..setting import Setting
from ..verdicts import Malformed


def unused(setting: Setting, names: re.Pattern[str]) -> None:
    """Malformed if a name of the claim is one that its sentence uses for something else."""
    for name in setting.names():
        if names.fullmatch(name):
            raise Malformed("name", f"{name!r} means something else in claims of this kind")


def values(setting: Setting, texts: Sequence[str], over: str) -> dict[str, Polynomial]:
    """The numbers that texts such as "a = 7/5" give to all parameters but `over`."""
    found = {}
    for text in texts:
        name, _, number = text.partition(" = ")
        found[name] = setting.ring.constant(rational(number))
    if sorted(found) != sorted(set(setting.parameters) - {over}) or len(found) != len(texts):
        raise Malformed("parameters", "each parameter has one value, but for the one that varies")
    if over and over not in setting.parameters:
        raise Malformed("parameters", f"{over!r} is not a parameter")
    return found
