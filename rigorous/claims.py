"""Claims as data: what is asserted of a system. Frozen structs that encode to the checker's claim format.

Conditions and polynomials are text in the checker's grammar (rigorous/checker/grammar.py). In a claim a prime means
after one step of the map: with w = u*v - mu, the text w' is w composed with F.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from rigorous.checker.check import CLAIM_FORMAT
from rigorous.systems import PolynomialSystem

Texts = Sequence[str]


class _Assertion(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """What is asserted; `where` restricts it to a domain."""

    where: Texts = ()


class Identity(_Assertion, frozen=True, tag="identity"):
    """Each of `equations` holds wherever the equations `where` do."""

    equations: Texts


class Sign(_Assertion, frozen=True, tag="sign"):
    """Each of the conditions `holds` is true wherever all of `where` are."""

    holds: Texts


class Iff(_Assertion, frozen=True, tag="iff"):
    """For parameters in `where`: Q if and only if all of `exactly_when`.

    With `quantifier` "all": `holds` is true of every state in `states`; with "some": some state satisfies `holds`;
    with "none": `holds` is true of the parameters.
    """

    quantifier: str
    holds: Texts
    exactly_when: Texts
    states: Texts = ()


class SignPreserved(_Assertion, frozen=True, tag="sign-preserved"):
    """`function` composed with the map has the sign of `function`, everywhere, for parameters in `where`."""

    function: str


class ForwardInvariant(_Assertion, frozen=True, tag="forward-invariant"):
    """The map sends the states that satisfy all of `set` into themselves, for parameters in `where`."""

    set: Texts


class Attracts(_Assertion, frozen=True, tag="attracts"):
    """Every orbit from the ball of squared radius `radius_squared` about `centre` converges to it, by F^steps."""

    centre: Texts
    radius_squared: str
    steps: str = "1"


class Escapes(_Assertion, frozen=True, tag="escapes"):
    """Every orbit whose squared norm exceeds `beyond` grows monotonically to infinity."""

    beyond: str


class Cycles(_Assertion, frozen=True, tag="cycles"):
    """Every cycle whose points all satisfy `on` satisfies the equations `satisfy`; without any, there is none."""

    on: Texts = ()
    satisfy: Texts = ()


class CyclesAcross(_Assertion, frozen=True, tag="cycles-across"):
    """Cycles on {across = 0} and in `on` have a multiplier across it < 1 in absolute value, or > 1 (`product`).

    The multiplier is the product of `factor` along the cycle; excepted are cycles that satisfy all of `unless`.
    """

    across: str
    factor: str
    product: str
    on: Texts = ()
    unless: Texts = ()


class Power(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The factor |function|^exponent of a denominator."""

    function: str
    exponent: str


class Lyapunov(_Assertion, frozen=True, tag="lyapunov"):
    """|numerator| over the product of the powers in `denominator` grows strictly, unless `unless` holds."""

    numerator: str
    denominator: Sequence[Power]
    unless: Texts
    no_limit_at_zeros: str = "no"


class Cycle(_Assertion, frozen=True, tag="cycle"):
    """Points in `where` have least period `period`, and cycles of this `stability`.

    The stability is attracting, repelling or saddle. `characteristic` lists c_0, ..., c_{n-1} of the characteristic
    polynomial c_0 + ... + z^n of the derivative of F^period.
    """

    period: str
    characteristic: Texts
    stability: str


class Conjugacy(_Assertion, frozen=True, tag="conjugacy"):
    """The `coordinates` of the state move by the map `onto`, whose parameters are `parameters_onto`."""

    coordinates: Texts
    onto: PolynomialSystem
    parameters_onto: Texts = ()


class CircleMap(_Assertion, frozen=True, tag="circle-map"):
    """On the `curve`, given in the parameters `circle` = (cos, sin) of an angle, the map is phi + degree * angle.

    `turn` is (cos(phi), sin(phi)), and `angle` lists numerator and denominator of cos and of sin on the curve.
    """

    circle: tuple[str, str]
    curve: Texts
    angle: Texts
    turn: tuple[str, str]
    degree: str


class CircleExponent(_Assertion, frozen=True, tag="circle-exponent"):
    """Where `across` vanishes, the mean over the angle of ln |K|, its factor, is 2 arccosh(arccosh) = 2 ln(root).

    It is positive exactly when `positive_when` holds, and lies `between` two numbers, if these are given.
    """

    circle: tuple[str, str]
    curve: Texts
    across: str
    root: str
    arccosh: str
    positive_when: Texts
    between: Texts = ()


class Choice(_Assertion, frozen=True, tag="choice"):
    """Some values of `choose` make `holds` true of all values of `for_all`, exactly when the threshold holds."""

    choose: Texts
    for_all: Texts
    holds: Texts
    exactly_when: Texts
    such_that: Texts = ()
    given: Texts = ()


class Piece(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Approximate points of a cycle, all coordinates one after the other, perhaps affine in a parameter.

    `between` holds the ends of its interval.
    """

    points: Texts
    between: Texts = ()


class CycleNear(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="cycle-near"
):
    """Exactly one cycle has all points closer than `alone_within` to those given, and closer than `within`.

    `at` gives values to the parameters, such as "a = 7/5", but for the one that varies (`over`). So many multipliers
    lie `inside` the unit circle. It lies on `curve` = (h, factor), with multipliers `across` and `along` it between
    bounds, if these are given.
    """

    pieces: Sequence[Piece]
    within: str
    alone_within: str
    inside: str
    at: Texts = ()
    over: str = ""
    curve: Texts = ()
    across: Texts = ()
    along: Texts = ()


class Branching(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="branching"
):
    """At one value of `parameter`, between `low` and `high`, a cycle bifurcates: fold, flip, pitchfork, transcritical.

    One of its multipliers alone lies on the unit circle, and is 1, or for a flip -1.
    The cycle lies `within` a distance of `cycle`; the last two types need it as a `known` fixed point, polynomial in
    the parameter. For 0 < q <= `spread` there are pairs a + sqrt(q) b, a - sqrt(q) b, where b has 1 in the place
    `coordinate` (transcritical: a + s b, |s| <= spread), at a parameter which moves to the `side` "<" or ">" with q
    (or s), by `reach` at least. So many multipliers of the new cycles lie `inside` the unit circle. The parameter at
    the bifurcation is the constant named `value`, if one is named.
    """

    type: str
    parameter: str
    coordinate: str
    side: str
    low: str
    high: str
    within: str
    spread: str
    reach: str
    cycle: Piece
    value: str = ""
    at: Texts = ()
    known: Texts = ()
    inside: Texts = ()


class Crossing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="crossing"):
    """The only cycle near `cycle`, over an interval of `parameter`, has a multiplier on the circle at one value only.

    The value lies between `low` and `high`; `type` is flip or neimark-sacker; so many multipliers lie `inside` the unit
    circle before and after. `cubic` "<" or ">" is the sign of the cubic coefficient (neimark-sacker), or empty.
    """

    type: str
    parameter: str
    cycle: Piece
    within: str
    alone_within: str
    low: str
    high: str
    inside: Texts
    cubic: str = ""
    at: Texts = ()


class Side(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The ends of an interval."""

    low: str
    high: str


class Apart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """|function| >= least."""

    function: str
    least: str


class Count(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many cycles of a least period have 0, 1, ... multipliers `inside` the unit circle."""

    period: str
    inside: Texts


class Census(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="census"):
    """Of the cycles in the `box` there are as many as in `counts`, and no others; `everywhere`: all lie in the box.

    `at` gives values to the parameters. Only cycles which keep `apart` from zeros of functions are concerned.
    """

    box: Sequence[Side]
    counts: Sequence[Count]
    everywhere: str = "no"
    at: Texts = ()
    apart: Sequence[Apart] = ()


class Atlas(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="atlas"):
    """For values of `parameter` between `low` and `high`, of at least this `measure`, almost all orbits end at a cycle.

    That is, one cycle attracts all critical points and almost every start with a bounded orbit, up to the symmetry of
    an odd map. The map is quadratic, or cubic and odd.
    """

    parameter: str
    low: str
    high: str
    measure: str
    at: Texts = ()


class AtlasByKneading(Atlas, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="atlas-by-kneading"):
    """The same for a quadratic map, by kneading sequences: larger measures, relying on one theorem more."""


class AtlasAcross(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="atlas-across"
):
    """An atlas for a map of the plane on the graph y = `graph`, with an assertion about cycles across it.

    The fields of the atlas are as in `Atlas`; `cycles` is about a curve that the graph is part of, and "<".
    """

    parameter: str
    low: str
    high: str
    measure: str
    graph: str
    cycles: CyclesAcross
    at: Texts = ()


Assertion = (
    Identity | Sign | Iff | SignPreserved | ForwardInvariant | Attracts | Escapes | Cycles | CyclesAcross | Lyapunov
    | Cycle | Conjugacy | CircleMap | CircleExponent | Choice | CycleNear | Branching | Crossing | Census | Atlas
    | AtlasAcross | AtlasByKneading
)  # fmt: skip


class Constant(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An algebraic constant: the only root of `root_of` in the open interval `between`."""

    name: str
    root_of: str
    between: tuple[str, str]


def square_root(name: str, radicand: int) -> Constant:
    """The positive square root of a positive integer that is no square, under a name."""
    return Constant(name, f"{name}^2 - {radicand}", ("0", str(radicand)))


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """An assertion about a system, with the names it uses: `let` definitions and algebraic `constants`."""

    id: str
    system: PolynomialSystem
    asserts: Assertion
    let: Mapping[str, str] = {}
    constants: Sequence[Constant] = ()

    def encode(self) -> bytes:
        """The claim file: JSON text that the checker reads, the same bytes for the same claim."""
        fields: dict[str, Any] = {
            "format": CLAIM_FORMAT,
            "id": self.id,
            "system": {
                "variables": self.system.variables,
                "parameters": self.system.parameters,
                "map": self.system.map,
            },
        }
        if self.let:
            fields["let"] = [{"name": name, "is": text} for name, text in self.let.items()]
        if self.constants:
            fields["constants"] = self.constants
        fields["asserts"] = self.asserts
        return pretty(fields)


def stored(path: Path) -> list[Claim]:
    """The claims that a file holds, as `store` wrote them."""
    return msgspec.json.decode(path.read_bytes(), type=list[Claim])


def store(path: Path, claims: Sequence[Claim]) -> None:
    """Write claims to a file, the same bytes for the same claims."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(pretty(claims))


def pretty(value: object) -> bytes:
    """Indented JSON with a final newline."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def lines(values: Iterable[object]) -> list[bytes]:
    """Each value as one line of compact JSON."""
    return [msgspec.json.encode(value) + b"\n" for value in values]
