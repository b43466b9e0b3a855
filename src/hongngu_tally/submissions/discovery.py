"""Which files lie at the given paths, and which of them are passed over and why."""

from __future__ import annotations

import glob
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

import tomli

from hongngu_tally.frozen import frozen
from hongngu_tally.reading import Source
from hongngu_tally.settings import NAME
from hongngu_tally.submissions.own_output import COPY_MARK, is_own_output
from hongngu_tally.submissions.packed import holds_unread

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods", ".csv", ".tsv"})
# Stand beside submissions without being one: settings, notes and programs. Anything else is named.
_NO_LISTS = frozenset(
    {".toml", ".md", ".py", ".json", ".html", ".log", ".ini", ".db", ".lnk", ".cmd", ".bat", ".tmp"}
)
_SEALED = frozenset({".rar", ".7z"})
"""Archives of which nobody sees what they hold."""
_DOCUMENTS = frozenset({".pdf", ".doc", ".docx", ".rtf", ".odt", ".numbers", ".ppt", ".pptx"})
_WORKBOOK_MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@frozen
class Found:
    """What lies at the given paths: files to read, files passed over with the reason, folders that may not be read."""

    sources: tuple[Source, ...]
    ignored: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    blocked: tuple[str, ...] = ()
    settings: tuple[Source, ...] = ()
    """The settings files that lie in the folders searched, or beside the files named."""

    def settings_aside(self, used: Path | None) -> tuple[str, ...]:
        """Those that are not in ``used`` and lie beside or above files to read: they settle nothing. One beside the first PATH gives
        way to another only when somebody says so.
        """
        first = self.settings[:1] if used else ()
        return tuple(
            each.shown
            for each in self.settings
            if each not in first
            and not (used and each.path.resolve() == used.resolve())
            and any(each.path.parent in source.path.parents for source in self.sources)
        )


def discover(paths: Sequence[str | Path], unit_list: Path | None = None) -> Found:
    """Files below the given paths in name order; globs are expanded here, since ``cmd.exe`` does not.

    A file given by name is always read; in folders only workbooks by suffix are. The list of units that settings
    beside the files name is no submission; ``unit_list`` is that of settings kept elsewhere.
    """
    sources: list[Source] = []
    ignored: list[tuple[str, str]] = []
    missing: list[str] = []
    archives: list[tuple[Path, str]] = []
    seen: set[Path] = set()
    unit_lists = {unit_list.resolve()} if unit_list else set()
    several = len(paths) > 1

    def take(path: Path, shown: str, named: bool) -> None:
        real = path.resolve()
        if real in seen:
            return
        seen.add(real)
        reason = "unit-list" if real in unit_lists else _why_passed_over(path, named)
        if reason == "not-a-list":
            return
        if reason == "archive":
            archives.append((path, shown))
            return
        if reason:
            ignored.append((shown, reason))
        else:
            sources.append(Source(path, shown))

    blocked: list[str] = []
    settings: dict[Path, Source] = {}
    for given in paths:
        path = as_on_disk(Path(given))
        if path.is_dir():
            found, closed = _walk(path)
            # A link comes after the file it points to, so that the file keeps its own name.
            found.sort(
                key=lambda one: (one.is_symlink(), [part.casefold() for part in one.relative_to(path).parts])
            )
            own = [file for file in found if file.name == NAME]
            for file in own:
                shown = file if several else file.relative_to(path)
                settings.setdefault(file, Source(file, shown.as_posix()))
            unit_lists |= _unit_lists(own)
            for file in found:
                shown = file.relative_to(path)
                take(file, (path / shown if several else shown).as_posix(), named=False)
            blocked += [folder.as_posix() for folder in closed]
        elif path.exists():
            if (file := path.with_name(NAME)).exists():
                settings.setdefault(file, Source(file, file.as_posix()))
            unit_lists |= _unit_lists([path.with_name(NAME)])
            take(path, path.as_posix(), named=True)
        elif matches := sorted(glob.glob(str(given), recursive=True)):  # noqa: PTH207 - absolute patterns too
            for match in matches:
                if Path(match).is_file():
                    take(Path(match), Path(match).as_posix(), named=False)
        else:
            missing.append(str(given))
    read = [source.path for source in sources]
    for archive, name in archives:
        # Lists that wait in an archive are refused like any other file that cannot be read.
        if holds_unread(archive, read, SUFFIXES):
            sources.append(Source(archive, name))
        else:
            ignored.append((name, "archive"))
    sources.sort(key=lambda source: source.shown.casefold())
    return Found(tuple(sources), tuple(ignored), tuple(missing), tuple(blocked), tuple(settings.values()))


def as_on_disk(path: Path) -> Path:
    """The path in the Unicode form its folder uses: a Mac writes "Xã" decomposed, a keyboard composed."""
    if not path.exists():
        for form in ("NFC", "NFD"):
            other = Path(unicodedata.normalize(form, str(path)))
            if other.exists():
                return other
    return path


def _walk(folder: Path) -> tuple[list[Path], list[Path]]:
    """(files below a folder, folders that may not be opened); links to folders are not followed, so no loop."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return [], [folder]
    files: list[Path] = []
    closed: list[Path] = []
    for entry in entries:
        if entry.is_dir() and not entry.is_symlink():
            if not entry.name.startswith("."):
                below, shut = _walk(entry)
                files += below
                closed += shut
        elif entry.is_file() or (entry.suffix.lower() in SUFFIXES and not entry.exists()):
            # A path that is too long for Windows, or a link that leads nowhere: it is named, and not lost.
            files.append(entry)
    return files, closed


def _why_passed_over(path: Path, named: bool) -> str:
    name = path.name
    suffix = path.suffix.lower()
    if name.startswith("~$"):
        return "lock-file"
    if Path(name).stem.lower().endswith(COPY_MARK) or (
        suffix in {".xlsx", ".xlsm", ".csv", ".docx"} and is_own_output(path)
    ):
        return "own-output"
    if named:
        return ""
    if name.startswith("."):
        return "hidden-file" if suffix in SUFFIXES else "not-a-list"
    if suffix in SUFFIXES:
        return ""
    if suffix in _NO_LISTS:
        return "not-a-list"
    if suffix == ".zip":
        return "archive"
    if suffix in _SEALED:
        return "not-unpacked"
    # A submission may have lost its suffix on the way; what its first bytes say is tried.
    return "" if suffix not in _DOCUMENTS and _begins_like_a_workbook(path) else "not-a-workbook"


def _unit_lists(settings: Iterable[Path]) -> set[Path]:
    """The lists of units that settings files name: they are no submissions."""
    found = set()
    for path in settings:
        try:
            named = tomli.loads(path.read_text(encoding="utf-8-sig")).get("units")
        except (OSError, ValueError):  # settings that cannot be read are answered where they are used
            continue
        if isinstance(named, str):
            found.add((path.parent / named).resolve())
    return found


def _begins_like_a_workbook(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) in _WORKBOOK_MAGIC
    except OSError:
        return False
