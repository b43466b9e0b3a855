"""Strict reading of the TOML files that people edit: a mistake is answered with file, key and remedy."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import tomli

T = TypeVar("T")

_PLACE = re.compile(r"line (\d+), column (\d+)")


class Bilingual(NamedTuple):
    """One text in both languages."""

    vi: str
    en: str

    def said(self, lang: str) -> str:
        """The text of a language."""
        return self.vi if lang == "vi" else self.en


class RuleFileError(ValueError):
    """A rule file that cannot be trusted. Says the file, the key and the remedy, in both languages."""

    def __init__(self, file: str, key: str | Bilingual, mistake: str, /, **facts: object) -> None:
        """``key`` is a key's path, or a place in words where the file has lines and columns instead."""
        texts = [text.format(**facts) for text in MISTAKES[mistake]]
        problem, self.remedy, problem_en, self.remedy_en = texts
        at = key if isinstance(key, Bilingual) else Bilingual(f"mục “{key}”", f"key “{key}”")
        super().__init__(f"{file}{f', {at.vi}' if key else ''}: {problem}. Cách sửa: {self.remedy}.")
        self.english = f"{file}{f', {at.en}' if key else ''}: {problem_en}. Remedy: {self.remedy_en}."
        self.file = file
        self.key = key.vi if isinstance(key, Bilingual) else key
        self._place = key
        self.mistake = mistake
        self._facts = facts

    def __reduce__(self) -> tuple[Any, ...]:
        """Errors come back from worker processes: without this, unpickling one breaks the pool."""
        return partial(RuleFileError, self.file, self._place, self.mistake, **self._facts), ()


# Per mistake: problem and remedy in Vietnamese, problem and remedy in English.
MISTAKES: dict[str, tuple[str, str, str, str]] = {
    "no-file": (
        "không có tệp này",
        "thêm lại tệp đã mất",
        "the file is missing",
        "put the file back",
    ),
    "no-access": (
        "không mở được tệp",
        "kiểm tra quyền đọc tệp, và tên này có phải là một tệp không",
        "the file cannot be opened",
        "check that it is a file and that you have the right to read it",
    ),
    "not-utf8": (
        "tệp không lưu bằng bảng mã UTF-8",
        "lưu lại tệp bằng UTF-8",
        "the file is not saved as UTF-8",
        "save the file as UTF-8",
    ),
    "not-toml": (
        "tệp sai cú pháp TOML ({detail.vi})",
        "sửa dòng đã nêu; mỗi mục chỉ được ghi một lần",
        "the file is not valid TOML ({detail.en})",
        "correct that line; a key is written only once",
    ),
    "too-large": (
        "tệp quá lớn hoặc lồng nhau quá sâu",
        "chỉ giữ những mục cần thiết",
        "the file is too large, or nested too deeply",
        "keep only the keys that are needed",
    ),
    "unknown-key": (
        "không có mục nào tên như vậy",
        "sửa tên mục hoặc bỏ dòng này",
        "there is no such key",
        "correct the key's name or remove the line",
    ),
    "missing": (
        "thiếu mục này",
        "thêm dòng “{name} = …”",
        "this key is missing",
        "add a line “{name} = …”",
    ),
    "wrong-type": (
        "giá trị {value!r} không phải là {kind.vi}",
        "ghi {kind.vi}",
        "{value!r} is not {kind.en}",
        "write {kind.en}",
    ),
    "empty": (
        "giá trị để trống",
        "ghi giá trị hoặc bỏ cả mục này",
        "the value is empty",
        "give a value or remove the key",
    ),
    "unknown-value": (
        "giá trị “{value}” không có trong danh mục",
        "dùng một trong: {known}",
        "“{value}” is not a known value",
        "use one of: {known}",
    ),
    "twice": (
        "giá trị “{value}” được ghi hai lần",
        "bỏ giá trị lặp",
        "“{value}” is given twice",
        "remove the repeated value",
    ),
    "out-of-range": (
        "{value} nằm ngoài khoảng 1–{highest}",
        "ghi số nguyên từ 1 đến {highest}",
        "{value} is outside 1–{highest}",
        "write a whole number from 1 to {highest}",
    ),
    "not-a-column": (
        "“{value}” không phải là chữ của một cột",
        "ghi chữ cột như trong Excel, ví dụ C hoặc AB",
        "“{value}” is not the letters of a column",
        "write a column's letters as in Excel, e.g. C or AB",
    ),
    "not-sorted": (
        "ngày {day} sớm hơn mục đứng trước",
        "xếp các mục theo ngày tăng dần",
        "{day} is earlier than the entry before",
        "sort the entries by day",
    ),
    "ends-early": (
        "ngày kết thúc sớm hơn ngày bắt đầu ({day})",
        "ghi ngày kết thúc từ {day} trở đi",
        "it ends before it starts ({day})",
        "write a last day from {day} on",
    ),
    "not-a-day": (
        "“{value}” không phải là một ngày có thật",
        "ghi như 01/07/2025",
        "“{value}” is no day of the calendar",
        "write as in 2025-07-01",
    ),
    "not-a-unit-file": (
        "danh sách đơn vị phải là tệp .toml hoặc .csv",
        "lưu danh sách thành .csv (một dòng một đơn vị), hoặc ghi các mục [[unit]] trong tệp .toml",
        "a list of units is a .toml or .csv file",
        "save it as .csv with one unit per line, or write [[unit]] entries in a .toml file",
    ),
    "not-a-table": (
        "không đọc được tệp như một bảng dạng chữ",
        "lưu lại từ Excel với kiểu “CSV UTF-8”",
        "the file cannot be read as a table of text",
        "save it from Excel as “CSV UTF-8”",
    ),
    "too-many-cells": (
        "dòng có nhiều hơn {highest} ô",
        "mỗi dòng chỉ có số ô bằng dòng tiêu đề; giá trị có dấu phẩy thì đặt trong dấu nháy kép",
        "the line has more than {highest} cells",
        "give a line as many cells as the titles have; put a value with commas in double quotes",
    ),
    "unknown-unit": (
        "không có đơn vị nào tên “{value}” trong danh sách",
        "sửa tên cho khớp với một đơn vị đã khai báo, hoặc khai báo thêm đơn vị đó",
        "no unit called “{value}” is listed",
        "correct it to the name of a listed unit, or list that unit too",
    ),
    "same-day": (
        "ngày {day} trùng với mục đứng trước",
        "mỗi ngày chỉ ghi một mục",
        "{day} repeats the day of the entry before",
        "keep one entry per day",
    ),
    "value-and-repealed": (
        "quy định đã bãi bỏ thì không có giá trị",
        "bỏ “value” hoặc bỏ “repealed”",
        "a repealed rule has no value",
        "remove “value” or remove “repealed”",
    ),
    "starts-late": (
        "mục này bắt đầu sau ngày danh hiệu có hiệu lực ({day})",
        "thêm một mục có from = {day}",
        "it starts after the award itself ({day})",
        "add an entry with from = {day}",
    ),
    "cite": (
        "căn cứ “{cite}” không bắt đầu bằng một văn bản đã khai báo, hoặc không đúng dạng",
        "ghi như “decree-91-2017 Điều 9 khoản 3”, khóa văn bản lấy trong rules/instruments.toml",
        "“{cite}” does not begin with a known instrument, or is malformed",
        "write as in “decree-91-2017 Điều 9 khoản 3”, with a key of rules/instruments.toml",
    ),
    "instrument-key": (
        "khóa văn bản không đúng dạng",
        "ghi như “decree-91-2017”, bắt đầu bằng một trong: {known}",
        "the instrument's key is malformed",
        "write as in “decree-91-2017”, beginning with one of: {known}",
    ),
    "not-a-year": (
        "không phải là năm hoặc năm học",
        "ghi như [2020] hoặc [2019-2020]",
        "is neither a year nor a school year",
        "write as in [2020] or [2019-2020]",
    ),
    "file-name": (
        "mã “{code}” khác tên tệp",
        "đổi tên tệp thành {code}.toml hoặc sửa mã",
        "the code “{code}” is not the file's name",
        "rename the file {code}.toml or correct the code",
    ),
    "cite-not-in-force": (
        "{instrument} không có hiệu lực vào ngày {day}",
        "sửa ngày, hoặc ghi căn cứ là văn bản có hiệu lực ngày đó; xem in_force và ended trong instruments.toml",
        "{instrument} is not in force on {day}",
        "correct the day, or cite a text that is in force then; see in_force and ended in instruments.toml",
    ),
    "no-folder": (
        "không có thư mục “{folder}”",
        "ghi tên thư mục tính từ nơi để tally.toml, hoặc tạo thư mục đó",
        "there is no folder “{folder}”",
        "write the folder's name as seen from tally.toml, or make the folder",
    ),
    "no-rule-files": (
        "thư mục “{folder}” không có tệp quy định nào",
        "thêm tệp như instruments.toml, awards/CSTDCS.toml, hoặc bỏ mục [law]",
        "the folder “{folder}” holds no rule file",
        "add a file such as instruments.toml or awards/CSTDCS.toml, or remove [law]",
    ),
    "not-a-rule-file": (
        "không phải là một tệp quy định",
        "đổi tên hoặc chuyển chỗ tệp; các tệp được đọc: {known}",
        "this is no rule file",
        "rename or move it; the files that are read: {known}",
    ),
    "unknown-award": (
        "không có danh hiệu mang mã “{code}”",
        "sửa mã, hoặc thêm tệp của danh hiệu đó vào rules/awards",
        "no award has the code “{code}”",
        "correct the code, or add that award's file to rules/awards",
    ),
    "spelling-taken": (
        "cách viết “{spelling}” đã thuộc về {owner}",
        "mỗi cách viết chỉ chỉ một danh hiệu: bỏ ở một trong hai tệp",
        "the spelling “{spelling}” belongs to {owner}",
        "a spelling means one award only: remove it from one of the two files",
    ),
}

_LARGEST = 8 * 1024 * 1024
"""Bytes: a list of all units of a country fits."""
_TYPE_NAMES: dict[type, Bilingual] = {
    str: Bilingual("chuỗi chữ trong dấu nháy", "a text in quotes"),
    int: Bilingual("số nguyên", "a whole number"),
    bool: Bilingual("true hoặc false", "true or false"),
    date: Bilingual("ngày dạng 2020-12-31, không có nháy", "a date such as 2020-12-31, without quotes"),
    list: Bilingual("danh sách […]", "a list […]"),
    dict: Bilingual("bảng {…}", "a table {…}"),
}


def read_toml(path: Path, file: str) -> Table:
    """The whole file as one table; ``file`` is the name that messages give it."""
    try:
        if path.stat().st_size > _LARGEST:
            raise RuleFileError(file, "", "too-large")
        return Table(file, tomli.loads(path.read_text(encoding="utf-8-sig")))
    except RecursionError:
        raise RuleFileError(file, "", "too-large") from None
    except FileNotFoundError:
        raise RuleFileError(file, "", "no-file") from None
    except OSError:
        raise RuleFileError(file, "", "no-access") from None
    except UnicodeDecodeError:
        raise RuleFileError(file, "", "not-utf8") from None
    except tomli.TOMLDecodeError as mistake:
        raise RuleFileError(file, "", "not-toml", detail=_where(str(mistake))) from None


def _where(mistake: str) -> Bilingual:
    """The parser's sentence, which is English, and in Vietnamese the place that it names."""
    found = _PLACE.search(mistake)
    return Bilingual(f"dòng {found[1]}, cột {found[2]}" if found else "ở cuối tệp", mistake)


class Entry(dict[str, Any]):
    """A table of an array that was put together from two files: it remembers its own file and number."""

    def __init__(self, content: dict[str, Any], file: str, number: int) -> None:
        super().__init__(content)
        self.file = file
        self.number = number


class Table:
    """One table of one file: gives its keys out one by one, and ``done`` complains about what is left."""

    def __init__(self, file: str, content: object, path: str = "") -> None:
        self.file = file
        self.path = path
        if not isinstance(content, dict):
            raise self.wrong("", "wrong-type", value=content, kind=_TYPE_NAMES[dict])
        self.left: dict[str, Any] = dict(content)

    def __contains__(self, name: str) -> bool:
        return name in self.left

    def at(self, name: str) -> str:
        """The key's full path, for messages."""
        return f"{self.path}.{name}" if self.path and name else self.path or name

    def wrong(self, name: str, mistake: str, /, **facts: object) -> RuleFileError:
        """The error to raise for key ``name``."""
        return RuleFileError(self.file, self.at(name), mistake, **facts)

    def maybe(self, name: str, kind: type[T]) -> T | None:
        """The value of ``name`` if it is there; a date is a day without a time, a number no truth value."""
        value = self.left.pop(name, None)
        if value is None:
            return None
        # bool is an int, and datetime a date, to isinstance.
        if type(value) is not kind:
            raise self.wrong(name, "wrong-type", value=value, kind=_TYPE_NAMES[kind])
        if value in ("", [], {}):
            raise self.wrong(name, "empty")
        return value

    def need(self, name: str, kind: type[T]) -> T:
        """The value of ``name``, which must be there."""
        value = self.maybe(name, kind)
        if value is None:
            raise self.wrong(name, "missing", name=name)
        return value

    def flag(self, name: str) -> bool:
        """A truth value; absent means false."""
        return bool(self.maybe(name, bool))

    def text(self, name: str, known: tuple[str, ...] = ()) -> str:
        """A text, one of ``known`` where they are given."""
        return self._known(name, self.need(name, str), known)

    def words(self, name: str, known: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of different texts, each one of ``known`` where they are given."""
        values: list[str] = []
        for value in self.need(name, list):
            if not isinstance(value, str):
                raise self.wrong(name, "wrong-type", value=value, kind=_TYPE_NAMES[str])
            if value in values:
                raise self.wrong(name, "twice", value=value)
            values.append(self._known(name, value, known))
        return tuple(values)

    def number(self, name: str, highest: int) -> int:
        """A whole number from 1 to ``highest``."""
        value = self.need(name, int)
        if not 1 <= value <= highest:
            raise self.wrong(name, "out-of-range", value=value, highest=highest)
        return value

    def inner(self, name: str) -> Table:
        """The table below ``name``."""
        return Table(self.file, self.need(name, dict), self.at(name))

    def each(self, name: str) -> list[Table]:
        """The tables of an array of tables (``[[name]]``)."""
        tables = []
        for number, content in enumerate(self.need(name, list), start=1):
            file, number = (
                (content.file, content.number) if isinstance(content, Entry) else (self.file, number)
            )
            tables.append(Table(file, content, f"{self.at(name)}[{number}]"))
        return tables

    def bilingual(self, name: str) -> Bilingual:
        """A table of ``vi`` and ``en``."""
        inner = self.inner(name)
        texts = Bilingual(inner.text("vi"), inner.text("en"))
        inner.done()
        return texts

    def done(self) -> None:
        """Refuse what nobody asked for: an unread key is a rule that silently does not hold."""
        for name in self.left:
            raise self.wrong(name, "unknown-key")

    def _known(self, name: str, value: str, known: tuple[str, ...]) -> str:
        if not value.strip():
            raise self.wrong(name, "empty")
        if known and value not in known:
            raise self.wrong(name, "unknown-value", value=value, known=", ".join(known))
        return value
