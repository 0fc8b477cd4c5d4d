"""Kind `cycle`: points of a least period, with the multipliers and the stability of their cycles. Lemma 11."""

from __future__ import annotations

from ..conditions import Condition
from ..files import Record
from ..lemmas.inhabited import Inhabited
from ..lemmas.schur import characteristic, schur_cohn
from ..lemmas.stable import PERIODS
from ..reduction import Assertion, Reduction
from ..verdicts import Malformed

TYPES = {
    "attracting": "lie strictly inside the unit circle, so that the cycle attracts all orbits that start near it",
    "repelling": "lie strictly outside the unit circle",
    "saddle": "are real, one strictly inside and one strictly outside the interval [-1, 1]",
}


class Cycle(Assertion):
    """Each point with all of `where` has least period `period`, and F^period there the characteristic polynomial given.

    `characteristic` lists c_0, ..., c_{n-1} of det(z - D) = c_0 + ... + z^n, where D is the derivative of F^period.
    """

    def read(self, fields: Record) -> None:
        """Take `where` (on parameters and states), `period`, `characteristic` and `stability`."""
        self.where_texts, self.coefficient_texts = fields.texts("where"), fields.texts("characteristic")
        self.period_text, self.stability = fields.text("period"), fields.text("stability")
        self.where = self.setting.conditions(self.where_texts)
        self.coefficients = [self.setting.polynomial(text) for text in self.coefficient_texts]
        n = len(self.setting.variables)
        if self.period_text not in PERIODS or self.stability not in TYPES or len(self.coefficients) != n:
            raise Malformed(
                "shape", f"a period from 1 to 9, {n} coefficients, and a stability are needed", fields.place
            )
        if self.stability == "saddle" and n != 2:
            raise Malformed("shape", "a saddle is of two variables here", fields.place)

    def obligations(self) -> Reduction:
        """F^n x = x, F^d x != x for proper divisors d, the characteristic polynomial, and its roots."""
        setting, ring, n = self.setting, self.setting.ring, int(self.period_text)
        yield Inhabited(setting, self.where)
        iterates = [[ring.generator(x) for x in setting.variables]]
        for _ in range(n):
            iterates.append([setting.image(p) for p in iterates[-1]])
        moved = [[p - x for p, x in zip(ps, iterates[0], strict=True)] for ps in iterates]
        for p in moved[n]:
            yield setting.entails(self.where, Condition(p, "=", f"F^{n} x = x"))
        for d in (d for d in range(1, n) if n % d == 0):
            yield setting.entails(self.where, Condition(ring.sum(p * p for p in moved[d]), ">", f"F^{d} x != x"))
        derivative = [[p.derivative(x) for x in setting.variables] for p in iterates[n]]
        for p, c in zip(characteristic(derivative), self.coefficients, strict=True):
            yield setting.entails(self.where, Condition(p - c, "=", "the characteristic polynomial"))
        z = [*self.coefficients, ring.constant(1)]
        at_one, at_minus_one = ring.sum(z), ring.sum(z[::2]) - ring.sum(z[1::2])
        within = {"attracting": schur_cohn(z), "repelling": schur_cohn(z[::-1]), "saddle": [-at_one * at_minus_one]}
        for p in within[self.stability]:
            yield setting.entails(self.where, Condition(p, ">", f"the cycle is {self.stability}"))

    def sentence(self) -> str:
        """For all real ...: (x) has least period ... and its cycle is ..."""
        point = f"({', '.join(self.setting.variables)})"
        terms = [f"({c})*zeta^{k}" if k else f"({c})" for k, c in enumerate(self.coefficient_texts)]
        polynomial = " + ".join([*terms, f"zeta^{len(terms)}"])
        return (
            f"{self.setting.quantifier(self.where_texts)}: {point} has least period {self.period_text} under F, and "
            f"the eigenvalues of the derivative of F^{self.period_text} there, the roots zeta of {polynomial}, "
            f"{TYPES[self.stability]}"
        )
