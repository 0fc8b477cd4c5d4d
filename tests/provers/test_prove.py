"""From claim to certificate: true claims are proved, false neighbours and hard claims are undecided."""

from __future__ import annotations

import json

import pytest

from rigorous.bundled import BALANCED_CUBIC, LOGISTIC, TWO_FACTOR
from rigorous.checker.verdicts import Malformed, Verdict
from rigorous.claims import Attracts, Claim, Constant, Escapes, ForwardInvariant, Iff, Sign, SignPreserved
from rigorous.provers.prove import UndecidedError, prove
from rigorous.systems import PolynomialSystem
from tests.forgeries import BASES, NEIGHBOURS, neighbour

COUPLED = PolynomialSystem(("x", "y"), ("c",), ("x*(1 - c + c*y)", "y*(1 - c + c*x)"))
RATE = Constant("s", "s^2 - s - 1", ("1", "2"))

TRUE = [
    Claim(
        id="square", system=COUPLED, asserts=ForwardInvariant(where=["0 <= c <= 1"], set=["0 <= x <= 1", "0 <= y <= 1"])
    ),
    Claim(id="unit", system=LOGISTIC, asserts=ForwardInvariant(where=["0 <= r <= 4"], set=["0 <= x <= 1"])),
    Claim(
        id="sink",
        system=PolynomialSystem(("x", "y"), (), ("x/2 + y^2", "y/3 - x^2")),
        asserts=Attracts(centre=["0", "0"], radius_squared="1/16"),
    ),
    Claim(
        id="far",
        system=PolynomialSystem(("x", "y"), ("a",), ("x - 2*y + a", "2*x + y")),
        asserts=Escapes(where=["-1 < a < 1"], beyond="2"),
    ),
    Claim(
        id="quadrants",
        system=PolynomialSystem(("x", "y"), (), ("x*(1 + y^2)", "y")),
        asserts=SignPreserved(function="x*y"),
    ),
    Claim(
        id="golden",
        system=LOGISTIC,
        constants=[RATE],
        asserts=Iff(where=["r > 0"], quantifier="none", holds=["r^2 < r + 1"], exactly_when=["r < s"]),
    ),
]


@pytest.mark.parametrize("claim", TRUE, ids=lambda claim: claim.id)
def test_true_claims_are_proved(claim: Claim) -> None:
    certificate = prove(claim)
    assert certificate.result.verdict is Verdict.ACCEPT
    assert certificate == prove(claim)


FALSE = [
    Claim(
        id="swapped",
        system=TWO_FACTOR,
        let={"P": "(u + v)^2/4", "Q": "(u - v)^2/4"},
        asserts=SignPreserved(where=["-2 < mu < 2"], function="(2 + mu)*P + (2 - mu)*Q - (4 - mu^2)"),
    ),
    Claim(
        id="wide",
        system=TWO_FACTOR,
        let={"P": "(u + v)^2/4", "Q": "(u - v)^2/4"},
        asserts=SignPreserved(where=["-21/10 < mu < 21/10"], function="(2 - mu)*P + (2 + mu)*Q - (4 - mu^2)"),
    ),
    Claim(
        id="too-far",
        system=BALANCED_CUBIC,
        asserts=ForwardInvariant(where=["-2 <= mu <= 201/100"], set=["x^2 <= 2 + mu"]),
    ),
    Claim(
        id="four-and-more", system=LOGISTIC, asserts=ForwardInvariant(where=["0 <= r <= 401/100"], set=["0 <= x <= 1"])
    ),
    Claim(id="empty", system=LOGISTIC, asserts=ForwardInvariant(where=["r^2 < 0"], set=["0 <= x <= 1"])),
]


@pytest.mark.parametrize("claim", FALSE, ids=lambda claim: claim.id)
def test_false_and_empty_claims_are_undecided(claim: Claim) -> None:
    with pytest.raises(UndecidedError, match="no proof found for obligation"):
        prove(claim)


@pytest.mark.parametrize("shift", ["+ 1/1000000000", "- 1/1000000000"])
def test_a_threshold_moved_by_a_billionth_is_not_proved(shift: str) -> None:
    data = neighbour("monotone-phase", "mu <= 2*s - 2", f"mu <= 2*s - 2 {shift}")["claim"]
    system = PolynomialSystem(**{name: tuple(value) for name, value in data["system"].items()})
    fields = {name: value for name, value in data["asserts"].items() if name != "kind"}
    constants = [Constant(c["name"], c["root_of"], tuple(c["between"])) for c in data["constants"]]
    with pytest.raises(UndecidedError):
        prove(Claim(id="moved", system=system, constants=constants, asserts=Iff(**fields)))


@pytest.mark.parametrize(("text", "by_floats"), [("x^2 + 1 > 0", False), ("x^4 + r^4 + x*r + 1 > 0", True)])
def test_proofs_by_semidefinite_programs_say_so(text: str, by_floats: bool) -> None:
    assert prove(Claim(id="c", system=LOGISTIC, asserts=Sign(holds=[text]))).by_floats is by_floats


def test_malformed_claims_are_refused() -> None:
    with pytest.raises(Malformed):
        prove(Claim(id="c", system=LOGISTIC, asserts=ForwardInvariant(set=["x"])))


def test_committed_certificates_are_what_the_provers_find() -> None:
    from pathlib import Path

    from rigorous.catalogue import entries
    from rigorous.provers.signs.effort import STRATEGIES

    root = Path(__file__).parent.parent.parent
    for entry in entries(root / "proofs"):
        folder = root / "certificates" / entry.claim.id
        if (folder / "rows.jsonl.gz").exists():  # these take minutes; `make prove` compares them
            continue
        certificate = prove(entry.claim, STRATEGIES[entry.by], entry.hints)
        assert (folder / "claim.json").read_bytes() == certificate.claim
        assert certificate.by_floats or (folder / "evidence.json").read_bytes() == certificate.evidence


def test_neighbours_are_named_for_every_kind() -> None:
    assert all(NEIGHBOURS[kind] for kind in BASES)
    assert json.dumps(neighbour("ellipse-separates", "-2 < mu < 2", "-3 < mu < 3"))
