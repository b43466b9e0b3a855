"""Rules of the user's own beside the packaged ones: a folder of the same form, whose entries are added or go before.

A file there need say only what is new. A dated entry takes its place in the history; one of the same day stands
instead of the packaged one; any other key goes before the packaged one, and lists of spellings grow.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, TypeGuard

import tomli

from hongngu_tally.frozen import frozen
from hongngu_tally.rulefile import Entry, RuleFileError, Table, read_toml

FILES = ("instruments.toml", "levels.toml", "rounds.toml", "common.toml")
"""The files of a rules folder beside ``awards/CODE.toml``."""


@frozen
class OwnRules:
    """A folder of rules that the user keeps beside the packaged ones; small enough to travel to every worker."""

    folder: Path
    shown: str
    """The folder as the user wrote it, for messages and results."""
    files: tuple[str, ...]
    """Its rule files, by their names below it."""
    stamp: tuple[tuple[int, int], ...] = ()
    """Time and size of each file, so that a file that was changed is read again."""

    def shown_file(self, name: str) -> str:
        """A file of the folder as messages name it."""
        return f"{self.shown}/{name}"


def own_rules(folder: Path, shown: str, settings: str) -> OwnRules:
    """The user's folder of rules; what in it is no rule file is refused, since it would be a rule that silently does not hold.

    ``settings`` is the name of the file that names the folder.
    """
    if not folder.is_dir():
        raise RuleFileError(settings, "law.folder", "no-folder", folder=shown)
    paths = sorted(folder.rglob("*.toml"))
    if not paths:
        raise RuleFileError(settings, "law.folder", "no-rule-files", folder=shown)
    files = tuple(path.relative_to(folder).as_posix() for path in paths)
    for name in files:
        if name not in FILES and name.rpartition("/")[0] != "awards":
            known = ", ".join((*FILES, "awards/*.toml"))
            raise RuleFileError(f"{shown}/{name}", "", "not-a-rule-file", known=known)
    stats = [path.stat() for path in paths]
    return OwnRules(folder.resolve(), shown, files, tuple((one.st_mtime_ns, one.st_size) for one in stats))


def amended(packaged: Path, file: str, own: Path, shown: str) -> Table:
    """The packaged file with the user's own entries in it; a mistake is said of the user's file."""
    mine = read_toml(own, shown)
    if not packaged.is_file():
        return mine
    theirs = tomli.loads(packaged.read_text(encoding="utf-8"))
    return Table(shown, _merged(_marked(theirs, file), _marked(mine.left, shown), shown))


def _marked(content: Any, file: str) -> Any:
    """Every table of an array remembers its file and number, so that messages can name it."""
    if isinstance(content, dict):
        return {name: _marked(value, file) for name, value in content.items()}
    if isinstance(content, list) and content and all(isinstance(each, dict) for each in content):
        return [Entry(each, file, number) for number, each in enumerate(content, start=1)]
    return content


def _merged(theirs: dict[str, Any], mine: dict[str, Any], file: str, path: str = "") -> dict[str, Any]:
    merged = dict(theirs)
    for name, value in mine.items():
        old, at = theirs.get(name), f"{path}.{name}" if path else name
        if isinstance(old, dict) and isinstance(value, dict):
            merged[name] = _merged(old, value, file, at)
        elif _dated(old) and _dated(value):
            merged[name] = _history(old, value, file, at)
        elif name == "also_written" and isinstance(old, list) and isinstance(value, list):
            merged[name] = [*old, *(each for each in value if each not in old)]
        else:
            merged[name] = value
    return merged


def _dated(value: Any) -> TypeGuard[list[Entry]]:
    return isinstance(value, list) and bool(value) and all(isinstance(each, Entry) for each in value)


def _history(theirs: list[Entry], mine: list[Entry], file: str, path: str) -> list[Entry]:
    """Both histories in one, by day. Two entries of the user's own for one day contradict one another."""
    by_day: dict[date, Entry] = {each["from"]: each for each in theirs}
    for earlier, each in enumerate(mine):
        day = each.get("from")
        if type(day) is not date:
            # Whoever reads the entry says what is wrong with it.
            return [*theirs, each]
        if day in {other.get("from") for other in mine[:earlier]}:
            raise RuleFileError(file, f"{path}[{each.number}].from", "same-day", day=day)
        by_day[day] = each
    return [by_day[day] for day in sorted(by_day)]
