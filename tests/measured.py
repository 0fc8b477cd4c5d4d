"""The bare checker as a process of its own: what it prints, its exit code, processor time and memory.

It is started by a small process, since one that is started from a large one inherits the peak of its memory.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
DRIVER = """
import json, os, subprocess, sys, time

def pace():
    start, total = time.process_time(), {}
    for k in range(300_000):
        total[k & 255] = total.get(k & 255, 0) + k * (k ^ 0x5555555555555555)
    return (time.process_time() - start) / PACE

before = pace()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE)
printed = process.stdout.read().decode("ascii")
_, status, usage = os.wait4(process.pid, 0)
unit = 1 if sys.platform == "darwin" else 1024
seconds = (usage.ru_utime + usage.ru_stime) / max(1, before, pace())
print(json.dumps([printed, os.waitstatus_to_exitcode(status), seconds, usage.ru_maxrss * unit]))
""".replace("PACE", "0.03")
"""A loop takes 0.03 s on the machine that the limits are meant for; on slower and busy ones seconds count for less."""


@dataclass(frozen=True)
class Measured:
    """What a process printed, its exit code, its processor time in seconds of a free machine, and its most memory."""

    printed: str
    code: int
    seconds: float
    memory: int


def checked(folder: Path, *options: str) -> Measured:
    """The bare checker on a certificate, where nothing but ASCII can be printed."""
    checker = [sys.executable, "-S", "-E", "-m", "rigorous.checker", *options, str(folder)]
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-S", "-E", "-c", DRIVER, *checker], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    return Measured(*json.loads(done.stdout))
