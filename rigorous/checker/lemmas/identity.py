"""Obligation I: a polynomial vanishes identically, or where given equations hold."""

from __future__ import annotations

from dataclasses import dataclass

from ..files import Record
from ..grammar import polynomial
from ..polynomial import Polynomial
from ..verdicts import Rejected


@dataclass(frozen=True)
class Identity:
    """`difference` lies in the ideal of `modulo`; with an empty `modulo` it is 0. `words` says what this means."""

    words: str
    difference: Polynomial
    modulo: tuple[Polynomial, ...] = ()

    def discharge(self, witness: Record) -> tuple[Polynomial, ...]:
        """The cofactors a_i with difference = sum a_i modulo_i, after checking just that; else Rejected."""
        ring = self.difference.ring
        cofactors = tuple(polynomial(text, ring) for text in witness.texts("cofactors"))
        witness.close()
        if len(cofactors) != len(self.modulo):
            raise Rejected("cofactor-count", f"{len(cofactors)} cofactors for {len(self.modulo)} equations")
        rest = self.difference
        for a, g in zip(cofactors, self.modulo, strict=True):
            rest = rest - a * g
        if rest:
            raise Rejected("identity", f"{self.words}: the two sides differ")
        return cofactors
