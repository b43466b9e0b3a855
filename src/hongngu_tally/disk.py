"""Why a file cannot be opened or written: what the system reports, in words of both languages, each cause with its remedy."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import NamedTuple

from hongngu_tally.rulefile import Bilingual

WINDOWS = os.name == "nt"
LONGEST_PATH = 260
"""Letters that Windows takes in a path, unless it was told otherwise."""


class Reason(NamedTuple):
    """What hindered, and what to do about it."""

    why: Bilingual
    remedy: Bilingual


_OPEN = Reason(
    Bilingual("tệp đang mở trong Excel hoặc chương trình khác", "it is open in Excel or another program"),
    Bilingual("đóng tệp ấy rồi chạy lại", "close it and run again"),
)
_FORBIDDEN = Reason(
    Bilingual(
        "không có quyền ghi vào thư mục này, hoặc thư mục chỉ cho đọc",
        "there is no right to write into this folder, or it is read-only",
    ),
    Bilingual("chọn một thư mục của mình, ví dụ Documents", "choose a folder of your own, e.g. Documents"),
)
_PROTECTED = Reason(
    Bilingual("tệp này được đặt chỉ cho đọc", "this file is marked as read-only"),
    Bilingual(
        "bỏ thuộc tính chỉ đọc của tệp, hoặc đặt tên tệp khác",
        "take the read-only mark off the file, or choose another name",
    ),
)
_CLOSED = Reason(
    Bilingual("không có quyền mở", "there is no right to open it"),
    Bilingual(
        "xin quyền, hoặc chép tệp sang thư mục của mình",
        "ask for the right, or copy the file into a folder of your own",
    ),
)
_FULL = Reason(
    Bilingual("ổ đĩa đã đầy", "the disk is full"),
    Bilingual("xóa bớt tệp hoặc chọn ổ đĩa khác", "free some space or choose another disk"),
)
_LONG = Reason(
    Bilingual("tên tệp hoặc đường dẫn quá dài", "the file's name or path is too long"),
    Bilingual(
        "đặt tên ngắn hơn hoặc dùng thư mục gần gốc ổ đĩa, ví dụ D:\\danh-sach",
        "give a shorter name, or use a folder near the root of the disk, e.g. D:\\lists",
    ),
)
_NO_FOLDER = Reason(
    Bilingual("thư mục không có", "there is no such folder"),
    Bilingual(
        "tạo thư mục ấy trước, hoặc kiểm tra lại đường dẫn", "make the folder first, or check the path"
    ),
)
_NO_FOLDER_BUT_FILE = Reason(
    Bilingual("một phần của đường dẫn là tệp, không phải thư mục", "a part of the path is a file, no folder"),
    Bilingual("kiểm tra lại đường dẫn", "check the path"),
)
_FOLDER = Reason(
    Bilingual("đây là tên một thư mục", "this is the name of a folder"),
    Bilingual("đặt tên tệp khác", "choose another name for the file"),
)
_GONE = Reason(
    Bilingual("mất kết nối với ổ đĩa hoặc ổ mạng", "the disk or network drive cannot be reached"),
    Bilingual(
        "kiểm tra mạng, dây cắm, hoặc ghi vào ổ đĩa của máy này",
        "check the network and the plug, or write to this computer's disk",
    ),
)
_NAME = Reason(
    Bilingual("tên tệp có ký tự không dùng được", "the file's name holds a letter that cannot be used"),
    Bilingual('đặt tên không có \\ / : * ? " < > |', 'choose a name without \\ / : * ? " < > |'),
)
_BY_ERRNO = {
    errno.EACCES: _FORBIDDEN, errno.EPERM: _FORBIDDEN, errno.EROFS: _FORBIDDEN, errno.ENOSPC: _FULL, errno.EFBIG: _FULL,
    getattr(errno, "EDQUOT", -1): _FULL, errno.ENAMETOOLONG: _LONG, errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER_BUT_FILE, errno.EEXIST: _NO_FOLDER_BUT_FILE, errno.EISDIR: _FOLDER,
    errno.EBUSY: _OPEN, getattr(errno, "ETXTBSY", -2): _OPEN, errno.EIO: _GONE, errno.ENODEV: _GONE,
    getattr(errno, "ESTALE", -3): _GONE, getattr(errno, "EHOSTDOWN", -4): _GONE,
    getattr(errno, "ETIMEDOUT", -5): _GONE, errno.EINVAL: _NAME,
}  # fmt: skip
# Windows tells more by numbers of its own.
_BY_WINERROR = {
    32: _OPEN, 33: _OPEN, 3: _NO_FOLDER, 19: _FORBIDDEN, 39: _FULL, 112: _FULL, 206: _LONG, 123: _NAME, 161: _NAME,
    21: _GONE, 53: _GONE, 55: _GONE, 59: _GONE, 64: _GONE, 67: _GONE, 121: _GONE, 1231: _GONE, 1232: _GONE,
}  # fmt: skip


def reason(cause: OSError, path: Path) -> Reason:
    """What hindered the writing of ``path``, and what to do about it."""
    found = _known(cause)
    if found is _FORBIDDEN and open_elsewhere(path):
        return _OPEN
    if found is _FORBIDDEN and os.access(path.parent, os.W_OK) and is_protected(path):
        return _PROTECTED
    if found is _NO_FOLDER and is_too_long(path):
        return _LONG
    if found is None:
        code = str(getattr(cause, "winerror", None) or cause.errno or type(cause).__name__)
        return Reason(
            Bilingual(f"hệ thống báo lỗi {code}", f"the system reports error {code}"),
            Bilingual("thử một thư mục khác", "try another folder"),
        )
    return found


def _known(cause: OSError) -> Reason | None:
    """What the system's number means; Windows has numbers of its own, which tell more."""
    number = getattr(cause, "winerror", None)
    return (_BY_WINERROR.get(number) if number else None) or _BY_ERRNO.get(cause.errno or 0)


def reason_unread(cause: OSError) -> Reason | None:
    """What hindered the opening of a path; None where it is no matter of the path but a mistake of the program."""
    if cause.filename is None:
        return None
    found = _known(cause)
    return {_FORBIDDEN: _CLOSED, _LONG: _LONG, _GONE: _GONE, _OPEN: _OPEN}.get(found) if found else None


def closed_part(path: str | Path) -> Path:
    """The outermost folder of ``path`` that may not be entered; ``path`` itself where all of them may."""
    asked = Path(path)
    there = (folder for folder in reversed(asked.parents) if os.path.exists(folder))  # noqa: PTH110 - never raises
    return next((folder for folder in there if not os.access(folder, os.X_OK)), asked)


def is_protected(path: Path) -> bool:
    """Whether a file stands there that this user may not write to."""
    return path.exists() and not os.access(path, os.W_OK)


def open_elsewhere(path: Path) -> bool:
    """Whether a lock file beside it says that Excel or LibreOffice has ``path`` open."""
    try:
        return any(path.with_name(name).exists() for name in (f"~${path.name}", f".~lock.{path.name}#"))
    except (OSError, ValueError):
        return False


def is_too_long(path: Path) -> bool:
    """Whether Windows does not take the path; it says then that there is no such file."""
    # ``Path.absolute`` fails where the folder that the window stands in is gone.
    return WINDOWS and len(os.path.abspath(path)) >= LONGEST_PATH  # noqa: PTH100
