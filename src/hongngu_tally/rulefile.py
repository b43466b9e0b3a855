"""Strict reading of the TOML files that people edit: a mistake is answered with file, key and remedy."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import tomli

from hongngu_tally.mistakes import MISTAKES, slip
from hongngu_tally.patterns import regex

T = TypeVar("T")

_PLACE = regex(r"line (\d+), column (\d+)")


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
_HOW = _TYPE_NAMES | {int: Bilingual("số nguyên, không đặt trong dấu nháy", "a whole number without quotes")}
"""How a value of the type is written."""


def read_toml(path: Path, file: str) -> Table:
    """The whole file as one table; ``file`` is the name that messages give it."""
    try:
        if path.stat().st_size > _LARGEST:
            raise RuleFileError(file, "", "too-large")
        text = path.read_text(encoding="utf-8-sig")
        return Table(file, tomli.loads(text))
    except RecursionError:
        raise RuleFileError(file, "", "too-large") from None
    except FileNotFoundError:
        raise RuleFileError(file, "", "no-file") from None
    except OSError:
        raise RuleFileError(file, "", "no-access") from None
    except UnicodeDecodeError:
        raise RuleFileError(file, "", "not-utf8") from None
    except tomli.TOMLDecodeError as mistake:
        at = str(mistake)
        raise RuleFileError(
            file, "", "not-toml", detail=_where(at), hint=Bilingual(*slip(_line(at, text)))
        ) from None


def _where(mistake: str) -> Bilingual:
    """The parser's sentence, which is English, and in Vietnamese the place that it names."""
    found = _PLACE.search(mistake)
    return Bilingual(f"dòng {found[1]}, cột {found[2]}" if found else "ở cuối tệp", mistake)


def _line(mistake: str, text: str) -> str:
    """The line of the text that the parser's sentence names."""
    found = _PLACE.search(mistake)
    return text.split("\n")[int(found[1]) - 1] if found else ""


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
            raise self.wrong("", "wrong-type", value=content, kind=_TYPE_NAMES[dict], how=_HOW[dict])
        self.left: dict[str, Any] = dict(content)
        self.asked: dict[str, None] = {}
        """The keys that there may be, in the order in which they were asked for."""

    def __contains__(self, name: str) -> bool:
        self.asked[name] = None
        return name in self.left

    def at(self, name: str) -> str:
        """The key's full path, for messages."""
        return f"{self.path}.{name}" if self.path and name else self.path or name

    def wrong(self, name: str, mistake: str, /, **facts: object) -> RuleFileError:
        """The error to raise for key ``name``."""
        return RuleFileError(self.file, self.at(name), mistake, **facts)

    def maybe(self, name: str, kind: type[T]) -> T | None:
        """The value of ``name`` if it is there; a date is a day without a time, a number no truth value."""
        self.asked[name] = None
        value = self.left.pop(name, None)
        if value is None:
            return None
        # bool is an int, and datetime a date, to isinstance.
        if type(value) is not kind:
            raise self.wrong(name, "wrong-type", value=value, kind=_TYPE_NAMES[kind], how=_HOW[kind])
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
                raise self.wrong(name, "wrong-type", value=value, kind=_TYPE_NAMES[str], how=_HOW[str])
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
        if isinstance(self.left.get(name), dict) and name != "value":  # a value stands on one line
            raise self.wrong(name, "one-bracket", name=re.sub(r"\[\d+\]", "", self.at(name)))
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
            raise self.wrong(name, "unknown-key", known=", ".join(self.asked) or "–")

    def _known(self, name: str, value: str, known: tuple[str, ...]) -> str:
        if not value.strip():
            raise self.wrong(name, "empty")
        if known and value not in known:
            raise self.wrong(name, "unknown-value", value=value, known=", ".join(known))
        return value
