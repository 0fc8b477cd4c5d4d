from __future__ import annotations

from rigorous.checker.verdicts import Rejected, Result, Verdict


def test_a_refusal_says_what_and_where() -> None:
    refusal = Rejected("identity", "the two sides differ", "witness 2").at("evidence")
    assert (str(refusal), refusal.verdict) == (
        "identity: the two sides differ (in evidence, witness 2)",
        Verdict.REJECT,
    )


def test_a_line_begins_with_verdict_and_claim_and_names_what_it_relies_on() -> None:
    result = Result("c", Verdict.ACCEPT, "For all x: x = x.", ("Coppel's theorem",))
    assert result.line() == "ACCEPT id=c  For all x: x = x. [relies on: Coppel's theorem]"
    assert result.record()["relies_on"] == ["Coppel's theorem"]
    assert Result("c", Verdict.REJECT, reason="why").line() == "REJECT id=c  why"
