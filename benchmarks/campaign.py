"""A campaign of mutants of certificates: `python -m benchmarks.campaign [-n COUNT] [--seed SEED] [--out FOLDER]`.

Small true certificates of every kind are changed at random (tests/mutations.py), and the checker is asked. What it
accepts, though the claim says something else, is judged by truth oracles that do not know the checker. Time and memory
of every check are measured, in processes of their own.

What is found is printed as it comes, and the files of it are kept in FOLDER/found; a table follows in the end. If it is
interrupted, the same command goes on. It needs Linux. The exit code is 0 if no false claim was accepted, and no check
failed, took longer than SECONDS or more than MEGABYTES; else it is 1.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import json
import os
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import Process, connection, get_context
from pathlib import Path
from typing import Any

from tests import mutations
from tests.mutations import KINDS, Mutant

SECONDS, MEGABYTES = 2.0, 230
"""What a check may take: processor time, and memory besides the interpreter's 20 MB or so."""
GIVE_UP, HANGING = 10, 180
"""Seconds after which a check is broken off, and seconds of the clock after which its process is killed."""
JUDGING = 60
"""Seconds after which an oracle is broken off."""
CHUNK = 100
TRUE, FALSE, UNDECIDED = "true", "false", "undecided"


class TooLongError(BaseException):
    """A check or an oracle was broken off."""


def _alarm(*_: object) -> None:
    raise TooLongError


# -- one mutant -------------------------------------------------------------------------------------------------------


@dataclass
class Tally:
    """What became of mutants of one kind."""

    mutants: int = 0
    same: int = 0
    changed: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    largest: int = 0

    def add(self, other: Tally) -> None:
        """Count the other's too."""
        self.mutants += other.mutants
        self.same += other.same
        self.changed += other.changed
        self.refused += Counter(other.refused)
        self.slowest, self.largest = max(self.slowest, other.slowest), max(self.largest, other.largest)


@dataclass
class Finding:
    """Something to be read: a mutant, and what is the matter with it."""

    number: int
    what: str
    words: str


def peak() -> int:
    """The most memory that this process had at once since `forget`, in bytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) << 10
    raise LookupError("no VmHWM")


def forget() -> int:
    """Give free memory back, and let `peak` begin anew: from what is returned."""
    ctypes.CDLL(None).malloc_trim(0)
    Path("/proc/self/clear_refs").write_text("5")
    return peak()


def examine(mutant: Mutant, tally: Tally) -> tuple[list[Finding], str]:
    """Check one mutant; what is to be reported, and the claim if an oracle has to judge it."""
    findings = []
    claim = ""
    held, begin = forget(), time.process_time()
    signal.setitimer(signal.ITIMER_PROF, GIVE_UP)
    try:
        result = mutant.check()
    except TooLongError:
        findings.append(Finding(mutant.number, "slow", f"broken off after {GIVE_UP} s"))
    except MemoryError:
        findings.append(Finding(mutant.number, "big", "out of memory"))
    except Exception:
        findings.append(Finding(mutant.number, "crash", traceback.format_exc(limit=-3)))
    else:
        if result.check:
            tally.refused[result.check] += 1
        elif mutations.content(mutant.claim) in mutations.known():
            tally.same += 1
        else:
            tally.changed += 1
            claim = mutant.claim.decode()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    seconds, size = time.process_time() - begin, peak() - held
    if seconds > SECONDS and not findings:
        findings.append(Finding(mutant.number, "slow", f"{seconds:.1f} s"))
    if size > MEGABYTES << 20 and not findings:
        findings.append(Finding(mutant.number, "big", f"{size >> 20} MB"))
    tally.mutants += 1
    tally.slowest, tally.largest = max(tally.slowest, seconds), max(tally.largest, size)
    return findings, claim


def examined(seed: int, numbers: Iterable[int]) -> dict[str, Any]:
    """Check these mutants: tallies by kind, findings, hashes of the files, and the claims to be judged."""
    tallies = {kind: Tally() for kind in KINDS}
    findings: list[Finding] = []
    claims: dict[int, str] = {}
    hashes = []
    for number in numbers:
        mutant = mutations.mutant(seed, number)
        hashes.append(hashlib.sha256(repr((mutant.claim, mutant.evidence, mutant.packed)).encode()).hexdigest()[:16])
        found, claim = examine(mutant, tallies[mutant.kind])
        findings += found
        if claim:
            claims[number] = claim
    return {
        "tallies": {kind: vars(tally) for kind, tally in tallies.items() if tally.mutants},
        "findings": [vars(each) for each in findings],
        "hashes": hashes,
        "claims": claims,
    }


def judged(claim: str) -> str:
    """What an oracle says of a claim: true, false or undecided, and why."""
    from tests.oracle import counterexample

    signal.setitimer(signal.ITIMER_PROF, JUDGING)
    try:
        failure = counterexample(json.loads(claim))
    except TooLongError:
        return f"{UNDECIDED}: the oracle takes longer than {JUDGING} s"
    except Exception as error:
        return f"{UNDECIDED}: {type(error).__name__}: {error}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return TRUE if failure is None else f"{FALSE}: {failure}"


# -- processes --------------------------------------------------------------------------------------------------------


def _serve(work: Callable[..., Any], pipe: connection.Connection, memory: int) -> None:
    """Do what comes through the pipe, until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPROF, _alarm)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    try:
        while True:
            pipe.send(work(*pipe.recv()))
    except EOFError:
        os._exit(0)


class Lane:
    """A process that does one kind of work, task by task; another takes its place if it dies or hangs."""

    def __init__(self, work: Callable[..., Any], memory: int) -> None:
        self.work, self.memory = work, memory
        self.task: Any = None
        self.start()

    def start(self) -> None:
        """Begin a process."""
        context = get_context("fork")
        self.pipe, theirs = context.Pipe()
        self.process: Process = context.Process(target=_serve, args=(self.work, theirs, self.memory), daemon=True)  # type: ignore[assignment]
        self.process.start()
        theirs.close()

    def give(self, task: Any, *arguments: Any) -> None:
        """Have a task done."""
        self.task, self.since = task, time.monotonic()
        self.pipe.send(arguments)

    def taken(self) -> Any:
        """The result, or None if the process died."""
        self.task = None
        try:
            return self.pipe.recv()
        except (EOFError, ConnectionResetError):
            self.restart()
            return None

    def restart(self) -> None:
        """Kill the process and begin another."""
        self.task = None
        self.process.kill()
        self.process.join()
        self.pipe.close()
        self.start()


# -- the campaign -----------------------------------------------------------------------------------------------------


class Log:
    """Lines of a file, which are there again when the same command goes on."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: list[dict[str, Any]] = []
        if path.exists():
            whole = path.read_bytes().rpartition(b"\n")[0]
            path.write_bytes(whole + b"\n" if whole else b"")
            self.lines = [json.loads(line) for line in whole.splitlines()]

    def add(self, line: dict[str, Any]) -> None:
        """Write a line."""
        self.lines.append(line)
        with self.path.open("a") as stream:
            stream.write(json.dumps(line) + "\n")


class Campaign:
    """So many mutants of a seed: what was found so far, and the processes that find more."""

    def __init__(self, count: int, seed: int, folder: Path, jobs: int) -> None:
        self.count, self.seed, self.folder, self.jobs = count, seed, folder, jobs
        folder.mkdir(parents=True, exist_ok=True)
        self.tallies = {kind: Tally() for kind in KINDS}
        self.judgements: dict[str, str] = {}
        self.verdicts: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
        self.distinct: set[str] = set()
        self.waiting: dict[str, list[tuple[int, str]]] = {}
        self.failures, self.done = 0, set[int]()
        self.judged_log, self.log = Log(folder / "judged.jsonl"), Log(folder / "checked.jsonl")
        for line in self.judged_log.lines:
            self.judgements[line["content"]] = line["judgement"]
        for line in self.log.lines:
            self._count(line)

    def run(self) -> None:
        """Check and judge until all is done."""
        chunks = self._chunks()
        checkers = [Lane(examined, 1 << 30) for _ in range(self.jobs)]
        judges = [Lane(judged, 8 << 30) for _ in range(self.jobs)]
        singles: list[list[int]] = []
        start, first, shown = time.monotonic(), len(self.done), 0.0
        while True:
            for lane in checkers:
                if lane.task is None and len(self.waiting) < 200:
                    chunk = singles.pop() if singles else next(chunks, None)
                    if chunk is not None:
                        lane.give(chunk, self.seed, chunk)
            open_ = [key for key in self.waiting if all(lane.task != key for lane in judges)]
            for lane in judges:
                if lane.task is None and open_:
                    key = open_.pop(0)
                    lane.give(key, self.waiting[key][0][1])
            busy = [lane for lane in (*checkers, *judges) if lane.task is not None]
            if not busy:
                return
            ready = connection.wait([lane.pipe for lane in busy], timeout=5)
            for lane in busy:
                task = lane.task
                if lane.pipe in ready:
                    result = lane.taken()
                elif time.monotonic() - lane.since > HANGING:
                    lane.restart()
                    result = None
                else:
                    continue
                if lane in judges:
                    self._judgement(task, result or f"{UNDECIDED}: the oracle's process died")
                elif result is not None:
                    self._checked({"numbers": task, **result})
                elif len(task) > 1:
                    singles += [[number] for number in task]
                else:
                    kind = KINDS[task[0] % len(KINDS)]
                    found = Finding(task[0], "crash", "the process died or hung")
                    self._checked(
                        {
                            "numbers": task,
                            "tallies": {kind: vars(Tally(mutants=1))},
                            "findings": [vars(found)],
                            "hashes": [],
                            "claims": {},
                        }
                    )
            if time.monotonic() - shown > (1 if sys.stderr.isatty() else 30):
                shown = time.monotonic()
                self._progress(len(self.done) - first, shown - start)

    def _chunks(self) -> Iterator[list[int]]:
        for begin in range(0, self.count, CHUNK):
            chunk = [k for k in range(begin, min(begin + CHUNK, self.count)) if k not in self.done]
            if chunk:
                yield chunk

    def _checked(self, line: dict[str, Any]) -> None:
        self.log.add(line)
        self._count(line)

    def _count(self, line: dict[str, Any]) -> None:
        self.done.update(line["numbers"])
        self.distinct.update(line["hashes"])
        for kind, tally in line["tallies"].items():
            self.tallies[kind].add(Tally(**tally))
        for each in line["findings"]:
            self._report(Finding(**each))
        for number, claim in line["claims"].items():
            key = hashlib.sha256(mutations.content(claim.encode()).encode()).hexdigest()[:16]
            if key in self.judgements:
                self._conclude(int(number), self.judgements[key])
            else:
                self.waiting.setdefault(key, []).append((int(number), claim))

    def _judgement(self, key: str, judgement: str) -> None:
        self.judged_log.add({"content": key, "judgement": judgement})
        self.judgements[key] = judgement
        for number, _ in self.waiting.pop(key):
            self._conclude(number, judgement)

    def _conclude(self, number: int, judgement: str) -> None:
        word = judgement.partition(":")[0]
        self.verdicts[KINDS[number % len(KINDS)]][word] += 1
        if word != TRUE:
            self._report(Finding(number, f"accepted, {word}", judgement.partition(": ")[2]))

    def _report(self, finding: Finding) -> None:
        """Print what was found, and keep its files."""
        mutant = mutations.mutant(self.seed, finding.number)
        self.failures += finding.what != f"accepted, {UNDECIDED}"
        kept = mutant.save(self.folder / "found" / f"{self.seed}-{finding.number}")
        print(f"{finding.what}: {mutant.base}: {'; '.join(mutant.made)}: {finding.words} ({kept})", flush=True)

    def _progress(self, done: int, seconds: float) -> None:
        accepted = sum(tally.changed for tally in self.tallies.values())
        left = (self.count - len(self.done)) * seconds / max(done, 1) / 60
        words = (
            f"{len(self.done):,} of {self.count:,} mutants, {accepted} changed claims accepted, "
            f"{len(self.waiting)} to be judged, {self.failures} failures, {left:.0f} minutes left"
        )
        print(f"\r{words}" if sys.stderr.isatty() else words, end="" if sys.stderr.isatty() else "\n", file=sys.stderr)

    def table(self) -> str:
        """What became of the mutants, kind by kind."""
        head = ("kind", "mutants", "same claim", TRUE, UNDECIDED, FALSE, "refused", "slowest, ms", "largest, MB", "by")
        lines = [f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
        whole, verdicts = Tally(), Counter[str]()
        for kind, tally in self.tallies.items():
            lines.append(_row(kind, tally, self.verdicts[kind]))
            whole.add(tally)
            verdicts += self.verdicts[kind]
        lines.append(_row("all", whole, verdicts))
        lines.append(f"\n{len(self.distinct):,} of the mutants are different files; seed {self.seed}.")
        return "\n".join(lines)


def _row(kind: str, tally: Tally, verdicts: Counter[str]) -> str:
    by = ", ".join(f"{name} {count}" for name, count in tally.refused.most_common(8))
    by += f", {len(tally.refused) - 8} others" if len(tally.refused) > 8 else ""
    counts = (tally.mutants, tally.same, *(verdicts[word] for word in (TRUE, UNDECIDED, FALSE)), tally.refused.total())
    sizes = (f"{1000 * tally.slowest:.0f}", f"{tally.largest >> 20}")
    return f"| {kind} | {' | '.join(f'{count}' for count in counts)} | {' | '.join(sizes)} | {by} |"


def main(arguments: list[str] | None = None) -> int:
    """Run the campaign; the exit code."""
    parser = argparse.ArgumentParser(prog="campaign", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("-n", type=int, default=100_000, metavar="COUNT", help="how many mutants")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes that check, and that judge")
    parser.add_argument("--out", type=Path, help="where to keep what is found; default: results/campaign-SEED")
    parser.add_argument("--only", type=int, metavar="NUMBER", help="write this mutant to the folder, and check it")
    options = parser.parse_args(arguments)
    folder = options.out or Path("results") / f"campaign-{options.seed}"
    if options.only is not None:
        mutant = mutations.mutant(options.seed, options.only)
        print(mutant.save(folder / "found" / f"{options.seed}-{options.only}"), mutant.base, *mutant.made, sep="\n")
        print(mutant.check().line())
        return 0
    campaign = Campaign(options.n, options.seed, folder, options.jobs)
    try:
        campaign.run()
    except KeyboardInterrupt:
        print("interrupted; the same command goes on", file=sys.stderr)
        return 130
    print(campaign.table())
    return 1 if campaign.failures else 0


if __name__ == "__main__":
    sys.exit(main())
