"""The shape of witnesses for chains of boxes."""

from __future__ import annotations

import pytest

from rigorous.checker import Verdict
from tests.attacks import HALF, boxes, near
from tests.build import Json, verdict

GOOD = boxes(0, weight="32")


@pytest.mark.parametrize(
    ("fields", "check"),
    [
        ({"bits": -1}, "position"),
        ({"bits": "16"}, "shape"),
        ({"bits": 10**6}, "position"),
        ({"blocks": []}, "shape"),
        ({"blocks": [1, 1]}, "shape"),
        ({"blocks": [0, 1]}, "shape"),
        ({"centres": []}, "shape"),
        ({"centres": ["0", "0"]}, "shape"),
        ({"centres": ["0 0"]}, "shape"),
        ({"centres": ["0.0"]}, "shape"),
        ({"centres": ["-0"]}, "shape"),
        ({"centres": ["00"]}, "shape"),
        ({"centres": [" 0"]}, "shape"),
        ({"centres": [""]}, "shape"),
        ({"centres": ["9" * 3000]}, "digits"),
        ({"slopes": ["0"]}, "unknown-field"),
        ({"frames": ["0"]}, "singular"),
        ({"weights": ["0"]}, "box-weight"),
        ({"weights": ["-1"]}, "box-weight"),
        ({"weights": ["1"]}, "alone"),
        ({"centres": ["131072"]}, "self-map"),
    ],
)
def test_other_witnesses_are_refused(fields: Json, check: str) -> None:
    assert verdict(near(HALF, "0"), GOOD).verdict is Verdict.ACCEPT
    result = verdict(near(HALF, "0"), GOOD | fields)
    assert (result.verdict is Verdict.ACCEPT, result.check) == (False, check)


def test_slopes_are_needed_where_a_parameter_varies() -> None:
    pieces = [{"points": ["0"], "between": ["0", "1"]}]
    claimed = near(HALF, "0", at=[], over="a", pieces=pieces)
    assert verdict(claimed, GOOD).verdict is Verdict.MALFORMED
    assert verdict(claimed, boxes(0, weight="32", moving=True)).verdict is Verdict.ACCEPT
