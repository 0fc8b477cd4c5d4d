"""Obligation G: what every cycle gains or loses, by telescoping products or by weighted means.

Along a cycle a function returns to its value, so its quotients h(F(x))/h(x) have the product 1. The two lemmas here
turn a bound at each point into one for the product of a factor t along a cycle of any period.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..conditions import Condition, equations
from ..files import Record
from ..polynomial import Polynomial
from ..setting import Setting
from ..sign import Sign
from ..verdicts import Malformed, Rejected
from .identity import Identity

Remaining = list[Sign | Identity]
Weighted = Sequence[tuple[Polynomial, Polynomial]]


@dataclass(frozen=True)
class Growth:
    """Along every cycle in `domain` the product of |t| is `relation` 1, unless all of `unless` hold at all its points.

    Without a factor t the conclusion is that they do hold at each of its points.
    """

    setting: Setting
    domain: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    factor: Polynomial | None
    relation: str

    @property
    def words(self) -> str:
        """The obligation, for messages."""
        return f"products along cycles, wherever {' and '.join(c.text for c in self.domain)}"

    def discharge(self, witness: Record) -> Remaining:
        """What remains to be proved for the functions, and perhaps weights, that the witness names."""
        relation = witness.text("relation")
        if relation not in ("<", ">") or (self.factor is not None and relation != self.relation):
            raise Rejected(
                "direction", f"products are {self.relation} 1 in the claim and {relation[:9]!r} in its proof"
            )
        remaining = self._telescoping(witness, relation) if "function" in witness else self._means(witness, relation)
        witness.close()
        return remaining

    def _telescoping(self, witness: Record, relation: str) -> Remaining:
        """|t| g <= g o F (or t g >= g o F) on the domain, strictly where one of `unless` fails; g > 0 for a t."""
        g = self.setting.polynomial(witness.text("function"))
        after, t_g = self.setting.image(g), g if self.factor is None else self.factor * g
        sides = [t_g - after] if relation == ">" else [after - t_g]
        if relation == "<" and self.factor is not None:
            sides.append(after + t_g)
        apart: list[tuple[Condition, ...]] = [(c.negated(),) for c in self.unless] or [()]
        remaining: Remaining = []
        if self.factor is not None:
            remaining.append(self.setting.entails(self.domain, Condition(g, ">", "g > 0")))
        for side in sides:
            if self.unless:
                excepted = self.domain + self.unless
                remaining.append(self.setting.entails(excepted, Condition(side, ">=", "g grows or shrinks")))
            strict = Condition(side, ">", "g grows or shrinks strictly")
            remaining += [self.setting.entails(self.domain + condition, strict) for condition in apart]
        return remaining

    def _means(self, witness: Record, relation: str) -> Remaining:
        """h_j o F = h_j k_j != 0 on the domain, and k_0 is a weighted mean of the k_j^2 or above it."""
        setting = self.setting
        remaining: Remaining = []
        cofactors: list[Polynomial] = []
        weights: list[Polynomial] = []
        for part in witness.records("functions"):
            h, k = setting.polynomial(part.text("function")), setting.polynomial(part.text("cofactor"))
            moved = Condition(setting.image(h) - h * k, "=", "h o F = h k")
            remaining += [setting.entails(self.domain, c) for c in (moved, Condition(h, "!=", "h != 0"))]
            if cofactors:
                weights.append(setting.parameter_polynomial(part.text("weight")))
            cofactors.append(k)
            part.close()
        if self.factor is not None:
            weights.append(setting.parameter_polynomial(witness.text("weight")))
            cofactors.append(self.factor)
        if relation != "<" or not remaining or not weights:
            raise Malformed("shape", "means bound products from above, and need a weight", witness.place)
        weighted = list(zip(weights, cofactors[1:], strict=True))
        return remaining + means(setting, self.domain, cofactors[0], weighted, self.unless)


def means(
    setting: Setting, domain: tuple[Condition, ...], k0: Polynomial, weighted: Weighted, unless: tuple[Condition, ...]
) -> Remaining:
    """Obligations for k0 >= prod |k_j|^(2 a_j) on the domain, with equality only where `unless` holds (weighted means).

    `weighted` are the pairs (a_j, k_j), one or more; with an empty `unless` the inequality is strict.
    """
    ring = setting.ring
    goals = [Condition(a, ">", "the weights are positive") for a, _ in weighted]
    goals.append(Condition(ring.sum(a for a, _ in weighted) - ring.constant(1), "=", "the weights add up to 1"))
    mean = ring.sum(a * k * k for a, k in weighted)
    goals.append(Condition(k0 - mean, ">=" if unless else ">", "the mean is at most k_0"))
    equal = tuple(Condition(k0 - k * k, "=", "k_0 = k_j^2") for _, k in weighted)
    return [setting.entails(domain, goal) for goal in goals] + [setting.entails(domain + equal, c) for c in unless]


def cofactor_of(setting: Setting, h: Polynomial, domain: Sequence[Condition] = ()) -> Identity:
    """The obligation that h o F = h k where the equations of the domain hold; its outcome begins with k."""
    return Identity("h o F = h k", setting.image(h), (h, *equations(domain)))
