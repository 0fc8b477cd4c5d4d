"""The clauses of the sentences of all kinds, each with claims for which it is false, and the check that refuses them.

docs/lemmas.md lists the clauses, with what gives each. A case is a claim with evidence that would be a proof if it were
not for this clause, as far as there is any.
"""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass
from typing import Any

from rigorous.checker import check
from rigorous.checker.check import EVIDENCE_FILE, ROWS_FILE
from rigorous.checker.verdicts import Result
from tests.attacks import ATTACKS, NEGATIVE, check_of, files, some
from tests.build import (
    CERTIFICATES,
    ROOT,
    VALID,
    ZERO,
    Json,
    by,
    claim,
    cofactors,
    encode,
    evidence,
    number,
    point,
    proof,
    squares,
    system,
    there,
)
from tests.clauses_bifurcations import BRANCHING, CROSSING, stored
from tests.clauses_bifurcations import CIRCLE as CIRCLE_CASES

LEMMAS = ROOT / "docs" / "lemmas.md"
ITEM = re.compile(r"^- (perhaps )?(\"[^\n]*?\"): (.*)$", re.MULTILINE)
PACKED = b"\x1f\x8b"
"""How gzip files begin."""


@dataclass(frozen=True)
class Clause:
    """A part of a sentence, in one of several forms, which may be absent; and what gives it."""

    forms: tuple[str, ...]
    gives: str
    optional: bool

    @property
    def words(self) -> str:
        """The first of its forms."""
        return self.forms[0]

    def pattern(self) -> str:
        """A regular expression for it."""
        forms = "|".join(r".*?".join(map(re.escape, form.split("…"))) for form in self.forms)
        return rf"(?:{forms})" + ("?" if self.optional else "")


def clauses(number: int) -> list[Clause]:
    """The clauses of a kind, by the number of its lemma."""
    text = LEMMAS.read_text()
    lemma = text[text.index(f"\n**{number}. ") + 1 :].partition(f"\n**{number + 1}. ")[0]
    part = lemma.partition("*Clauses:*\n")[2].partition("\n\n")[0]
    found = []
    for optional, quoted, gives in ITEM.findall(part):
        found.append(Clause(tuple(quoted[1:-1].split('" or "')), gives, bool(optional)))
    return found


@dataclass(frozen=True)
class Case:
    """A false claim with evidence, and the check that refuses it."""

    check: str
    files: tuple[bytes, bytes]

    def result(self) -> Result:
        """What the checker says of it."""
        claim, evidence = self.files
        return check(claim, io.BytesIO(evidence) if evidence.startswith(PACKED) else evidence)


def made(check: str, false: Json, *witnesses: Json) -> Case:
    """A claim that is made up, with these witnesses."""
    return Case(check, (encode(false), encode(evidence(*witnesses))))


def attack(name: str) -> Case:
    """One of tests/attacks.py."""
    return Case(check_of(name), files(ATTACKS[name]))


def beside(check: str, name: str, old: str, new: str) -> Case:
    """A true certificate whose claim is changed in one place."""
    folder = next(root / name for root in (CERTIFICATES, VALID) if (root / name).is_dir())
    data = (folder / "claim.json").read_text()
    compact = json.dumps(json.loads(data))
    if compact.count(old) < 1:
        raise ValueError(f"{old!r} does not stand in {name}")
    whole = folder / EVIDENCE_FILE
    evidence = whole.read_bytes() if whole.exists() else (folder / ROWS_FILE).read_bytes()
    return Case(check, (compact.replace(old, new).encode(), evidence))


def bifurcation(*clauses: str) -> list[Case]:
    """Those of tests/clauses_bifurcations.py for `branching`."""
    return [Case(check, files(false)) for check, false in map(BRANCHING.__getitem__, clauses)]


def crossing(*clauses: str) -> list[Case]:
    """Those for `crossing`."""
    return [Case(check, files(false)) for check, false in map(CROSSING.__getitem__, clauses)]


def on_the_circle(name: str) -> Case:
    """A bifurcation with another multiplier on the unit circle."""
    return Case("unit-circle", files(stored(name)))


def nowhere(fields: Json) -> Case:
    """A claim of which nothing is asked, as its domain is empty."""
    return made("vacuous", claim({"where": ["a^2 < 0"]} | fields), point())


FALSE_IFF: Json = {"kind": "iff", "quantifier": "none", "states": [], "holds": ["a > 0"], "exactly_when": ["a > 1"]}
NEVER: Json = FALSE_IFF | {"where": [], "holds": ["a^2 < 0"], "exactly_when": ["a^2 < 0"]}
AGAIN = by(("1", "1", [0]))
MINUS_X = system("x", "a", "-x")
EMPTY_CYCLES: Json = {"kind": "cycles", "on": [], "satisfy": []}
PLANE = system("x y", "a", "x/2", "y")
ACROSS: Json = {"kind": "cycles-across", "across": "x", "on": [], "factor": "1/2", "product": "<", "unless": []}
GROWING: Json = {
    "kind": "lyapunov",
    "numerator": "x",
    "denominator": [{"function": "y", "exponent": "2"}],
    "unless": ["(y - 1)^2 = 0"],
    "no_limit_at_zeros": "no",
}
OFF_AXES: Json = {"point": {"a": "0", "x": "1", "y": "2"}}
ON_AXIS, ORIGIN = ({"point": {"a": "0", "x": x, "y": "0"}} for x in "10")
THREE = "balanced-cycle-of-period-3"
EIGHT = '{"period": "3", "inside": ["8", "0"]}'
EXPONENT, MEASURE = "ellipse-exponent", "7497310051660639/72057594037927936"

FIXED: Json = {"kind": "attracts", "where": [], "centre": ["1"], "radius_squared": "1", "steps": "1"}
ONE_STEP = [point(y="0"), cofactors(), {"field": ["1", "0"]}, number()]
CIRCLE: Json = {"kind": "circle-map", "circle": ["c", "s"], "curve": ["c", "s"], "angle": ["x", "1", "y", "1"]}
CIRCLE |= {"turn": ["1", "0"], "degree": "2"}
TWICE = system("x y", "c s", "x^2 - y^2", "2*x*y")
MEAN: Json = {"kind": "circle-exponent", "circle": ["c", "s"], "curve": ["c", "0"], "across": "w", "root": "2"}
MEAN |= {"arccosh": "5/4", "positive_when": ["1 > 0"], "between": []}
ANGLE = system("u w", "c s", "2*u^2 - 1", "(5 + 4*u)*w")
NO_GROWTH: Json = MEAN | {"where": [], "curve": ["0", "0"], "root": "1", "arccosh": "1", "positive_when": ["0 > 1"]}
STILL_MAP = system("u w", "c s", "u", "w")
STAYS = [cofactors("1"), cofactors("0"), {"field": ["0", "1"]}, number(), {"b": "0", "a": "0", "power": 1}]
STAYS += [cofactors("0"), *[number()] * 3, ZERO, cofactors(), by(("1", "1", []), ("1", "1", [0])), ZERO]
ON_CIRCLE: Json = {"point": {"c": "1", "s": "0", "x": "0", "y": "0"}}
AT_ONE: Json = {"point": {"c": "1", "s": "0", "u": "0", "w": "0"}}
FIVE = cofactors("5 + 4*u")
CHOSEN: Json = {"kind": "choice", "choose": ["x"], "for_all": ["y"], "such_that": [], "given": [], "holds": ["x < y"]}
NO_CHOICE: Json = CHOSEN | {"where": [], "exactly_when": ["a^2 < 0"]}

KEPT: Json = {"kind": "sign-preserved", "where": [], "function": "x"}
# (x, y) -> (x*y, 5/2 - y): y = 2 and y = 1/2 change places, on x = 0, which is multiplied by y.
EXCHANGED = system("x y", "a", "x*y", "5/2 - y")
BETWEEN = [
    point(y="0"),
    cofactors(),
    {"field": ["1", "0"]},
    number(),
    {"relation": "<", "function": "1"},
    *[number()] * 3,
]
GROWS, SHRINKS = (system("x y", "a", f"x*(1 {sign} (y - 1)^2)", "y") for sign in "+-")
INVERSE = [{"function": "y", "exponent": "-2"}]
HALF = system("x", "a", "x/2")
HALVING: Json = {"kind": "cycle", "where": ["x = 0"], "period": "1", "stability": "attracting"}
HALVING |= {"characteristic": ["-1/3"]}
OTHER: Json = {"variables": ["z"], "parameters": ["b"], "map": ["z"]}
SQUARED, ALONG = cofactors("(5 + 4*u)^2"), [cofactors("0"), {"field": ["0", "1"]}, number()]
NONE_SERVES = [
    {"values": ["0"]},
    proof(
        squares(("1/4", "y + 1", []), ("1/4", "y - 1", [1]), ("1", "1", []), ("1", "1", [1])),
        (NEGATIVE, squares(("1", "a", []), times=[0])),
    ),
    {"values": ["x"]},
    by(),
]
# Both are multiplied by 1/4, and the quotient by 4.
TOUCHING: Json = GROWING | {"where": [], "numerator": "y - x^2", "unless": ["x = 0"], "no_limit_at_zeros": "yes"}
QUARTERED = system("x y", "a", "x/2", "y/4")
TOUCHED = [cofactors("1/4"), cofactors("1/4"), number(), number(), cofactors(), number("3/16"), cofactors("16/3*x")]


def growing(space: Json, **fields: Any) -> Json:
    """The claim that x/y^2 grows."""
    return claim(GROWING | {"where": []} | fields, space)


def grows(cofactor: str) -> list[Json]:
    """A proof that x/y^2 grows, if this is the cofactor of x."""
    return [
        OFF_AXES,
        ON_AXIS,
        cofactors(cofactor),
        cofactors("1"),
        number(),
        number(),
        cofactors(),
        by(("1", "y - 1", [])),
        cofactors("1"),
    ]


CASES: dict[str, list[list[Case]]] = {
    "identity": [
        [made("vacuous", claim({"kind": "identity", "where": ["1 = 0"], "equations": ["x = x + 1"]}), point())],
        [attack("identity")],
    ],
    "sign": [[attack("vacuous")], [attack("sum-of-squares"), attack("strict-term")]],
    "iff": [
        [nowhere(FALSE_IFF)],
        [made("sum-of-squares", some(["x > 0"]), point(), number(), {"values": ["0"]}, number())],
        [
            beside("strict-term", "fixed-points-nonzero", "mu > 0", "mu >= 0"),
            made("sum-of-squares", claim(NEVER), point(), AGAIN, AGAIN, {"values": ["0", "0"]}, number()),
        ],
    ],
    "sign-preserved": [
        [beside("vacuous", "ellipse-separates", "-2 < mu < 2", "5 < mu < 2")],
        [
            beside("identity", "ellipse-separates", "(2 - mu)*P + (2 + mu)*Q", "(2 + mu)*P + (2 - mu)*Q"),
            beside("sum-of-squares", "ellipse-separates", "-2 < mu < 2", "-21/10 < mu < 21/10"),
        ],
        # -x exchanges the sets.
        [made("sum-of-squares", claim(KEPT, MINUS_X), point(), cofactors("-1"), number())],
    ],
    "forward-invariant": [
        [nowhere({"kind": "forward-invariant", "set": ["x > 0"]})],
        [beside("sum-of-squares", "bounded-interval-kept", "-2 <= mu <= 2", "-2 <= mu <= 201/100")],
    ],
    "attracts": [
        [nowhere(FIXED | {"where": ["a^2 < 0"]})],
        [made("identity", claim(FIXED, MINUS_X), point(), cofactors())],
        [
            beside("sum-of-squares", "attracting-at-mu-one-right", '"1/16"', '"1"'),
            beside("sum-of-squares", "attracting-at-mu-one-right", '"1/16"', '"0"'),
        ],
    ],
    "escapes": [
        [nowhere({"kind": "escapes", "beyond": "1"})],
        [beside("sum-of-squares", "balanced-escape", "2 + mu", "1 + mu")],
    ],
    "cycles": [
        [nowhere(EMPTY_CYCLES)],
        [beside("strict-term", "no-cycles-off-axes", '"eps != 0"', '"eps^2 >= 0"')],
    ],
    "cycles-across": [
        [made("vacuous", claim(ACROSS | {"where": ["a^2 < 0"]}, PLANE), point(y="0"))],
        [made("identity", claim(ACROSS | {"where": [], "factor": "1/3"}, PLANE), point(y="0"), cofactors())],
        # Points of period two: the product of the factors is 1/2 * 2.
        [made("sum-of-squares", claim(ACROSS | {"where": [], "factor": "y"}, EXCHANGED), *BETWEEN)],
        [beside("strict-term", "balanced-cycles-attract", "p != 0", "p^2 >= 0")],
        [beside("strict-term", "balanced-cycles-attract", '"w = 0"', "")],
        [
            made(
                "sum-of-squares",
                claim(ACROSS | {"where": [], "across": "x^2", "factor": "1/4"}, PLANE),
                *ONE_STEP,
            )
        ],
        [beside("direction", "ellipse-cycles-repel", '">"', '"<"')],
    ],
    "lyapunov": [
        [made("vacuous", claim(GROWING | {"where": ["a^2 < 0"]}, GROWS), OFF_AXES)],
        [
            made("sum-of-squares", growing(SHRINKS), *grows("1 - (y - 1)^2")),
            made("identity", growing(GROWS, unless=["x = 0"]), *grows("1 + (y - 1)^2")),
        ],
        [
            made(
                "sum-of-squares", claim(GROWING | {"where": [], "denominator": INVERSE}, GROWS), *grows("1 + (y - 1)^2")
            )
        ],
        # The zeros of y - x^2 and of y touch.
        [
            made(
                "sum-of-squares",
                claim(TOUCHING, system("x y", "a", "x/2", "y/4")),
                OFF_AXES,
                ON_AXIS,
                ORIGIN,
                *TOUCHED,
                number(),
            )
        ],
    ],
    "cycle": [
        [beside("vacuous", "opposite-two-cycle", "u^2 = 2 - mu", "u^2 = 2 + mu")],
        [beside("identity", "opposite-two-cycle", '"2"', '"4"')],
        [
            made(
                "identity",
                claim(HALVING | {"characteristic": ["-1/3"]}, HALF),
                point(),
                cofactors("-1/2"),
                cofactors("0"),
            )
        ],
        [
            beside("sign-at-sample", "opposite-two-cycle", "repelling", "attracting"),
            beside("sign-at-sample", "opposite-two-cycle", "repelling", "saddle"),
        ],
    ],
    "conjugacy": [
        [nowhere({"kind": "conjugacy", "coordinates": ["x"], "onto": OTHER, "parameters_onto": ["a"]})],
        [
            beside("identity", "negative-targets", '"-mu"', '"mu"'),
            beside("identity", "negative-targets", '"-v"', '"v"'),
        ],
    ],
    "circle-map": [
        [made("vacuous", claim(CIRCLE | {"where": ["1 < 0"]}, TWICE), ON_CIRCLE)],
        [beside("identity", "ellipse-angle-tripled", '"-3"', '"3"')],
        [beside("identity", "ellipse-angle-tripled", '"-1", "0"', '"1", "0"'), attack("circle: the turn")],
        [beside("identity", "ellipse-angle-tripled", '"u - v"', '"v - u"')],
        [attack("circle: the angle")],
        [attack("degree")],
        [beside("identity", "ellipse-angle-tripled", '"-3"', '"-2"')],
    ],
    "circle-exponent": [
        [made("vacuous", claim(MEAN | {"where": ["1 < 0"]}, ANGLE), AT_ONE)],
        [made("identity", claim(MEAN | {"where": [], "curve": ["c", "1"]}, ANGLE), AT_ONE, FIVE, cofactors("0"))],
        [made("sum-of-squares", claim(MEAN | {"where": [], "across": "w^2"}, ANGLE), AT_ONE, SQUARED, *ALONG)],
        [made("identity", claim(MEAN | {"where": []}, ANGLE), AT_ONE, cofactors("4"))],
        [attack("power"), beside("identity", EXPONENT, "(X + Y)/4", "(X + Y)/3")],
        [beside("logarithm", "ellipse-exponent-bounds", "97/100", "24/25")],
        [
            beside("sign-at-end", EXPONENT, '["-2 < mu < 2"]', '["-2 <= mu < 2"]'),
            made(
                "sum-of-squares",
                claim(NO_GROWTH, system("u w", "c s", "u", "w")),
                AT_ONE,
                *STAYS,
                *there("1", "0", "0", "0"),
            ),
        ],
    ],
    "choice": [
        [made("vacuous", claim(CHOSEN | {"where": ["a^2 < 0"], "exactly_when": ["a > 0"]}, PLANE), point(y="0"))],
        [beside("sum-of-squares", "offset", "a >= 0", "a >= -1")],
        [
            beside("sum-of-squares", "offset", "a >= 0", "a >= 1"),
            made(
                "sum-of-squares", claim(NO_CHOICE, PLANE), point(y="0"), *NONE_SERVES, {"values": ["0"] * 3}, number()
            ),
        ],
    ],
    "census": [
        [beside("leaf-empty", "cubic-census", "mu = 2", "mu = 1")],
        [beside("root-inside", "cubic-census", '5/2"', '3/2"')],
        [beside("witness-count", "cubic-census", EIGHT, EIGHT + ', {"period": "4", "inside": ["18", "0"]}')],
        [
            beside("count", "cubic-census", '["8", "0"]', '["9", "0"]'),
            beside("count", "cubic-census", '["8", "0"]', '["7", "1"]'),
        ],
    ],
    "atlas": [
        [beside("row-order", "logistic-rows", '"19/5"', '"383/100"')],
        [beside("witness-count", "logistic-rows", "262689077/17179869184", "1050756309/68719476736")],
        [attack("row-critical")],
        [attack("critical")],
        [attack("row-kept")],
        [beside("critical", "cubic-rows", "(1 + mu)*x - x^3", "(1 + mu)*x - x^3 + 1/100")],
    ],
    "atlas-across": [
        [beside("row-order", "rows-in-the-plane", '"2"', '"15/4"')],
        [beside("witness-count", "rows-in-the-plane", '"1/4"', '"1/3"')],
        [attack("graph-kept"), attack("graph-curve")],
        [beside("critical", "rows-in-the-plane", "r*x*(1 - x)", "r*x*(1 - x) + x^3")],
        [beside("critical", "rows-in-the-plane", "r*x*(1 - x)", "r*x*(1 - x) + x^3")],
        [beside("identity", "rows-in-the-plane", "1/2*y*(1 + y)", "1/2*y*(2 + y)")],
    ],
    "atlas-by-kneading": [
        [beside("row-order", "logistic-windows", '"7/2"', '"37/10"')],
        [beside("witness-count", "logistic-windows", MEASURE, "29989240206642557/288230376151711744")],
        [attack("window-kept"), attack("window-side"), attack("window-word"), attack("window-monotone")],
    ],
    "cycle-near": [
        [attack("alone")],
        [attack("within")],
        [attack("gap"), attack("join")],
        [attack("least-period")],
        [attack("stability"), attack("unit-circle")],
        [attack("on-curve")],
        [attack("regular"), beside("multiplier", THREE, '"-32901/250000"', '"-65803/500000"')],
        [attack("multiplier")],
        [attack("contraction")],
    ],
    "branching": [
        bifurcation("fold, flip, pitchfork, or transcritical bifurcation"),
        bifurcation("there are mu(q), ak(q), bk(q), continuous in q"),
        bifurcation("where a0 is a fixed point for all mu"),
        bifurcation("which lies between l and h"),
        bifurcation("at mu(0), which is s"),
        bifurcation("which lies between l and h"),
        bifurcation("the points ak(0) are a cycle of least period n"),
        bifurcation("at most r from pk in each coordinate"),
        [*bifurcation("with one multiplier alone on the unit circle"), *map(on_the_circle, CIRCLE_CASES)],
        bifurcation("which is 1, or -1"),
        bifurcation(
            "the points ak + sqrt(q)*bk and ak - sqrt(q)*bk are two cycles, or one, of least period n, or 2n",
            "the point a0 + q*b0 is a fixed point other than a0",
        ),
        bifurcation("the points a0 + sqrt(q)*b0 and a0 - sqrt(q)*b0 are two fixed points other than a0"),
        bifurcation("it has m multipliers inside the unit circle", "and none on it"),
        bifurcation("the coordinate i of b0 is 1"),
        bifurcation("mu(q) is strictly increasing, or decreasing"),
        bifurcation("|mu(q) - mu(0)| is at least R"),
    ],
    "crossing": [
        crossing("F has exactly one cycle such that every coordinate of xk - pk is at most R"),
        crossing("these are even at most r"),
        crossing("n is the least period"),
        crossing("for one t alone"),
        crossing("which lies between l and u"),
        crossing(
            "it has the multiplier -1",
            "and no other multiplier on the unit circle",
            "it has two multipliers on the unit circle that are not real",
        ),
        crossing("where a closed attracting, or repelling, curve invariant under F^n branches off"),
        crossing("for smaller t it has m multipliers inside the unit circle and for larger t m'"),
        crossing("and none on it"),
    ],
}
