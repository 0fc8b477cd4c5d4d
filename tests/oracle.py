"""A truth oracle: claims simulated at random parameters and states, with SymPy and floats, independent of the checker.

It can miss a falsehood, but not invent one: `counterexample` returns a description of a point at which the claim fails
by more than rounding, or None.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tests.oracles import pointwise
from tests.oracles.atlas import atlas, atlas_across
from tests.oracles.branching import branching
from tests.oracles.census import census
from tests.oracles.choice import choice
from tests.oracles.circle import circle_exponent, circle_map
from tests.oracles.crossing import crossing
from tests.oracles.cycles import cycle, cycles, cycles_across
from tests.oracles.functions import conjugacy, lyapunov
from tests.oracles.model import Model
from tests.oracles.near import cycle_near

ORACLES: dict[str, Callable[[Model, Mapping[str, Any], int], str | None]] = {
    "identity": pointwise.identity,
    "sign": pointwise.sign,
    "iff": pointwise.iff,
    "sign-preserved": pointwise.sign_preserved,
    "forward-invariant": pointwise.forward_invariant,
    "attracts": pointwise.attracts,
    "escapes": pointwise.escapes,
    "cycles": cycles,
    "cycles-across": cycles_across,
    "lyapunov": lyapunov,
    "cycle": cycle,
    "conjugacy": conjugacy,
    "circle-map": circle_map,
    "circle-exponent": circle_exponent,
    "choice": choice,
    "branching": branching,
    "cycle-near": cycle_near,
    "crossing": crossing,
    "atlas": atlas,
    "atlas-across": atlas_across,
    "atlas-by-kneading": atlas,
    "census": census,
}


def counterexample(claim: Mapping[str, Any], seed: int = 0) -> str | None:
    """Where the claim fails, or None if no failure was found."""
    asserts = claim["asserts"]
    return ORACLES[asserts["kind"]](Model(claim), asserts, seed)
