"""Files written whole or not at all: the old file stays until the new one is complete on the disk."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from hongngu_tally.disk import is_protected, reason

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_PREFIX = ".tally-"
_PATIENCE_SECONDS = 2.0
_STEP_SECONDS = 0.1

Writer = Callable[[BinaryIO], object]


class OutputExists(Exception):  # noqa: N818 - a state of the disk that the user decides on
    """The file is there and nobody said that it may be replaced."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"Tệp {path} đã có. Cách sửa: thêm --force để ghi đè, hoặc đặt tên khác.")
        self.english = f"{path} already exists. Remedy: add --force to replace it, or choose another name."
        self.path = path


class OutputFailed(Exception):  # noqa: N818
    """The file could not be written. What stood there before is untouched.

    ``kept`` is where the new result lies when only the last step failed (the old file is open in Excel).
    """

    def __init__(self, path: Path, cause: OSError, kept: Path | None = None) -> None:
        told = reason(cause, path)
        vi, en = (
            f"Không ghi được tệp {path}: {told.why.vi}.",
            f"{path} could not be written: {told.why.en}.",
        )
        if kept is not None:
            vi += f" Kết quả mới nằm ở {kept}."
            en += f" The new result is in {kept}."
        elif path.is_file():
            vi += " Tệp cũ còn nguyên."
            en += " The old file is whole."
        vi += f" Cách sửa: {told.remedy.vi}."
        en += f" Remedy: {told.remedy.en}."
        super().__init__(vi)
        self.english = en
        self.path = path
        self.cause = cause
        self.kept = kept


def write_text(path: str | Path, text: str, force: bool = False) -> None:
    """Write ``text`` as UTF-8. Whoever wants a byte order mark uses ``formats.csv_file``."""
    write_bytes(path, text.encode("utf-8", "backslashreplace"), force)


def write_bytes(path: str | Path, content: bytes, force: bool = False) -> None:
    """Write ``content``."""
    write_via(path, lambda file: file.write(content), force)


def write_via(path: str | Path, writer: Writer, force: bool = False) -> None:
    """Let ``writer`` fill a new file beside ``path``, then put it in the place of ``path`` in one step."""
    path = Path(path)
    try:
        if _is_device(path):
            with path.open("wb") as file:
                writer(file)
            return
        if path.exists() and not force:
            raise OutputExists(path)
        _replace(path, writer, force)
    except OSError as cause:
        raise OutputFailed(path, cause) from cause


@contextmanager
def scratch(content: bytes, suffix: str) -> Iterator[Path]:
    """A file of its own for a while, readable by this user only; one that a killed run left is removed by the next."""
    folder = Path(tempfile.gettempdir())
    _sweep(folder, "")
    handle, name = tempfile.mkstemp(suffix=suffix, prefix=_PREFIX)
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            _lock(handle)
            file.write(content)
            file.flush()
            yield path
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _is_device(path: Path) -> bool:
    """A terminal, a pipe or ``/dev/null``: nothing to replace."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(21, os.strerror(21))
    return not stat.S_ISREG(mode)


def _replace(path: Path, writer: Writer, force: bool) -> None:
    # A link stays a link: what it points to is replaced.
    target = Path(os.path.realpath(path))
    if is_protected(target):
        # A folder's right would be enough to put another file in its place; somebody wanted this one to stay.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    _sweep(target.parent)
    temporary, handle, lock = _begin(target.parent)
    try:
        with os.fdopen(handle, "w+b") as file:
            writer(file)
            file.flush()
            os.fsync(file.fileno())
        if os.name != "posix":
            # Windows replaces no file that is open.
            os.close(lock)
            lock = -1
        with suppress(OSError):
            temporary.chmod(_mode_for(target))
        if not force and target.exists():
            raise OutputExists(path)
        _put(temporary, target, path)
    finally:
        if lock >= 0:
            os.close(lock)
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _begin(folder: Path) -> tuple[Path, int, int]:
    """A new file that nobody else may read, a handle to write it, and one that says that it is in use."""
    while True:
        path = folder / f"{_PREFIX}{secrets.token_hex(8)}.tmp"
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600)
        try:
            # Another run may have swept it away before it was locked.
            if _lock(handle) and (os.name != "posix" or os.fstat(handle).st_nlink):
                return path, handle, os.dup(handle)
        except BaseException:
            os.close(handle)
            path.unlink(missing_ok=True)
            raise
        os.close(handle)


def _mode_for(target: Path) -> int:
    """The mode of the file that is replaced; of a new one the usual mode, so that colleagues can read the result."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _lock(handle: int) -> bool:
    """Take the file for this process, without waiting; False where another one has it. True where there are no locks."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # some network drives have no locks
        return True
    return True


def _put(temporary: Path, target: Path, asked: Path) -> None:
    """Windows refuses to replace a file that Excel holds open: wait a little, then keep both."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            temporary.replace(target)
        except PermissionError as cause:
            if time.monotonic() < deadline:
                time.sleep(_STEP_SECONDS)
                continue
            kept = _beside(target)
            try:
                temporary.replace(kept)
            except OSError:
                raise cause from None
            # A new file can be made beside it: it is the old one that is held.
            raise OutputFailed(asked, OSError(errno.EBUSY, os.strerror(errno.EBUSY)), kept) from cause
        return


def _beside(target: Path) -> Path:
    number = 2
    while (kept := target.with_name(f"{target.stem} ({number}){target.suffix}")).exists():
        number += 1
    return kept


def _sweep(folder: Path, suffix: str = ".tmp") -> None:
    """Remove what killed runs left behind: what no living process has locked. Windows removes no file that is open."""
    with suppress(OSError):
        for leftover in folder.glob(f"{_PREFIX}*{suffix}"):
            with suppress(OSError):
                handle = os.open(leftover, os.O_RDONLY)
                try:
                    if os.name == "posix" and _lock(handle):
                        leftover.unlink()
                finally:
                    os.close(handle)
                if os.name != "posix":
                    leftover.unlink()


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
