"""A run in a process of its own: FUNCTION STORE PROCESSES UNITS, the last in JSON; ends like the command line."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path

import tests.engine.functions
from rigorous.engine.engines import Local
from rigorous.engine.run import run
from rigorous.engine.store import Store

if __name__ == "__main__":
    name, folder, processes, units = sys.argv[1:]
    signal.signal(signal.SIGINT, signal.default_int_handler)
    print("begun", flush=True)
    try:
        run(json.loads(units), getattr(tests.engine.functions, name), Store(Path(folder)), Local(int(processes)))
    except KeyboardInterrupt:
        sys.exit(130)
