"""The kinds of claim: each is one lemma of docs/lemmas.md and one short reduction to obligations."""

from __future__ import annotations

from ..reduction import Assertion
from .attracts import Attracts
from .escapes import Escapes
from .forward_invariant import ForwardInvariant
from .identity import IdentityClaim
from .iff import Iff
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
}
