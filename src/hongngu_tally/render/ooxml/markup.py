"""One XML part as bytes with the places of its elements, and changes to it as replaced stretches of bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape

from hongngu_tally.patterns import regex

_TAG = regex(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
_NAME = regex(rb"<([\w.-]+:)?")
_ENCODING = regex(rb"""^(<\?xml[^>]*?\bencoding\s*=\s*["'])[\w.:-]+""")
# What XML 1.0 cannot hold.
XML_ILLEGAL = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Keep = Callable[[str, dict[str, str], "Element | None"], bool]
"""Whether an element is wanted: its local name, its attributes by local name, and its parent if that was wanted."""


class CannotEdit(Exception):  # noqa: N818 - says what the package is, not that something broke
    """A package that is written in a way that is not edited here; ``reason`` is ``strict`` or ``unusual``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(eq=False, slots=True)
class Element:
    """One element: its local name, where its tags stand, and the wanted elements directly below it."""

    name: str
    space: str
    attributes: dict[str, str]
    start: int
    opened: int = 0
    """Behind the start tag."""
    closing: int = 0
    """Where the end tag begins; ``start`` of an element without content."""
    end: int = 0
    depth: int = 0
    parent: Element | None = None
    children: list[Element] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Written as one tag, ``<c/>``."""
        return self.closing == self.start

    def first(self, name: str) -> Element | None:
        """The first wanted child of that name."""
        return next((child for child in self.children if child.name == name), None)


class Part:
    """A part's bytes and its elements. ``edits`` are collected and applied all at once."""

    def __init__(self, data: bytes, name: str, keep: Keep | None = None) -> None:
        self.name = name
        self.data = _ENCODING.sub(rb"\1UTF-8", data, count=1)
        self.edits: list[tuple[int, int, bytes]] = []
        self.root, self.spaces = _elements(self.data, name, keep)
        self.prefix = self.prefix_of(self.root)

    def prefix_of(self, element: Element) -> bytes:
        """``x:`` where the part writes its element with a prefix."""
        found = _NAME.match(self.data, element.start)
        return (found[1] or b"") if found else b""

    def tag(self, element: Element) -> bytes:
        """An element's start tag."""
        return self.data[element.start : element.opened]

    def text(self, element: Element) -> bytes:
        """An element as it is written, all of it."""
        return self.data[element.start : element.end]

    def replace(self, start: int, end: int, new: bytes) -> None:
        """Put ``new`` in the place of a stretch of bytes; an empty stretch is a place between two bytes."""
        self.edits.append((start, end, new))

    def insert(self, at: int, new: bytes) -> None:
        """Put ``new`` before the byte at ``at``; of several things at one place the first said comes first."""
        self.edits.append((at, at, new))

    def append_to(self, element: Element, new: bytes) -> None:
        """Add content at the end of an element, opened if it was written as one tag."""
        if not element.is_empty:
            self.insert(element.closing, new)
            return
        tag = self.tag(element)
        name = re.match(rb"<([^\s/>]+)", tag)
        assert name is not None
        self.replace(element.start, element.opened, tag[:-2].rstrip() + b">" + new + b"</" + name[1] + b">")

    def set_attributes(self, element: Element, **values: str | None) -> None:
        """Write attributes without prefix into a start tag; ``None`` takes one away."""
        tag = self.tag(element)
        for name, value in values.items():
            tag = with_attribute(tag, name, value)
        self.replace(element.start, element.opened, tag)

    def result(self) -> bytes:
        """The part with all edits made."""
        pieces: list[bytes] = []
        at = 0
        for start, end, new in sorted(self.edits, key=lambda edit: edit[:2]):
            if start < at:
                raise CannotEdit("unusual")
            pieces += (self.data[at:start], new)
            at = end
        return b"".join((*pieces, self.data[at:]))


def _elements(data: bytes, part: str, keep: Keep | None) -> tuple[Element, dict[str, str]]:
    """The root with all wanted elements below it, and the namespaces declared on it: prefix → name."""
    parser = expat.ParserCreate("utf-8", " ")
    stack: list[Element | None] = []
    roots: list[Element] = []
    spaces: dict[str, str] = {}

    def doctype(*_: object) -> None:
        raise CannotEdit("unusual")

    def declare(prefix: str | None, uri: str | None) -> None:
        if not stack:
            spaces[prefix or ""] = uri or ""

    def start(full: str, attributes: dict[str, str]) -> None:
        space, _, name = full.rpartition(" ")
        local = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        parent = stack[-1] if stack else None
        if stack and (parent is None or (keep is not None and not keep(name, local, parent))):
            stack.append(None)
            return
        at = parser.CurrentByteIndex
        tag = _TAG.match(data, at)
        if tag is None:
            raise CannotEdit("unusual")
        element = Element(name, space, local, at, tag.end(), depth=len(stack), parent=parent)
        if parent is None:
            roots.append(element)
        else:
            parent.children.append(element)
        stack.append(element)

    def end(_: str) -> None:
        element = stack.pop()
        if element is None:
            return
        at = parser.CurrentByteIndex
        if data[element.opened - 2 : element.opened] == b"/>":
            element.closing, element.end = element.start, element.opened
        else:
            element.closing = at
            element.end = data.index(b">", at) + 1

    parser.StartDoctypeDeclHandler = doctype
    parser.StartNamespaceDeclHandler = declare
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        raise CannotEdit("unusual") from None
    return roots[0], spaces


def with_attribute(tag: bytes, name: str, value: str | None) -> bytes:
    """A start tag with an attribute set, or taken away.

    >>> with_attribute(b'<c r="A1" s="3"/>', "s", "7"), with_attribute(b'<c r="A1"/>', "s", "7")
    (b'<c r="A1" s="7"/>', b'<c r="A1" s="7"/>')
    """
    found = re.search(rb"""\s+%s\s*=\s*(?:"[^"]*"|'[^']*')""" % name.encode(), tag)
    new = b"" if value is None else f" {name}={quoted(value)}".encode()
    if found:
        return tag[: found.start()] + new + tag[found.end() :]
    end = len(tag) - (2 if tag.endswith(b"/>") else 1)
    return tag[:end].rstrip() + new + tag[end:]


def quoted(value: str) -> str:
    """An attribute's value in quotes."""
    return '"' + xml_text(value).replace('"', "&quot;").replace("\n", "&#10;") + '"'


def xml_text(text: str) -> str:
    """Text as XML holds it; what no XML can hold is shown as its code."""
    return escape(XML_ILLEGAL.sub(lambda found: f"\\x{ord(found[0]):02x}", text))


def joined(pieces: Iterable[str]) -> bytes:
    """Pieces of markup as bytes."""
    return "".join(pieces).encode()
