"""The rows of a list in a made workbook: headings, nominees, totals, what stands below."""

from __future__ import annotations

import random
from typing import Any

from made_columns import Columns
from made_page import Column, Page
from made_truth import Line
from made_words import (
    FORMS,
    KINDS,
    NOUNS,
    TITLES,
    TRACKS,
)


class Rows(Columns):
    """Writes the rows below a header."""

    def _table(
        self, page: Page, known: dict[str, str], lines: list[Line], columns: list[Column], rng: random.Random
    ) -> None:
        self._add_header(page, [columns], rng)
        dims = [
            name
            for name, mode in (
                ("unit", self.unit_mode),
                ("kind", self.kind_mode),
                ("award", self.award_mode),
                ("track", self.track_mode),
            )
            if mode == "section"
        ]
        order = self.draw.rng("nesting")
        order.shuffle(dims)
        styles = order.choice(
            {
                0: [()],
                1: [("roman",), ("letter",), ("plain",), ("decimal",)],
                2: [("letter", "roman"), ("roman", "decimal"), ("plain", "roman")],
                3: [("letter", "roman", "decimal")],
                4: [("letter", "roman", "decimal", "small")],
            }[len(dims)]
        )
        if self.draw.one("plain_sections", False, True, odds=0.2) and len(dims) == 1:
            styles = ("plain",)
        self.number = 0
        self._section(page, lines, columns, list(zip(dims, styles, strict=True)), 0, rng)
        if self.draw.one("denied", False, True, odds=0.06):
            self._denied(page, columns)
        style = self.draw.one("empty_rows", "", "numbers", "dots", odds=0.2)
        for extra in range(rng.randint(1, 4) if style else 0):
            if style == "dots":
                page.add("……" if column.field in ("name", "award") else "…" for column in columns)
            elif self.ordinal_style in ("number", "text", "padded", "dot"):
                page.add(
                    column.value(lines[0], self.number + extra + 1) if column.field == "ordinal" else ""
                    for column in columns
                )
        if self.draw.one("total", False, True):
            self._total(
                page,
                lines,
                columns,
                self.draw.one("total_word", "Tổng cộng", "TỔNG CỘNG", "Tổng số", "Cộng"),
                "total",
                rng,
            )

    def _denied(self, page: Page, columns: list[Column]) -> None:
        """People that nobody puts up, under a heading that says so."""
        rng = self.draw.rng("denied_rows")
        heading = rng.choice(
            ("Danh sách không đề nghị", "KHÔNG ĐỀ NGHỊ KHEN THƯỞNG", "Cá nhân không đủ điều kiện xét")
        )
        page.spread((0, page.width, heading))
        named = [column for column in columns if column.field == "name"]
        for number, name in enumerate(("Kha Mẫu Rút", "Lư Mẫu Thôi")[: rng.randint(1, 2)], 1):
            parts = [name] if len(named) == 1 else [name.rpartition(" ")[0], name.rpartition(" ")[2]]
            page.add(
                number
                if column.field == "ordinal" and self.ordinal_style in ("number", "padded", "dot", "text")
                else parts[named.index(column)]
                if column in named and named.index(column) < len(parts)
                else ""
                for column in columns
            )

    def _section(
        self,
        page: Page,
        lines: list[Line],
        columns: list[Column],
        dims: list[tuple[str, str]],
        depth: int,
        rng: random.Random,
    ) -> None:
        if not dims:
            return self._rows(page, lines, columns, rng)
        (dim, style), rest = dims[0], dims[1:]
        groups = self._groups(lines, [dim])
        rng.shuffle(groups)
        at = 0
        for at, ((value,), found) in enumerate(groups):
            self._heading(page, dim, style, at, self._says(dim, value, found, rng), columns, rng)
            if self.draw.one("restart_numbers", True, False, odds=0.4) is True:
                self.number = 0
            self._section(page, found, columns, rest, depth + 1, rng)
            if not rest and self.draw.one("subtotals", False, True, odds=0.25):
                self._total(page, found, columns, rng.choice(("Cộng", "Cộng", "CỘNG")), "subtotal", rng)
        missing = [kind for kind in KINDS if kind not in {line.kind for line in lines}]
        if (
            dim == "kind"
            and missing
            and style in ("roman", "letter")
            and self.draw.one("empty_section", False, True, odds=0.4)
        ):
            self._heading(page, dim, style, at + 1, KINDS[missing[0]][0], columns, rng)
            page.spread((0, page.width, rng.choice(("Không", "không", "Không có", "(không)"))))
        return None

    def _says(self, dim: str, value: str, lines: list[Line], rng: random.Random) -> str:
        draw = self.draw
        if dim == "kind":
            text = draw.text("kind_heading", KINDS[value], rng)
        elif dim == "unit":
            text = draw.text(
                "unit_heading",
                (value, value.upper(), f"UBND {value}" if value.startswith("Xã") else value),
                rng,
            )
        elif dim == "track":
            text = draw.text("track_heading", (*TRACKS[value], TRACKS[value][0].upper()), rng)
        else:
            text = draw.text(
                "award_heading",
                (
                    *TITLES[value],
                    TITLES[value][0].upper(),
                    f"Đề nghị tặng {TITLES[value][0]}",
                    f"Danh hiệu {TITLES[value][0]}" if value not in FORMS else TITLES[value][0],
                ),
                rng,
            )
        count = draw.one("heading_count", "", " (N)", ": N", ": N K", " (N K)", odds=0.25)
        if value == "HCLD3" or (dim == "unit" and value[-1].isdigit()):
            count = ""
        noun = (
            NOUNS[lines[0].kind][0]
            if len({line.kind for line in lines}) == 1 and len({line.name for line in lines}) == len(lines)
            else "lượt"
        )
        number = sum(len(line.awards) for line in lines) if noun == "lượt" else len(lines)
        return text + count.replace("N", f"{number:02}").replace("K", noun)

    def _heading(
        self, page: Page, dim: str, style: str, at: int, text: str, columns: list[Column], rng: random.Random
    ) -> None:
        numeral = {
            "roman": (
                "I",
                "II",
                "III",
                "IV",
                "V",
                "VI",
                "VII",
                "VIII",
                "IX",
                "X",
                "XI",
                "XII",
                "XIII",
                "XIV",
                "XV",
            )[at % 15],
            "letter": "ABCDĐEGHKLMN"[at % 12],
            "decimal": str(at + 1),
            "small": "abcdeghkmn"[at % 10],
            "plain": "",
        }[style]
        mark = {"decimal": ".", "small": ")"}.get(style) or self.draw.one(
            "numeral_mark", ".", "/", " -", ")", odds=0.3
        )
        place = self.draw.one("heading_place", "wide", "first", "apart", "apart_wide", "name")
        own = next(i for i, column in enumerate(columns) if column.field == "name")
        apart = columns[0].field == "ordinal" and style in ("roman", "letter")
        width = len(columns)
        if place in ("apart", "apart_wide") and apart and own < width - 1:
            page.spread((0, 1, numeral), (own, 1 if place == "apart" else width, text))
        elif place == "name" and (
            dim != "unit" or any(column.field in ("award", "mark") for column in columns)
        ):
            page.spread((own, 1, f"{numeral}{mark} {text}" if numeral else text))
        else:
            page.spread((0, width if place != "first" else 1, f"{numeral}{mark} {text}" if numeral else text))

    def _rows(self, page: Page, lines: list[Line], columns: list[Column], rng: random.Random) -> None:
        draw = self.draw
        vertical = draw.one("vertical", "", "merge", "ditto", odds=0.35)
        ditto = draw.one("ditto", "nt", "-nt-", '"', "''", "như trên", "- nt -")
        breaks, blanks = (
            draw.one("page_breaks", False, True, odds=0.15),
            draw.one("blank_rows", False, True, odds=0.2),
        )
        hides = not self.csv and draw.one("hidden_rows", False, True, odds=0.08)
        sample = draw.one("sample_row", False, True, odds=0.04)
        if sample and self.number == 0 and columns[0].field == "ordinal" and self.award_mode == "column":
            page.add(
                "Ví dụ"
                if at == 0
                else column.value(lines[0], 0)
                if column.field == "award"
                else "Nguyễn Mẫu Ví Dụ"
                if column.field == "name"
                else ""
                for at, column in enumerate(columns)
            )
        before: list[Any] = []
        staff = (
            draw.one("staff_groups", False, True, odds=0.08)
            and columns[0].field == "ordinal"
            and self.ordinal_style in ("number", "padded", "dot")
            and {line.kind for line in lines} == {"individual"}
            and sum(column.field == "name" for column in columns) == 1
        )
        own = next((i for i, column in enumerate(columns) if column.field == "name"), 0)
        for at, line in enumerate(lines):
            self.number += 1
            if staff and at in (0, 2):
                # They part the people and say nothing of them.
                page.spread((0, 1, "ab"[at // 2]), (own, 1, ("Khối Đảng", "Khối Chính quyền")[at // 2]))
                before = []
            if at and breaks and rng.random() < 0.3:
                self._add_header(page, [columns], rng)
                before = []
            elif at and blanks and rng.random() < 0.3:
                page.blank(rng.choice((1, 1, 2, 5)))
                before = []
            raw = [column.value(line, self.number) for column in columns]
            cells = list(raw)
            for i, column in enumerate(columns):
                if vertical and column.down and before and before[i] == raw[i] and raw[i]:
                    cells[i] = ditto if vertical == "ditto" or not self.merged else "^"
            hidden = bool(hides) and rng.random() < 0.3
            if hidden:
                self.warnings.add("rows-hidden")
            page.add(cells, hidden)
            before = raw

    def _beside(
        self, page: Page, plans: list[tuple[dict[str, str], list[Line], list[Column]]], rng: random.Random
    ) -> None:
        (_, one, left), (_, other, right) = plans
        gap = [Column("", ("",), lambda line, n: "")]
        depth = max(len(column.path) for column in (*left, *right))
        for lines in zip(*(self._header_rows(columns, depth) for columns in (left, right)), strict=True):
            page.add([*lines[0], "", *lines[1]])
        for at in range(max(len(one), len(other))):
            cells: list[Any] = []
            for columns, lines in ((left, one), (gap, []), (right, other)):
                cells += [column.value(lines[at], at + 1) if at < len(lines) else "" for column in columns]
            page.add(cells)

    # --- below the list ------------------------------------------------------------------------------------

    def _summed(self, lines: list[Line], rng: random.Random) -> str:
        """The number of a list in words: "05 tập thể, 12 cá nhân", "17 lượt" where somebody stands in two rows."""
        if len({line.name for line in lines}) < len(lines):
            return f"{sum(len(line.awards) for line in lines)} lượt"
        parts = [(kind, sum(line.kind == kind for line in lines)) for kind in KINDS]
        return ", ".join(
            f"{count:02} {rng.choice(NOUNS[kind]) if len(parts) == 1 else NOUNS[kind][0]}"
            for kind, count in parts
            if count
        )

    def _total(
        self, page: Page, lines: list[Line], columns: list[Column], word: str, name: str, rng: random.Random
    ) -> None:
        style = self.draw.one(f"{name}_style", "text", "number", "bare", "words", "cell")
        width = len(columns)
        own = next(i for i, column in enumerate(columns) if column.field == "name")
        marks = [i for i, column in enumerate(columns) if column.field == "mark"]
        if marks and style in ("number", "cell"):
            cells: list[Any] = [""] * width
            cells[min(own, marks[0])] = word
            for i in marks:
                cells[i] = sum(columns[i].value(line, 0) != "" for line in lines)
            page.add(cells)
        elif style == "number" and (
            at := next(
                (
                    i
                    for i, c in enumerate(columns)
                    if i > own and c.field in ("award", "position", "workplace")
                ),
                0,
            )
        ):
            cells = [""] * width
            cells[own], cells[at] = word, len(lines)
            page.add(cells)
        elif style == "words":
            page.spread((0, width, f"{word}: {self._summed(lines, rng)}"))
        elif style == "cell":
            page.spread((own, 1, f"{word}: {len(lines)}"))
        elif style == "bare" and width > 2 and not marks:
            page.spread((0, 2, word), (2, 1, f"{len(lines):02}")) if own < 2 else page.spread(
                (0, width, f"{word} {len(lines)}")
            )
        else:
            page.spread((0, width, f"{word}: {len(lines)}"))

    def _closing(self, page: Page, lines: list[Line], rng: random.Random) -> None:
        if self.draw.one("closing", False, True, odds=0.3):
            page.blank(rng.choice((0, 0, 1)))
            start = rng.choice(("Danh sách có", "Danh sách này có", "Tổng cộng danh sách có"))
            page.spread((0, page.width, f"{start} {self._summed(lines, rng)}{rng.choice(('./.', '.', ''))}"))
        if self.draw.one("footnote", False, True, odds=0.2):
            page.spread(
                (
                    0,
                    page.width,
                    rng.choice(
                        (
                            "Ghi chú: LĐTT là Lao động tiên tiến.",
                            "(*) Theo Quyết định số 12/QĐ-UBND.",
                            "* Danh sách xếp theo thứ tự ưu tiên.",
                            "Lưu ý: Danh sách đã được Hội đồng thông qua.",
                        )
                    ),
                )
            )
