from __future__ import annotations

from pathlib import Path

import pytest

from rigorous.bundled import TWO_FACTOR
from rigorous.catalogue import entries, read_system, read_toml, system
from rigorous.checker.verdicts import Malformed, Refusal, ResourceExceeded
from rigorous.claims import ForwardInvariant, Identity

GOOD = """
[system]
variables = ["x"]
parameters = ["r"]
map = ["r*x*(1 - x)"]
[let]
y = "1 - x"
[[claims]]
id = "kept"
kind = "forward-invariant"
where = ["0 <= r <= 4"]
set = ["0 <= x <= 1"]
[[claims]]
id = "formula"
kind = "identity"
equations = ["x' = r*x*y"]
"""


def test_a_toml_file(tmp_path: Path) -> None:
    path = tmp_path / "good.toml"
    path.write_text(GOOD)
    first, second = read_toml(path)
    assert (first.claim.id, type(first.claim.asserts)) == ("kept", ForwardInvariant)
    assert (second.claim.let, type(second.claim.asserts)) == ({"y": "1 - x"}, Identity)


def test_a_bundled_system_by_name(tmp_path: Path) -> None:
    path = tmp_path / "named.toml"
    path.write_text('system = "two-factor"\n[[claims]]\nid = "c"\nkind = "identity"\nequations = ["u = u"]\n')
    assert read_toml(path)[0].claim.system == TWO_FACTOR
    with pytest.raises(Malformed, match="there is no system"):
        system("three-factor")


def test_a_system_by_name_or_from_a_file(tmp_path: Path) -> None:
    assert read_system("two-factor") == TWO_FACTOR
    path = tmp_path / "mine.toml"
    table = '[system]\nvariables = ["x"]\nparameters = []\nmap = ["x^2"]\n'
    path.write_text(table)
    assert read_system(str(path)).map == ("x^2",)
    with pytest.raises(Malformed, match="states no claims"):
        read_toml(path)
    for bad in (
        table.replace('"x"', '"x", "x"'),
        table.replace('"x"', '"F"').replace("x^2", "F^2"),
        table + "more = 1",
    ):
        path.write_text(bad)
        with pytest.raises(Malformed, match=r"mine\.toml"):
            read_system(str(path))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "= 3",
        'system = "nosuch"\nclaims = [{id = "c", kind = "identity", equations = ["x = x"]}]',
        GOOD.replace('"r*x*(1 - x)"', "0.5"),
        GOOD.replace('"r*x*(1 - x)"', '"r*y"'),
        GOOD.replace('"identity"', '"conjecture"'),
        GOOD.replace('"formula"', '"kept"'),
        GOOD.replace('id = "kept"\n', ""),
        GOOD.replace('set = ["0 <= x <= 1"]', "set = [nan]"),
        GOOD.replace('set = ["0 <= x <= 1"]', 'sets = ["0 <= x <= 1"]'),
        GOOD + "[extra]\nx = 1\n",
        GOOD.replace('"1 - x"', "9" * 5000),
    ],
)
def test_other_files_are_malformed(text: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text)
    with pytest.raises(Refusal) as caught:
        read_toml(path)
    assert len(str(caught.value).splitlines()) == 1


def test_deep_and_binary_files(tmp_path: Path) -> None:
    path = tmp_path / "deep.toml"
    path.write_text("x = " + "[" * 100_000)
    with pytest.raises(ResourceExceeded):
        read_toml(path)
    path.write_bytes(b"\xff\x00")
    with pytest.raises(Malformed):
        read_toml(path)


def test_scripts_state_claims_once(tmp_path: Path) -> None:
    script = (
        "from rigorous.bundled import LOGISTIC\nfrom rigorous.claims import Claim, Identity\n"
        "CLAIMS = [Claim(id='c', system=LOGISTIC, asserts=Identity(equations=['x = x']))]\n"
    )
    (tmp_path / "a.py").write_text(script)
    assert [entry.source.name for entry in entries(tmp_path)] == ["a.py"]
    (tmp_path / "b.py").write_text(script)
    with pytest.raises(Malformed, match="two claims"):
        entries(tmp_path)


@pytest.mark.parametrize("script", ["CLAIMS = [", "1/0", "import sys; sys.exit(1)", "open('nosuch')"])
def test_a_script_that_fails_is_malformed(script: str, tmp_path: Path) -> None:
    (tmp_path / "bad.py").write_text(script)
    with pytest.raises(Malformed, match=r"bad\.py"):
        entries(tmp_path)


def test_a_file_that_cannot_be_read_is_named_once(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    for path in (tmp_path / "folder.toml", tmp_path / "missing.toml"):
        with pytest.raises(Malformed) as caught:
            read_toml(path)
        assert str(caught.value).count(path.name) == 1
