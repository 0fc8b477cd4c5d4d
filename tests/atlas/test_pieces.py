"""Units of an atlas, and the evidence that they are put together to."""

from __future__ import annotations

import json
from fractions import Fraction

from rigorous.atlas.pieces import evidence, parts, piece, pieces
from rigorous.atlas.question import question
from rigorous.atlas.rows import UNIT
from rigorous.bundled import BALANCED_CUBIC
from rigorous.checker.check import check
from rigorous.checker.verdicts import Verdict

ASKED = question("cubic", BALANCED_CUBIC, "mu=1/2:2", [], 4)
CLAIM = ASKED.claim(Fraction(3, 2)).encode()


def test_lines_with_the_lengths_of_their_rows() -> None:
    (unit,) = pieces(CLAIM, ASKED.least)
    assert json.loads(json.dumps(unit)) == unit
    found = list(parts([piece(unit), b"", piece(unit)]))
    assert len(found) > 8
    assert found[: len(found) // 2] == found[len(found) // 2 :]
    for length, line in found:
        rows = [list(map(int, row.split())) for row in json.loads(line)["rows"].split("; ")]
        assert sum(row[1] - row[0] for row in rows) == length


def test_evidence_goes_as_far_as_it_is_needed() -> None:
    (unit,) = pieces(CLAIM, ASKED.least)
    found = list(parts([piece(unit)]))
    for length in (sum(length for length, _ in found), found[0][0] + found[1][0], found[0][0] + 1, 1):
        claim = ASKED.claim(Fraction(length, UNIT)).encode()
        assert check(claim, evidence(claim, found, length)).verdict is Verdict.ACCEPT
        claim = ASKED.claim(Fraction(length + 1, UNIT)).encode()
        enough = length == 1 or length == found[0][0] + 1
        result = check(claim, evidence(claim, found, length))
        assert (result.verdict is Verdict.ACCEPT) is enough
        assert result.check in ("", "witness-count")


def test_where_there_is_nothing() -> None:
    asked = question("cubic", BALANCED_CUBIC, "mu=3:4", [], 2)
    (unit,) = pieces(asked.claim(Fraction(1)).encode(), asked.least)
    assert list(parts([piece(unit)])) == []
