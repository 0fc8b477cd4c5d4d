"""The checker's command line: one verdict a line, and an exit code that says the worst of them."""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from .check import certificates, check_directory
from .console import EXIT_CODES, INTERNAL, USAGE, ended, say, tell, worst
from .limits import MOST_WORK
from .verdicts import Result, Verdict

BILLION = 1_000_000_000
WORK_HELP = f"billions of products that a certificate with rows may cost at most (default: {MOST_WORK // BILLION})"


def report(paths: Sequence[Path], as_json: bool, billions: int = MOST_WORK // BILLION) -> int:
    """Check every certificate below `paths`, print the verdicts, and return the exit code."""
    gc.disable()  # what is made holds no cycles to speak of, and looking for some may take most of the time
    codes: list[int] = []
    accepted = 0
    for folder in [folder for path in paths for folder in certificates(path)]:
        try:
            result = check_directory(folder, billions * BILLION)
            code = EXIT_CODES[result.verdict]
        except Exception as error:  # a defect of the checker: say so, accept nothing, and go on
            reason = f"internal error: {type(error).__name__}: {error}"
            result, code = Result(ascii(folder.name), Verdict.UNSUPPORTED, reason=reason), INTERNAL
        codes.append(code)
        accepted += result.verdict is Verdict.ACCEPT
        tell(json.dumps(result.record()) if as_json else result.line())
    if not codes:
        say("no certificate found")
        return USAGE
    say(f"{accepted} of {len(codes)} accepted")
    return worst(codes)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        say(message)
        sys.exit(USAGE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse the arguments and run; never a traceback."""
    parser = _Parser(prog="rigorous.checker", description="Check certificates; print the theorems.")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a certificate, or a folder of them")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--work", type=int, metavar="N", default=MOST_WORK // BILLION, help=WORK_HELP)
    options = parser.parse_args(arguments)
    return ended(lambda: report(options.paths, options.json, options.work))


if __name__ == "__main__":
    sys.exit(main())
