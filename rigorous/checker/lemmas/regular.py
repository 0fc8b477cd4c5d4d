"""Obligation R: a curve is regular, as its function changes along some vector field."""

from __future__ import annotations

from dataclasses import dataclass

from ..conditions import Condition
from ..files import Record
from ..polynomial import Polynomial
from ..setting import Setting
from ..sign import Sign
from ..verdicts import Rejected
from .identity import Identity


@dataclass(frozen=True)
class Regular:
    """The gradient of `function` vanishes nowhere on `domain`. The witness: the components of a vector field."""

    setting: Setting
    domain: tuple[Condition, ...]
    function: Polynomial
    words = "the curve is regular"

    def discharge(self, witness: Record) -> list[Sign | Identity]:
        """What remains to be proved: the derivative of the function along the field is not 0."""
        setting = self.setting
        field = [setting.polynomial(text) for text in witness.texts("field")]
        witness.close()
        if len(field) != len(setting.variables):
            raise Rejected("field", f"{len(field)} components for {len(setting.variables)} variables")
        slopes = (self.function.derivative(x) for x in setting.variables)
        along = setting.ring.sum(b * slope for b, slope in zip(field, slopes, strict=True))
        return [setting.entails(self.domain, Condition(along, "!=", "the derivative along the field"))]
