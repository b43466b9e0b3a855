"""The columns of a list in a made workbook: which there are, what they are called, and what stands in them."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

from made_page import Column, Page, joined
from made_truth import Line, spoil
from made_words import (
    COLUMNS,
    FORMS,
    KIND_CELLS,
    KINDS,
    LEVELS,
    NAME_TITLES,
    POSITIONS,
    TITLES,
    TRACKS,
    WORKPLACES,
)


class Columns:
    """Draws the columns; ``made_workbooks.Maker`` knows the layout that they are drawn for."""

    def _head(self, name: str, rng: random.Random, texts: Sequence[str] = ()) -> str:
        """A column's title as somebody typed it."""
        draw = self.draw
        text = draw.text(f"head_{name}", texts or COLUMNS[name], rng)
        choice, digit = rng.randrange(12), rng.randint(1, 9)
        if f"typing_{name}" in draw.off or choice > 6:
            return text
        draw.chosen[f"typing_{name}"] = text
        if " " in text and choice in (0, 1):
            return text.replace(" ", "\n" if choice else "  ", 1)
        return {
            2: f"{text}\n({digit})",
            3: f"{text} ",
            4: text.upper(),
            5: unicodedata.normalize("NFD", text),
            6: f"{text} ({digit})",
        }.get(choice, text)

    def _columns(self, known: dict[str, str], lines: list[Line], rng: random.Random) -> list[Column]:
        draw = self.draw
        kinds = sorted({line.kind for line in lines})
        wide = self.kind_mode != "beside"
        groups: list[list[Column]] = []

        def person(texts: Sequence[Any], other: Any = "") -> Callable[[Line, int], Any]:
            return lambda line, _: texts[line.number % len(texts)] if line.kind == "individual" else other

        def simple(name: str, value: Callable[[Line, int], Any], down: bool = False) -> None:
            groups.append([Column(name, (self._head(name, rng),), value, down)])

        groups += self._award_columns(lines, rng)
        if self.track_mode == "column":
            texts = {track: draw.text("track_text", texts, rng) for track, texts in TRACKS.items()}
            simple("track", lambda line, _: texts[line.track], True)
        if self.kind_mode == "column":
            at = rng.randrange(2)
            simple("recipient", lambda line, _: KIND_CELLS[line.kind][at])
        elif self.kind_mode == "marks" and len(self.kinds) > 1:
            parent = self._head("recipient", rng)
            groups.append(
                [
                    Column(
                        "kind_mark",
                        (parent, KINDS[kind][1]),
                        lambda line, _, kind=kind: "x" if line.kind == kind else "",
                    )
                    for kind in sorted(self.kinds)
                ]
            )
        if self.unit_mode == "column":
            prefix = rng.choice(("", "UBND "))
            simple(
                "unit", lambda line, _: prefix + line.unit if line.unit.startswith("Xã") else line.unit, True
            )
        options = {
            "position": person(POSITIONS), "workplace": person(WORKPLACES), "address": person(("Ấp Mẫu 1", "Ấp Mẫu 2", "Khóm Mẫu")),
            "sex": person(("Nam", "Nữ")), "birth": person((1980, "17/05/1981", "1982-05-17", 1990, "1975")), "grade": person(("HTXSNV", "Hoàn thành xuất sắc nhiệm vụ"), ""),
            "initiative": person(("Giải pháp mẫu (QĐ số 12/QĐ-UBND ngày 05/10/2020)", "Cải tiến mẫu")), "votes": lambda line, _: "9/9 (100%)",
            "group": person(("Công chức", "Viên chức")), "personal_id": person(("087000000001", "087000000002", "087000000003")),
            "achievement": lambda line, _: "Có nhiều thành tích trong công tác", "history": person(("LĐTT năm 2018, 2019", "")), "decision": lambda line, _: "",
            "field": lambda line, _: "Nội vụ", "note": lambda line, _: ("", "", "Bổ sung", "Mới")[line.number % 4],
        }  # fmt: skip
        for name, value in options.items():
            odds = {"position": 0.7, "workplace": 0.5, "note": 0.5, "sex": 0.3, "birth": 0.3}.get(name, 0.12)
            if wide and draw.one(f"column_{name}", False, True, odds=odds):
                simple(name, value)
        if wide and draw.one("birth_split", False, True, odds=0.12) and not draw.chosen.get("column_birth"):
            parent = self._head("birth", rng)
            born = [
                Column(
                    "birth", (parent, title), person([1980 + at if at % 2 == odd else "" for at in range(20)])
                )
                for title, odd in (("Nam", 1), ("Nữ", 0))
            ]
            groups.append(born)
        if (
            wide
            and draw.one("birth_parts", False, True, odds=0.06)
            and not {"column_birth", "birth_split"} & set(draw.chosen)
        ):
            parent = self._head("birth", rng)
            parts = (("Ngày", (5, 17, 8)), ("Tháng", (1, 12, 7)), ("Năm", (1980, 1981, 1990)))
            groups.append([Column("birth", (parent, title), person(texts)) for title, texts in parts])
        name_at = 0
        if draw.one("shuffle", False, True):
            rng.shuffle(groups)
            name_at = rng.randint(0, len(groups)) if rng.random() < 0.4 else 0
        groups.insert(name_at, self._name_columns(kinds, rng))
        if wide and draw.one("untitled_remarks", False, True, odds=0.06):
            # Straight behind the last column, where nobody gave it a title.
            groups.append([Column("", ("",), lambda line, _: ("", "mới", "", "đã xem")[line.number % 4])])
        ordinals = self._ordinal_columns(rng, needed=len(groups) == 1)
        return [column for group in [*ordinals, *groups] for column in group]

    def _name_columns(self, kinds: list[str], rng: random.Random) -> list[Column]:
        draw = self.draw
        if kinds == ["individual"] and draw.one("name_split", False, True, odds=0.15):
            family = self._head("surname", rng, ("Họ", "Họ và tên đệm", "Họ ", "Họ và đệm"))
            parent = ("Họ và tên",) if draw.one("name_parent", False, True, odds=0.4) else ()
            return [
                Column("name", (*parent, family), lambda line, _: line.name.rpartition(" ")[0]),
                Column("name", (*parent, "Tên"), lambda line, _: line.name.rpartition(" ")[2]),
            ]
        titles = NAME_TITLES[
            tuple(kinds)
            if len(kinds) == 1 and self.kind_mode in ("sheet", "table", "beside", "section", "implied")
            else ()
        ]
        clear = (
            len(self.kinds) > 1
            and self.kind_mode in ("section", "column", "sheet", "table", "marks")
            and draw.one("bare_households", False, True, odds=0.4)
        )

        def value(line: Line, _: int) -> str:
            name = line.name
            if clear and line.kind == "household":
                for form in ("Hộ ông ", "Hộ bà ", "Gia đình ông ", "Hộ "):
                    name = name.removeprefix(form)
            return spoil(draw, "spoiled_names", name, draw.rng(f"name{line.number}"), lower=False)

        return [Column("name", (self._head("name", rng, titles),), value)]

    def _ordinal_columns(self, rng: random.Random, needed: bool) -> list[list[Column]]:
        style = self.draw.one(
            "ordinals", "number", "text", "dot", "padded", "empty", "none", "two", "later_missing", odds=0.35
        )
        self.ordinal_style = style
        if style == "none" and not needed:
            return []
        title = self._head("ordinal", rng)
        texts: dict[str, Callable[[int], Any]] = {
            "text": str,
            "dot": lambda n: f"{n}.",
            "padded": lambda n: f"{n:02}",
            "empty": lambda n: "",
            "later_missing": lambda n: n if n < 3 else "",
        }
        column = Column("ordinal", (title,), lambda line, n: texts.get(style, lambda n: n)(n))
        if style == "two":
            return [
                [
                    Column("ordinal", (title,), lambda line, n: n),
                    Column("ordinal", (title,), lambda line, n: n),
                ]
            ]
        return [[column]]

    def _award_text(self, code: str, rng: random.Random, track: str = "") -> str:
        text = spoil(self.draw, "spoiled_awards", self.draw.text("award_text", TITLES[code], rng), rng)
        tail = self.draw.one(
            "award_tail", "", " (bổ sung)", " (QĐ số 12/QĐ-UBND ngày 05/01/2021)", " năm 2020", odds=0.08
        )
        if (
            tail
            and code != "HCLD3"
            and self.track_mode != "cell"
            and self.draw.rng(f"tail:{text}").random() < 0.4
        ):
            text = text.rstrip() + tail
        if self.track_mode == "cell" and code in FORMS and track not in ("", "merit"):
            word = TRACKS[track][0].lower()
            return f"{text.rstrip()}{rng.choice((f' ({word})', f' - {word}', f' {word}'))}"
        return text

    def _award_columns(self, lines: list[Line], rng: random.Random) -> list[list[Column]]:
        draw, mode = self.draw, self.award_mode
        each = draw.rng("award_cells")
        if mode in ("section", "title", "sheet"):
            return []
        if mode == "marks":
            return [self._mark_columns(lines, rng)]
        if mode == "two_columns":
            parent = (
                (self._head("award_parent", rng, ("Đề nghị", "Đề nghị khen thưởng")),)
                if draw.one("two_parent", False, True)
                else ()
            )
            none = draw.one("says_none", "", "-", "Không", odds=0.3)

            def of(forms: bool) -> Callable[[Line, int], Any]:
                return lambda line, _: next(
                    (
                        self._award_text(code, each, track)
                        for code, track in line.awards
                        if (code in FORMS) is forms
                    ),
                    none,
                )

            return [
                [
                    Column("award", (*parent, self._head("award_title", rng)), of(False)),
                    Column("award", (*parent, self._head("award_form", rng)), of(True)),
                ]
            ]
        if mode == "code":
            self.codes = {code: f"{number:02}" for number, code in enumerate(TITLES, 1)}
            as_number = draw.one("numeric_codes", False, True)
            return [
                [
                    Column(
                        "award",
                        (self._head("award_code", rng),),
                        lambda line, _: int(self.codes[line.code]) if as_number else self.codes[line.code],
                    )
                ]
            ]
        if mode == "level":
            award = Column(
                "award",
                (self._head("award", rng),),
                lambda line, _: (
                    LEVELS[line.code][0]
                    if line.code in LEVELS
                    else self._award_text(line.code, each, line.track)
                ),
            )
            default = {"CSTDT": "Tỉnh", "TTLDXS": "Tỉnh", "CTDT": "Tỉnh", "HCLD3": "Nhà nước", "GDVH": "Xã"}
            level = Column(
                "level",
                (self._head("level", rng),),
                lambda line, _: (
                    LEVELS[line.code][1] if line.code in LEVELS else default.get(line.code, "Huyện")
                ),
            )
            return [[award], [level]]
        mark = (
            draw.one("separator", "; ", ", ", ";", " + ", "\n", " / ", " và ", ",\n")
            if mode == "many"
            else ""
        )
        down = mode == "column"
        fixed = {one: self._award_text(one[0], each, one[1]) for line in lines for one in line.awards}
        vary = draw.one("same_spelling", True, False)
        text = (
            (lambda one: self._award_text(one[0], each, one[1]))
            if vary is False and not down
            else (lambda one: fixed[one])
        )
        return [
            [
                Column(
                    "award",
                    (self._head("award", rng),),
                    lambda line, _: mark.join(
                        text(one).strip() if mark else text(one) for one in line.awards
                    ),
                    down,
                )
            ]
        ]

    def _mark_columns(self, lines: list[Line], rng: random.Random) -> list[Column]:
        draw = self.draw
        awards = sorted(
            {
                (code, track if self.track_mode == "cell" else "")
                for line in lines
                for code, track in line.awards
            },
            key=lambda one: (one[0] in FORMS, one),
        )
        parents = draw.one("mark_parents", "one", "none", "two", "three", odds=0.7)
        mark = draw.one("mark", "x", "X", "✓", 1, "1")
        top = self._head("award_parent", rng)

        def path(code: str) -> tuple[str, ...]:
            part = "Hình thức khen thưởng" if code in FORMS else "Danh hiệu thi đua"
            return {"none": (), "one": (top,), "two": (part,), "three": (top, part)}[parents]

        return [
            Column("mark", (*path(code), self._award_text(code, rng, track)), lambda line, _, code=code, track=track: mark if any(c == code and track in ("", t) for c, t in line.awards) else "")
            for code, track in awards
        ]  # fmt: skip

    # --- header and rows -----------------------------------------------------------------------------------

    def _header_rows(self, columns: list[Column], depth: int) -> list[list[str]]:
        rows = [[""] * len(columns) for _ in range(depth)]
        for at, column in enumerate(columns):
            before = columns[at - 1].path if at else ()
            for level, text in enumerate(column.path):
                beside = before[: level + 1] == column.path[: level + 1]
                rows[level][at] = (
                    text
                    if not beside or (not self.merged and level == len(column.path) - 1)
                    else "<"
                    if self.merged
                    else ""
                )
            for level in range(len(column.path), depth):
                rows[level][at] = "^" if self.merged else ""
        return rows

    def _numbering(self, columns: list[Column], rng: random.Random) -> list[str]:
        style = self.draw.one("numbering", "", "(1)", "1", "A", "[1]", odds=0.3)
        if not style or len(columns) < 3:
            return []
        numbers = range(1, len(columns) + 1)
        if style == "A":
            return [*("A", "B"), *map(str, numbers[:-2])]
        return [style.replace("1", str(number)) for number in numbers]

    def _add_header(self, page: Page, blocks: list[list[Column]], rng: random.Random) -> None:
        depth = max(len(column.path) for columns in blocks for column in columns)
        deeper = depth == 1 and self.merged and self.draw.one("tall_header", False, True, odds=0.1)
        parts = [self._header_rows(columns, depth + deeper) for columns in blocks]
        for lines in zip(*parts, strict=True):
            page.add(joined(lines))
        if len(blocks) == 1 and (numbers := self._numbering(blocks[0], rng)):
            page.add(int(n) if n.isdigit() else n for n in numbers)
