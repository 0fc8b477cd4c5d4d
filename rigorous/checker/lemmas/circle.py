"""The unit circle c^2 + s^2 = 1: powers of its points, and functions on it as squares of a modulus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..conditions import Condition
from ..files import Record
from ..polynomial import Polynomial
from ..setting import Setting
from ..sign import Sign
from ..verdicts import Malformed, Rejected
from .identity import Identity

MAX_POWER = 9


def circle(setting: Setting, names: tuple[str, ...]) -> Condition:
    """The condition c^2 + s^2 = 1 for the parameters of these names; Malformed if they are not two, or F has them."""
    if len(names) != 2 or names[0] == names[1] or not set(names) <= set(setting.parameters):
        raise Malformed("circle", "circle names two of the parameters")
    free_of_angle(setting, names, *setting.map_texts)
    c, s = map(setting.ring.generator, names)
    return Condition(c * c + s * s - setting.ring.constant(1), "=", f"{names[0]}^2 + {names[1]}^2 = 1")


def free_of_angle(setting: Setting, names: tuple[str, ...], *texts: str) -> None:
    """Malformed if one of the texts names a coordinate of the point of the circle."""
    if setting.mentioned(*texts) & set(names):
        raise Malformed("circle", f"only the curve may depend on {' and '.join(names)}")


def turned(point: Sequence[Polynomial], turn: Sequence[Polynomial], degree: int) -> tuple[Polynomial, Polynomial]:
    """Real and imaginary part of turn * point^degree on the circle, where 1/z is the conjugate of z."""
    (c, s), (a, b) = point, turn
    s = s if degree > 0 else -s
    for _ in range(abs(degree)):
        a, b = a * c - b * s, a * s + b * c
    return a, b


@dataclass(frozen=True)
class ModulusSquared:
    """On `domain` and the circle value(z) = |g(z)|^2, for g = first + b z^m + a z^2m without zeros in |z| < 1.

    The witness: b, a, polynomials in the parameters, and m.
    """

    setting: Setting
    domain: tuple[Condition, ...]
    names: tuple[str, ...]
    value: Polynomial
    first: Polynomial
    words = "a function on the circle is the square of a modulus"

    def discharge(self, witness: Record) -> list[Sign | Identity]:
        """What remains to be proved: the identity, and first != 0, a^2 <= first^2, b^2 <= (a + first)^2."""
        setting, d = self.setting, self.first
        texts = [witness.text(name) for name in ("b", "a")]
        b, a = map(setting.parameter_polynomial, texts)
        m = witness.position("power", MAX_POWER)
        witness.close()
        free_of_angle(setting, self.names, *texts)
        if m < 1:
            raise Rejected("power", "a power of z from 1 on is needed")
        z = [setting.ring.generator(name) for name in self.names]
        one, zero = setting.ring.constant(1), setting.ring.constant(0)
        (c1, s1), (c2, s2) = (turned(z, (one, zero), k * m) for k in (1, 2))
        real, imaginary = d + b * c1 + a * c2, b * s1 + a * s2
        equal = Condition(self.value - real * real - imaginary * imaginary, "=", "K = |g|^2")
        free = ((d, "!="), (d * d - a * a, ">="), ((a + d) ** 2 - b * b, ">="))
        return [setting.entails((*self.domain, circle(setting, self.names)), equal)] + [
            setting.entails(self.domain, Condition(p, relation, "no zeros in the disc")) for p, relation in free
        ]
