"""A layout before any number: what its file says, read strictly."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from hongngu_tally.frozen import frozen
from hongngu_tally.layouts.filters import OUTSIDE, TOTAL, LayoutError, Take, key_taken, read_take, taken_twice
from hongngu_tally.layouts.form import Form, read_form
from hongngu_tally.rulefile import Bilingual, Table, read_toml
from hongngu_tally.text import clean, nearest

KINDS = ("rows", "matrix", "awards", "form")
HOLE = "{recipients}"
AWARDS_HOLE = "{awards}"

_FOLDER = Path(__file__).parent


@frozen
class Row:
    """One line of the table. Several filters of one row are a union."""

    key: str
    label: Bilingual
    takes: tuple[Take, ...]
    clause: Bilingual | None = None
    """How the row is told in the year's sentence: words around ``{recipients}`` and, where it says so, the row's ``{awards}``."""


@frozen
class Layout:
    """A year-end table before any number: ``rows`` is empty where the rows come from the data."""

    name: str
    kind: str
    title: Bilingual
    rows: tuple[Row, ...] = ()
    subject: Bilingual | None = None
    """Who the year's sentence is about ("huyện"); nobody named where the layout does not say."""
    second_hand: bool = False
    """Known only from what reproduces it; said wherever the layout is shown."""
    form: Form | None = None

    @property
    def tells_decided(self) -> bool:
        """Whether columns of its own tell what was decided, beside those of all that was nominated."""
        columns = self.form.columns if self.form else ()
        return self.kind == "awards" or any("stage" in take.where for one in columns for take in one.takes)

    def clause(self, key: str) -> Bilingual | None:
        """The clause of a row; None for rows that come from the data, and where none was written."""
        return next((row.clause for row in self.rows if row.key == key), None)


def built_in() -> tuple[str, ...]:
    """Names of the layouts that come with the program."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def load_layout(name_or_path: str | Path) -> Layout:
    """The layout of that name, or of that TOML file. A mistake in it raises ``RuleFileError``."""
    asked = str(name_or_path)
    if asked in built_in():
        shown = f"layouts/{asked}.toml"
        return _layout(read_toml(_FOLDER / f"{asked}.toml", shown), shown)
    if not asked.casefold().endswith(".toml"):
        raise _no_such(asked)
    return _layout(read_toml(Path(asked), asked), asked)


def _no_such(asked: str) -> LayoutError:
    """No layout has that name: the nearest that has one, where one is near, and all of them."""
    known, near = ", ".join(built_in()), nearest(asked, built_in(), cutoff=0.6)
    meant = Bilingual("", "")
    if near:
        meant = Bilingual(f"có phải là {near}? Nếu không, ", f"did you mean {near}? If not, ")
    return LayoutError(
        asked,
        "",
        Bilingual("không có mẫu bảng tên như vậy", "there is no such layout"),
        Bilingual(
            f"{meant.vi}dùng một trong: {known}; hoặc nêu một tệp .toml",
            f"{meant.en}use one of: {known}; or name a .toml file",
        ),
    )


# --- reading, strictly: a filter misread is a number signed wrongly


def _layout(whole: Table, file: str) -> Layout:
    name = clean(whole.text("name"))
    kind = whole.text("kind", KINDS) if "kind" in whole else "rows"
    title = whole.bilingual("title")
    rows = tuple(_row(table) for table in whole.each("row")) if kind == "rows" else ()
    subject = whole.bilingual("subject") if "subject" in whole else None
    second_hand = whole.flag("second_hand")
    form = read_form(whole) if kind == "form" else None
    whole.done()
    _check_apart(rows, file)
    return Layout(name, kind, title, rows, subject, second_hand, form)


def _row(table: Table) -> Row:
    row = Row(
        key=table.text("key"),
        label=table.bilingual("label"),
        takes=tuple(read_take(inner) for inner in table.each("take")),
        clause=_clause(table) if "clause" in table else None,
    )
    table.done()
    return row


def _clause(table: Table) -> Bilingual:
    """Words around ``{recipients}``, once ``{awards}`` at most, and no other braces: a sentence with a hole must never be printed."""
    clause = table.bilingual("clause")
    for text in clause:
        plain = text.replace(HOLE, "", 1).replace(AWARDS_HOLE, "", 1)
        if HOLE not in text or "{" in plain or "}" in plain:
            raise LayoutError(
                table.file,
                table.at("clause"),
                Bilingual(f"câu phải có đúng một chỗ {HOLE}", f"the clause needs exactly one {HOLE}"),
                Bilingual(
                    f'viết như "tặng Giấy khen cho {HOLE}"', f'write it like "gave certificates to {HOLE}"'
                ),
            )
    return clause


def _check_apart(rows: tuple[Row, ...], file: str) -> None:
    seen = {TOTAL, OUTSIDE}
    for row in rows:
        if row.key in seen:
            raise key_taken(file, "row.key", row.key)
        seen.add(row.key)
    for one, other in combinations(rows, 2):
        for number, take in enumerate(one.takes, start=1):
            for against, second in enumerate(other.takes, start=1):
                if take.overlaps(second):
                    raise taken_twice(file, f"{one.key}.take[{number}]", f"{other.key}.take[{against}]")
