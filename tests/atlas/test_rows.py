"""Rows that the search finds: in order, disjoint, accepted, the same each time, whole or in pieces."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import ceil

import pytest

from rigorous.atlas.rows import UNIT, Search, Unit, half_width, longest
from rigorous.checker.lemmas.rows import Row
from rigorous.provers.atlas import begun, search, units
from rigorous.provers.atlas import rows as rows_of
from tests.attacks_atlas import CUBIC, LOGISTIC, atlas
from tests.build import Json, encode, system

QUADRATIC = system("x", "c", "x^2 + c")


def claim(space: Json, low: str = "1", high: str = "2") -> bytes:
    return encode(atlas(low, high, "1/2", space=space)[0])


def searched(space: Json) -> Search:
    return search(begun(claim(space))[1])


def total(rows: list[Row]) -> float:
    return sum(row.high - row.low for row in rows) / UNIT


def unit(low: float, high: float, least: float = 1e-4, kept: tuple[float, float] | None = None) -> Unit:
    ends, inner = ([round(t * UNIT) for t in each] for each in ((low, high), kept or (low, high)))
    return Unit(*ends, round(least * UNIT), (), tuple(inner))


@pytest.mark.parametrize(
    ("space", "low", "high", "expected"),
    [(LOGISTIC, 2.0, 4.0, 1.6), (LOGISTIC, 1.0, 4.0, 2.6), (CUBIC, 0.0, 2.0, 1.343), (QUADRATIC, -2.0, 0.25, 1.69)],
)
def test_rows_of_a_family(space: Json, low: float, high: float, expected: float) -> None:
    found, whole = searched(space), unit(low, high)
    rows = list(found.rows(whole))
    assert total(rows) > expected
    assert all(whole.low <= row.low and row.high <= whole.high for row in rows)
    assert all(before.high <= after.low for before, after in pairwise(rows))
    assert all(row.high - row.low >= whole.least for row in rows)
    assert all(map(found.holds, rows))
    assert list(searched(space).rows(whole)) == rows


def test_pieces_find_as_much_as_the_whole() -> None:
    found, ends = searched(LOGISTIC), [2.0, 2.5, 3.2, 3.5, 3.56, 3.7, 3.83, 4.0]
    pieces = [found.rows(unit(low, high)) for low, high in pairwise(ends)]
    rows = [row for piece in pieces for row in piece]
    assert all(before.high <= after.low for before, after in pairwise(rows))
    assert total(rows) == pytest.approx(total(list(found.rows(unit(2, 4)))), abs=2e-3)


def test_a_piece_of_one_window_far_from_its_middle() -> None:
    found = list(searched(LOGISTIC).rows(unit(3.05, 3.15)))
    assert total(found) > 0.0999
    assert all(unit(3.05, 3.15).low <= row.low and row.high <= unit(3.05, 3.15).high for row in found)


def test_rows_are_cut_where_others_lie() -> None:
    """A row of period 2 reaches beyond the flip at 1 + sqrt(6), where a search from there on would start anew."""
    found, flip = searched(LOGISTIC), 3.4494897428
    rows = list(found.rows(unit(3.2, 3.56, kept=(flip, 3.55))))
    assert (rows[0].low, rows[0].period) == (round(flip * UNIT), 2)
    assert rows[-1].high <= round(3.55 * UNIT)
    assert all(map(found.holds, rows))
    assert total(rows) > total(list(found.rows(unit(flip, 3.55))))
    assert not list(found.rows(unit(3.2, 3.56, kept=(3.5, 3.5))))


def test_pieces_of_work_make_up_the_whole() -> None:
    data, least = claim(LOGISTIC, "3", "4"), UNIT // 10**5
    stable, *pieces = units(data, least)
    assert (stable.low, stable.high) == (3, Fraction(3449489742783, 10**12))
    assert len(pieces) > 2
    assert all(before.high == after.low for before, after in pairwise(pieces))
    assert (pieces[-1].high, {piece.least for piece in pieces}) == (4 * UNIT, {least})
    assert {piece.kept for piece in pieces} == {(ceil(stable.high * UNIT), 4 * UNIT)}
    assert pieces[0].low == ceil((stable.low + stable.high) / 2 * UNIT)
    assert all(piece.low < cut < piece.high for piece in pieces for cut in piece.cuts)
    assert any(piece.cuts for piece in pieces)
    rows = [row for piece in pieces for row in rows_of(data, piece)]
    assert all(before.high <= after.low for before, after in pairwise(rows))
    whole = rows_of(data, unit(3, 4, 1e-5, kept=(float(stable.high), 4)))
    assert total(rows) == pytest.approx(total(whole), abs=1e-3)
    assert units(claim(QUADRATIC), UNIT // 2**10) == [unit(1, 2, 2**-10)]


@pytest.mark.parametrize("least", [1e-3, 1e-5])
def test_shorter_rows_reach_further(least: float) -> None:
    found = searched(CUBIC)
    assert total(list(found.rows(unit(1.2, 1.3, least / 10)))) > total(list(found.rows(unit(1.2, 1.3, least))))


def test_where_there_is_nothing_to_find() -> None:
    assert list(searched(LOGISTIC).rows(unit(4.1, 5))) == []
    assert list(searched(QUADRATIC).rows(unit(1, 2))) == []
    assert list(searched(CUBIC).rows(unit(-3, -1.5))) == []


def test_the_longest_rows_that_are_enough() -> None:
    rows = [Row(0, 5, 1, ()), Row(5, 6, 1, ()), Row(8, 11, 2, (3,))]
    assert longest(rows, 8) == [rows[0], rows[2]]
    assert longest(rows, 9) == rows
    assert longest(rows, 10) == []


def test_the_likely_length_of_a_row() -> None:
    """X -> s - X^2 keeps the interval from 0 to s for all 0 < s < 1, but enclosures to first order are wider."""
    assert 0 < half_width(0.01) < 0.01
    assert 0.4 + 2 * half_width(0.4) < 1
    assert half_width(1.5) < 1e-3
