"""Obligation E: for all values of some names there are values of others that satisfy given conditions.

The witness chooses: values that are polynomials in the names they may depend on and in numbers that the intermediate
value theorem gives, one after the other; and it may choose differently in two cases.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..conditions import Condition
from ..files import Record
from ..grammar import polynomial
from ..limits import MAX_NESTING, within
from ..names import PATHS
from ..polynomial import Polynomial
from ..setting import Setting
from ..sign import Sign, both_cases
from ..verdicts import Malformed, Rejected
from .identity import Identity

Remaining = list[Sign | Identity]


@dataclass(frozen=True)
class Existence:
    """On `domain` the names in `chosen` have values, depending on `free` alone, that satisfy all of `wanted`.

    And with these values all of `then` hold wherever `given` does, for all values of the other names.
    """

    setting: Setting
    domain: tuple[Condition, ...]
    wanted: tuple[Condition, ...]
    chosen: tuple[str, ...]
    free: tuple[str, ...]
    given: tuple[Condition, ...] = ()
    then: tuple[Condition, ...] = ()

    @property
    def words(self) -> str:
        """The obligation, for messages."""
        return f"some {', '.join(self.chosen)} satisfy " + " and ".join(c.text for c in self.wanted + self.then)

    def discharge(self, witness: Record) -> Remaining:
        """What remains to be proved once the witness has chosen."""
        return self._remaining(witness, self.domain, 0)

    def _remaining(self, witness: Record, domain: tuple[Condition, ...], nesting: int) -> Remaining:
        within("nesting", nesting, MAX_NESTING)
        self.setting.ring.meter.spend(64 + 2 * len(domain))
        remaining: Remaining = []
        if "cases" in witness:
            for part, case in both_cases(witness.record("cases"), lambda text: self._read(text, 0)):
                remaining += self._remaining(part, (*domain, case), nesting + 1)
        else:
            roots = witness.records("choices") if "choices" in witness else ()
            for k, root in enumerate(roots):
                obligations, facts = self._root(root, k, domain)
                remaining, domain = remaining + obligations, domain + facts
            values = [self._read(text, len(roots)) for text in witness.texts("values")]
            remaining += self._at(values, domain)
        witness.close()
        return remaining

    def _root(self, fields: Record, k: int, domain: tuple[Condition, ...]) -> tuple[Remaining, tuple[Condition, ...]]:
        """The number path_k is a root of g between b and c: that there is one, and what is then known of it.

        Lemma (intermediate values). If b < c, g(b) > 0 > g(c) and g is continuous, then g vanishes somewhere in (b, c).
        Likewise with >= for >, and [b, c].
        """
        within("choices", k + 1, len(PATHS))
        g, relation = self._read(fields.text("root"), k + 1), fields.text("ends")
        ends = [self._read(text, k) for text in fields.texts("between")]
        fields.close()
        if len(ends) != 2 or relation not in (">", ">="):
            raise Malformed("shape", "between has two ends, and ends is '>' (open) or '>=' (closed)", fields.place)
        first, second = (g.substitute({PATHS[k]: end}) for end in ends)
        root = self.setting.ring.generator(PATHS[k])
        goals = ((ends[1] - ends[0], "b < c"), (first, "g(b) > 0"), (-second, "g(c) < 0"))
        facts = (
            Condition(g, "=", "g = 0"),
            Condition(root - ends[0], relation, "b < root"),
            Condition(ends[1] - root, relation, "root < c"),
        )
        return [self.setting.entails(domain, Condition(p, relation, text)) for p, text in goals], facts

    def _at(self, values: list[Polynomial], domain: tuple[Condition, ...]) -> Remaining:
        """The conditions at the chosen values."""
        if len(values) != len(self.chosen):
            raise Rejected("state", f"{len(values)} values for {', '.join(self.chosen)}")
        images = dict(zip(self.chosen, values, strict=True))

        def at(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
            return tuple(c.mapped(lambda p: p.substitute(images), f"{c.text} at the values") for c in conditions)

        remaining = [self.setting.entails(domain, c) for c in at(self.wanted)]
        return remaining + [self.setting.entails(domain + at(self.given), c) for c in at(self.then)]

    def _read(self, text: str, roots: int) -> Polynomial:
        """A polynomial in the free names, the constants and the first `roots` numbers chosen."""
        p = polynomial(text, self.setting.ring)
        allowed = {*self.free, *(s.name for s in self.setting.constants), *PATHS[:roots]}
        for name in p.generators():
            if name not in allowed:
                raise Rejected("state", f"{name} may not occur in {text!r}")
        return p


class Somewhere(Existence):
    """Some values of all names, perhaps none of them rational, satisfy all of `wanted`."""

    def __init__(self, setting: Setting, wanted: tuple[Condition, ...]) -> None:
        super().__init__(setting, (), wanted, setting.parameters + setting.variables, ())
