"""How commands speak and end: one table of codes, ASCII, and what the system refuses."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rigorous
from rigorous.checker.console import EXIT_CODES, ended, say, tell, worst
from rigorous.checker.verdicts import Result, Verdict, plain

ROOT = Path(rigorous.__file__).parent.parent
VALID = ROOT / "tests" / "corpora" / "valid" / "not-zero"


def test_the_worst_exit_code_wins() -> None:
    assert [worst(codes) for codes in ([0], [0, 3], [3, 1, 0], [1, 5], [5, 4, 0], [70, 4])] == [0, 3, 1, 5, 4, 70]
    assert EXIT_CODES.keys() == set(Verdict)


@given(st.text())
def test_whatever_is_said_is_one_line_of_ascii(text: str) -> None:
    assert plain(text).isascii()
    assert plain(text).isprintable()
    assert (plain(text) == text) == (text.isascii() and text.isprintable())
    assert Result(text, Verdict.MALFORMED, reason=text).line() == f"MALFORMED id={plain(text)}  {plain(text)}"


def test_lines_are_told_and_said(capsys: pytest.CaptureFixture[str]) -> None:
    tell("a\x1b[2J\nb\u00e9")
    tell("", end="")
    say("one\n two\udc80")
    assert capsys.readouterr() == ("a\\x1b[2J\nb\\xe9\n", "rigorous: one two\\udc80\n")


def raising(error: BaseException) -> Callable[[], int]:
    def run() -> int:
        raise error

    return run


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file", "a"), 2, "a: No such file"),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "No space left on device"),
        (OSError("in words"), 2, "in words"),
        (MemoryError(), 5, "there is not enough memory"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (KeyboardInterrupt(signal.SIGTERM, "terminated"), 143, "terminated"),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 141, ""),
    ],
)
def test_what_ends_a_command(error: BaseException, code: int, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(raising(error)) == code
    assert capsys.readouterr() == ("", f"rigorous: {message}\n" if message else "")


def test_a_defect_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        ended(raising(ZeroDivisionError()))
    assert ended(lambda: 3) == 3


COMMANDS = {
    "checker": (*("-S", "-m", "rigorous.checker"), str(VALID)),
    "rigorous": ("-c", "from rigorous.cli import main; main()", "check", str(VALID)),
    "help": ("-c", "from rigorous.cli import main; main()", "--help"),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_no_room_on_standard_output(command: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, *COMMANDS[command]], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.endswith(b"No space left on device\n")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_that_has_left_is_no_news(command: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, *COMMANDS[command]], cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("command", ["checker", "rigorous"])
@pytest.mark.parametrize("stderr", ["2>&-", "2>/dev/full"])
def test_messages_that_cannot_be_written_change_nothing(command: str, stderr: str) -> None:
    shell = ["sh", "-c", f'"$@" {stderr}', "sh", sys.executable, *COMMANDS[command]]
    done = subprocess.run(shell, cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"ACCEPT id=not-zero ")
    assert done.stdout.count(b"\n") == 1
