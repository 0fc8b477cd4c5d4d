from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rigorous.checker.check import certificates, check, check_directory, read_claim
from rigorous.checker.verdicts import Verdict
from tests.build import encode, evidence, point, proof, sign, squares

CORPORA = Path(__file__).parent.parent / "corpora"
CLAIM = sign([], "x^2 >= 0")
EVIDENCE = evidence(point(), proof(squares(("1", "x", []))))


def corpus(name: str) -> list[Path]:
    return sorted(path for path in (CORPORA / name).iterdir() if path.is_dir())


@pytest.mark.parametrize("folder", corpus("valid"), ids=lambda path: path.name)
def test_valid_certificates(folder: Path) -> None:
    assert check_directory(folder).line().startswith(f"ACCEPT {folder.name}  For ")


@pytest.mark.parametrize("folder", corpus("invalid"), ids=lambda path: path.name)
def test_invalid_certificates(folder: Path) -> None:
    assert check_directory(folder).verdict is Verdict.REJECT


@pytest.mark.parametrize("folder", corpus("malformed"), ids=lambda path: path.name)
def test_malformed_certificates(folder: Path) -> None:
    assert check_directory(folder).verdict in (Verdict.MALFORMED, Verdict.RESOURCE, Verdict.UNSUPPORTED)


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
