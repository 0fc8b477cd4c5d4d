"""The rows of the committed atlases, at one random parameter each, in floats: the critical orbit finds a cycle."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from rigorous.checker.lemmas.windows import UNIT_BITS
from tests.oracles.atlas import atlas, strays
from tests.oracles.model import Model

CERTIFICATES = Path(__file__).parents[2] / "certificates"
UNIT = 1 << 36
LONGEST = 3000
"""Windows with longer cycles are left to the checker."""


def rows_of(name: str) -> list[list[int]]:
    lines = gzip.decompress((CERTIFICATES / name / "rows.jsonl.gz").read_bytes()).splitlines()
    texts = [text for line in map(json.loads, lines) if "rows" in line for text in line["rows"].split("; ")]
    return [[int(number) for number in text.split(" ")] for text in texts]


@pytest.mark.parametrize("name", ["balanced-cubic-atlas", "logistic-atlas", "balanced-atlas-in-the-plane"])
def test_the_critical_orbit_finds_a_cycle_in_every_row(name: str) -> None:
    claim = json.loads((CERTIFICATES / name / "claim.json").read_text())
    model, rows = Model(claim), rows_of(name)
    assert strays(model, claim["asserts"], rows, UNIT) == []


def test_the_critical_orbit_finds_a_cycle_in_every_window() -> None:
    name = "logistic-atlas-by-kneading"
    claim = json.loads((CERTIFICATES / name / "claim.json").read_text())
    rows = [[low, low + size, n << k] for low, size, n, k, *_ in rows_of(name) if n << k <= LONGEST]
    assert len(rows) > 6000
    assert strays(Model(claim), claim["asserts"], rows, 1 << UNIT_BITS) == []


def test_rows_in_chaos_are_caught() -> None:
    name = "logistic-atlas"
    claim = json.loads((CERTIFICATES / name / "claim.json").read_text())
    false = [[round(r * UNIT), round(r * UNIT) + 1000, n, 0] for r in (3.68, 3.7, 3.9, 3.98) for n in (1, 12, 40)]
    assert strays(Model(claim), claim["asserts"], false, UNIT) == list(range(len(false)))


def test_the_measure_that_images_with_critical_points_would_give_is_seen_to_be_false() -> None:
    claim = json.loads((CERTIFICATES / "balanced-cubic-atlas" / "claim.json").read_text())
    assert atlas(Model(claim), claim["asserts"] | {"measure": "4317/2500"}, 0) is not None
