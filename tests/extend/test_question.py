from __future__ import annotations

from typing import Any

from rigorous.bundled import LOGISTIC
from rigorous.claims import Claim, Cycle, Iff, Sign
from rigorous.extend.question import Question, named, stability
from rigorous.systems import PolynomialSystem
from tests.extend.model import over, question

RANGE = over("1", "3/2")


def asserted(statement: Any) -> Any:
    return statement.claim.asserts


def test_own_conditions_on_the_parameter_are_dropped() -> None:
    two = PolynomialSystem(("x",), ("lo", "hi"), ("lo*x",))
    asserts = Sign(where=["0 <= lo <= hi", "lo < 1", "x > lo", "hi > 0"], holds=["x > 0"])
    asked = Question(Claim(id="c", system=two, asserts=asserts), "lo")
    assert asked.holds(RANGE).claim.asserts.where == ["1 < lo < 3/2", "lo <= hi", "x > lo", "hi > 0"]
    assert list(asked.fails(RANGE)) == []  # as there might be no hi for some lo


def test_constants_that_are_not_used_any_more_are_dropped() -> None:
    claim = question("two-cycle-stable").holds(RANGE).claim
    assert list(claim.constants) == []
    assert isinstance(claim.asserts, Sign)
    assert claim.asserts.holds == ["diff(x'', x)^2 < 1"]


def test_what_refutes_a_condition_on_states_is_a_state() -> None:
    first, second = question("two-cycle-stable").fails(RANGE)
    state = ["x^4 - (1 + mu)*x^2 + 1 = 0", "diff(x'', x)^2 >= 1"]
    assert asserted(first) == Iff(where=["1 < mu < 3/2"], quantifier="some", holds=state, exactly_when=["1 < mu < 3/2"])
    assert asserted(second).holds == ["diff(x'', x)^2 >= 1"]
    assert second.states is not None
    assert second.states.asserts.holds == state[:1]


def test_what_fails_of_the_parameters_is_among_the_wanted() -> None:
    fails = [asserted(each) for each in question("edge-of-stability").fails(RANGE)]
    wanted = [each.holds for each in fails if isinstance(each, Iff)]
    assert ["u*v = mu", "0 < s < 2", "mu >= 1"] in wanted
    assert all(each.where == ["1 < mu < 3/2"] for each in fails if isinstance(each, Iff))


def test_what_refutes_other_kinds() -> None:
    def wanted(name: str) -> list[list[str]]:
        return [asserted(each).holds for each in question(name).fails(RANGE)]

    assert wanted("ellipse-separates")[0] == ["eps > 0", "eps' <= 0"]
    assert wanted("bounded-interval-kept") == [["x^2 <= 2 + mu", "x'^2 > 2 + mu"]]
    assert wanted("balanced-escape") == [["x^2 > 2 + mu", "x'^2 <= x^2"]]
    assert wanted("two-cycle-transversely-stable") == [["-1 >= 3 - 2*mu"], ["3 - 2*mu >= 1"]]
    assert wanted("two-cycle-exists")[-1] == ["(x*x' - (1))^2 + (x^2 + x'^2 - (1 + mu))^2 > 0"]
    assert wanted("attracting-at-mu-one-left") == [
        ["x' != x"],
        ["0 < (x - (-1))^2 <= 1/16", "x' = x"],
        ["0 < (x - (-1))^2 <= 1/16", "x'' = x"],
    ]


def test_a_cycle_that_does_not_attract() -> None:
    asserts = Cycle(where=["r*x = r - 1"], period="1", characteristic=["r - 2"], stability="attracting")
    fails = list(Question(Claim(id="c", system=LOGISTIC, asserts=asserts), "r").fails(RANGE))
    assert [asserted(each).stability for each in fails if isinstance(asserted(each), Cycle)] == ["repelling"]
    assert asserted(fails[-1]).holds == ["r*x = r - 1", "(r - 2)^2 >= 1"]


def test_periods_and_stability() -> None:
    assert [question(name).period() for name in ("two-cycle", "minimisers-stable", "ellipse-separates")] == [2, 1, 0]
    found = stability(question("two-cycle"))
    assert found is not None
    assert found.claim.asserts == Cycle(
        where=["x^4 - (1 + mu)*x^2 + 1 = 0"],
        period="2",
        characteristic=["-diff(x'', x)"],
        stability="attracting",
    )
    assert stability(question("two-cycle-stable")) is None
    assert stability(question("two-cycle-attracts-in-the-plane")) is None


def test_names_are_never_too_long() -> None:
    assert named("two-cycle", "extended", "3") == "two-cycle-extended-3"
    assert len(named("a-" * 39 + "b", "extended", "3")) == 80
    assert named("a-" * 39 + "b", "t", room=1) == "a-" * 38 + "a-t"


def test_no_states() -> None:
    assert [asserted(each).holds for each in question("two-cycle").vacuous(RANGE)] == [["x^4 - (1 + mu)*x^2 + 1 != 0"]]
    assert [asserted(each).holds for each in question("bounded-interval-kept").vacuous(RANGE)] == [["x^2 > 2 + mu"]]
    assert list(question("ellipse-separates").vacuous(RANGE)) == []
