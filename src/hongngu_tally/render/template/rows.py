"""The rows of a list: openpyxl draws the first, the others are written like it with formulas of their own.

Three lists of 300 rows are 40,000 cells: as objects they would take seconds, as text they take a moment.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from xml.sax.saxutils import escape

from hongngu_tally.patterns import regex
from hongngu_tally.render.package import with_values

_CELL = regex(rb'<c r="([A-Z]+)\d+"([^>]*?)(?:/>|>.*?</c>)', re.DOTALL)


def repeated(
    part: bytes, row: int, last: int, formulas: Mapping[str, Callable[[int], str]]
) -> Iterator[bytes]:
    """The sheet's part with row ``row`` written again down to row ``last``.

    ``formulas``: the letter of a column → its formula in any row. All of them give an empty text as yet.
    """
    found = re.search(rb'<row r="%d"([^>]*)>(.*?)</row>' % row, part, re.DOTALL)
    assert found is not None
    yield with_values(_widened(part[: found.start()], last), {"A1": ""})
    pieces = [_piece(cell, formulas) for cell in _CELL.finditer(found[2])]
    for at in range(row, last + 1):
        number = b"%d" % at
        yield b'<row r="' + number + b'"' + found[1] + b">"
        yield b"".join(piece(at, number) for piece in pieces)
        yield b"</row>"
    # A year or a number that is typed into a column of texts is no mistake.
    cells = b"C%d:%s%d" % (row, _CELL.findall(found[2])[-1][0], last)
    ignored = b'<ignoredErrors><ignoredError sqref="' + cells + b'" numberStoredAsText="1"/></ignoredErrors>'
    yield part[found.end() :].replace(b"</headerFooter>", b"</headerFooter>" + ignored)


def _widened(head: bytes, last: int) -> bytes:
    return re.sub(rb'(<dimension ref="A1:[A-Z]+)\d+"', rb'\g<1>%d"' % last, head)


def _piece(
    cell: re.Match[bytes], formulas: Mapping[str, Callable[[int], str]]
) -> Callable[[int, bytes], bytes]:
    letter, style = cell[1], re.sub(rb' t="\w+"', b"", cell[2])
    formula = formulas.get(letter.decode())
    begin = b'<c r="' + letter
    if formula is None:
        return lambda at, number: begin + number + b'"' + style + b"/>"

    def calculated(at: int, number: bytes) -> bytes:
        text = escape(formula(at)).encode()
        return begin + number + b'"' + style + b' t="str"><f>' + text + b"</f><v></v></c>"

    return calculated
