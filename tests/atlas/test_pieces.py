"""Units of an atlas, and the evidence that they are put together to."""

from __future__ import annotations

import json
from fractions import Fraction
from io import BytesIO

from rigorous.atlas.pieces import evidence, parts, piece, pieces
from rigorous.atlas.question import question
from rigorous.atlas.rows import UNIT
from rigorous.bundled import BALANCED_CUBIC
from rigorous.checker.check import check
from rigorous.checker.verdicts import Verdict
from rigorous.provers.prove import packed

ASKED = question("cubic", BALANCED_CUBIC, "mu=1/2:2", [], 4)
CLAIM = ASKED.claim(Fraction(3, 2)).encode()


def test_lines_with_the_lengths_of_their_rows() -> None:
    *ranges, unit = pieces(CLAIM, ASKED.least)
    assert json.loads(json.dumps(unit)) == unit
    assert [Fraction(each["length"]) for each in ranges] == [UNIT // 2, UNIT * Fraction(236067977499, 10**12)]
    found = list(parts([piece(unit), b"", piece(unit)]))
    assert len(found) > 8
    assert found[: len(found) // 2] == found[len(found) // 2 :]
    for length, line in found:
        rows = [list(map(int, row.split())) for row in json.loads(line)["rows"].split("; ")]
        assert sum(row[1] - row[0] for row in rows) == length


def test_a_range_without_rows_is_several_lines_and_the_last_has_its_length() -> None:
    first, *_ = pieces(CLAIM, ASKED.least)
    assert json.loads(json.dumps(first)) == first
    found = list(parts([piece(first)]))
    assert [length for length, _ in found] == [*[0] * (len(found) - 1), UNIT // 2]
    assert [json.loads(line) for _, line in found] == first["witnesses"]
    assert first["witnesses"][0] == {"low": "1/2", "high": "1", "period": "1"}


def test_evidence_goes_as_far_as_it_is_needed() -> None:
    found = [each for unit in pieces(CLAIM, ASKED.least) for each in parts([piece(unit)])]
    lengths = [length for length, _ in found if length]
    tiny = Fraction(1, 10**30)  # a range ends at no multiple of 1/UNIT
    for length in (sum(lengths), sum(lengths[:3]), sum(lengths[:2]) + tiny, sum(lengths[:2]), lengths[0], tiny):
        claim = ASKED.claim(length / UNIT).encode()
        assert check(claim, BytesIO(packed(list(evidence(claim, found, length))))).verdict is Verdict.ACCEPT
        claim = ASKED.claim((length + tiny) / UNIT).encode()
        result = check(claim, BytesIO(packed(list(evidence(claim, found, length)))))
        assert (result.verdict is Verdict.ACCEPT) is (length in (tiny, sum(lengths[:2]) + tiny))
        assert result.check in ("", "witness-count")


def test_where_there_is_nothing() -> None:
    asked = question("cubic", BALANCED_CUBIC, "mu=3:4", [], 2)
    (unit,) = pieces(asked.claim(Fraction(1)).encode(), asked.least)
    assert list(parts([piece(unit)])) == []
