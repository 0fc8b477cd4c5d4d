"""Whether an atlas that is killed again and again ends with the same bytes.

`python benchmarks/kills.py` computes an atlas of about a minute of two cores without a disturbance; then again, killing
the command (SIGKILL) at KILLS random moments and starting it anew; and compares claim and evidence, byte for byte. It
prints what it has found, and ends with 1 if they differ.
"""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

KILLS = 20
DIGITS = 8
LATE = 4
"""So many of the kills come when all units are done, while the certificate is written or checked."""
MOMENT = 1.0
"""Seconds, at most, between a unit that is done and a kill."""


def command(folder: Path) -> subprocess.Popen[bytes]:
    """The command, on a store and with a certificate in a folder."""
    places = ["--store", str(folder / "store"), "--out", str(folder / "out")]
    search = ["atlas", "logistic", "--r", "2:4", "--digits", str(DIGITS), "--jobs", "2", *places]
    start = [sys.executable, "-c", "from rigorous.cli import main; main()"]
    return subprocess.Popen([*start, *search], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603


def finished(folder: Path) -> tuple[float, str]:
    """How long the command takes to its end, and the digest of the certificate."""
    start = time.monotonic()
    if command(folder).wait() != 0:
        raise RuntimeError("the command has failed")
    taken = time.monotonic() - start
    (certificate,) = (path for path in (folder / "out").iterdir() if path.is_dir())
    names = sorted(path.name for path in certificate.iterdir() if path.name != "provenance.json")
    return taken, hashlib.sha256(b"".join((certificate / name).read_bytes() for name in names)).hexdigest()


def done(folder: Path) -> int:
    """The number of results in the store."""
    return sum(1 for _ in (folder / "store").glob("[0-9a-f]*"))


def main() -> int:
    """Measure and compare; the exit code."""
    moments = random.Random(1)
    with tempfile.TemporaryDirectory() as name:
        whole, killed = Path(name, "whole"), Path(name, "killed")
        taken, expected = finished(whole)
        units = done(whole)
        print(f"undisturbed: {taken:.0f} s, {units} units, {expected[:16]}", flush=True)
        for kill in range(KILLS):
            more = moments.randint(0, 2 * units // KILLS)
            enough = units if kill >= KILLS - LATE else min(done(killed) + more, units - 1)
            process = command(killed)
            while done(killed) < enough and process.poll() is None:
                time.sleep(0.01)
            time.sleep(moments.uniform(0, MOMENT))
            process.kill()
            print(f"kill {kill + 1}: {done(killed)} units, exit {process.wait()}", flush=True)
        taken, found = finished(killed)
        print(f"at last: {taken:.0f} s, {found[:16]}: {'the same' if found == expected else 'OTHER'} bytes")
    return int(found != expected)


if __name__ == "__main__":
    sys.exit(main())
