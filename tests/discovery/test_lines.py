from __future__ import annotations

from pathlib import Path

from rigorous.bundled import BUNDLED
from rigorous.checker.check import certificates, check_directory
from rigorous.checker.verdicts import Verdict
from rigorous.discovery.lines import Search
from rigorous.discovery.worker import Worker
from rigorous.systems import PolynomialSystem


def search(worker: Worker, name: str, out: Path | None, said: list[str], seconds: float = 60) -> Search:
    system = BUNDLED.get(name, PolynomialSystem(("x", "y"), ("a",), ("x", "a*y")))
    return Search(worker, name, system, seconds, out, said.append)


def test_curves_with_and_without_certificates(tmp_path: Path) -> None:
    said: list[str] = []
    with Worker() as worker:
        plain = list(search(worker, "two-factor", None, said).curves((1, 2)))
        proved = list(search(worker, "two-factor", tmp_path, said).curves((1, 2)))
        family = list(search(worker, "My maps/Shear 2.toml", None, said).curves((1,)))
    assert [line.fields["status"] for line in plain] == ["verified"] * 4
    assert [line.fields["status"] for line in proved] == ["proved"] * 4
    assert {"curve": "u - v", "cofactor": "-mu + u*v + 1", "kind": "line", "status": "proved"} in [
        x.fields for x in proved
    ]
    assert {check_directory(folder).verdict for folder in certificates(tmp_path)} == {Verdict.ACCEPT}
    assert sorted(folder.name for folder in certificates(tmp_path)) == [
        *(f"two-factor-{kind}-{n}" for kind in ("conic", "line") for n in (1, 2))
    ]
    assert [line.fields["curve"] for line in family] == ["y"]
    assert said == ["every orbit begins on some line; only curves of periodic and critical points were tried"]


def test_points_say_what_is_proved(tmp_path: Path) -> None:
    said: list[str] = []
    with Worker() as worker:
        lines = list(search(worker, "balanced-cubic", tmp_path, said).points(2))
        again = list(search(worker, "balanced-cubic", tmp_path, said).points(2))
    assert lines == again
    assert said == []
    assert lines[1].text.split("  ")[0] == "mu*x^2 - x^4 + x^2 - 1 = 0"
    assert lines[1].text.endswith("proved")
    assert lines[1].fields == {
        "period": 2,
        "family": ["mu*x^2 - x^4 + x^2 - 1"],
        "types": {"attracting": 4},
        "low": {"value": "1", "root_of": "mu - 1", "between": ["1", "1"]},
        "high": {
            "value": "sqrt(5) - 1",
            "root_of": "mu^2 + 2*mu - 4",
            "between": ["1236067/1000000", "309017/250000"],
        },
        "status": "proved",
    }
    assert len(list(certificates(tmp_path))) == 3


def test_without_time_rows_are_computed() -> None:
    said: list[str] = []
    with Worker() as worker:
        hurried = search(worker, "logistic", None, said)
        rows = hurried.points(1)
        first = next(rows)
        hurried.end = 0
        rest = list(rows)
    assert first.fields["status"] == "proved"
    assert {line.fields["status"] for line in rest} == {"computed"}
    assert said[0] == "no time is left to prove logistic-period-1-2"
