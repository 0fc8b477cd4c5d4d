from __future__ import annotations

from pathlib import Path

import pytest

from rigorous.engine.errors import EngineError
from rigorous.engine.store import Merged, Store, merge
from rigorous.engine.units import Work
from tests.engine.functions import cheap


def work(unit: object) -> Work:
    return Work(cheap, unit)


def store(folder: Path, *units: int) -> Store:
    """A store with results of these units."""
    made = Store(folder)
    made.tidy()
    for unit in units:
        made.write(work(unit), cheap(unit))
    return made


def test_what_is_written_is_read(tmp_path: Path) -> None:
    made = store(tmp_path / "a" / "b")
    for result in (b"", b"\n", b"two\nlines\n", bytes(range(256))):
        made.write(work(1), result)
        assert made.read(work(1)) == result
    assert made.read(work(2)) is None
    assert [path.name for path in made.folder.iterdir()] == list(made.names()) == [work(1).name]


@pytest.mark.parametrize("position", range(-1, 400, 7))
def test_a_damaged_result_is_none(tmp_path: Path, position: int) -> None:
    made = store(tmp_path, 1)
    path = tmp_path / work(1).name
    content = bytearray(path.read_bytes())
    content[position] ^= 1
    path.write_bytes(content)
    assert made.read(work(1)) is None
    path.write_bytes(content[:position])
    assert made.read(work(1)) is None


def test_a_result_of_another_unit_is_none(tmp_path: Path) -> None:
    made = store(tmp_path, 1)
    (tmp_path / work(1).name).rename(tmp_path / work(2).name)
    assert made.read(work(2)) is None


def test_what_was_left_half_written_is_removed_and_nothing_else(tmp_path: Path) -> None:
    made = store(tmp_path, 1)
    (tmp_path / f".{work(2).name}.x1y2").write_bytes(b"half")
    (tmp_path / ".mine").touch()
    Store(tmp_path).tidy()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".mine", *made.names()]


def test_a_file_that_another_run_has_removed_is_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, replace, times = store(tmp_path), Path.replace, 0

    def after_another(self: Path, target: Path) -> Path:
        nonlocal times
        times += 1
        if times == 1:
            Store(tmp_path).tidy()
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", after_another)
    made.write(work(1), b"one")
    assert (times, made.read(work(1))) == (2, b"one")


def test_nothing_is_left_of_a_write_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = store(tmp_path)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        made.write(work(1), b"one")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "letter").touch()
    for folder, words in ((tmp_path, "holds 'letter'"), (tmp_path / "letter", "is not a folder")):
        with pytest.raises(EngineError, match=words):
            Store(folder)


def test_stores_are_merged(tmp_path: Path) -> None:
    store(tmp_path / "a", 1, 2)
    store(tmp_path / "b", 2, 3, 4)
    (tmp_path / "b" / work(4).name).write_bytes(b"damaged")
    into = store(tmp_path / "c", 1, 5)
    (tmp_path / "c" / work(1).name).write_bytes(b"damaged")
    assert merge([tmp_path / "a", tmp_path / "b"], tmp_path / "c") == Merged(copied=3, known=1, damaged=1)
    assert [into.read(work(unit)) for unit in (1, 2, 3, 4, 5)] == [cheap(1), cheap(2), cheap(3), None, cheap(5)]


def test_results_that_differ_are_not_merged(tmp_path: Path) -> None:
    store(tmp_path / "a", 1)
    into = store(tmp_path / "b")
    into.write(work(1), b"other")
    with pytest.raises(EngineError, match="different results"):
        merge([tmp_path / "a"], tmp_path / "b")
    assert into.read(work(1)) == b"other"


def test_a_store_that_does_not_exist_is_not_merged(tmp_path: Path) -> None:
    store(tmp_path / "a", 1)
    with pytest.raises(EngineError, match="does not exist"):
        merge([tmp_path / "a", tmp_path / "b"], tmp_path / "c")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
