"""Mutants of certificates: a sample of the campaign of benchmarks/campaign.py, and the campaign itself."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks import campaign
from benchmarks.campaign import FALSE, TRUE, UNDECIDED, Tally
from rigorous.checker import Verdict
from rigorous.checker.verdicts import Result
from tests import mutations
from tests.build import encode
from tests.forgeries import VALID
from tests.mutations import KINDS, Mutant

SAMPLE, SEED = 15 * len(KINDS), 2026


@pytest.fixture
def alarms() -> Iterator[None]:
    before = signal.signal(signal.SIGPROF, campaign._alarm)
    yield
    signal.signal(signal.SIGPROF, before)


@pytest.mark.usefixtures("alarms")
def test_a_sample_of_the_campaign() -> None:
    found = campaign.examined(SEED, range(SAMPLE))
    assert found["findings"] == []
    assert found["claims"]
    assert {k: judged for k, claim in found["claims"].items() if (judged := campaign.judged(claim)) != TRUE} == {}


def test_mutants_differ_from_what_they_were_made_from_and_from_each_other() -> None:
    mutants = [mutations.mutant(SEED, k) for k in range(SAMPLE)]
    assert mutants == [mutations.mutant(SEED, k) for k in range(SAMPLE)]
    assert len({(each.claim, each.evidence) for each in mutants}) > 0.8 * SAMPLE
    originals = {(encode(c["claim"]), encode(c["evidence"])) for found in mutations.bases().values() for _, c in found}
    assert not originals & {(each.claim, each.evidence) for each in mutants}
    assert {each.kind for each in mutants} == set(KINDS)


def test_claims_that_say_the_same() -> None:
    claim = (VALID / "halving" / "claim.json").read_bytes()
    changed = json.loads(claim) | {"id": "another"}
    assert mutations.content(claim) in mutations.known()
    assert mutations.content(json.dumps(changed).encode()) in mutations.known()
    changed["asserts"]["steps"] = "2"
    assert mutations.content(json.dumps(changed).encode()) not in mutations.known()


def mutant() -> Mutant:
    claim, evidence = ((VALID / "halving" / f"{part}.json").read_bytes() for part in ("claim", "evidence"))
    return Mutant(0, KINDS[0], "halving", (), claim, evidence, packed=False)


def busy(_: Mutant) -> Result:
    while True:
        pass


def slow(_: Mutant) -> Result:
    end = campaign.time.process_time() + 0.2
    while campaign.time.process_time() < end:
        pass
    return Result("x", Verdict.REJECT, reason="r", check="c")


def large(_: Mutant) -> Result:
    bytearray(b"1" * (100 << 20))
    return Result("x", Verdict.REJECT, reason="r", check="c")


def out_of_memory(_: Mutant) -> Result:
    raise MemoryError


def crash(_: Mutant) -> Result:
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("check", "seconds", "what"),
    [(busy, 2, "slow"), (slow, 0.1, "slow"), (large, 9, "big"), (out_of_memory, 9, "big"), (crash, 9, "crash")],
)
@pytest.mark.usefixtures("alarms")
def test_what_is_reported(
    monkeypatch: pytest.MonkeyPatch, check: Callable[[Mutant], Result], seconds: float, what: str
) -> None:
    monkeypatch.setattr(Mutant, "check", check)
    monkeypatch.setattr(campaign, "GIVE_UP", 0.5 if check is busy else 9)
    monkeypatch.setattr(campaign, "SECONDS", seconds)
    monkeypatch.setattr(campaign, "MEGABYTES", 50)
    tally = Tally()
    findings, claim = campaign.examine(mutant(), tally)
    assert ([each.what for each in findings], claim, tally.mutants) == ([what], "", 1)


def test_a_checker_that_accepts_falsehoods_is_found_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def trusting(each: Mutant) -> Result:
        if each.kind != "identity" or not json.loads(each.claim):
            return Result("x", Verdict.REJECT, reason="r", check="c")
        return Result("x", Verdict.ACCEPT, theorem="whatever")

    monkeypatch.setattr(Mutant, "check", trusting)
    assert campaign.main(["-n", "220", "--jobs", "1", "--out", str(tmp_path)]) == 1
    printed = capsys.readouterr().out
    assert f"accepted, {FALSE}: " in printed
    assert f"accepted, {UNDECIDED}: " in printed
    assert list((tmp_path / "found").iterdir())


def test_a_campaign_goes_on_where_it_was(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the same table; a line that was not written to its end is left out."""
    monkeypatch.setattr(campaign, "judged", lambda claim: TRUE if "0" in claim else f"{UNDECIDED}: no 0")
    tables = []
    for steps, folder in (((150, 330), tmp_path / "a"), ((330,), tmp_path / "b")):
        for count in steps:
            options = ["-n", str(count), "--seed", "1", "--jobs", "1", "--out", str(folder)]
            assert campaign.main(options) == 0
            with (folder / "checked.jsonl").open("a") as stream:
                stream.write('{"numbers": [')
        tables.append([line.split(" | ")[:7] for line in capsys.readouterr().out.splitlines()[-25:]])
    assert tables[0] == tables[1]
    assert tables[0][-3][:2] == ["| all", "330"]


def test_a_process_that_dies_is_replaced_and_its_mutant_is_reported(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def deadly(each: Mutant) -> Result:
        if each.number == 7:
            os._exit(1)
        return Result("x", Verdict.REJECT, reason="r", check="c")

    monkeypatch.setattr(Mutant, "check", deadly)
    assert campaign.main(["-n", "22", "--jobs", "1", "--out", str(tmp_path)]) == 1
    printed = capsys.readouterr().out
    assert next(line for line in printed.splitlines() if line.startswith("crash: ")).endswith("0-7)")
    assert "| all | 22 | 0 | 0 | 0 | 0 | 21 |" in printed


def test_one_mutant_can_be_looked_at(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert campaign.main(["--only", "44", "--out", str(tmp_path)]) == 0
    folder, base, *made, line = capsys.readouterr().out.splitlines()
    expected = mutations.mutant(0, 44)
    assert (Path(folder, "claim.json").read_bytes(), base, tuple(made)) == (
        expected.claim,
        expected.base,
        expected.made,
    )
    assert line == expected.check().line()


@pytest.mark.usefixtures("alarms")
def test_an_oracle_that_takes_too_long_is_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    def forever(_: Any) -> None:
        while True:
            pass

    monkeypatch.setattr("tests.oracle.counterexample", forever)
    monkeypatch.setattr(campaign, "JUDGING", 0.1)
    assert campaign.judged("{}").startswith(f"{UNDECIDED}: the oracle takes longer")
