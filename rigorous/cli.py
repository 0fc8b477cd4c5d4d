"""The command line: rigorous claims | prove | check | cofactor | curves | classify | orbits | thresholds | ...

stdout is data, stderr is messages.
"""

from __future__ import annotations

import difflib
import json
import signal
import sys
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rigorous.checker.__main__ import BILLION, WORK_HELP, report
from rigorous.checker.console import EXIT_CODES, INTERNAL, UNDECIDED, USAGE, ended, say, tell, worst
from rigorous.checker.limits import MOST_WORK
from rigorous.checker.verdicts import Refusal, Verdict
from rigorous.engine.errors import EngineError
from rigorous.engine.options import EngineOption, JobsOption, ShardOption, StoreOption, chosen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rigorous.catalogue import Entry
    from rigorous.checker.verdicts import Result
    from rigorous.discovery.lines import Line, Search
    from rigorous.systems import PolynomialSystem

app = typer.Typer(
    help="Prove theorems about polynomial maps, and check the certificates.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _folder(path: Path | None) -> Path | None:
    """The same, unless it is something else than a folder, which is said before a long search."""
    there = next((each for each in (path, *path.parents) if each.exists()), path) if path is not None else None
    if there is not None and not there.is_dir():
        raise typer.BadParameter(f"{there} is not a folder")
    return path


ProofsOption = Annotated[Path, typer.Option("--proofs", help="The folder of scripts that state claims.")]
OutOption = Annotated[Path, typer.Option("--out", callback=_folder, help="The folder of certificates.")]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
SystemArgument = Annotated[
    str, typer.Argument(metavar="SYSTEM", help="A bundled system, or a TOML file with a table [system].")
]
NewOption = Annotated[
    Path | None, typer.Option("--out", callback=_folder, help="A folder for certificates of what is found.")
]
SecondsOption = Annotated[
    int, typer.Option("--seconds", min=1, max=86_400, help="The time after which the search ends.")
]
PROOFS = Path("proofs")
CERTIFICATES = Path("certificates")
FORMAL = Path("formal/theorems.toml")
SECONDS = 60


class UsageError(Exception):
    """The command cannot be carried out as given."""


class NothingFoundError(Exception):
    """A search has come to its end without a result."""


@app.command()
def claims(
    proofs: ProofsOption = PROOFS,
    out: OutOption = CERTIFICATES,
    formal: Annotated[Path, typer.Option("--formal", help="The table of theorems in Rocq.")] = FORMAL,
    paper: Annotated[bool, typer.Option("--paper", help="By sentences of the paper.")] = False,
    as_json: JsonOption = False,
) -> None:
    """List what is claimed, the script that states it, the verdict on its certificate, and what Rocq proves of it."""
    from rigorous.certificates import told
    from rigorous.paper import Formal, formal_theorems, sentences

    theorems = formal_theorems(formal)
    lines = told(out) if out.is_dir() else {}
    rows: dict[str, dict[str, str]] = {}
    for entry in _catalogue(proofs):
        name, folder = entry.claim.id, out / entry.claim.id
        rows[name] = {
            "claim": name,
            "kind": str(type(entry.claim.asserts).__struct_config__.tag),
            "script": str(entry.source),
            "certificate": str(folder),
            "verdict": lines[name].split()[0] if name in lines else "unproved",
            "formal": ", ".join(theorems.get(name, Formal()).theorems),
            "not_in_formal": theorems.get(name, Formal()).not_covered,
        }
    if not paper:
        for row in rows.values():
            mark = _rocq(row)
            text = f"{row['claim']:42} {row['kind']:18} {row['script']:36} {row['verdict']:8} {mark}".rstrip()
            tell(json.dumps(row) if as_json else text)
        return
    for sentence in sentences(proofs, set(rows)):
        found = [rows[name] for name in sentence.claims]
        if as_json:
            tell(json.dumps({"says": sentence.says, "claims": found, "open": sentence.open}))
            continue
        tell(sentence.says)
        for row in found:
            mark = f" (also in {_rocq(row)})" if row["formal"] else ""
            tell(f"    {row['verdict']:8} {row['claim']}{mark}")
        if sentence.open:
            tell(f"    open     {sentence.open}")


def _rocq(row: dict[str, str]) -> str:
    """Whether a claim is proved in Rocq, and what of it is not."""
    if not row["formal"]:
        return ""
    return f"Rocq, but not: {row['not_in_formal']}" if row["not_in_formal"] else "Rocq"


@app.command()
def prove(
    targets: Annotated[
        list[str] | None, typer.Argument(help="Ids of claims, or TOML files; default: all claims.")
    ] = None,
    proofs: ProofsOption = PROOFS,
    out: OutOption = CERTIFICATES,
    as_json: JsonOption = False,
) -> None:
    """Prove claims, replay the proofs through the checker, and write certificates."""
    chosen = _chosen(targets or [], proofs)

    from rich.console import Console
    from rich.progress import track

    from rigorous.certificates import summarise, write
    from rigorous.provers.batch import outcomes
    from rigorous.provers.prove import Certificate

    console = Console(stderr=True)
    codes: list[int] = []
    lines: list[dict[str, str]] = []
    results: dict[str, Result] = {}
    quiet = not console.is_terminal
    with closing(outcomes(chosen)) as each:
        for entry, outcome, seconds in track(
            each, "proving", len(chosen), console=console, disable=quiet, transient=True
        ):
            name = entry.claim.id
            line = {"claim": name, "verdict": Verdict.ACCEPT.value, "certificate": "", "reason": ""}
            if isinstance(outcome, Certificate):
                write(out / name, outcome, seconds)
                results[name] = outcome.result
                lines.append(line | {"certificate": str(out / name)})
                codes.append(0)
            elif isinstance(outcome, Refusal):
                lines.append(line | {"verdict": outcome.verdict.value, "reason": str(outcome)})
                codes.append(EXIT_CODES[outcome.verdict])
            else:
                lines.append(line | {"verdict": "undecided", "reason": str(outcome)})
                codes.append(UNDECIDED)
    if any(code == 0 for code in codes):
        known = [(entry.claim.id, entry.source) for entry in _known(proofs) + chosen]
        summarise(out, known, results)
    for line in lines:
        text = f"{line['verdict']:10} {line['claim']:32} {line['certificate'] or line['reason']}"
        tell(json.dumps(line) if as_json else text)
    raise typer.Exit(worst(codes))


@app.command()
def check(
    paths: Annotated[list[Path], typer.Argument(help="Certificates, or folders of them.")],
    as_json: JsonOption = False,
    work: Annotated[int, typer.Option("--work", min=0, help=WORK_HELP.capitalize())] = MOST_WORK // BILLION,
) -> None:
    """Check certificates independently; print the theorems."""
    raise typer.Exit(report(paths, as_json, work))


@app.command(context_settings={"ignore_unknown_options": True})
def cofactor(
    name: SystemArgument,
    function: Annotated[str, typer.Argument(help="A polynomial h in the system's variables and parameters.")],
    as_json: JsonOption = False,
    seconds: SecondsOption = SECONDS,
) -> None:
    """Find the polynomial k with h o F = h k by exact division, or find that there is none (exit code 3)."""
    from rigorous.discovery.cofactor import cofactor as find_cofactor
    from rigorous.discovery.worker import Worker

    system = _system(name)
    with Worker() as worker, _usage():
        found = worker.call(seconds, find_cofactor, system, function)
    if found is None:
        raise NothingFoundError(f"{function} has no cofactor: after one step it is no multiple of itself")
    tell(json.dumps({"function": function, "cofactor": found}) if as_json else found)


@app.command()
def curves(
    name: SystemArgument,
    degree: Annotated[int | None, typer.Option("--degree", help="1 for lines, 2 for conics; default: both.")] = None,
    out: NewOption = None,
    as_json: JsonOption = False,
    seconds: SecondsOption = SECONDS,
) -> None:
    """Find invariant lines and conics of a planar map; each is exact, but that there are no others is not claimed."""
    degrees = (1, 2) if degree is None else (degree,)
    _discover(name, lambda search: search.curves(degrees), out, as_json, seconds)


@app.command()
def classify(
    name: SystemArgument,
    period: Annotated[int, typer.Option("--period", help="1 for fixed points, 2 for points of least period two.")] = 1,
    out: NewOption = None,
    as_json: JsonOption = False,
    seconds: SecondsOption = SECONDS,
) -> None:
    """Classify fixed points or points of period two by the parameter, of a map of one or two variables.

    "proved": the checker accepts a proof that all real points of the family are of that period and type, for these
    parameters. How many there are is always computed.
    """
    _discover(name, lambda search: search.points(period), out, as_json, seconds)


@app.command(context_settings={"ignore_unknown_options": True})
def orbits(
    name: SystemArgument,
    period: Annotated[int, typer.Option("--period", min=1, help="The least period.")],
    at: Annotated[list[str] | None, typer.Option("--at", help="The value of a parameter, such as a=7/5.")] = None,
    near: Annotated[
        str | None, typer.Option("--near", help='A guess of a point, such as "1, 2", or of all points.')
    ] = None,
    over: Annotated[
        str | None, typer.Option("--over", help="A parameter that varies, such as a=1:3/2; found at the lower end.")
    ] = None,
    curve: Annotated[
        str | None,
        typer.Option("--curve", help='An invariant curve, such as "u - v": multipliers across and along it.'),
    ] = None,
    digits: Annotated[int, typer.Option("--digits", min=6, max=300, help="Decimals of the points.")] = 30,
    as_csv: Annotated[bool, typer.Option("--csv", help="A table with a row for each point.")] = False,
    out: NewOption = None,
    as_json: JsonOption = False,
    seconds: SecondsOption = SECONDS,
) -> None:
    """Find cycles of a least period numerically, and prove that they are there.

    That there are no others is not claimed. Exit code 3 if there is anything undecided.
    """
    from rigorous.certificates import summarise
    from rigorous.discovery.worker import Worker
    from rigorous.orbits.report import Report, question, table

    if as_csv and as_json:
        raise UsageError("choose one of --csv and --json")
    system = _system(name)
    proved: list[bool] = []
    with Worker() as worker, _usage():
        asked = question(system, period, at or [], near, over, curve, digits)
        for line in Report(worker, name, asked, seconds, out).lines():
            if as_csv:
                tell(table(system, line.rows, header=not proved), end="")
            else:
                tell(json.dumps(line.fields) if as_json else line.text)
            proved.append(line.proved)
    if out is not None and out.is_dir():
        summarise(out, [(entry.claim.id, entry.source) for entry in _known(PROOFS)])
    if not proved:
        raise NothingFoundError(f"no cycle of period {period} was found")
    if not all(proved):
        raise typer.Exit(UNDECIDED)


@app.command()
def thresholds(
    name: SystemArgument,
    over: Annotated[str, typer.Option("--over", help="The parameter that varies, and its range: r=2:4.")],
    period: Annotated[int, typer.Option("--period", min=1, help="The period of the cycles that bifurcate.")] = 1,
    at: Annotated[list[str] | None, typer.Option("--at", help="Values of the other parameters: b=3/10.")] = None,
    digits: Annotated[int, typer.Option("--digits", min=4, max=200, help="Decimals of the thresholds.")] = 30,
    out: NewOption = None,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="A table with a line of names.")] = False,
    seconds: SecondsOption = SECONDS,
) -> None:
    """Find bifurcations of cycles of a period as a parameter varies, and prove where each lies and what branches off.

    "proved": the checker accepts a proof. That there are no others is not claimed. Exit code 3 if one is undecided.
    """
    from msgspec.structs import asdict

    from rigorous.certificates import summarise
    from rigorous.discovery.worker import Worker
    from rigorous.orbits.survey import question, row, survey

    if as_json and as_csv:
        raise UsageError("choose one of --json and --csv")
    system = _system(name)
    verdicts: list[str] = []
    with Worker() as worker, _usage():
        asked = question(system, over, at or [], period, digits)
        for found in survey(worker, asked, name, seconds, out):
            line = json.dumps(asdict(found)) if as_json else row(found, header=not verdicts) if as_csv else found.text()
            tell(line)
            verdicts.append(found.verdict)
    if out is not None and out.is_dir():
        summarise(out, [(entry.claim.id, entry.source) for entry in _known(PROOFS)])
    if not verdicts:
        raise NothingFoundError("nothing was found")
    raise typer.Exit(0 if set(verdicts) == {"proved"} else UNDECIDED)


@app.command(context_settings={"ignore_unknown_options": True})
def census(
    name: SystemArgument,
    period: Annotated[list[str], typer.Option("--period", help="A least period, or some: 7, or 1:20.")],
    at: Annotated[list[str] | None, typer.Option("--at", help="The value of a parameter, such as a=7/5.")] = None,
    box: Annotated[
        list[str] | None, typer.Option("--box", help="A side, x=-2:2, for each variable; default: cycles everywhere.")
    ] = None,
    apart: Annotated[
        list[str] | None, typer.Option("--apart", help='Leave out cycles that come nearer: "u*v - mu >= 3/100".')
    ] = None,
    out: NewOption = None,
    engine: EngineOption = None,
    jobs: JobsOption = None,
    shard: ShardOption = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Count all cycles of a least period, with the proof that there are no others, by their multipliers.

    For each period a line; with --out the certificate of all. Exit code 3 if a count is undecided.
    """
    from rigorous.census.question import question
    from rigorous.census.report import lines
    from rigorous.certificates import summarise
    from rigorous.engine.run import Means

    system = _system(name)
    codes: list[int] = []
    with _usage(), _kept() if store else nullcontext():
        asked = question(name, system, period, at or [], box or [], apart or [])
        for line in lines(asked, Means(chosen(engine, jobs), shard, store), out):
            tell(json.dumps(line.fields) if as_json else line.text)
            codes.append(line.code)
    if out is not None and out.is_dir():
        told = summarise(out, [(entry.claim.id, entry.source) for entry in _known(PROOFS)])
        codes += [EXIT_CODES[Verdict(line.split()[0])] for line in told.values()]
    raise typer.Exit(worst(codes))


@app.command(context_settings={"ignore_unknown_options": True})
def atlas(
    words: Annotated[
        list[str], typer.Argument(metavar="SYSTEM", help="A bundled system, or a TOML file with a table [system].")
    ],
    over: Annotated[
        str, typer.Option("--over", help="The parameter that varies, and its range: r=2:4; or as --r 2:4.")
    ] = "",
    at: Annotated[list[str] | None, typer.Option("--at", help="Values of the other parameters: a=7/5.")] = None,
    digits: Annotated[
        int,
        typer.Option(
            "--digits", min=1, max=13, help="Rows may be as short as 10^-digits; one more takes five times as long."
        ),
    ] = 6,
    kneading: Annotated[
        bool,
        typer.Option("--kneading", help="For quadratic maps: by kneading sequences, for more rows in less time."),
    ] = False,
    partial: Annotated[
        bool, typer.Option("--partial", help="Of what lies in the store alone; nothing more is computed.")
    ] = False,
    out: NewOption = None,
    engine: EngineOption = None,
    jobs: JobsOption = None,
    shard: ShardOption = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bound from below the measure of parameters for which a cycle attracts almost every bounded orbit.

    The map is of the line, quadratic, or cubic and odd. With --out the certificate is written, checked and its theorem
    printed. Exit code 3 if nothing is found.
    """
    from rigorous.atlas.question import question
    from rigorous.atlas.report import Answer
    from rigorous.certificates import summarise
    from rigorous.checker.check import check_directory
    from rigorous.engine.run import Means
    from rigorous.orbits.numbers import ranged

    with _usage(), _kept() if store else nullcontext():
        named, span = ranged(words, over)
        if len(named) != 1:
            raise UsageError("name one system")
        asked = question(named[0], _system(named[0]), span, at or [], digits, kneading=kneading)
        answer = Answer.of(asked, Means(chosen(engine, jobs), shard, store), partial, out)
    tell(json.dumps(answer.fields) if as_json else answer.text)
    code = answer.code
    if answer.certificate is not None and out is not None:
        result = check_directory(answer.certificate)
        tell(json.dumps(result.record()) if as_json else result.line())
        code = EXIT_CODES[result.verdict]
        summarise(out, [(entry.claim.id, entry.source) for entry in _known(PROOFS)], {result.claim: result})
    raise typer.Exit(code)


@app.command()
def merge(
    stores: Annotated[list[Path], typer.Argument(metavar="STORE...", help="Folders of results.")],
    into: Annotated[Path, typer.Option("--into", metavar="STORE", help="The folder that is to hold them all.")],
    as_json: JsonOption = False,
) -> None:
    """Copy the results of long searches from several stores into one, each verified; damaged ones are left out."""
    from rigorous.engine.store import merge as merge_stores

    with _usage(), _kept():
        done = merge_stores(stores, into)
    counts = {"copied": done.copied, "known": done.known, "damaged": done.damaged}
    tell(json.dumps(counts) if as_json else ", ".join(f"{count} {word}" for word, count in counts.items()))


@app.command(context_settings={"ignore_unknown_options": True})
def extend(
    words: Annotated[
        list[str], typer.Argument(metavar="CLAIM", help="The id of a claim; or a TOML file, and perhaps an id in it.")
    ],
    over: Annotated[
        str, typer.Option("--over", help="The parameter that varies, and its range: r=2:4; or as --r 2:4.")
    ] = "",
    digits: Annotated[
        int, typer.Option("--digits", min=1, max=12, help="Ranges shorter than 10^-digits may remain undecided.")
    ] = 9,
    proofs: ProofsOption = PROOFS,
    out: NewOption = None,
    as_json: JsonOption = False,
    seconds: SecondsOption = SECONDS,
) -> None:
    """Find how far a claim holds as a parameter varies: where it is proved, refuted, vacuous or undecided.

    Its own conditions on that parameter are dropped; nothing is said of the ends of the range. Exit code 0 if all is
    decided, 1 if the claim is refuted and nowhere proved, 3 if ranges remain undecided.
    """
    from rigorous.certificates import summarise
    from rigorous.discovery.worker import Worker
    from rigorous.extend.report import Asked, Report, arguments

    reports: list[Report] = []
    with Worker() as worker, _usage():
        targets, span = arguments(words, over)
        entries = _chosen(targets[:1], proofs)
        named = [entry for entry in entries if targets[1:] in ([], [entry.claim.id])]
        if not named:
            raise UsageError(f"{targets[0]} states no claim {targets[1][:80]!r}")
        for asked in [Asked.read(entry.claim, span) for entry in named]:
            reports.append(Report(worker, asked, seconds, digits, out, _progress))
            for line in reports[-1].lines():
                tell(json.dumps(line.fields) if as_json else line.text)
    if out is not None and out.is_dir():
        summarise(out, [(entry.claim.id, entry.source) for entry in _known(proofs)])
    raise typer.Exit(worst([report.code() for report in reports]))


def _discover(
    name: str,
    lines: Callable[[Search], Iterator[Line]],
    out: Path | None,
    as_json: bool,
    seconds: int,
) -> None:
    """Print what the search finds, as it is found."""
    from rigorous.certificates import summarise
    from rigorous.discovery.lines import Search
    from rigorous.discovery.worker import Worker

    system, count = _system(name), 0
    with Worker() as worker, _usage():
        for line in lines(Search(worker, name, system, seconds, out, say)):
            tell(json.dumps(line.fields) if as_json else line.text)
            count += 1
    if out is not None and out.is_dir():
        summarise(out, [(entry.claim.id, entry.source) for entry in _known(PROOFS)])
    if not count:
        raise NothingFoundError("nothing was found")


def _system(name: str) -> PolynomialSystem:
    from rigorous.bundled import BUNDLED
    from rigorous.catalogue import read_system

    if name.endswith(".toml"):
        if not Path(name).exists():
            raise UsageError(f"{name} does not exist")
    elif name not in BUNDLED:
        raise UsageError(f"there is no system {name[:80]!r}; name a TOML file or one of {', '.join(BUNDLED)}")
    return read_system(name)


@contextmanager
def _usage() -> Iterator[None]:
    """What a search cannot take on is an error of usage."""
    try:
        yield
    except ValueError as error:
        raise UsageError(str(error)) from None


@contextmanager
def _kept() -> Iterator[None]:
    """What is done is kept: who ends it is told that the same command goes on."""
    try:
        yield
    except KeyboardInterrupt as stop:
        number, words = stop.args or (signal.SIGINT, "interrupted")
        raise KeyboardInterrupt(number, f"{words}; the same command goes on") from None


def _catalogue(proofs: Path) -> list[Entry]:
    from rigorous.catalogue import entries

    if not proofs.is_dir():
        raise UsageError(f"there is no folder {str(proofs)!r} of proofs here; name one with --proofs")
    return entries(proofs)


def _known(proofs: Path) -> list[Entry]:
    return _catalogue(proofs) if proofs.is_dir() else []


def _chosen(targets: list[str], proofs: Path) -> list[Entry]:
    """The claims that the targets name, each once."""
    from rigorous.catalogue import read_toml

    if not targets:
        return _catalogue(proofs)
    chosen: list[Entry] = []
    for target in targets:
        if target.endswith(".toml"):
            if not Path(target).exists():
                raise UsageError(f"{target} does not exist")
            chosen += read_toml(Path(target))
            continue
        by_name = {entry.claim.id: entry for entry in _catalogue(proofs)}
        if target not in by_name:
            close = difflib.get_close_matches(target, by_name, 1)
            hint = f"; did you mean {close[0]!r}?" if close else "; `rigorous claims` lists them"
            raise UsageError(f"there is no claim {target[:80]!r}{hint}")
        chosen.append(by_name[target])
    return chosen


def main() -> None:
    """Run the command line; every failure is one line on stderr and an exit code, never a traceback."""
    signal.signal(signal.SIGTERM, _stop)
    sys.exit(ended(_run))


def _stop(number: int, _: object) -> None:
    """As if interrupted, so that workers are ended, and files that are not whole removed."""
    raise KeyboardInterrupt(number, "terminated")


def _run() -> int:
    try:
        command = typer.main.get_command(app)
        with command.make_context("rigorous", sys.argv[1:] or ["--help"]) as context:
            command.invoke(context)
    except (OSError, MemoryError):
        raise
    except typer.Exit as stop:
        return stop.exit_code
    except Refusal as refusal:
        return _fail(str(refusal), EXIT_CODES[refusal.verdict])
    except (UsageError, EngineError) as error:
        return _fail(str(error), USAGE)
    except NothingFoundError as error:
        return _fail(str(error), UNDECIDED)
    except Exception as error:
        usage = getattr(error, "format_message", None)  # Typer's own
        if usage is not None:
            return _fail(usage(), USAGE)
        return _fail(f"internal error: {type(error).__name__}: {error}", INTERNAL)
    return 0


def _progress(message: str) -> None:
    """What is being done, on a terminal only."""
    if sys.stderr.isatty():
        say(message)


def _fail(message: str, code: int) -> int:
    say(message)
    return code
