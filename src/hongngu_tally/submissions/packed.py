"""Archives beside the lists: whether workbooks wait in one that nobody unpacked."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from hongngu_tally.submissions.own_output import COPY_MARK


def holds_unread(archive: Path, read: Iterable[Path], suffixes: frozenset[str]) -> bool:
    """Whether a zip archive holds a workbook that is not among the files that are read.

    An unpacked one lies beside the archive or in the folder of its name, perhaps corrected since; elsewhere it has the same content.
    """
    try:
        with zipfile.ZipFile(archive) as packed:
            members = [one for one in packed.infolist() if _is_workbook(one.filename, suffixes)]
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        # Of a damaged archive nobody knows what it holds.
        return True
    paths = set(read)
    waiting = [one for one in members if not paths & set(_unpacked(archive, one.filename))]
    if not waiting:
        return False
    contents = {_content(path, {one.file_size for one in waiting}) for path in paths}
    return any((one.file_size, one.CRC) not in contents for one in waiting)


def _is_workbook(member: str, suffixes: frozenset[str]) -> bool:
    path = PurePosixPath(member)
    return (
        path.suffix.lower() in suffixes
        and not path.name.startswith((".", "~$"))
        and not path.stem.lower().endswith(COPY_MARK)
    )


def _unpacked(archive: Path, member: str) -> Iterable[Path]:
    """Where a member lies if the archive was unpacked in its own folder."""
    for folder in (archive.parent, archive.with_suffix("")):
        yield folder / member
        yield folder / PurePosixPath(member).name


def _content(path: Path, sizes: set[int]) -> tuple[int, int]:
    """(size, checksum) of a file of one of the sizes."""
    try:
        size = path.stat().st_size
        return size, zlib.crc32(path.read_bytes()) if size in sizes else -1
    except OSError:  # told where the file is read
        return -1, -1
