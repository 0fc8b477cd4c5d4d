"""The kinds of claim: each is one lemma of docs/lemmas.md and one short reduction to obligations."""

from __future__ import annotations

from ..reduction import Assertion
from .atlas import Atlas
from .atlas_across import AtlasAcross
from .atlas_by_kneading import AtlasByKneading
from .attracts import Attracts
from .branching import Branching
from .census import CensusClaim
from .choice import Choice
from .circle_exponent import CircleExponent
from .circle_map import CircleMap
from .conjugacy import Conjugacy
from .crossing import CrossingClaim
from .cycle import Cycle
from .cycle_near import CycleNear
from .cycles import Cycles
from .cycles_across import CyclesAcross
from .escapes import Escapes
from .forward_invariant import ForwardInvariant
from .identity import IdentityClaim
from .iff import Iff
from .lyapunov import Lyapunov
from .sign import SignClaim
from .sign_preserved import SignPreserved

KINDS: dict[str, type[Assertion]] = {
    "identity": IdentityClaim,
    "sign": SignClaim,
    "iff": Iff,
    "sign-preserved": SignPreserved,
    "forward-invariant": ForwardInvariant,
    "attracts": Attracts,
    "escapes": Escapes,
    "cycles": Cycles,
    "cycles-across": CyclesAcross,
    "lyapunov": Lyapunov,
    "cycle": Cycle,
    "conjugacy": Conjugacy,
    "circle-map": CircleMap,
    "circle-exponent": CircleExponent,
    "choice": Choice,
    "cycle-near": CycleNear,
    "branching": Branching,
    "crossing": CrossingClaim,
    "census": CensusClaim,
    "atlas": Atlas,
    "atlas-across": AtlasAcross,
    "atlas-by-kneading": AtlasByKneading,
}
