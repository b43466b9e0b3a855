"""The front door of the guard: one file → an inspection, or a refusal with its cause."""

from __future__ import annotations

import codecs
import hashlib
import stat
from pathlib import Path

from hongngu_tally.disk import is_too_long
from hongngu_tally.guard import compound, ods, ooxml, xlsb
from hongngu_tally.guard.archive import Archive
from hongngu_tally.guard.limits import Limits, limits_in_use
from hongngu_tally.guard.markup import as_utf8, check, elements
from hongngu_tally.guard.model import HOSTILE, Inspection, Refused, SheetScan
from hongngu_tally.guard.repack import repacked
from hongngu_tally.patterns import regex

_SUFFIXES = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "xlsb": (".xlsb",),
    "xls": (".xls", ".xlt"),
    "ods": (".ods", ".ots"),
    "csv": (".csv", ".txt"),
    "tsv": (".tsv", ".tab"),
}
_TEXT_SUFFIXES = (*_SUFFIXES["csv"], *_SUFFIXES["tsv"])
_PACKED = tuple(suffix for kind in _SUFFIXES.values() for suffix in kind if suffix != ".txt")
_MARKS = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"ID;P", "slk"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
)
_BINARY = regex(rb"[\x01-\x08\x0e-\x19\x1b-\x1f]")
_NOTICE = 1 << 16
_OPEN_DOCUMENT = b"urn:oasis:names:tc:opendocument"
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"


def inspect(path: Path, limits: Limits | None = None) -> Inspection:
    """Decide by content what ``path`` is, check it and count it, or raise :class:`Refused`.

    ``limits`` are those in use if nothing else is said.
    """
    limits = limits or limits_in_use()
    data, modified = _whole_file(path, limits)
    suffix = path.suffix.lower()
    macros, trailing, package = False, 0, b""
    sheets: tuple[SheetScan, ...] = ()
    if data.startswith(b"PK\3\4"):
        archive = Archive(data, limits)
        trailing = archive.trailing_bytes
        try:
            kind, macros, sheets = _inspect_zip(archive, limits)
            if kind == "xlsx" and archive.kept:
                package = repacked(
                    archive.kept, {sheet.part for sheet in sheets if sheet.kind == "worksheet"}
                )
        except Refused as refused:
            # What looks hostile in a container with damaged parts is the same damage.
            raise (refused.name == HOSTILE and archive.damage()) or refused from None
    elif data.startswith(compound.MAGIC):
        kind = "xls"
        macros, sheets = compound.scan(data, limits)
    else:
        _refuse_bytes_before(data)
        kind = _text_kind(data, suffix)
    names = [sheet.name for sheet in sheets]
    for name in names:
        # Readers look sheets up by name, and would give the first one twice.
        if names.count(name) > 1:
            raise Refused("duplicate-sheet", sheet=name)
    return Inspection(
        kind=kind,
        suffix_differs=not _suffix_fits(kind, suffix),
        macros=macros,
        sheets=sheets,
        sha256=hashlib.sha256(data).hexdigest(),
        modified=modified,
        size=len(data),
        trailing_bytes=trailing,
        package=package,
    )


def _suffix_fits(kind: str, suffix: str) -> bool:
    return suffix in (_TEXT_SUFFIXES if kind in ("csv", "tsv") else _SUFFIXES[kind])


def _whole_file(path: Path, limits: Limits) -> tuple[bytes, float]:
    """The file's bytes and modification time, read once."""
    try:
        before = path.stat()
        if path.is_dir():
            raise Refused("directory")
        if not stat.S_ISREG(before.st_mode):
            # A pipe would keep its reader waiting.
            raise Refused("other-format", format="device")
        if before.st_size > limits.file_size:
            raise Refused("file-size", size=before.st_size, limit=limits.file_size, option="file_size")
        data = path.read_bytes()
        after = path.stat()
    except FileNotFoundError as error:
        raise Refused("path-too-long" if is_too_long(path) else "missing") from error
    except PermissionError as error:
        raise Refused("permission") from error
    except OSError as error:
        raise Refused("io", error=type(error).__name__) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(
        data
    ) != after.st_size:
        raise Refused("changed-while-read")
    if not data:
        raise Refused("empty")
    return data, after.st_mtime


def _inspect_zip(archive: Archive, limits: Limits) -> tuple[str, bool, tuple[SheetScan, ...]]:
    names = [name.lower() for name in archive.entries]
    if archive.find("xl/workbook.bin"):
        ooxml.check_other_parts(archive, set())
        return "xlsb", any(name.endswith("vbaproject.bin") for name in names), xlsb.scan(archive, limits)
    if archive.find("content.xml"):
        if archive.find("mimetype") and not archive.read("mimetype").startswith(_SPREADSHEET):
            raise Refused("other-format", format="opendocument")
        macros = any(name.startswith(("basic/", "scripts/")) and not name.endswith("/") for name in names)
        return "ods", macros, ods.scan(archive, limits)
    if archive.find("xl/workbook.xml") or _has_workbook(archive):
        return "xlsx", any(name.endswith("vbaproject.bin") for name in names), ooxml.scan(archive, limits)
    if packed := sum(name.endswith(_PACKED) for name in names):
        raise Refused("packed", count=packed)
    known = {"word/": "docx", "ppt/": "pptx", "index/": "numbers"}
    found = next((label for start, label in known.items() if any(n.startswith(start) for n in names)), "zip")
    raise Refused("other-format", format=found)


def _has_workbook(archive: Archive) -> bool:
    """Whether the package names a workbook part somewhere else than usual."""
    types = archive.find("[Content_Types].xml")
    if not types:
        return False
    data = as_utf8(archive.read(types), types)
    check(data, types)
    return any(
        "spreadsheetml" in attributes.get("ContentType", "")
        and attributes.get("ContentType", "").endswith("main+xml")
        for _, attributes in elements(data, types)
    )


def _refuse_bytes_before(data: bytes) -> None:
    """A container behind bytes that are not its own: a mail gateway's notice, or a copy that went wrong."""
    before = data.find(b"PK\3\4", 0, _NOTICE)
    if before > 0 and data.rfind(b"PK\5\6", -_NOTICE) > before:
        raise Refused("bytes-before", size=before)


def _text_kind(data: bytes, suffix: str) -> str:
    """``csv`` or ``tsv`` for text, by suffix where text has no other mark; everything else is refused."""
    if not data.strip(b"\0"):
        raise Refused("nul-only", size=len(data))
    for mark, label in _MARKS:
        if data.startswith(mark):
            raise Refused("other-format", format=label)
    if data[:2] in (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08") and data[3:4] == b"\0":
        raise Refused("old-excel")
    head = data[:4096].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        head = data[:4096].decode("utf-16", "replace").strip("\ufeff \t\r\n").lower().encode()
    elif suffix not in _TEXT_SUFFIXES and (b"\0" in data or _BINARY.search(data)):
        raise Refused("other-format", format="binary")
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<body", b"<style", b"<meta")):
        raise Refused("html-as-xls")
    if head.startswith(b"mime-version:"):
        raise Refused("html-as-xls")
    if head.startswith((b"<?xml", b"<workbook", b"<!doctype", b"<!--")):
        if _OPEN_DOCUMENT in head:
            raise Refused("other-format", format="fods")
        raise Refused("html-as-xls" if b"<html" in head else "xml-spreadsheet")
    return "tsv" if suffix in (".tsv", ".tab") else "csv"
