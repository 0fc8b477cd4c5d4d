from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import msgspec
import pytest

from rigorous.bundled import BALANCED_CUBIC, HENON, LOGISTIC
from rigorous.checker import Verdict
from rigorous.orbits.bifurcations import Candidate, Type, refine_pair
from rigorous.orbits.ratios import outward, page, ratios
from rigorous.orbits.scan import thresholds
from rigorous.orbits.survey import criticality, exact, question
from rigorous.orbits.thresholds import bits_for, branching
from rigorous.provers.prove import UndecidedError
from rigorous.systems import PolynomialSystem

ROOT = Path(__file__).parent.parent.parent


def only(found: Candidate | None) -> Candidate:
    if found is None:
        raise LookupError
    return found


@pytest.mark.parametrize(
    ("points", "sign", "start", "square"),
    [([[0.85], [0.44]], -1, 3.45, (1, 6)), ([[0.956], [0.16], [0.514]], 1, 3.83, (1, 8))],
)
def test_thirty_digits_of_a_threshold(
    points: list[list[float]], sign: int, start: float, square: tuple[int, int]
) -> None:
    found = only(refine_pair(LOGISTIC, {}, "r", sign, points, start, bits_for(30)))
    claim, certificate = branching("c", LOGISTIC, {}, found)
    assert certificate.result.verdict is Verdict.ACCEPT
    low, high = Fraction(claim.asserts.low), Fraction(claim.asserts.high)
    assert high - low == Fraction(2, 10**30)
    assert (low - square[0]) ** 2 < square[1] < (high - square[0]) ** 2


@pytest.mark.parametrize("values", [{"b": Fraction(3, 10)}, {"b": Fraction(-1, 2)}])
def test_a_map_of_the_plane(values: dict[str, Fraction]) -> None:
    found = thresholds(HENON, values, "a", Fraction(-1), Fraction(2), 1, bits_for(12))
    assert {c.type for c in found} == {Type.FOLD, Type.FLIP}
    for candidate in found:
        claim, _ = branching("c", HENON, values, candidate, 12)
        b = values["b"]
        value = -((1 - b) ** 2) / 4 if candidate.type is Type.FOLD else 3 * (1 - b) ** 2 / 4
        assert Fraction(claim.asserts.low) < value < Fraction(claim.asserts.high)


SPACE = PolynomialSystem(("x", "y", "z"), ("a",), ("a - y^2 - z/10", "x", "y"))
FOUR = PolynomialSystem(("x", "y", "z", "w"), ("a",), ("a - x^2 + y/3", "x", "z/2 + x^2", "3*w + x*z"))


@pytest.mark.parametrize(
    ("system", "fold", "flip"), [(SPACE, ["2", "1"], ["2"]), (FOUR, ["2", "3"], ["3"])], ids=["three", "four"]
)
def test_maps_of_more_variables(system: PolynomialSystem, fold: list[str], flip: list[str]) -> None:
    found = {c.type: c for c in thresholds(system, {}, "a", Fraction(-1), Fraction(1, 2), 1, bits_for(8))}
    for type_, inside in ((Type.FOLD, fold), (Type.FLIP, flip)):
        claim, certificate = branching("c", system, {}, found[type_], 8)
        assert (claim.asserts.inside, certificate.result.verdict) == (inside, Verdict.ACCEPT)


def test_what_branches_off_beside_a_multiplier_of_minus_1_is_undecided() -> None:
    system = PolynomialSystem(("x", "y"), ("a",), ("x + a + x^2 + y^2", "-y + x*y"))
    found = thresholds(system, {}, "a", Fraction(-1), Fraction(1), 1, bits_for(8))
    fold = next(c for c in found if c.type is Type.FOLD)
    with pytest.raises(UndecidedError, match="unit circle"):
        branching("c", system, {}, fold, 8)


@pytest.mark.parametrize(
    ("type_", "inside", "d", "word"),
    [
        ("flip", ["1"], 1, "supercritical"),
        ("flip", ["0"], 1, "subcritical"),
        ("flip", ["2"], 2, "supercritical"),
        ("flip", ["1"], 2, ""),
        ("flip", ["0"], 2, "subcritical"),
        ("flip", [], 1, ""),
        ("fold", ["1", "0"], 1, ""),
        ("pitchfork", ["1", "1"], 1, "supercritical"),
        ("pitchfork", ["0", "0"], 3, "subcritical"),
        ("pitchfork", ["2", "2"], 3, ""),
        ("transcritical", ["1", "0"], 1, ""),
    ],
)
def test_what_counts_say_of_criticality(type_: str, inside: list[str], d: int, word: str) -> None:
    claim, _ = branching("c", LOGISTIC, {}, only(refine_pair(LOGISTIC, {}, "r", -1, [[0.65]], 3.1, bits_for(8))), 8)
    asserts = msgspec.structs.replace(claim.asserts, type=type_, inside=inside)
    assert criticality(asserts, d) == word


def test_a_pitchfork_and_a_transcritical_bifurcation() -> None:
    for system, parameter, value, type_ in (
        (BALANCED_CUBIC, "mu", 0, Type.PITCHFORK),
        (LOGISTIC, "r", 1, Type.TRANSCRITICAL),
    ):
        found = thresholds(system, {}, parameter, Fraction(-1, 2), Fraction(3, 2), 1, bits_for(10))
        claim, _ = branching("c", system, {}, next(c for c in found if c.type is type_), 10)
        assert Fraction(claim.asserts.low) < value < Fraction(claim.asserts.high)
        assert claim.asserts.inside == (["1", "1"] if type_ is Type.PITCHFORK else ["1", "0"])


def test_algebraic_values() -> None:
    fold = only(refine_pair(LOGISTIC, {}, "r", 1, [[0.956], [0.16], [0.514]], 3.83, 200))
    assert exact(fold) == "1 + 2*sqrt(2)"


@pytest.mark.parametrize(
    ("over", "at", "words"),
    [
        ("a", [], "names no parameter and value"),
        ("a=1", ["b=1"], "is no interval"),
        ("a=2:1", ["b=1"], "is no interval"),
        ("c=1:2", [], "there is no parameter"),
        ("a=1:2", [], "b has no value"),
        ("a=1:2", ["a=1", "b=1"], "and varies"),
        ("a=1:2", ["b=1/0"], "divides by zero"),
        ("a=1:2", ["b=1e9"], "no rational number"),
        ("a=1:2", ["b=1", "b=2"], "two values"),
    ],
)
def test_questions_that_make_no_sense(over: str, at: list[str], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        question(HENON, over, at, 1, 30)


def test_the_ratios_of_the_cascade() -> None:
    assert page(ROOT / "certificates") == (ROOT / "docs" / "cascade.md").read_text()
    with pytest.raises(ValueError, match="may be equal"):
        ratios([(Fraction(0), Fraction(1)), (Fraction(1), Fraction(2)), (Fraction(3), Fraction(4))])
    assert outward((Fraction(-1, 3), Fraction(1, 3)), 2) == "-0.34, 0.34"
