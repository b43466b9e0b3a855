"""Who issues a list: the letterhead above it, over each of several lists side by side, or to the right of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hongngu_tally.patterns import regex
from hongngu_tally.table.columns import Header
from hongngu_tally.table.grid import Grid, text_of
from hongngu_tally.table.sections import enumerator_style
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary

_LAST = 10**6
# "ĐIỆN LỰC MẪU - DANH SÁCH ĐỀ NGHỊ …", "UBND xã Mẫu đề nghị khen thưởng", "UBND XÃ MẪU NĂM 2020" in one line.
_TITLE_BEHIND = regex(
    r"(?<=\S)(?:\s+[-–—]\s+(?:danh sách|bảng tổng hợp|biểu tổng hợp|tổng hợp danh sách)|\s+đề nghị\s+(?:khen|tặng|xét|công nhận)|\s+(?:[-–—]\s+)?\(?năm\s+(?:học\s+)?(?:19|20)\d\d)\b.*",
    re.IGNORECASE,
)


def _with_labels(texts: list[str]) -> list[str]:
    """The texts of a row; a label in a cell of its own, "Đơn vị:" or "Kính gửi:", goes with what stands behind it."""
    joined: list[str] = []
    for text in texts:
        if joined and joined[-1].rstrip().endswith(":"):
            joined[-1] = f"{joined[-1]} {text}"
        else:
            joined.append(text)
    return joined


class _Line(NamedTuple):
    """A line of a letterhead: its text, the row, and how many cells and lines were met before it."""

    text: str
    row: int
    cell: int
    at: int

    def stands_below(self, other: _Line) -> bool:
        """In a later row, or later in the same cell: blocks side by side stand below nobody."""
        return self.row > other.row or (self.cell == other.cell and self.at > other.at)


_NOBODY = _Line("", 0, 0, 0)


def find_issuer(
    grid: Grid, vocabulary: Vocabulary, rows: list[int], beyond: int = 0, last: int = _LAST
) -> tuple[str, int]:
    """The letterhead's issuing body as written, and its row: a labelled unit, else the last listed one, else the last body.

    Only columns ``beyond`` the given one are looked at, up to the ``last``.
    """
    lines: list[_Line] = []
    for line, labelled in _issuing_lines(grid, vocabulary, rows, beyond, last):
        if labelled:
            return line.text, line.row
        lines.append(line)
    listed = body = first = _NOBODY
    previous = ""
    for line in lines:
        shown = line.text
        letters = [letter for letter in shown if letter.isalpha()]
        in_capitals = bool(letters) and sum(letter.isupper() for letter in letters) * 10 >= len(letters) * 7
        if vocabulary.units.issuer(shown):
            listed = line
        elif previous and vocabulary.units.issuer(f"{shown} {previous}"):
            listed = line._replace(text=f"{shown} {previous}")
        elif previous and vocabulary.units.issuer(f"{previous} {shown}"):
            listed = line._replace(text=f"{previous} {shown}")
        elif (parts := shown.partition(" - "))[1] and _of_the_place(vocabulary, parts[0], parts[2]):
            # "UBND H. HỒNG NGỰ - PHÒNG TƯ PHÁP" on one line.
            listed = line._replace(text=parts[2])
        elif vocabulary.names.kind(shown) == "collective" and in_capitals and len(shown) < 90:
            # "KHOA NỘI" below a listed "TRUNG TÂM Y TẾ HUYỆN" is a part of it, and hands in nothing of its own.
            if not (listed.text and vocabulary.lines.is_part(shown)):
                body = line
        elif line.row in rows[:2] and shown[0].isalpha() and vocabulary.names.kind(shown) == "collective":
            # "Trường Tiểu học Mẫu" in the sheet's corner, not in capitals.
            first = first if first.text or vocabulary.lines.label(shown) else line
        previous = shown
    found = body if body.text else first
    if listed.text and not body.stands_below(listed):
        found = listed
    return found.text, found.row


def _issuing_lines(
    grid: Grid, vocabulary: Vocabulary, rows: Sequence[int], beyond: int, last: int
) -> Iterator[tuple[_Line, bool]]:
    """The lines of a letterhead that may name who issues it, and whether a label says so: "Đơn vị: UBND xã Mẫu"."""
    phrases = vocabulary.phrases
    cell = number = 0
    addressed = False
    for row in rows:
        texts = [text_of(value) for column, value in grid.filled(row) if beyond < column <= last]
        for text in _with_labels(texts):
            cell += 1
            addressed = vocabulary.lines.is_addressee(text) or (
                addressed and enumerator_style(text) == "bullet"
            )
            if addressed:
                # "Kính gửi: - UBND huyện;" and in the next lines or rows "- Phòng Nội vụ huyện." issue nothing.
                continue
            for part in text.splitlines():
                shown = _TITLE_BEHIND.sub("", clean(part))
                unit = vocabulary.lines.labelled_unit(shown)
                if unit and not phrases.recipient(unit):
                    yield _Line(unit, row, cell, number), True
                # "ĐƠN VỊ: ………" is a blank, and "TẬP THỂ LAO ĐỘNG TIÊN TIẾN" the end of a title.
                silent = unit or clean(part).rstrip(" .…").endswith(":") or phrases.parse(shown).awards
                if not silent and vocabulary.lines.may_issue(shown) and not phrases.recipient(shown):
                    yield _Line(shown, row, cell, number), False
                    number += 1


def _of_the_place(vocabulary: Vocabulary, above: str, body: str) -> bool:
    """Whether a unit's name stands behind that of the whole place, or of a part of it: "ẤP LONG MẪU - XÃ LONG THUẬN"."""
    units = vocabulary.units
    return (units.is_place(above) or vocabulary.lines.is_part(above)) and bool(units.issuer(body))


def issuers_above(
    grid: Grid, vocabulary: Vocabulary, headers: Sequence[Header], rows: list[int]
) -> list[str]:
    """The listed units of letterheads that stand each over one of several lists side by side; none where they are one."""
    if len(headers) < 2:
        return []
    first = [header.first_column for header in headers]
    bounds = zip(first, (*(at - 1 for at in first[1:]), _LAST), strict=True)
    issuers = [find_issuer(grid, vocabulary, rows, at - 1, last)[0] for at, last in bounds]
    units = {vocabulary.units.issuer(issuer) for issuer in issuers}
    return issuers if "" not in units and len(units) == len(headers) else []


def issuer_beside(grid: Grid, vocabulary: Vocabulary, header: Header, rows: Sequence[int]) -> tuple[str, int]:
    """The listed unit of a letterhead that stands to the right of a list's first rows, and of those alone."""
    used = [*header.marks, *header.value_marks, *(at for ats in header.columns.values() for at in ats)]
    beyond = max(used, default=header.last_column)
    below = bisect_right(rows, header.last_row + 3)
    first = list(rows[bisect_left(rows, header.first_row) : below])
    issuer, row = find_issuer(grid, vocabulary, first, beyond)
    if not vocabulary.units.issuer(issuer):
        return "", 0
    goes_on = any(grid.filled(at)[-1][0] > beyond for at in rows[below:])
    return ("", 0) if goes_on else (issuer, row)


_FOR = regex(r"^(?:(?:t/?m|kt|tl|tuq|q)\s*[./]\s*)+", re.IGNORECASE)
_POST = regex(
    r"^(?:(?:quyền|phó|thủ)\s+)*(?:chủ tịch|bí thư|hiệu trưởng|thủ trưởng|giám đốc|chỉ huy trưởng|trưởng|chánh)\s+(?!ban\b)",
    re.IGNORECASE,
)


def find_signer(grid: Grid, vocabulary: Vocabulary, rows: Sequence[int]) -> str:
    """The one unit for which somebody signs below the lists: "TM. ỦY BAN NHÂN DÂN XÃ LONG THUẬN"; empty without one, or with several.

    Who confirms a list is another one, and the place itself hands in to nobody.
    """
    found: dict[str, str] = {}
    for row in rows:
        for _, value in grid.filled(row):
            for line in text_of(value).splitlines():
                shown = _FOR.sub("", clean(line))
                of_post = _POST.sub("", shown)
                for text in (shown, of_post):
                    if unit := _signs_for(vocabulary, text):
                        found.setdefault(unit, text)
                        break
                else:
                    if (
                        of_post != shown
                        and of_post.isupper()
                        and vocabulary.names.kind(of_post) == "collective"
                    ):
                        # "HIỆU TRƯỞNG TRƯỜNG TIỂU HỌC MẪU": a body that no list knows.
                        found.setdefault(of_post, of_post)
    return next(iter(found.values())) if len(found) == 1 else ""


def _signs_for(vocabulary: Vocabulary, text: str) -> str:
    units = vocabulary.units
    if units.is_place(text):
        return ""
    own = units.proper(text)
    return units.issuer(text) or (own if units.is_commune(own) and text.isupper() else "")
