"""Small true claims of the newer kinds, for the oracle and for forgeries.

`python -m tests.made_up` proves them and writes their certificates to tests/corpora/valid.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from rigorous.bundled import BALANCED_CUBIC, HENON, LOGISTIC, TWO_FACTOR
from rigorous.checker.check import CLAIM_FILE, EVIDENCE_FILE
from rigorous.claims import (
    Apart,
    Atlas,
    Branching,
    Census,
    Choice,
    CircleExponent,
    CircleMap,
    Claim,
    Count,
    Cycle,
    Cycles,
    Lyapunov,
    Piece,
    Power,
    Side,
    pretty,
    square_root,
)
from rigorous.provers.prove import prove
from rigorous.systems import PolynomialSystem

VALID = Path(__file__).parent / "corpora" / "valid"
SCALED = PolynomialSystem(("x", "y"), ("a",), ("2*x", "a*y"))

CLAIMS = [
    Claim(
        id="drift",
        system=PolynomialSystem(("x",), ("a",), ("x + a*x^2",)),
        asserts=Cycles(where=["a > 0"], satisfy=["x = 0"]),
    ),
    Claim(
        id="growing-quotient",
        system=PolynomialSystem(("x", "y"), ("a",), ("x*(1 + a^2)", "a*y")),
        asserts=Lyapunov(
            where=["a <= 1"],
            numerator="x",
            denominator=[Power("y", "2")],
            unless=["1 = 0"],
            no_limit_at_zeros="yes",
        ),
    ),
    Claim(
        id="two-cycle-attracting",
        system=BALANCED_CUBIC,
        constants=[square_root("s", 5)],
        asserts=Cycle(
            where=["1 < mu < s - 1", "x^4 - (1 + mu)*x^2 + 1 = 0"],
            period="2",
            characteristic=["2*(1 + mu)^2 - 9"],
            stability="attracting",
        ),
    ),
    Claim(
        id="saddle-at-the-origin",
        system=SCALED,
        asserts=Cycle(
            where=["-1 < a < 1", "x = 0", "y = 0"],
            period="1",
            characteristic=["2*a", "-2 - a"],
            stability="saddle",
        ),
    ),
    Claim(
        id="turned-and-squared",
        system=PolynomialSystem(
            ("x", "y"), ("a", "b", "c", "s"), ("a*(x^2 - y^2) + 2*b*x*y", "b*(x^2 - y^2) - 2*a*x*y")
        ),
        asserts=CircleMap(
            where=["a^2 + b^2 = 1"],
            circle=("c", "s"),
            curve=["c", "s"],
            angle=["x", "1", "y", "1"],
            turn=("a", "b"),
            degree="-2",
        ),
    ),
    Claim(
        id="exponent-of-a-shift",
        system=PolynomialSystem(
            ("w", "e"), ("d", "k", "c", "s"), ("w^3 - 3*w", "e*(d*w^2 + (d + 1)*w + d^2 - 2*d + 2)")
        ),
        asserts=CircleExponent(
            where=["1 <= d <= 2", "d*k = 1", "k > 0"],
            circle=("c", "s"),
            curve=["2*c", "0"],
            across="e",
            root="d",
            arccosh="(d + k)/2",
            positive_when=["d > 1"],
            between=["-1/10", "3/2"],
        ),
    ),
    Claim(
        id="some-parabola-positive",
        system=PolynomialSystem(("x",), ("a", "b"), ("x",)),
        asserts=Choice(
            where=["a <= 1"],
            choose=["b"],
            such_that=["b <= a"],
            for_all=["x"],
            given=["x >= b"],
            holds=["x^2 - 2*b*x + a > 0"],
            exactly_when=["a > 0"],
        ),
    ),
    Claim(
        id="logistic-ranges",
        system=LOGISTIC,
        asserts=Atlas(parameter="r", low="2", high="7/2", measure="147/100"),
    ),
    Claim(
        id="cubic-ranges",
        system=BALANCED_CUBIC,
        asserts=Atlas(parameter="mu", low="-1/4", high="5/4", measure="149/100"),
    ),
    Claim(
        id="logistic-census",
        system=LOGISTIC,
        asserts=Census(
            at=["r = 19/5"],
            box=[Side("-3/2", "3/2")],
            everywhere="yes",
            counts=[Count(period="1", inside=["2", "0"]), Count(period="2", inside=["1", "0"])],
        ),
    ),
    Claim(
        id="henon-census",
        system=HENON,
        asserts=Census(
            at=["a = 1", "b = 3/10"],
            box=[Side("-3", "3"), Side("-3", "3")],
            everywhere="yes",
            counts=[Count(period="1", inside=["0", "2", "0"]), Count(period="2", inside=["0", "1", "0"])],
        ),
    ),
    Claim(
        id="census-in-a-box",
        system=HENON,
        asserts=Census(
            at=["a = 7/5", "b = 3/10"],
            box=[Side("0", "3/2"), Side("-1", "1")],
            counts=[Count(period="1", inside=["0", "1", "0"]), Count(period="2", inside=["0", "0", "0"])],
        ),
    ),
    Claim(
        id="two-factor-census",
        system=TWO_FACTOR,
        asserts=Census(
            at=["mu = 1/2"],
            box=[Side("-2", "2"), Side("-2", "2")],
            apart=[Apart(function="u*v - mu", least="1/4")],
            counts=[Count(period="1", inside=["0", "1", "0"])],
        ),
    ),
    Claim(
        id="fold-in-the-plane",
        system=PolynomialSystem(("x", "y"), ("a", "b"), ("x + a - x^2 + b*y", "1/2*y + b*x^2")),
        asserts=Branching(
            type="fold",
            at=["b = 1/4"],
            parameter="a",
            coordinate="x",
            side=">",
            low="-1/1000",
            high="1/1000",
            within="1/1000",
            spread="1/1000",
            reach="1/2000",
            cycle=Piece(points=["0", "0"]),
            inside=["2", "1"],
        ),
    ),
]


def whole(evidence: bytes | Sequence[bytes]) -> bytes:
    """Evidence as one object, if it is in lines."""
    if isinstance(evidence, bytes):
        return evidence
    head, *witnesses = map(json.loads, evidence)
    return pretty(head | {"witnesses": witnesses})


if __name__ == "__main__":
    for claim in CLAIMS:
        certificate = prove(claim)
        folder = VALID / claim.id
        folder.mkdir(exist_ok=True)
        (folder / CLAIM_FILE).write_bytes(certificate.claim)
        (folder / EVIDENCE_FILE).write_bytes(whole(certificate.evidence))
