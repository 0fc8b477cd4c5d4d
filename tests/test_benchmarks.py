"""What benchmarks print and check; how long things take is no matter of tests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

FOLDER = Path(__file__).resolve().parent.parent / "benchmarks"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    import run

    return run  # type: ignore[no-any-return]


@pytest.fixture
def kernel(run: ModuleType) -> ModuleType:
    return run.kernel  # type: ignore[no-any-return]


def test_the_tables_are_those_of_the_results(run: ModuleType) -> None:
    results = json.loads((FOLDER / "results.json").read_text())
    assert set(results) == set(run.BENCHMARKS)
    text = (FOLDER / "README.md").read_text()
    assert run.with_tables(text, results) == text
    assert all(run.Table(**data).markdown() in text for data in results.values())


def test_a_table_needs_its_place(run: ModuleType) -> None:
    data = run.Table(("a",), [("1",)], machine="m", date="2000-01-01").data()
    assert run.with_tables("<!-- x -->\n<!-- end -->\n", {"x": data}).splitlines()[1:4] == ["| a |", "| --- |", "| 1 |"]
    with pytest.raises(ValueError, match=r"README\.md has no place for y"):
        run.with_tables("<!-- x -->\n<!-- end -->\n", {"y": data})


def test_an_unknown_benchmark_is_a_usage_error(run: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["kernels"]) == 2
    known = "kernel, cycles, census, atlas, checker"
    assert capsys.readouterr().err == f"there is no benchmark 'kernels'; there are {known}\n"


def boxes(kernel: ModuleType) -> tuple[np.ndarray, np.ndarray]:
    lows = np.random.default_rng(1).uniform(-2, 2, (2, kernel.FEW))
    return lows, lows + kernel.WIDTH


@pytest.mark.parametrize("name", ["Arrays", "Scalars", "Arb", "Mpmath"])
def test_contenders_hold_exact_values(kernel: ModuleType, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(kernel, "EVALUATIONS", kernel.FEW)
    contender = getattr(kernel, name)(*boxes(kernel))
    kernel.check(contender, *boxes(kernel))
    assert list(contender.measure()) == [contender.name]


def test_wrong_and_wide_results_are_found(kernel: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "EVALUATIONS", kernel.FEW)
    lows, highs = boxes(kernel)
    with pytest.raises(RuntimeError, match="is wrong at"):
        kernel.check(kernel.Arrays(lows, highs - kernel.WIDTH / 2), lows, highs)

    class Wide(kernel.Arrays):  # type: ignore[misc, name-defined]
        def ends(self, box: int) -> Iterator[list[tuple[Fraction, Fraction]]]:
            for ends in super().ends(box):
                yield [(a - 1, b + 1) for a, b in ends]

    with pytest.raises(RuntimeError, match="wide"):
        kernel.check(Wide(lows, highs), lows, highs)


def test_what_is_not_installed_is_named(kernel: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel.shutil, "which", lambda _: None)
    monkeypatch.setitem(__import__("sys").modules, "codac", None)
    _, missing = kernel.measured(kernel.FEW, (kernel.Boost, kernel.Codac))
    assert missing == ["Left out: Boost.Interval (no g++).", "Left out: Codac, from Python (pip install codac)."]


def test_every_certificate_is_timed(run: ModuleType) -> None:
    found = run.checker.kinds()
    assert sum(map(len, found.values())) == len(list(run.checker.CERTIFICATES.glob("*/claim.json")))
    assert run.checker.seconds([found["identity"][0]]) > 0
