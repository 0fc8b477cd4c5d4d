"""The five verdicts, and the exceptions that carry a reason to each of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar


class Verdict(Enum):
    """What the checker says of one certificate."""

    ACCEPT = "ACCEPT"
    REJECT = "REJECT"
    UNSUPPORTED = "UNSUPPORTED"
    RESOURCE = "RESOURCE"
    MALFORMED = "MALFORMED"


def plain(text: str) -> str:
    """The text in printable ASCII; whatever else is in it is escaped."""
    return "".join(c if " " <= c <= "~" else c.encode("unicode_escape").decode() for c in text)


class Refusal(Exception):
    """A certificate is not accepted: the check that fired, why, and the place in the certificate."""

    verdict: ClassVar[Verdict]

    def __init__(self, check: str, detail: str, place: str = "") -> None:
        super().__init__(check, detail, place)
        self.check = check
        self.detail = detail
        self.place = place

    def __str__(self) -> str:
        place = f" (in {self.place})" if self.place else ""
        return f"{self.check}: {self.detail}{place}"

    def at(self, place: str) -> Refusal:
        """The same refusal, placed further out."""
        return type(self)(self.check, self.detail, f"{place}, {self.place}" if self.place else place)


class Rejected(Refusal):
    """The evidence does not prove the claim."""

    verdict = Verdict.REJECT


class Malformed(Refusal):
    """The files do not spell a claim with evidence, or the claim speaks of an empty domain."""

    verdict = Verdict.MALFORMED


class Unsupported(Refusal):
    """A well-formed claim of a format, a kind or a shape that this checker does not know."""

    verdict = Verdict.UNSUPPORTED


class ResourceExceeded(Refusal):
    """A budget of limits.py would be exceeded; nothing is said about the claim."""

    verdict = Verdict.RESOURCE


@dataclass(frozen=True)
class Result:
    """The verdict on one certificate, with the theorem in words when it is accepted."""

    claim: str
    verdict: Verdict
    theorem: str = ""
    relies_on: tuple[str, ...] = ()
    reason: str = ""
    check: str = ""

    def line(self) -> str:
        """One line of ASCII that begins with the verdict and the claim's id, which is only a label."""
        relies = f" [relies on: {'; '.join(self.relies_on)}]" if self.relies_on else ""
        return plain(f"{self.verdict.value} id={self.claim}  {self.theorem or self.reason}{relies}")

    def record(self) -> dict[str, object]:
        """The object that `--json` prints."""
        return {
            "claim": self.claim,
            "verdict": self.verdict.value,
            "theorem": self.theorem,
            "relies_on": list(self.relies_on),
            "reason": self.reason,
        }
