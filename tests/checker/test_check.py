from __future__ import annotations

import gzip
import shutil
import time
from pathlib import Path

import pytest

from rigorous.checker.check import certificates, check, check_directory, read_claim
from rigorous.checker.limits import WORK_PER_BYTE, Meter
from rigorous.checker.verdicts import Verdict
from tests.build import Json, encode, evidence, point, proof, sign, squares

CORPORA = Path(__file__).parent.parent / "corpora"
CLAIM = sign([], "x^2 >= 0")
EVIDENCE = evidence(point(), proof(squares(("1", "x", []))))


def corpus(name: str) -> list[Path]:
    return sorted(path for path in (CORPORA / name).iterdir() if path.is_dir())


@pytest.mark.parametrize("folder", corpus("valid"), ids=lambda path: path.name)
def test_valid_certificates(folder: Path) -> None:
    assert (
        check_directory(folder).line().startswith((f"ACCEPT id={folder.name}  For ", f"ACCEPT id={folder.name}  Of "))
    )


@pytest.mark.parametrize("folder", corpus("invalid"), ids=lambda path: path.name)
def test_invalid_certificates(folder: Path) -> None:
    assert check_directory(folder).verdict is Verdict.REJECT


@pytest.mark.parametrize("folder", corpus("malformed"), ids=lambda path: path.name)
def test_malformed_certificates(folder: Path) -> None:
    assert check_directory(folder).verdict in (Verdict.MALFORMED, Verdict.RESOURCE, Verdict.UNSUPPORTED)


def in_lines(*witnesses: Json, head: Json | None = None) -> list[bytes]:
    return [encode(line) + b"\n" for line in ({"format": EVIDENCE["format"]} if head is None else head, *witnesses)]


def test_evidence_in_lines() -> None:
    one, two = EVIDENCE["witnesses"]
    assert check(encode(CLAIM), in_lines(one, two)).verdict is Verdict.ACCEPT
    for lines, expected in (
        (in_lines(one), "witness-count"),
        ([], "witness-count"),
        (in_lines(one, two, two), "witness-count"),
        (in_lines(two, one), "missing-field"),
        (in_lines(one, two)[1:], "missing-field"),
        (in_lines(one, two, head={"format": "x"}), "format"),
        (in_lines(one, two, head={"format": EVIDENCE["format"], "witnesses": []}), "unknown-field"),
        ([*in_lines(one), b"{"], "json"),
    ):
        result = check(encode(CLAIM), lines)
        assert (result.verdict is Verdict.ACCEPT, result.check) == (False, expected)


def test_blanks_earn_no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    earned: list[int] = []
    monkeypatch.setattr(Meter, "earn", lambda _, size: earned.append(size))
    for blanks in (b"", b" \t" * 1000):
        lines = [line.replace(b":", b":" + blanks) for line in in_lines(*EVIDENCE["witnesses"])]
        assert check(encode(CLAIM), lines).verdict is Verdict.ACCEPT
    assert len(earned) == 6
    assert earned[:3] == earned[3:]


def test_lines_earn_work() -> None:
    _, assertion = read_claim(encode(CLAIM))
    meter = assertion.setting.ring.meter
    before = meter.left
    meter.earn(7)
    assert meter.left == before + 7 * WORK_PER_BYTE


def test_evidence_is_in_one_file(tmp_path: Path) -> None:
    folder = tmp_path / CLAIM["id"]
    folder.mkdir()
    (folder / "claim.json").write_bytes(encode(CLAIM))
    (folder / "rows.jsonl.gz").write_bytes(gzip.compress(b"".join(in_lines(*EVIDENCE["witnesses"]))))
    assert check_directory(folder).verdict is Verdict.ACCEPT
    (folder / "evidence.json").write_bytes(encode(EVIDENCE))
    assert (check_directory(folder).verdict, check_directory(folder).check) == (Verdict.MALFORMED, "file")


def test_formats_and_kinds() -> None:
    unknown = CLAIM | {"asserts": {"kind": "conjecture"}}
    assert check(encode(CLAIM), encode(EVIDENCE)).verdict is Verdict.ACCEPT
    assert check(encode(CLAIM | {"format": "rigorous-claim/2"}), encode(EVIDENCE)).verdict is Verdict.UNSUPPORTED
    assert check(encode(CLAIM), encode(EVIDENCE | {"format": "x"})).verdict is Verdict.UNSUPPORTED
    assert check(encode(unknown), encode(EVIDENCE)).verdict is Verdict.UNSUPPORTED


@pytest.mark.parametrize("name", ["", "A", "a_b", "-a", "a--b", "a/b", "../a", "a b", "a" * 81])
def test_ids(name: str) -> None:
    result = check(encode(CLAIM | {"id": name}), encode(EVIDENCE))
    assert (result.verdict, result.check) == (Verdict.MALFORMED, "id")


def test_a_folder_is_named_like_its_claim(tmp_path: Path) -> None:
    valid = corpus("valid")[0]
    shutil.copytree(valid, tmp_path / "other")
    assert check_directory(tmp_path / "other").check == "id"
    (tmp_path / "half").mkdir()
    shutil.copy(valid / "claim.json", tmp_path / "half")
    assert check_directory(tmp_path / "half").check == "file"
    (tmp_path / "none").mkdir()
    shutil.copy(valid / "evidence.json", tmp_path / "none")
    assert check_directory(tmp_path / "none").verdict is Verdict.MALFORMED
    (tmp_path / "empty").mkdir()
    (tmp_path / "linked").symlink_to(tmp_path / "other")
    assert [path.name for path in certificates(tmp_path)] == ["empty", "half", "linked", "none", "other"]
    assert check_directory(tmp_path / "empty").verdict is Verdict.MALFORMED
    assert certificates(valid / "claim.json") == [valid]


@pytest.mark.parametrize("name", ["a\nACCEPT c  For all", "\x1b[2Jc", "\u202ec", "Not lower case"])
def test_folders_of_any_name_give_one_line_of_ascii(name: str, tmp_path: Path) -> None:
    shutil.copytree(corpus("valid")[0], tmp_path / name)
    (tmp_path / "empty\nfolder").mkdir()
    for folder in certificates(tmp_path):
        result = check_directory(folder)
        assert result.verdict is Verdict.MALFORMED
        assert result.line().isascii()
        assert result.line().isprintable()
        assert result.line().startswith("MALFORMED ")


def test_work_without_products_of_numbers_is_metered() -> None:
    """A polynomial of 18424 terms, whose derivatives are multiplied by 0."""
    space: Json = {"variables": ["x", "y"], "parameters": ["a", "z"], "map": ["x", "y"]}
    lets = [{"name": "p", "is": "(1 + x + y + z)^46"}]
    for factor in ("0*diff(p, x)", "diff(p, x)*0", "0*p", "(-p)", "(p - p)", "0*p'"):
        nothing = " + ".join([factor] * 350)
        let = [*lets, *({"name": f"q{i}", "is": nothing} for i in range(10))]
        start = time.process_time()
        result = check(encode(CLAIM | {"system": space, "let": let}), encode(EVIDENCE))
        assert (result.verdict, result.check) == (Verdict.RESOURCE, "work"), factor
        assert time.process_time() - start < 10


def test_the_theorem_binds_the_map_and_every_name() -> None:
    claim = sign(["x > y"], "x > s - 1", let=[{"name": "y", "is": "a*x"}])
    claim["constants"] = [{"name": "s", "root_of": "s^2 - 2", "between": ["0", "2"]}]
    # Not a true claim: only its sentence is looked at.
    _, assertion = read_claim(encode(claim))
    assert assertion.setting.sentence(assertion.sentence()) == (
        "For all real a, x with x > y: x > s - 1, where s = sqrt(2), y = a*x, F: (x) -> (x) for fixed a."
    )


def test_sentences_explain_primes_and_derivatives() -> None:
    claim = sign([], "diff(x', x) + K > 0", let=[{"name": "K", "is": "x^2"}])
    _, assertion = read_claim(encode(claim))
    assert assertion.setting.sentence(assertion.sentence()).endswith(
        "; a prime means composed with F, after one step; "
        "diff(p, x) is the partial derivative by x of p as a polynomial in a, x."
    )


def test_a_claim_with_too_many_conditions_is_refused() -> None:
    claim = sign(["x >= 0"] * 201, "x >= 0")
    assert check(encode(claim), encode(EVIDENCE)).check == "conditions"
