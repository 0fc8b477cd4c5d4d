"""The command `orbits` as a user meets it."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from pathlib import Path

import pytest

from rigorous.checker import Verdict, check_directory
from tests.test_cli import one_line, rigorous


def test_cycles_are_found_proved_and_written(tmp_path: Path) -> None:
    done = rigorous("orbits", "logistic", "--period", "3", "--at", "r=3.9", "--out", "out", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("period 3: source, proved; multiplier [") == 2
    assert done.stdout.count("\n  [0.") == 6
    names = ["logistic-period-3-1", "logistic-period-3-2"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir() if path.is_dir()) == names
    assert all(check_directory(tmp_path / "out" / name).verdict is Verdict.ACCEPT for name in names)
    assert len((tmp_path / "out" / "THEOREMS.txt").read_text().splitlines()) == 2


def test_json_has_exact_points_beside_display_values() -> None:
    done = rigorous("orbits", "henon", "--period", "2", "--at", "a=7/5", "--at", "b=3/10", "--json")
    (line,) = map(json.loads, done.stdout.splitlines())
    assert (line["verdict"], line["type"], line["complex"], line["period"]) == ("proved", "saddle", False, 2)
    (piece,) = line["pieces"]
    x, y = (Fraction(piece["points"][0][name]["exact"]) for name in "xy")
    assert abs(1 - Fraction(7, 5) * x**2 + y - Fraction(piece["points"][1]["x"]["exact"])) < Fraction(1, 10**28)
    assert piece["points"][0]["x"]["shown"].startswith("[0.97580")
    assert len(line["multipliers"]) == 2


def test_complex_multipliers(tmp_path: Path) -> None:
    (tmp_path / "d.toml").write_text(
        '[system]\nvariables = ["x", "y"]\nparameters = ["a"]\nmap = ["y", "a*y*(1 - x)"]\n'
    )
    done = rigorous("orbits", "d.toml", "--period", "1", "--at", "a=1.9", "--near", "0.5, 0.5", folder=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("period 1: sink, proved; complex multipliers: [0.500000")


def test_csv_has_a_row_for_each_point() -> None:
    done = rigorous("orbits", "logistic", "--period", "4", "--at", "r=4", "--csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 12
    assert {row["verdict"] for row in rows} == {"proved"}
    assert [row["point"] for row in rows[:4]] == ["0", "1", "2", "3"]
    assert all(0 < Fraction(row["x"]) < 1 and row["x_shown"].startswith("[0.") for row in rows)


def test_multipliers_across_and_along_a_curve() -> None:
    arguments = ("--period", "2", "--at", "mu=1.1", "--curve", "u - v", "--near", "1.2,1.2,0.8,0.8", "--json")
    (line,) = map(json.loads, rigorous("orbits", "two-factor", *arguments).stdout.splitlines())
    assert line["curve"] == "u - v"
    # The product of 1 - mu + x^2 is 3 - 2 mu, and the multiplier along is 9 - 2 (1 + mu)^2.
    for name, value in (("across", Fraction(8, 10)), ("along", Fraction(18, 100))):
        low, high = map(Fraction, line[name])
        assert low <= value <= high
        assert high - low < Fraction(1, 1000)


def test_a_tube(tmp_path: Path) -> None:
    arguments = ("--period", "2", "--over", "mu=1.1:1.2", "--near", "1.1")
    done = rigorous("orbits", "balanced-cubic", *arguments, "--out", "out", folder=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("period 2: sink, proved for mu from 11/10 to 6/5, in ")
    assert "for every real" not in done.stderr
    assert check_directory(tmp_path / "out" / "balanced-cubic-period-2-1").verdict is Verdict.ACCEPT
    rows = list(csv.DictReader(io.StringIO(rigorous("orbits", "balanced-cubic", *arguments, "--csv").stdout)))
    assert (rows[0]["from"], rows[-1]["to"]) == ("11/10", "6/5")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("logistic", "--period", "1", "--at", "r=3"), "unit-circle"),
        (("logistic", "--period", "2", "--at", "r=3"), "not isolated, or multiple"),
        (("logistic", "--period", "3", "--at", "r=3.8284271247461903"), "undecided"),
        (("logistic", "--period", "3", "--at", "r=3.82"), "undecided"),
        (("two-factor", "--period", "1", "--at", "mu=1/2"), "not isolated, or multiple"),
        (("logistic", "--period", "5", "--at", "r=2", "--near", "0.3"), "undecided"),
        (("logistic", "--period", "2", "--at", "r=2", "--near", "5000"), "undecided"),
        (("balanced-cubic", "--period", "2", "--over", "mu=1.1:1.3", "--near", "1.1"), "undecided"),
        (("henon", "--period", "30", "--at", "a=1.4", "--at", "b=0.3", "--seconds", "1"), "undecided"),
    ],
)
def test_what_is_undecided_ends_in_time_with_a_reason(arguments: tuple[str, ...], words: str) -> None:
    done = rigorous("orbits", *arguments)
    assert (done.returncode, done.stderr) == (3, "")
    assert words in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "r has no value"),
        (("--at", "q=1"), "there is no parameter 'q'; there are r"),
        (("--at", "r"), "names no parameter and value"),
        (("--at", "r=x"), "'x' is no rational number"),
        (("--at", "r=1/0"), "'1/0' divides by zero"),
        (("--at", "r=1e9"), "'1e9' is no rational number"),
        (("--at", "r=1", "--at", "r=2"), "r has two values"),
        (("--at", "r=1", "--over", "r=1:2"), "r has a value, and varies"),
        (("--over", "r=2:1"), "is no interval"),
        (("--over", "r=2"), "is no interval"),
        (("--at", "r=1", "--near", "1,2,3"), "--near takes"),
        (("--at", "r=1", "--curve", "x"), "--curve is for maps of the plane"),
        (("--at", "r=1", "--csv", "--json"), "choose one of"),
        (("--at", "r=1", "--period", "100000"), "the period is at most"),
    ],
)
def test_errors_of_usage(arguments: tuple[str, ...], words: str) -> None:
    done = rigorous("orbits", "logistic", "--period", "2", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert one_line(done.stderr)


def test_a_curve_has_to_be_invariant() -> None:
    done = rigorous("orbits", "two-factor", "--period", "2", "--at", "mu=1", "--curve", "u - 2*v")
    assert (done.returncode, done.stdout) == (2, "")
    assert "is no invariant curve" in done.stderr
