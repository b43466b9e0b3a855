"""An office's own list of units: ``don-vi.toml`` with ``[[unit]]``, or a table as ``don-vi.csv`` with one unit per line.

Both are read as strictly as ``tally.toml``: a mistake is answered with file, line or key, and remedy.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from hongngu_tally.guard.model import Refused
from hongngu_tally.patterns import regex
from hongngu_tally.rulefile import Bilingual, RuleFileError, Table, read_toml
from hongngu_tally.text import bare_key, clean
from hongngu_tally.vocabulary.unit_lists import Unit, unit_from
from hongngu_tally.vocabulary.words import WORDS, read_words

_THOUSANDS = regex(r"\d{1,3}(?:[. ]\d{3})+")
_ZEROS = regex(r"[.,]0+$")
_MANY = regex(r"\s*[;|\n]\s*")
_LISTS = ("also_written", "lists", "merged_from")
_DATES = ("from", "until")
_NUMBERS = ("head_count", "militia", "militia_units")
_DAY = regex(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?|(\d{1,2})[/.](\d{1,2})[/.](\d{4})")

Units = list[tuple[Table, Unit]]


def read_units(path: Path, file: str) -> Units:
    """The units of a list, each with what says where it stands; ``file`` is the name that messages give it."""
    if path.suffix.lower() == ".toml":
        table = read_toml(path, file)
        units = [(one, unit_from(in_our_words(one))) for one in table.each("unit")]
        table.done()
        return units
    if path.suffix.lower() in {".csv", ".tsv", ".txt"}:
        return _read_csv(path, file)
    raise RuleFileError(file, "", "not-a-unit-file")


def in_our_words(table: Table) -> Table:
    """The same entry with kinds and recipients of an office's own words ("trường", "cá nhân") put into ours."""
    values = _values()
    kind, lists = table.left.get("kind"), table.left.get("lists")
    if isinstance(kind, str):
        table.left["kind"] = values["kind"].get(bare_key(kind), kind)
    if isinstance(lists, list):
        table.left["lists"] = [
            values["list"].get(bare_key(one), one) if isinstance(one, str) else one for one in lists
        ]
    return table


@cache
def _values() -> dict[str, dict[str, str]]:
    """Per field the match keys of how its values are written, and the value: also of titles of columns."""
    words = read_words(WORDS / "unit_file.toml")
    return {
        field: {bare_key(text): value for value, texts in kinds.items() for text in (value, *texts)}
        for field, kinds in words.items()
    }


class _Line(Table):
    """One line of the table: its keys are named as the office titled the columns."""

    def __init__(self, file: str, number: int, titles: dict[str, str], content: dict[str, object]) -> None:
        super().__init__(file, content)
        self.line = number
        self.titles = titles

    def wrong(self, name: str, mistake: str, /, **facts: object) -> RuleFileError:
        title = self.titles.get(name, name)
        place = Bilingual(f"dòng {self.line}, cột “{title}”", f"line {self.line}, column “{title}”")
        return RuleFileError(self.file, place, mistake, **facts)


def _read_csv(path: Path, file: str) -> Units:
    from hongngu_tally.delimited import read_delimited

    try:
        rows = read_delimited(path.read_bytes()).rows
    except FileNotFoundError:
        raise RuleFileError(file, "", "no-file") from None
    except OSError:
        raise RuleFileError(file, "", "no-access") from None
    except Refused:
        raise RuleFileError(file, "", "not-a-table") from None
    filled = [(number, row) for number, row in enumerate(rows, 1) if any(clean(cell) for cell in row)]
    if not filled:
        raise RuleFileError(file, "", "empty")
    (first, head), *lines = filled
    fields = _fields(file, first, head)
    titles = {field: clean(head[at]) for at, field in fields.items()}
    if not lines:
        raise RuleFileError(file, "", "empty")
    units: Units = []
    for number, row in lines:
        line = _Line(file, number, titles, {})
        if any(clean(cell) for cell in row[len(head) :]):
            raise line.wrong("name", "too-many-cells", highest=len(head))
        for at, field in fields.items():
            if at < len(row) and (text := clean(row[at])):
                line.left[field] = _value(line, field, text)
        units.append((line, unit_from(in_our_words(line))))
    return units


def _fields(file: str, line: int, head: Sequence[str]) -> dict[int, str]:
    """The fields that the titles name, by their places."""
    fields: dict[int, str] = {}
    for at, title in enumerate(head):
        field = _values()["title"].get(bare_key(title), "")
        place = Bilingual(f"dòng {line}, cột “{clean(title)}”", f"line {line}, column “{clean(title)}”")
        if not field and clean(title):
            raise RuleFileError(file, place, "unknown-title")
        if field in fields.values():
            raise RuleFileError(file, place, "twice", value=clean(title))
        if field and field != "ordinal":
            fields[at] = field
    if "name" not in fields.values():
        raise RuleFileError(file, Bilingual(f"dòng {line}", f"line {line}"), "missing", name="tên đơn vị")
    return fields


def _value(line: _Line, field: str, text: str) -> object:
    """A cell's text as the value that TOML would hold."""
    if field in _LISTS:
        return [part for part in _MANY.split(text) if part]
    if field in _NUMBERS:
        # 1.234 and 1 234 are thousands; 25.0 and 25,0 are what a spreadsheet makes of 25. Anything else is refused.
        digits = re.sub(r"[. ]", "", text) if _THOUSANDS.fullmatch(text) else _ZEROS.sub("", text)
        return int(digits) if digits.isdigit() else text
    if field == "expected":
        return {"yes": True, "no": False}.get(_values()["flag"].get(bare_key(text), ""), text)
    if field in _DATES:
        found = _DAY.fullmatch(text)
        if not found:
            return text
        year, month, day = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            raise line.wrong(field, "not-a-day", value=text) from None
    return text
