"""XML parts: what may stand before the root element, and a small parser for small parts."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from xml.parsers import expat

from hongngu_tally.guard.model import Refused
from hongngu_tally.patterns import regex

FORBIDDEN = bytes(code for code in range(1, 32) if code not in b"\t\n\r") + b"\0"
"""Bytes that no XML part in UTF-8 may hold."""
_BEFORE_ROOT = regex(rb"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_ENCODING = regex(rb"""^<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']""")
_ROOT_NAME = regex(rb"<((?:[\w.-]+:)?[\w.-]+)[\s/>]")
_EACH_FORBIDDEN = tuple(bytes([code]) for code in FORBIDDEN)
_SMALL = 16 * 1024
_SAFE_ENCODINGS = {"utf-8", "ascii", "iso8859-1", "cp1252", "cp1258"}


def as_utf8(data: bytes, part: str) -> bytes:
    """The part as UTF-8, whatever Unicode form it was saved in; other encodings are refused."""
    if data.startswith(codecs.BOM_UTF8):
        data = data[3:]
    elif data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or b"\0" in data[:4]:
        name = "utf-16" if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-16-be"
        if data[1:2] == b"\0":
            name = "utf-16-le"
        try:
            return data.decode(name).removeprefix("\ufeff").encode()
        except UnicodeError as error:
            raise Refused("xml-encoding", part=part, encoding=name) from error
    declared = _ENCODING.match(data)
    if declared:
        label = declared[1].decode("ascii").lower()
        try:
            name = codecs.lookup(label).name
        except LookupError:
            name = label
        if name not in _SAFE_ENCODINGS:
            raise Refused("xml-encoding", part=part, encoding=label)
        if name not in ("utf-8", "ascii"):
            return data.decode(name, "replace").encode()
    return data


def root_of(data: bytes, part: str) -> tuple[int, bytes]:
    """Where the root element starts and its name; a document type in front of it is refused.

    A document type can only stand before the root, so nothing behind it needs to be searched.
    """
    before = _BEFORE_ROOT.match(data)
    where = before.end() if before else 0
    if data[where : where + 2] == b"<!":
        raise Refused("doctype", part=part)
    root = _ROOT_NAME.match(data, where)
    if root is None:
        raise Refused("xml-damaged", part=part, offset=where)
    return where, root[1]


def check(data: bytes, part: str) -> None:
    """Refuse a part with a document type, with a byte that no XML may hold, or one that ends in the middle of a tag."""
    where, _ = root_of(data, part)
    if len(data.translate(None, FORBIDDEN)) < len(data):
        raise Refused(
            "xml-damaged", part=part, offset=min(at for at in map(data.find, _EACH_FORBIDDEN) if at >= 0)
        )
    if not data[-64:].rstrip().endswith(b">"):
        raise Refused("xml-damaged", part=part, offset=where)


def parse(
    data: bytes | Iterable[bytes],
    part: str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
    *,
    as_written: bool = False,
) -> None:
    """Run expat over a part, whole or in pieces, that has no document type. Names arrive as ``namespace local``, or ``as_written``."""

    def doctype(*_: object) -> None:
        raise Refused("doctype", part=part)

    parser = expat.ParserCreate("utf-8", None if as_written else " ")
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = start
    if end is not None:
        parser.EndElementHandler = end
    if text is not None:
        parser.buffer_text = True
        parser.CharacterDataHandler = text
    try:
        for piece in (data,) if isinstance(data, bytes) else data:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Refused("xml-damaged", part=part, offset=max(parser.ErrorByteIndex, 0)) from error


def elements(data: bytes, part: str) -> Sequence[tuple[str, dict[str, str]]]:
    """Every element of a small part, as its local name and its attributes by local name.

    Offices send hundreds of files whose small parts are the same to the letter: those are parsed once.
    """
    return _elements(data, part) if len(data) < _SMALL else _elements.__wrapped__(data, part)


@lru_cache(maxsize=256)
def _elements(data: bytes, part: str) -> Sequence[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        found.append((local(name), {local(key): value for key, value in attributes.items()}))

    parse(data, part, start)
    return tuple(found)


def local(name: str) -> str:
    """An element's or attribute's name without its namespace."""
    return name.rsplit(" ", 1)[-1]
