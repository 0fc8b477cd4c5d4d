"""Small files that once kept the checker busy, filled memory or broke it: each ends soon, with a verdict.

tests/corpora/bounded: work that padding, blanks and evidence of other kinds were to earn; boxes that are empty; names.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import rigorous
from tests.measured import checked

ROOT = Path(rigorous.__file__).parent.parent
BOUNDED = Path(__file__).parent.parent / "corpora" / "bounded"
SECONDS, MEMORY = 2, 256 << 20
VERDICTS = {
    "accented-constant": "MALFORMED",
    "blank-bomb": "RESOURCE",
    "copies-apart": "ACCEPT",
    "copies-far-apart": "ACCEPT",
    "empty-rows": "MALFORMED",
    "no-bytes": "MALFORMED",
    "packed-chain": "MALFORMED",
    "padded-lemmas": "RESOURCE",
    "product-of-powers": "MALFORMED",
    "rows-of-long-periods": "RESOURCE",
    "sums-of-powers": "MALFORMED",
}
CODES = {"ACCEPT": 0, "REJECT": 1, "MALFORMED": 4, "UNSUPPORTED": 4, "RESOURCE": 5}


def test_every_folder_is_run() -> None:
    assert VERDICTS.keys() == {path.name for path in BOUNDED.iterdir()}


@pytest.mark.parametrize("name", VERDICTS)
def test_it_ends_soon_with_a_verdict(name: str) -> None:
    """In seconds of processor time, as other processes may be running."""
    measured = checked(BOUNDED / name)
    (line,) = measured.printed.splitlines()
    assert line.startswith(f"{VERDICTS[name]} id={name}  ")
    assert measured.code == CODES[VERDICTS[name]]
    assert measured.seconds < SECONDS
    assert measured.memory < MEMORY
