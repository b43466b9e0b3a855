"""The package's TOML files are kept compiled: what is taken is always what the file says."""

import os
import pickle
import shutil
import sys
import tomllib
from pathlib import Path

import pytest

from hongngu_tally import compiled

PACKAGE = Path(compiled.__file__).parent


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of a package that may be written to."""
    monkeypatch.setattr(compiled, "_PACKAGE", str(tmp_path) + os.sep)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    return Path(shutil.copy(PACKAGE / "rules" / "instruments.toml", tmp_path / "rules.toml"))


def kept(file: Path) -> list[Path]:
    return sorted(file.parent.glob("__pycache__/*"))


def test_every_file_of_the_package_reads_as_it_is_parsed() -> None:
    for path in PACKAGE.rglob("*.toml"):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        assert compiled.read_packaged(path) == content == compiled.read_packaged(path), path


def test_a_file_is_parsed_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = compiled.read_packaged(file)
    assert len(kept(file)) == 1
    monkeypatch.setattr(compiled, "_parsed", lambda path: pytest.fail("parsed again"))
    assert compiled.read_packaged(file) == content


def test_a_changed_file_is_parsed_again(file: Path) -> None:
    compiled.read_packaged(file)
    file.write_text("other = 1", encoding="utf-8")
    assert compiled.read_packaged(file) == {"other": 1} == compiled.read_packaged(file)


@pytest.mark.parametrize("data", [b"", b"no pickle", pickle.dumps(None), pickle.dumps(({}, 1, 2))])
def test_what_is_damaged_is_passed_over(file: Path, data: bytes) -> None:
    content = compiled.read_packaged(file)
    kept(file)[0].write_bytes(data)
    assert compiled.read_packaged(file) == content
    assert kept(file)[0].read_bytes() != data


def test_nothing_is_written_where_no_bytecode_is(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compiled.read_packaged(file) and not kept(file)


def test_where_nothing_can_be_written_it_is_read_all_the_same(file: Path) -> None:
    (file.parent / "__pycache__").write_text("no folder")
    assert compiled.read_packaged(file)


def test_files_of_users_are_never_kept(file: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    own = Path(shutil.copy(file, tmp_path_factory.mktemp("office") / "tally.toml"))
    assert compiled.read_packaged(own) and [path.name for path in own.parent.iterdir()] == ["tally.toml"]
