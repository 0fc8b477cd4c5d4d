from __future__ import annotations

from fractions import Fraction

from rigorous.claims import Constant
from rigorous.discovery.algebraic import Algebraic, bracket, rational
from rigorous.extend.ranges import Range, between, display, number, words
from tests.extend.model import GOLDEN, over

CUBIC = Algebraic((-2, 0, 0, 1), 0)


def test_words_and_claims() -> None:
    one = number(Fraction(1))
    constants: dict[Algebraic | int, Constant] = {}
    assert Range(one, GOLDEN, (False, True)).words("mu") == "1 < mu <= sqrt(5) - 1"
    assert Range(one, GOLDEN).stated("mu", constants, {"s"}) == "1 < mu < s_ - 1"
    assert [constant.root_of for constant in constants.values()] == ["s_^2 - 5"]
    assert Range(one, one, (True, True)).words("mu") == "mu = 1"
    assert words(CUBIC, "r") == "1.259921... (root of r^3 - 2)"


def test_irrational_ends_move_inwards() -> None:
    inner = Range(GOLDEN, CUBIC).inner()
    low, high = rational(inner.low), rational(inner.high)
    assert low is not None
    assert high is not None
    tiny = Fraction(1, 10**12)
    assert (low - tiny + 1) ** 2 < 5 < (low + 1) ** 2
    assert high**3 < 2 < (high + tiny) ** 3
    assert over("1", "2").inner() == over("1", "2")


def test_decimals_are_not_rounded_up() -> None:
    minus = Algebraic((-4, 2, 1), 0)
    assert display(minus) == "-3.236067977499..."
    assert bracket(minus)[0] < bracket(minus)[1] < 0
    assert display(number(Fraction(3, 2))) == "3/2"


def test_cells() -> None:
    cells = between(number(Fraction(1)), number(Fraction(2)), [GOLDEN])
    assert [cell.words("r") for cell in cells] == ["1 < r < sqrt(5) - 1", "sqrt(5) - 1 < r < 2"]
