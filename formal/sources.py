"""What a source of this folder may say, decided on its text alone.

The text is cut into sentences exactly where Rocq cuts it, or more finely, so that no command can hide from the list of
commands that are allowed. It is plain ASCII without strings; comments are balanced and stand apart; each sentence is an
import, a statement, a tactic, or (in one file each) a definition. build.py does not rest on this alone: it states
every theorem anew where nothing of the sources but Definitions.v is in force.
"""

import re
from collections.abc import Iterator

# The commands a source may use, and those that one file may use besides.
COMMANDS = {"From", "Local", "Lemma", "Theorem", "Proof", "Qed"}
LEMMAS = COMMANDS | {"Ltac"}
DEFINITIONS = {"From", "Local", "Definition", "Fixpoint"}
LIBRARIES = {"ZArith", "Reals", "Lra", "Lia"}
SCOPE = "Local Open Scope R_scope"

IMPORT = re.compile(r"From (Coq|Stdlib|Rigorous) Require Import ([\w ]+)")
TACTIC = re.compile(r"[a-z]")
FOCUS = re.compile(r":\s*\{")  # 1: { and [name]: { end without a full stop
LOOPHOLE = re.compile(r"\b(admit|give_up|Admitted|Axiom|Parameter|Hypothesis|Conjecture|Variable)\b")
STRAY = re.compile(r"[^\n -~]")
NAME = r"[A-Za-z_][\w']*"


class Failure(Exception):
    """Something that must hold does not."""


def without_comments(text: str) -> str:
    """The text with comments, which nest, taken out; they must be balanced and stand between white space."""
    if stray := STRAY.search(text):
        raise Failure(f"a character other than printable ASCII: {stray[0]!r}")
    if '"' in text:
        raise Failure("the sources may not have strings")
    depth, kept, last = 0, [], 0
    for sign in re.finditer(r"\(\*|\*\)", text):
        if depth == 0:
            kept.append(text[last : sign.start()])
        opens = sign[0] == "(*"
        depth += 1 if opens else -1
        if depth < 0:
            raise Failure(f"a comment ends that never began: {text[: sign.end()][-40:]!r}")
        beside = text[sign.start() - 1 : sign.start()] if opens else text[sign.end() : sign.end() + 1]
        if depth == opens and beside.strip():
            raise Failure(f"a comment does not stand apart: {text[: sign.end()][-40:]!r}")
        last = sign.end()
    if depth:
        raise Failure("a comment has no end")
    return "".join(kept) + text[last:]


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text: each ends in a full stop before white space. Bullets and braces are taken off."""
    for sentence in re.split(r"\.(?=\s|$)", without_comments(text)):
        words = " ".join(sentence.split()).lstrip("-+*{} ")
        if words:
            yield words


def refuse(file: str, text: str, own: set[str]) -> None:
    """Refuse a source that does anything but import (own files, and four of the library), define, state and prove."""
    allowed = {"Definitions.v": DEFINITIONS, "Lemmas.v": LEMMAS}.get(file, COMMANDS)
    proves = "Proof" in allowed
    for sentence in sentences(text):
        tactic = proves and TACTIC.match(sentence)
        hidden = LOOPHOLE.search(sentence) or FOCUS.search(sentence)
        if hidden or not (tactic or sentence.split()[0] in allowed):
            raise Failure(f"{file}: not allowed here: {sentence[:100]}")
        if sentence.startswith("Local") and sentence != SCOPE:
            raise Failure(f"{file}: not allowed: {sentence[:100]}")
        if sentence.startswith("From"):
            found = IMPORT.fullmatch(sentence)
            known = own if found and found[1] == "Rigorous" else LIBRARIES if proves else {"Reals"}
            if not found or not set(found[2].split()) <= known:
                raise Failure(f"{file}: not allowed: {sentence[:100]}")
        if not proves and sentence.split()[0] in {"Definition", "Fixpoint"} and ":=" not in sentence:
            raise Failure(f"{file}: a definition without its value: {sentence[:100]}")


def declared(command: str, text: str) -> list[str]:
    """The names that a command (or several, as a|b) declares in a source."""
    return [m[2] for m in (re.match(rf"({command}) ({NAME})", words) for words in sentences(text)) if m]


def blocks(text: str) -> dict[str, str]:
    """The entries of statements.txt or axioms.txt by name: between blank lines, a name and : or = after it."""
    found: dict[str, str] = {}
    for block in text.strip().split("\n\n"):
        head = re.match(rf"((?:{NAME}\.)*{NAME})\s+[:=]", block)
        if not head or head[1] in found or len(list(sentences(block))) != 1:
            raise Failure(f"not an entry of its own: {block[:100]}")
        found[head[1]] = block
    return found
