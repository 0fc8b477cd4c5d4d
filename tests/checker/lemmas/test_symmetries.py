"""Symmetries of a map, and of what confines its orbits."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker.files import Record
from rigorous.checker.lemmas.classes import Signed
from rigorous.checker.lemmas.symmetries import Symmetries
from rigorous.checker.verdicts import Malformed, Rejected, ResourceExceeded
from tests.build import setting, system

ALL = [f"{s}{a} {t}{b}" for a, b in ("xy", "yx") for s in ("", "-") for t in ("", "-")]
ODD = ("x*y^2", "y*x^2")
SIDE = (Fraction(-1), Fraction(1))


def symmetries(
    *texts: str,
    step: tuple[str, str] = ODD,
    box: tuple[tuple[Fraction, Fraction], ...] = (SIDE, SIDE),
    function: str = "0",
) -> list[Signed]:
    space = setting(system("x y", "", *step))
    obligation = Symmetries(space.variables, space.map, box, [space.polynomial(function)])
    group, visits = obligation.discharge(Record({"symmetries": list(texts), "visits": 3}, "w"))
    assert visits == 3
    return group


def test_the_whole_group() -> None:
    assert len(symmetries(*ALL[1:])) == 8
    assert symmetries() == [((1, 0), (1, 1))]
    assert symmetries("y -x", "-x -y", "-y x")[1] == ((1, 1), (-1, 0))


@given(st.sets(st.sampled_from(ALL[1:])))
def test_groups_are_closed(texts: set[str]) -> None:
    """Acting on a point shows whether a set of signed permutations is one."""

    def moved(text: str, point: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(point["xy".index(w[-1])] * (-1 if w[0] == "-" else 1) for w in text.split())

    orbit = {(1, 2), *(moved(text, (1, 2)) for text in texts)}
    closed = all(moved(text, p) in orbit for text, p in itertools.product(texts, orbit))
    if closed:
        assert len(symmetries(*sorted(texts))) == len(orbit)
    else:
        with pytest.raises(Rejected, match="not a group"):
            symmetries(*sorted(texts))


@pytest.mark.parametrize(
    ("text", "changes", "check"),
    [
        ("y x", {"step": ("x*y^2", "2*y*x^2")}, "symmetry"),
        ("-x y", {"step": ("x^2*y", "y*x^2")}, "symmetry"),
        ("x -y", {"step": ("x + y", "y*x^2")}, "symmetry"),
        ("-x y", {"box": ((Fraction(-1), Fraction(2)), SIDE)}, "symmetry-box"),
        ("y x", {"box": ((Fraction(-1), Fraction(2)), SIDE)}, "symmetry-box"),
        ("-x -y", {"function": "x + 1"}, "symmetry-apart"),
        ("y x", {"function": "x + 2*y"}, "symmetry-apart"),
    ],
)
def test_what_is_not_kept(text: str, changes: dict[str, object], check: str) -> None:
    with pytest.raises(Rejected) as caught:
        symmetries(text, **changes)  # type: ignore[arg-type]
    assert caught.value.check == check


def test_what_is_kept() -> None:
    asymmetric = (Fraction(-1), Fraction(2))
    mirrored = (Fraction(-2), Fraction(1))
    assert symmetries("-y -x", box=(asymmetric, mirrored))
    assert symmetries("y x", box=(asymmetric, asymmetric))
    assert symmetries("y x", function="x - y")
    assert symmetries("-x -y", function="x*y + 1")


@pytest.mark.parametrize("text", ["", "x", "x x", "x z", "x  y", "x y z", "--x y", "- x y", "X y"])
def test_words_that_are_no_symmetry(text: str) -> None:
    with pytest.raises(Malformed):
        symmetries(text)


def test_large_groups_are_refused() -> None:
    with pytest.raises(ResourceExceeded):
        symmetries(*ALL * 6)
