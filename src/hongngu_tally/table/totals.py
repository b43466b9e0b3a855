"""Total rows and closing sentences: which numbers somebody typed, and which rows they speak for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hongngu_tally.table.columns import Header
from hongngu_tally.table.grid import text_of
from hongngu_tally.table.model import Stated
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import keys_of

_COUNTED = re.compile(
    r"(\d{1,3}(?:[.,]\d{3})+|\d+)\s*\)?\s*(?:\([^()\d]*\)\s*)?(?:lượt\s+)?"
    r"(?:(cá nhân|người|tập thể|hộ gia đình|hộ|đồng chí|đ/c|lượt|đơn vị|trường hợp|hội viên|đoàn viên|giáo viên"
    r"|cán bộ|công chức|viên chức|nhân viên|chiến s[ĩỹ]|học sinh|nông dân)\b)?",
    re.IGNORECASE,
)
_OR_OTHER = re.compile(r"\s*[/,]\s*(?:cá nhân|tập thể|hộ)\b(?!\s*\d)", re.IGNORECASE)
_RECIPIENT_OF = {
    "cá nhân": "individual", "người": "individual", "đồng chí": "individual", "đ/c": "individual",
    **dict.fromkeys(
        ("hội viên", "đoàn viên", "giáo viên", "cán bộ", "công chức", "viên chức", "nhân viên", "chiến sĩ", "chiến sỹ",
         "học sinh", "nông dân"), "individual",
    ),
    "tập thể": "collective", "đơn vị": "collective", "hộ": "household", "hộ gia đình": "household",
}  # fmt: skip
# Columns whose numbers are no count of recipients.
_NOT_COUNTED = frozenset({
    "money", "members", "votes", "birth", "birth_male", "birth_female", "work_days", "personal_id", "phone",
    "note", "level", "grade", "ordinal",
})  # fmt: skip
WHOLE = keys_of(("tổng cộng", "tổng số", "tổng", "total", "tổng cộng chung", "cộng chung"))
_PAGE = tuple(keys_of(("cộng trang", "tổng cộng trang", "cộng trang này")))
BARE = WHOLE | keys_of(("cộng",))


def read_stated(
    header: Header,
    row: int,
    filled: Sequence[tuple[int, object]],
    label: str,
    data: Sequence[int],
    last_section: int,
    last_total: int = 0,
) -> list[Stated]:
    """Every number that a total row or closing sentence states.

    ``data`` are the nomination rows so far, ``last_section`` the row of the section that is open (0: none),
    ``last_total`` the row of the total before (0: none).
    """
    if not data:
        return []
    texts = [(column, clean(value)) for column, value in filled if type(value) is str]
    shown = texts[0][1] if texts else ""
    whole = label == "closing" or any(key(shown).startswith(word) for word in WHOLE) or not last_section
    found: list[Stated] = []

    of_page = key(shown).startswith(_PAGE)

    def state(column: int, number: int, recipient: str, mark: int) -> None:
        first = data[0]
        if of_page:
            first = next((one for one in data if one > last_total), data[-1])
        elif not whole:
            first = next((one for one in data if one > last_section), data[-1])
            # "Cộng" at the very end may sum the section or the list: take the reading that agrees, else the section.
            if sum(1 for one in data if one >= first) != number and len(data) == number:
                first = data[0]
        found.append(Stated(row, column, number, shown, first, data[-1], "", recipient, mark))

    ordinals = header.columns.get("ordinal", [])
    for column, text in texts:
        for match in _COUNTED.finditer(text):
            noun = (match.group(2) or "").casefold()
            only_number = re.fullmatch(r"[\d.,\s]+", text) is not None
            if not noun and ((only_number and column in ordinals) or not _ends_with(text, match.group(1))):
                continue
            # "70 lượt cá nhân / tập thể" counts both.
            both = "lượt" in match.group(0).casefold() or bool(_OR_OTHER.match(text[match.end() :]))
            mark = column if not noun and column in header.marks else 0
            recipient = "" if both else _RECIPIENT_OF.get(noun, "")
            state(column, int(re.sub(r"[.,]", "", match.group(1))), recipient, mark)
    fields = {at: name for name, columns in header.columns.items() for at in columns}
    numbers = [
        (column, int(value))
        for column, value in filled
        if isinstance(value, int | float)
        and (isinstance(value, int) or value.is_integer())
        and fields.get(column, "") not in _NOT_COUNTED
    ]
    plain = [one for one in numbers if one[0] not in header.marks]
    for column, number in numbers:
        if column in header.marks or len(plain) == 1:
            state(column, number, "", column if column in header.marks else 0)
    return found


def _ends_with(text: str, number: str) -> bool:
    """Whether a text ends in the number itself: "Tổng: 2", "02"."""
    return len(text) <= 60 and text.rstrip(" ./").endswith(number)


def is_bare_label(text: str) -> bool:
    """A total's label and nothing else."""
    return key(text) in BARE


def counts_somebody(text: str) -> bool:
    """Whether a text states a count: "Cộng: 2", "Tổng cộng 12 người"."""
    if any(match.group(2) for match in _COUNTED.finditer(text)) or re.search(r"[:=]\s*\d+", text):
        return True
    label, _, number = text.rstrip(" ./").rpartition(" ")
    return number.isdigit() and is_bare_label(label)


def has_number(filled: Sequence[tuple[int, object]], but: Sequence[int]) -> bool:
    """Whether a cell outside the columns ``but`` holds a number, alone or in its text."""
    return any(re.search(r"\d", text_of(value)) for column, value in filled if column not in but)
