"""What a release promises: one version, a licence that travels, a folder of wheels that is whole on Windows."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from generated import GUIDE, ROOT
from hongngu_tally.release import NAME, VERSION, installed, libraries

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LINUX = {"platform_system": "Linux", "sys_platform": "linux", "os_name": "posix"}
WINDOWS = {"platform_system": "Windows", "sys_platform": "win32", "os_name": "nt"}


def needed(system):
    """Every distribution that the program needs on a system, as the metadata of what is installed here say."""
    found, open_ = set(), [Requirement(each) for each in PROJECT["dependencies"]]
    while open_:
        one = open_.pop()
        name = canonicalize_name(one.name)
        if name in found or (one.marker and not one.marker.evaluate({**system, "extra": ""})):
            continue
        found.add(name)
        try:
            open_ += [Requirement(each) for each in requires(one.name) or []]
        except PackageNotFoundError:
            assert system is WINDOWS, f"{one.name} is needed here and not installed"
    return found


def test_what_only_windows_needs_is_named_where_the_offline_folder_is_made():
    page = (GUIDE / "en" / "release.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"^python -m pip download .+$", page, re.MULTILINE)
    named = {canonicalize_name(word) for word in command.rpartition(".whl")[2].split()}
    assert needed(WINDOWS) - needed(LINUX) <= named
    assert "colorama" in named


def test_the_version_stands_in_one_place():
    sources = [*(ROOT / "src").rglob("*.py"), *(ROOT / "src").rglob("*.toml"), ROOT / "pyproject.toml"]
    assert [path.name for path in sources if f'"{VERSION}"' in path.read_text(encoding="utf-8")] == [
        "release.py"
    ]
    assert "version" in PROJECT["dynamic"]
    page = (GUIDE / "en" / "release.md").read_text(encoding="utf-8")
    assert set(re.findall(r"hongngu_tally-([\d.]+)-py3", page)) == {VERSION}
    assert f"## {VERSION}" in (GUIDE / "en" / "changelog.md").read_text(encoding="utf-8")
    assert f"## {VERSION}" in (GUIDE / "vi" / "thay-doi.md").read_text(encoding="utf-8")


def test_what_the_program_names_as_its_libraries_is_what_it_declares():
    declared = {canonicalize_name(Requirement(each).name) for each in PROJECT["dependencies"]}
    # An environment that was made before the last library was declared knows fewer.
    assert {canonicalize_name(each) for each in libraries()} <= declared
    assert installed("no-such-distribution-of-anybody") == "?"
    assert PROJECT["name"] == NAME


def test_the_licence_is_named_and_there():
    assert PROJECT["license"] == "MIT"
    (path,) = PROJECT["license-files"]
    assert (ROOT / path).read_text(encoding="utf-8").startswith("MIT License")
