"""Two ends in the wrong order, wherever a claim or its evidence has two: refused, and by a check that has a name."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from rigorous.checker.check import check
from rigorous.checker.verdicts import Verdict
from tests.attacks_census import forged
from tests.build import encode, system
from tests.closed_orbits import census
from tests.forgeries import BASES, CERTIFICATES, RATIONAL, Certificate, addresses, load, verdict

FOLDERS = [folder for folders in BASES.values() for folder in folders] + [CERTIFICATES / "ellipse-exponent-bounds"]
NAMES = ("low", "high"), ("within", "alone_within"), ("below", "above")
LISTS = {"between", "across", "along"}


def numbers(*texts: Any) -> bool:
    return all(isinstance(text, str) and RATIONAL.fullmatch(text) for text in texts)


def reversed_ends(certificate: Certificate) -> Iterator[tuple[str, Certificate]]:
    """The certificate with two ends exchanged: fields of those names, lists of two numbers, numbers of a first row."""
    for address in [(), *addresses(certificate)]:
        forgery = copy.deepcopy(certificate)
        holder: Any = forgery
        for key in address:
            holder = holder[key]
        if isinstance(holder, dict):
            for low, high in NAMES:
                if numbers(holder.get(low), holder.get(high)) and holder[low] != holder[high]:
                    holder[low], holder[high] = holder[high], holder[low]
                    yield f"{low}, {high}", copy.deepcopy(forgery)
                    holder[low], holder[high] = holder[high], holder[low]
            first, *more = str(holder.get("rows", "")).split("; ")
            row = first.split(" ")
            for i, j in ((0, 1), (3, 4)):
                if len(row) == 5:
                    turned = [*row]
                    turned[i], turned[j] = row[j], row[i]
                    holder["rows"] = "; ".join([" ".join(turned), *more])
                    yield f"row, {i}", copy.deepcopy(forgery)
        elif (
            address[-1] in LISTS and len(holder) == 2 and numbers(*holder) and Fraction(holder[0]) < Fraction(holder[1])
        ):
            holder.reverse()
            yield str(address[-1]), forgery


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_ends_are_in_order(folder: Path) -> None:
    for place, forgery in reversed_ends(load(folder)):
        result = verdict(forgery)
        assert result.verdict in (Verdict.REJECT, Verdict.MALFORMED), place
        assert re.fullmatch("[a-z-]+", result.check), place


def test_all_kinds_of_ends_are_tried() -> None:
    tried = {place for folder in FOLDERS for place, _ in reversed_ends(load(folder))}
    assert tried == {
        "low, high",
        "within, alone_within",
        "below, above",
        "between",
        "across",
        "along",
        "row, 0",
        "row, 3",
    }


COPIED = system("x y", "", "1/2*x", "x")


@pytest.mark.parametrize("n", [1, 2, 7])
def test_copies_of_a_variable_without_a_common_value(n: int) -> None:
    """Cycles have y = x after a step, which lie in [1, 2] and in [-1, 0]: there are none, and one leaf says so."""
    claim = census(COPIED, [("1", "2"), ("-1", "0")], {n: [0, 0, 0]})
    assert check(*map(encode, forged(claim, "."))).verdict is Verdict.ACCEPT
    for codes, name in (("!", "leaf-empty"), ("0 . .", "leaf-empty"), (". .", "tree-end")):
        assert check(*map(encode, forged(claim, codes))).check == name
    more = census(COPIED, [("1", "2"), ("-1", "0")], {n: [0, 0, 1]})
    assert check(*map(encode, forged(more, "."))).check == "count"
    touching = census(COPIED, [("0", "2"), ("-1", "0")], {1: [0, 0, 1]})
    assert check(*map(encode, forged(touching, "!"))).check == "border"
