"""Kind `cycle-near`: there is one cycle near given points, for a parameter or all of an interval. Lemma 16."""

from __future__ import annotations

from functools import partial

from ..conditions import Condition
from ..files import Record
from ..grammar import rational
from ..lemmas.chain import Chain
from ..lemmas.curve import InvariantCurve
from ..lemmas.multipliers import characteristic, inside, monodromy
from ..lemmas.parameters import unused, values
from ..lemmas.piece import NAMES, Piece, counted
from ..lemmas.solution import Solution
from ..reduction import Assertion, Reduction
from ..verdicts import Malformed, Rejected


class CycleNear(Assertion):
    """Exactly one cycle has its points near those given, and it lies nearer; least period and multipliers.

    Perhaps also: it lies on {h = 0}, with bounds of the multipliers across and along this curve.
    """

    def read(self, fields: Record) -> None:
        """Take `at`, `over`, `pieces`, `within`, `alone_within`, `inside`, `curve` (h, factor), `across`, `along`."""
        setting, d = self.setting, len(self.setting.variables)
        unused(setting, NAMES)
        self.at, self.over = fields.texts("at"), fields.text("over")
        numbers = values(setting, self.at, self.over)
        self.step = tuple(p.substitute(numbers) for p in setting.map)
        self.pieces = [Piece(piece, setting, self.over) for piece in fields.records("pieces")]
        self.within, self.alone = (rational(fields.text(name)) for name in ("within", "alone_within"))
        self.inside = fields.text("inside")
        self.curve = InvariantCurve(fields, setting, numbers)
        if not self.pieces or not 0 < self.within <= self.alone or self.inside not in map(str, range(d + 1)):
            raise Malformed("shape", "there are pieces, 0 < within <= alone_within, inside is a number", fields.place)
        if len({piece.period for piece in self.pieces}) > 1 or len(self.pieces) > 1 > len(self.over):
            raise Malformed("shape", "all pieces have as many points, and are of a parameter that varies", fields.place)

    def obligations(self) -> Reduction:
        """The curve is kept; a chain of boxes for each piece, and the pieces join."""
        if self.curve.texts:
            yield self.setting.entails((), Condition(self.curve.defect(), "=", "h o F = h t"))
        for piece, following in zip(self.pieces, [*self.pieces[1:], None], strict=True):
            equations = piece.equations(self.setting, self.step, self.over)
            then = partial(self._as_said, piece=piece, following=following)
            yield Chain("a chain of boxes", equations, then, piece.middle(), self.alone, self.within)

    def _as_said(self, solution: Solution, piece: Piece, following: Piece | None) -> None:
        piece.least_period(self.within)
        piece.encloses(solution, self.within, self.alone)
        if following is not None:
            piece.continues(following, self.within, self.alone)
        states = solution.states()
        product = monodromy(solution, states)
        count = inside(characteristic(product, solution.grid), solution.grid)
        if str(count) != self.inside:
            raise Rejected("stability", f"{count} multipliers lie inside the unit circle, not {self.inside}")
        self.curve.conclude(solution, states, product)

    def sentence(self) -> str:
        """For ...: there is exactly one cycle ... near ..."""
        first, d, n = self.pieces[0], len(self.setting.variables), self.pieces[0].period
        outside = d - int(self.inside)
        count = f"pk in {len(self.pieces)} pieces that the claim lists, first " if len(self.pieces) > 1 else ""
        span = [f"every real {self.over} from {first.span[0]} to {self.pieces[-1].span[1]}"] if self.over else []
        k, they = ("0", "it is") if n == 1 else ("k", "the points are")
        return (
            f"For {' and '.join([*self.at, *span]) or 'this map'}: F has exactly one {first.cycle()} such that every "
            f"coordinate of x{k} - p{k} is at most {self.alone} in absolute value; these are even at most {self.within}"
            f"{f'; {they} continuous in {self.over}' if self.over else ''}"
            f"{f'; {n} is the least period' if n > 1 else ''}; it has {counted(self.inside)} inside the unit circle "
            f"and {outside} outside, so it { {0: 'attracts', d: 'repels'}.get(outside, 'is a saddle') }"
            f"{self.curve.sentence()}, with {count}{first.listed()}"
        )
