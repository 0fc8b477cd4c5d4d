from __future__ import annotations

from rigorous.checker.check import read_claim
from rigorous.checker.files import Record
from rigorous.checker.lemmas.existence import Existence
from rigorous.claims import Assertion, Choice, Claim, Identity, Iff
from rigorous.provers import paths
from rigorous.provers.find import find
from rigorous.provers.signs.effort import EXPANSIONS
from tests.provers.obligations import SPACE


def existence(asserts: Assertion) -> Existence:
    """The first obligation of the claim that asks for a choice."""
    reduction = read_claim(Claim(id="c", system=SPACE, asserts=asserts).encode())[1].obligations()
    outcome, obligation = None, next(reduction)
    while not isinstance(obligation, Existence):
        witness = find(obligation)
        assert witness is not None
        outcome = obligation.discharge(Record(witness, "witness"))
        obligation = reduction.send(outcome)
    return obligation


def proved(obligation: Existence, witness: dict[str, object]) -> bool:
    return all(find(each, EXPANSIONS) is not None for each in obligation.discharge(Record(witness, "witness")))


def test_roots_between_simple_ends() -> None:
    claim = Iff(quantifier="some", where=["b > 0"], holds=["x^2 = a", "x > 0"], exactly_when=["a > 0"])
    obligation = existence(claim)
    assert any(proved(obligation, witness) for witness in paths.roots(obligation))


def on(domain: list[str], wanted: list[str]) -> Existence:
    """Some x for each a."""
    claim = Claim(id="c", system=SPACE, asserts=Identity(equations=["x = x"]))
    setting = read_claim(claim.encode())[1].setting
    return Existence(setting, setting.conditions(domain), setting.conditions(wanted), ("x",), ("a",))


def test_roots_of_quartics() -> None:
    obligation = on(["a >= 2"], ["(x^4 + a*x^2/2 - 1)^2 + (2 - a)*x^4 = 0", "x != 0"])
    assert any(proved(obligation, witness) for witness in paths.quartics(obligation))


def test_values_on_the_boundary() -> None:
    claim = Choice(
        choose=["b"],
        for_all=["x"],
        where=["a >= 0"],
        such_that=["b > 0"],
        given=["0 <= x <= 1"],
        holds=["x + a <= b^2"],
        exactly_when=["a >= 0"],
    )
    obligation = existence(claim)
    assert any(proved(obligation, witness) for witness in paths.boundaries(obligation))


def test_critical_points() -> None:
    obligation = on(["a > 0"], ["3*a*x - x^3 > 0"])
    (witness,) = paths.critical_points(obligation, [[]])
    assert proved(obligation, witness)
