"""The checker's command line: one verdict a line, and an exit code that says the worst of them."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from .check import certificates, check_directory
from .verdicts import EXIT_CODES, INTERNAL, Result, Verdict, worst

USAGE = 2
INTERRUPTED = 130


def report(paths: Sequence[Path], as_json: bool) -> int:
    """Check every certificate below `paths`, print the verdicts, and return the exit code."""
    codes: list[int] = []
    accepted = 0
    for path in paths:
        for folder in certificates(path):
            try:
                result = check_directory(folder)
            except Exception as error:  # a defect of the checker: say so, accept nothing, and go on
                reason = f"internal error: {type(error).__name__}: {error}"
                result, code = Result(ascii(folder.name), Verdict.UNSUPPORTED, reason=reason), INTERNAL
            else:
                code = EXIT_CODES[result.verdict]
            codes.append(code)
            accepted += result.verdict is Verdict.ACCEPT
            print(json.dumps(result.record()) if as_json else result.line(), flush=True)
    if not codes:
        print("no certificate found", file=sys.stderr)
        return USAGE
    print(f"{accepted} of {len(codes)} accepted", file=sys.stderr)
    return worst(codes)


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse the arguments and run; never a traceback."""
    parser = argparse.ArgumentParser(prog="rigorous.checker", description="Check certificates; print the theorems.")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a certificate, or a folder of them")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    options = parser.parse_args(arguments)
    try:
        return report(options.paths, options.json)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return INTERNAL
    except OSError as error:
        parser.error(f"{error.filename}: {error.strerror}")
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
