"""How a command speaks, in lines of ASCII, and how it ends: the one table of exit codes."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress

from .verdicts import Verdict, plain

EXIT_CODES = {Verdict.ACCEPT: 0, Verdict.REJECT: 1, Verdict.UNSUPPORTED: 4, Verdict.MALFORMED: 4, Verdict.RESOURCE: 5}
USAGE, UNDECIDED, INTERNAL = 2, 3, 70
PRECEDENCE = (INTERNAL, 4, 5, 1, UNDECIDED, 0)
SIGNALLED = 128
"""What a signal ends has this code and its number, as in the shell: 130, 143; 141 if the reader of stdout has left."""


def worst(codes: Sequence[int]) -> int:
    """The exit code for many certificates: the first of 70, 4, 5, 1, 3, 0 that occurs."""
    return next(code for code in PRECEDENCE if code in codes)


def tell(text: str, end: str = "\n") -> None:
    """Print lines of ASCII on stdout, at once; OSError if that cannot be."""
    try:
        print("\n".join(map(plain, text.split("\n"))), end=end, flush=True)
    except OSError as error:
        error.filename = "standard output"
        raise


def say(message: str) -> None:
    """Print a message on stderr, in one line of ASCII, if there is a stderr."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(f"rigorous: {plain(' '.join(message.split()))}", file=sys.stderr, flush=True)


def ended(run: Callable[[], int]) -> int:
    """The exit code of `run`, or of what ended it: a signal, or the system that refuses something, with a message.

    The arguments of a KeyboardInterrupt may be the number of a signal and the message.
    """
    try:
        code = run()
        tell("", end="")
    except BrokenPipeError:
        code = SIGNALLED + signal.SIGPIPE
    except OSError as error:
        code = USAGE
        say(f"{error.filename}: {error.strerror}" if error.filename is not None else error.strerror or str(error))
    except MemoryError:
        code = EXIT_CODES[Verdict.RESOURCE]
        say("there is not enough memory")
    except KeyboardInterrupt as stop:
        number, message = stop.args or (signal.SIGINT, "interrupted")
        code = SIGNALLED + number
        say(message)
    for stream in (sys.stdout, sys.stderr):
        try:
            print(end="", file=stream, flush=True)
        except OSError:  # so that Python does not try again at its end
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return code
