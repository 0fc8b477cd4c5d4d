"""The command line as a user meets it: exit codes, one-line messages, nothing written on failure."""

from __future__ import annotations

import json
import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GOOD = """
[system]
variables = ["x"]
parameters = ["r"]
map = ["r*x*(1 - x)"]
[[claims]]
id = "kept"
kind = "forward-invariant"
where = ["0 <= r <= 4"]
set = ["0 <= x <= 1"]
"""


def rigorous(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from rigorous.cli import main; main()", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)


def one_line(text: str) -> bool:
    return len(text.splitlines()) == 1 and "Traceback" not in text


def test_claims_are_listed_with_their_verdicts() -> None:
    listed = [json.loads(line) for line in rigorous("claims", "--json").stdout.splitlines()]
    assert {item["verdict"] for item in listed} == {"ACCEPT"}
    assert "ellipse-separates" in {item["claim"] for item in listed}
    assert {item["claim"] for item in listed if item["not_in_formal"]} == {"ellipse-angle-tripled"}


def test_prove_and_check_a_users_file(tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text(GOOD)
    done = rigorous("prove", "my.toml", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("ACCEPT")
    checked = rigorous("check", "certificates", folder=tmp_path)
    assert checked.returncode == 0
    assert checked.stdout == (tmp_path / "certificates" / "THEOREMS.txt").read_text()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("prove", "nosuch"), 2, "there is no claim 'nosuch'"),
        (("prove", "ellipse-separate"), 2, "did you mean 'ellipse-separates'?"),
        (("prove", "nosuch.toml"), 2, "nosuch.toml does not exist"),
        (("check", "nosuch"), 2, "nosuch: No such file or directory"),
        (("claims", "--proofs", "nosuch"), 2, "no folder 'nosuch'"),
        (("frobnicate",), 2, "No such command"),
        (("prove", "--frob"), 2, "No such option"),
        (("check", "README.md"), 2, "README.md: Not a directory"),
        (("check", "a\x1b[31m"), 2, "a\\x1b[31m: No such file or directory"),
        (("check", "certificates", "nosuch"), 2, "nosuch: No such file or directory"),
        (("orbits", "logistic", "--period", "2", "--out", "README.md/more"), 2, "README.md is not a folder"),
        (("merge", "README.md", "--into", "store"), 2, "README.md is not a folder"),
        (("cofactor", "tests.toml/", "u"), 2, "there is no system"),
    ],
)
def test_usage_errors(arguments: tuple[str, ...], code: int, words: str) -> None:
    done = rigorous(*arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert one_line(done.stderr)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("x <= 1", "x <= 1 <"), 4),
        (("(1 - x)", "(1 - x)^1000000000"), 5),
        (("(1 - x)", "(1 - " + "9" * 3000 + ")"), 5),
        (("(1 - x)", "(" * 1000 + "1 - x" + ")" * 1000), 5),
        (("0 <= r <= 4", "r > 4 > r"), 3),
        (("0 <= r <= 4", "0 <= r <= 41/10"), 3),
        (('id = "kept"', 'id = "../kept"'), 4),
        (('id = "kept"', 'id = "kept"\nid = "kept"'), 4),
        (('"0 <= r <= 4"', "nan"), 4),
    ],
)
def test_what_cannot_be_proved_leaves_nothing_behind(change: tuple[str, str], code: int, tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text(GOOD.replace(*change))
    done = rigorous("prove", "my.toml", folder=tmp_path)
    assert done.returncode == code, done.stderr + done.stdout
    assert one_line(done.stderr + done.stdout)
    assert [path.name for path in tmp_path.iterdir()] == ["my.toml"]


HENON = """
[system]
variables = ["x", "y"]
parameters = ["a"]
map = ["1 - a*x^2 + y", "3/10*x"]
"""


def test_cofactor() -> None:
    found = rigorous("cofactor", "two-factor", "u - v")
    assert (found.returncode, found.stdout, found.stderr) == (0, "-mu + u*v + 1\n", "")
    assert json.loads(rigorous("cofactor", "logistic", "-x", "--json").stdout) == {
        "function": "-x",
        "cofactor": "-r*x + r",
    }
    none = rigorous("cofactor", "two-factor", "u - 2*v")
    assert (none.returncode, none.stdout) == (3, "")
    assert one_line(none.stderr)


def test_curves_with_certificates(tmp_path: Path) -> None:
    found = rigorous("curves", "two-factor", "--out", "mine", "--json", folder=tmp_path)
    assert (found.returncode, found.stderr) == (0, "")
    assert {json.loads(line)["status"] for line in found.stdout.splitlines()} == {"proved"}
    checked = rigorous("check", "mine", folder=tmp_path)
    assert checked.returncode == 0
    assert len(checked.stdout.splitlines()) == len(found.stdout.splitlines()) == 4


def test_classify_a_users_map(tmp_path: Path) -> None:
    (tmp_path / "henon.toml").write_text(HENON)
    found = rigorous("classify", "henon.toml", "--period", "2", "--json", "--seconds", "20", folder=tmp_path)
    assert found.returncode == 0
    first, second = map(json.loads, found.stdout.splitlines())
    assert (first["types"], first["low"]["value"], first["high"]["value"]) == ({"attracting": 2}, "147/400", "73/80")
    assert (second["types"], second["high"]) == ({"saddle": 2}, None)
    nothing = rigorous("curves", "henon.toml", folder=tmp_path)
    assert (nothing.returncode, nothing.stdout) == (3, "")
    assert one_line(nothing.stderr)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("cofactor", "two-fact", "u"), 2, "there is no system 'two-fact'"),
        (("cofactor", "nosuch.toml", "u"), 2, "nosuch.toml does not exist"),
        (("cofactor", "two-factor", "u +"), 4, "unexpected 'end'"),
        (("cofactor", "two-factor", "u - u"), 2, "of 0"),
        (("cofactor", "two-factor", "u^300"), 5, "above the limit"),
        (("curves", "logistic"), 2, "two variables"),
        (("curves", "two-factor", "--degree", "3"), 2, "degree 1 or 2"),
        (("curves", "two-factor", "--degree", "1", "--out", "README.md"), 2, "README.md"),
        (("classify", "henon"), 2, "one parameter"),
        (("classify", "logistic", "--period", "3"), 2, "periods 1 and 2"),
        (("classify", "logistic", "--seconds", "inf"), 2, "--seconds"),
    ],
)
def test_searches_that_cannot_be_made(arguments: tuple[str, ...], code: int, words: str) -> None:
    done = rigorous(*arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert one_line(done.stderr)


def test_help() -> None:
    done = rigorous()
    assert done.returncode == 0
    assert all(command in done.stdout for command in ("claims", "prove", "check", "cofactor", "curves", "classify"))


def small_files() -> None:
    """As if the disk were full: no file may have more bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


@pytest.mark.parametrize(
    "arguments",
    [
        ("orbits", "logistic", "--at", "r=7/2", "--period", "2"),
        ("atlas", "logistic", "--r", "3:4", "--digits", "3"),
        ("prove", "my.toml"),
    ],
)
def test_a_full_disk_is_one_line_and_leaves_nothing(arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text(GOOD)
    command = [sys.executable, "-c", "from rigorous.cli import main; main()", *arguments, "--out", "new/folder"]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300, preexec_fn=small_files
    )
    assert done.returncode == 2
    assert re.fullmatch(r"rigorous: (new/folder|/tmp)/.*: File too large\n", done.stderr)
    assert one_line(done.stderr)
    assert [path.name for path in tmp_path.iterdir()] == ["my.toml"]


@pytest.mark.parametrize(
    ("stop", "word", "code"), [(signal.SIGTERM, "terminated", 143), (signal.SIGINT, "interrupted", 130)]
)
def test_who_ends_a_search_is_told_that_it_goes_on(stop: int, word: str, code: int, tmp_path: Path) -> None:
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    script = f"{heard}; from rigorous.cli import main; main()"  # as where tests run in the background it is ignored
    command = [sys.executable, "-c", script, "atlas", "logistic", "--r", "3:4"]
    process = subprocess.Popen(
        [*command, "--digits", "9", "--store", "store", "--jobs", "2"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    while not list(tmp_path.glob("store/*")):
        assert process.poll() is None
        time.sleep(0.1)
    process.send_signal(stop)
    out, err = process.communicate(timeout=100)
    assert (process.returncode, out, err) == (code, "", f"rigorous: {word}; the same command goes on\n")


def test_without_a_store_nothing_goes_on(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from rigorous.cli import main; main()", "orbits", "henon", "--period", "16"]
    process = subprocess.Popen(
        [*command, "--at", "a=7/5", "--at", "b=3/10"], cwd=tmp_path, stderr=subprocess.PIPE, text=True
    )
    time.sleep(5)
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=100)
    assert (process.returncode, err) == (143, "rigorous: terminated\n")
