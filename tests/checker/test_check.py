from __future__ import annotations

import gzip
import random
import shutil
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest

from rigorous.checker.check import certificates, check, check_directory, read_claim
from rigorous.checker.kinds import KINDS
from rigorous.checker.lemmas.census import AS_ROWS
from rigorous.checker.limits import WORK_PER_BYTE, Meter
from rigorous.checker.verdicts import ResourceExceeded, Verdict
from tests.build import Json, encode, evidence, point, proof, sign, squares, system
from tests.closed_orbits import census

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


HALVED = census(system("x", "", "1/2*x"), [("-1", "1")], {1: [0, 1]})
"""A claim of a kind that has packed lines, and its witnesses: the tree is a leaf."""
CHOSEN, LEAF = {"symmetries": [], "visits": 1}, {"tree": "!"}


def in_lines(*witnesses: Json, head: Json | None = None) -> list[bytes]:
    return [encode(line) + b"\n" for line in ({"format": EVIDENCE["format"]} if head is None else head, *witnesses)]


def packed(lines: list[bytes]) -> BytesIO:
    return BytesIO(gzip.compress(b"".join(lines)))


def test_evidence_in_lines() -> None:
    assert check(encode(HALVED), packed(in_lines(CHOSEN, LEAF))).verdict is Verdict.ACCEPT
    assert check(encode(HALVED), encode(evidence(CHOSEN, LEAF))).verdict is Verdict.ACCEPT
    for lines, expected in (
        (in_lines(CHOSEN), "witness-count"),
        ([], "file"),
        (in_lines(CHOSEN, LEAF, LEAF), "witness-count"),
        (in_lines(LEAF, CHOSEN), "missing-field"),
        (in_lines(CHOSEN, LEAF)[1:], "missing-field"),
        (in_lines(CHOSEN, LEAF, head={"format": "x"}), "format"),
        (in_lines(CHOSEN, LEAF, head={"format": EVIDENCE["format"], "witnesses": []}), "unknown-field"),
        ([*in_lines(CHOSEN), b"{"], "json"),
        ([*in_lines(CHOSEN), b"\n"], "json"),
    ):
        result = check(encode(HALVED), packed(lines))
        assert (result.verdict is Verdict.ACCEPT, result.check) == (False, expected)
    empty = check(encode(HALVED), BytesIO())
    assert (empty.verdict, empty.check) == (Verdict.MALFORMED, "file")


def test_only_kinds_with_rows_or_trees_have_packed_evidence() -> None:
    streamed = {"census", "atlas", "atlas-across", "atlas-by-kneading"}
    assert {name for name, kind in KINDS.items() if kind.streamed} == streamed
    result = check(encode(CLAIM), packed(in_lines(*EVIDENCE["witnesses"])))
    assert (result.verdict, result.check) == (Verdict.MALFORMED, "file")


def earned(monkeypatch: pytest.MonkeyPatch, claim: Json, lines: list[bytes]) -> list[int]:
    sizes: list[int] = []
    with monkeypatch.context() as patch:
        patch.setattr(Meter, "earn", lambda _, size: sizes.append(size))
        assert check(encode(claim), packed(lines)).verdict is Verdict.ACCEPT
    return sizes


def random_text(letters: str, size: int) -> str:
    return "".join(random.Random(1).choices(letters, k=size))


def test_work_is_earned_by_packed_bytes_of_trees_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    head, chosen, leaf = in_lines(CHOSEN, LEAF)
    blanks = random_text(" \t", 3000).encode()
    for lines in (
        [head.replace(b":", b":" + blanks), chosen, leaf],
        [head, chosen.replace(b":", b":" + blanks), leaf],
        [head, chosen, leaf.replace(b":", b":" + blanks)],
        [head, chosen, leaf.replace(b"!", b"\\u0021")],
    ):
        (size,) = earned(monkeypatch, HALVED, lines)
        assert size <= AS_ROWS * len(LEAF["tree"])


def test_a_long_tree_earns_no_more_than_it_takes_when_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Halving a box of cycles that are not isolated: the more of the same, the less is earned by a letter."""
    claim = census(system("x", "", "x"), [("1", "2")], {1: [0, 0]})
    for depth, code in ((200, "0"), (4000, "0")):
        sizes: list[int] = []
        with monkeypatch.context() as patch:
            patch.setattr(Meter, "earn", lambda _, size, sizes=sizes: sizes.append(size))
            lines = in_lines(CHOSEN, {"tree": " ".join([code] * depth)})
            assert check(encode(claim), packed(lines)).verdict is not Verdict.ACCEPT
        assert sizes[0] <= AS_ROWS * len(packed(lines).getvalue()) < AS_ROWS * 200


def test_what_is_unpacked_is_paid_for() -> None:
    blank = b" " * ((1 << 16) - 100)
    lines = [line.rstrip() + blank + b"\n" for line in in_lines(CHOSEN)]
    result = check(encode(HALVED), packed([*lines, b'{"tree": "!"' + blank + b"}"]))
    assert result.verdict is Verdict.ACCEPT
    bomb = (b"{" + blank + b"}\n") * 100
    start = time.process_time()
    result = check(encode(HALVED | {"asserts": HALVED["asserts"] | {"everywhere": "no"}}), packed([*lines, bomb]))
    assert result.verdict is not Verdict.ACCEPT
    assert time.process_time() - start < 2


def test_the_ceiling_is_absolute() -> None:
    _, assertion = read_claim(encode(HALVED))
    meter = assertion.setting.ring.meter
    meter.most = 10 * WORK_PER_BYTE
    before = meter.left
    meter.earn(7)
    assert meter.left == before + 7 * WORK_PER_BYTE
    meter.earn(7)
    meter.earn(7)
    assert meter.left == before + 10 * WORK_PER_BYTE
    with pytest.raises(ResourceExceeded, match="--work allows for more"):
        meter.spend(meter.left)
    with pytest.raises(ResourceExceeded, match=r"are allowed$"):
        Meter().spend(1 << 40)


def test_an_unreadable_file_is_malformed(tmp_path: Path) -> None:
    folder = tmp_path / HALVED["id"]
    folder.mkdir()
    (folder / "claim.json").write_bytes(encode(HALVED))
    rows = folder / "rows.jsonl.gz"
    whole = packed(in_lines(CHOSEN, LEAF)).getvalue()
    for content in (b"", whole[:-9], whole[:12] + b"\0" + whole[13:], whole + b"more", b"{}", gzip.compress(b"")):
        rows.write_bytes(content)
        assert (check_directory(folder).verdict, check_directory(folder).check) == (Verdict.MALFORMED, "file")
    rows.write_bytes(whole)
    assert check_directory(folder).verdict is Verdict.ACCEPT
    rows.unlink()
    rows.mkdir()
    assert check_directory(folder).check == "file"
    rows.rmdir()
    rows.symlink_to("nowhere")
    assert check_directory(folder).check == "file"


def test_memory_that_is_not_there_is_no_defect(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(sys.modules["rigorous.checker.check"], "discharge", full)
    assert check(encode(CLAIM), encode(EVIDENCE)).verdict is Verdict.RESOURCE


def test_evidence_is_in_one_file(tmp_path: Path) -> None:
    folder = tmp_path / HALVED["id"]
    folder.mkdir()
    (folder / "claim.json").write_bytes(encode(HALVED))
    (folder / "rows.jsonl.gz").write_bytes(packed(in_lines(CHOSEN, LEAF)).getvalue())
    assert check_directory(folder).verdict is Verdict.ACCEPT
    (folder / "evidence.json").write_bytes(encode(EVIDENCE))
    assert (check_directory(folder).verdict, check_directory(folder).check) == (Verdict.MALFORMED, "file")


def test_a_path_is_a_folder_or_a_file_of_a_certificate(tmp_path: Path) -> None:
    valid = corpus("valid")[0]
    for name in (".hidden", "shown"):
        shutil.copytree(valid, tmp_path / name)
    (tmp_path / "README.md").write_text("words")
    assert certificates(tmp_path) == [tmp_path / "shown"]
    assert certificates(tmp_path / ".hidden") == [tmp_path / ".hidden"]
    assert certificates(tmp_path / "shown" / "evidence.json") == [tmp_path / "shown"]
    for path in (tmp_path / "README.md", tmp_path / "shown" / "provenance.json", tmp_path / "claim.json"):
        with pytest.raises(OSError, match=path.name):
            certificates(path)
    (tmp_path / "claim.json").mkdir()
    assert certificates(tmp_path / "claim.json") == []


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
        "For all real a, x with x > y: x > s - 1, where s = sqrt(2), y = a*x, F: (x) -> (x)."
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
