"""The finished package: fixed times, a mark of its maker, and the value of every formula beside it."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from hongngu_tally.render.behind import Listing, stream
from hongngu_tally.render.words import Words

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

CREATOR = "hongngu_tally"
"""Marks the program's own outputs, so that they are never read as submissions."""
_ZIP_EPOCH_SECONDS = 315_532_800


def moment_of(tally: Tally) -> datetime:
    """When the newest input was changed, or ``SOURCE_DATE_EPOCH``: never the clock, so that bytes repeat."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    newest = max((reading.modified for reading in tally.intake.files), default=0.0)
    seconds = int(told) if told.isdigit() else int(newest)
    return datetime.fromtimestamp(max(seconds, _ZIP_EPOCH_SECONDS), UTC).replace(tzinfo=None)


def finished(
    book: Any,
    tally: Tally,
    title: str,
    say: Words,
    *,
    cached: Sequence[Mapping[str, int | float | str]] = (),
    listings: Sequence[Listing] = (),
) -> bytes:
    """The workbook as bytes, marked as the program's own; the same inputs give the same bytes.

    ``cached``: per sheet what its formulas give. ``listings``: the sheets of many rows, prepared after those.
    """
    moment = moment_of(tally)
    book.properties.creator = book.properties.lastModifiedBy = CREATOR
    book.properties.created = moment
    book.properties.title = title
    buffer = io.BytesIO()
    book.save(buffer)
    streams = {
        number: partial(stream, listing=listing, say=say)
        for number, listing in enumerate(listings, start=len(cached) + 1)
    }
    return settled(buffer, cached, moment, streams)


Stream = Callable[[bytes], Iterable[bytes]]


def settled(
    buffer: io.BytesIO,
    cached: Sequence[Mapping[str, int | float | str]],
    moment: datetime,
    streams: Mapping[int, Stream] | None = None,
    *,
    level: int | None = None,
) -> bytes:
    """The package with fixed times, and with the value of every formula beside it.

    openpyxl writes formulas without values; a viewer that does not calculate would show an empty table.
    ``streams``: number of a sheet → what fills its part, piece by piece. ``level``: how hard to compress, 1 to 9.
    """
    streams = streams or {}
    stamp = rb"\g<1>" + moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    out = io.BytesIO()
    packed = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level)
    with zipfile.ZipFile(buffer) as package, packed as whole_package:
        for name in package.namelist():
            part = package.read(name)
            found = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name)
            number = int(found[1]) if found else 0
            pieces: Iterable[bytes] = (part,)
            if number in streams:
                pieces = streams[number](part)
            elif number:
                pieces = (with_values(part, cached[number - 1]),)
            elif name == "docProps/core.xml":
                pieces = (re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", stamp, part),)
            # A part that is opened by its name has the zip format's first day as its time.
            with whole_package.open(name, "w") as whole:
                for piece in pieces:
                    whole.write(piece)
    return out.getvalue()


def with_values(part: bytes, values: Mapping[str, int | float | str]) -> bytes:
    """A sheet's part with the value of every formula beside it: per cell a number or a text."""

    def fill(found: re.Match[bytes]) -> bytes:
        cell, name, formula = found.groups()
        value = values[name.decode()]
        kind = b' t="str"' if isinstance(value, str) else b""
        return cell + kind + b">" + formula + b"<v>%s</v>" % escape(str(value)).encode()

    return re.sub(rb'(<c r="([A-Z]+\d+)"[^>]*)>(<f>[^<]*</f>)<v ?/>', fill, part)
