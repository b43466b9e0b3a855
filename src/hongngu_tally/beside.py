"""Lists that an option names beside the year's submissions: which files they are, and whose a file is that both reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from hongngu_tally.reading import Source
from hongngu_tally.submissions import Found, as_on_disk, discover


class NoLists(Exception):  # noqa: N818 - a question to the user
    """Paths of an option at which no workbook lies."""

    def __init__(self, paths: Sequence[str]) -> None:
        self.paths = tuple(paths)
        super().__init__("no workbook at these paths")


class Named(NamedTuple):
    """One file at the paths of an option: under the name that tells it from this year's, and the path that reached it."""

    source: Source
    given: Path


@dataclass(slots=True)
class Beside:
    """What lies at the paths of an option. ``empty`` are paths at which no workbook lies."""

    found: Found
    """This year's files without those that only the option's path names closely."""
    named: list[Named] = field(default_factory=list)
    ignored: list[tuple[str, str]] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)


def beside(option: Sequence[str | Path], paths: Sequence[str | Path], found: Found, moved_as: str) -> Beside:
    """The files at the paths of an option, each once.

    A file that this year's ``paths`` reach too belongs to the path that names it more closely, else to this year
    (``ignored`` as ``this-year``); one that leaves this year stands among its ignored files as ``moved_as``.
    """
    result = Beside(found)
    # The files were found under the names that the disk has: a Mac writes "năm" decomposed.
    option, paths = ([as_on_disk(Path(each)) for each in group] for group in (option, paths))
    this_year = {source.path.resolve(): source for source in found.sources}
    moved: list[Source] = []
    seen: set[Path] = set()
    for given in option:
        there = discover([given])
        result.missing += there.missing
        result.blocked += there.blocked
        result.ignored += [(_shown(given, name), reason) for name, reason in there.ignored]
        if not (there.sources or there.blocked or there.missing):
            result.empty.append(str(given))
        for source in there.sources:
            file = source.path.resolve()
            if file in seen:
                continue
            seen.add(file)
            shown = _shown(given, source.shown)
            if file in this_year and _closeness(file, paths) >= _closeness(file, [given]):
                result.ignored.append((shown, "this-year"))
                continue
            if file in this_year:
                moved.append(this_year[file])
            result.named.append(Named(replace(source, shown=shown), Path(given)))
    if moved:
        result.found = replace(
            found,
            sources=tuple(source for source in found.sources if source not in moved),
            ignored=(*found.ignored, *((source.shown, moved_as) for source in moved)),
        )
    return result


def _shown(given: str | Path, name: str) -> str:
    """The file's name with the path it was reached by, so that two years' files of one name are told apart."""
    path = Path(given)
    return (path / name).as_posix() if path.is_dir() else name


def _closeness(file: Path, paths: Sequence[str | Path]) -> int:
    """How many steps of the file's path the closest of ``paths`` spells out; a pattern means the file itself."""
    resolved = [Path(path).resolve() for path in paths]
    return max(
        (len(path.parts) for path in resolved if path == file or path in file.parents),
        default=len(file.parts),
    )
