"""Nomination workbooks in freely mixed layouts, each with its exact counts.

``make(seed)`` draws a truth (who is nominated by whom for what) and a layout, feature by feature, and shows the
workbook as a Markdown grid (see ``grids``). Every feature has its own random numbers: switching one off
(``make(seed, off={"letterhead"})``) leaves the others as they are, so that a failing workbook can be made small.
A person reads each of these workbooks in one way only, at a glance.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from made_page import Page
from made_rows import Rows
from made_top import Top
from made_truth import Draw, Line, Made, draw_truth
from made_words import (
    FORMS,
    KINDS,
    LEVELS,
    OFFICES,
    TITLES,
    TRACKS,
    UNITS,
)


class Maker(Top, Rows):
    """One workbook: draws the layout and renders the truth in it."""

    def __init__(self, seed: int, off: frozenset[str], but: frozenset[int]) -> None:
        self.seed = seed
        self.draw = draw = Draw(seed, off)
        self.warnings: set[str] = set()
        self.award_mode = draw.one(
            "award",
            "column",
            "two_columns",
            "many",
            "marks",
            "section",
            "title",
            "code",
            "level",
            "section",
            "sheet",
            odds=0.8,
        )
        self.kind_mode = draw.one(
            "kind", "implied", "section", "section", "column", "sheet", "table", "beside", "marks", odds=0.75
        )
        self.track_mode = draw.one("track", "none", "column", "section", "sheet", "title", "cell", odds=0.4)
        self.unit_mode = draw.one("unit", "letterhead", "column", "section", "sheet", "file", odds=0.5)
        if self.award_mode in ("section", "title", "sheet", "code", "level") and self.track_mode == "cell":
            self.track_mode = "none"
        if self.award_mode == "sheet" and self.unit_mode == "sheet":
            self.award_mode = "title"
        if self.kind_mode == "beside" and self.unit_mode == "section":
            self.unit_mode = "column"
        if self.kind_mode == "beside":
            self.award_mode = {"section": "column", "code": "column"}.get(self.award_mode, self.award_mode)
            self.track_mode = {"section": "column"}.get(self.track_mode, self.track_mode)
        kinds = draw.one(
            "kinds",
            ("individual",),
            ("collective",),
            ("individual", "collective"),
            ("individual", "collective", "household"),
            ("individual", "household"),
            odds=0.8,
        )
        if self.kind_mode in ("table", "beside") and len(kinds) == 1:
            kinds = ("individual", "collective")
        if self.kind_mode == "beside":
            kinds = kinds[:2]
        rng = draw.rng("units")
        several = self.unit_mode in ("column", "section", "sheet")
        units = rng.sample(
            [*UNITS, *(OFFICES if self.unit_mode != "file" else ())], rng.choice((2, 3)) if several else 1
        )
        self.kinds = sorted(kinds, key=lambda _: rng.random())
        tracks = ("merit", "drive", "sudden") if self.track_mode != "none" else ("merit",)
        if self.track_mode == "title":
            tracks = (rng.choice(tracks),)
        truth = draw_truth(draw, self.kinds, units, tracks)
        truth = [line for line in truth if line.number not in but]
        if self.track_mode == "title" and tracks != ("merit",):
            # "… tặng giấy khen chuyên đề": a list of commendations only.
            kept = [
                replace(line, awards=tuple(one for one in line.awards if one[0] in FORMS)) for line in truth
            ]
            truth = [line for line in kept if line.awards] or truth
            self.track_mode = "title" if any(line.awards for line in kept) else "none"
        self.lines = [one for line in truth for one in self._split(line)]
        self.title_track = tracks[0] if self.track_mode == "title" else ""
        self.units = units
        self.csv = False

    def _split(self, line: Line) -> list[Line]:
        """A nominee's lines: the awards that this layout writes in one row stay together."""
        if self.award_mode in ("many", "marks"):
            by_track = groupby(sorted(line.awards, key=lambda one: one[1]), key=lambda one: one[1])
            return [replace(line, awards=tuple(group)) for _, group in by_track]
        if self.award_mode == "two_columns":
            titles = [one for one in line.awards if one[0] not in FORMS]
            forms = [one for one in line.awards if one[0] in FORMS]
            if self.track_mode in ("none", "cell", "title"):
                pairs = [
                    tuple(filter(None, pair))
                    for pair in zip(titles + [None] * 9, forms + [None] * 9, strict=False)
                ]
                return [replace(line, awards=pair) for pair in pairs if pair]
        return [replace(line, awards=(one,)) for one in line.awards]

    # --- the workbook --------------------------------------------------------------------------------------

    def make(self) -> Made:
        draw = self.draw
        dims = []
        if self.unit_mode == "sheet":
            dims.append("unit")
        if self.kind_mode == "sheet":
            dims.append("kind")
        if self.track_mode == "sheet":
            dims.append("track")
        if self.award_mode in ("title", "sheet"):
            dims.append("award")
        groups = self._groups(self.lines, dims)
        named = self.award_mode in ("code", "sheet") or "sheet" in (
            self.unit_mode,
            self.kind_mode,
            self.track_mode,
        )
        self.csv = len(groups) == 1 and not named and draw.one("csv", False, True, odds=0.12)
        self.merged = not self.csv and draw.one("merged", True, False, odds=0.15) is True
        pages = [
            self._sheet(number, dict(zip(dims, key, strict=True)), lines)
            for number, (key, lines) in enumerate(groups)
        ]
        for at, page in enumerate(pages):
            if page.name in [other.name for other in pages[:at]]:
                page.name = f"{page.name[:26].rstrip(' -')} ({at + 1})"
        self._hide(pages)
        extra = [] if self.csv else self._extra_sheets()
        before = draw.one("extras_first", False, True, odds=0.3)
        texts = ["\n".join([f"# {page.name}", *page.rows]) for page in pages]
        texts = [*extra, *texts] if before else [*texts, *extra]
        stem = "danh-sach"
        if self.unit_mode == "file":
            rng = draw.rng("file_name")
            stem = rng.choice(
                (self.units[0], f"DS khen thưởng {self.units[0]} 2020", self.units[0].replace(" ", "_"))
            )
        counts = Counter((code, line.kind, track) for line in self.lines for code, track in line.awards)
        units = Counter(line.unit for line in self.lines for _ in line.awards)
        return Made(
            self.seed,
            stem + (".csv" if self.csv else ".xlsx"),
            "\n".join(texts),
            counts,
            units,
            len(self.lines),
            frozenset(self.warnings),
            dict(draw.chosen),
        )

    @staticmethod
    def _groups(lines: Sequence[Line], dims: Sequence[str]) -> list[tuple[tuple[str, ...], list[Line]]]:
        def key(line: Line) -> tuple[str, ...]:
            return tuple(line.code if dim == "award" else str(getattr(line, dim)) for dim in dims)

        groups: dict[tuple[str, ...], list[Line]] = {}
        for line in lines:
            groups.setdefault(key(line), []).append(line)
        return sorted(groups.items(), key=lambda group: group[0]) if dims else list(groups.items())

    def _hide(self, pages: list[Page]) -> None:
        if len(pages) > 1 and self.draw.one("hidden_sheet", False, True, odds=0.1):
            pages[-1].name = f"(hidden) {pages[-1].name}"
            self.warnings.add("sheet-hidden")

    # --- one sheet -----------------------------------------------------------------------------------------

    def _sheet_name(self, number: int, facts: dict[str, str], rng: random.Random) -> str:
        parts = []
        if "unit" in facts:
            parts.append(facts["unit"])
        if "award" in facts and (self.award_mode == "sheet" or rng.random() < 0.3):
            parts.append(
                min(TITLES[facts["award"]], key=len)
                if facts["award"] not in LEVELS
                else TITLES[facts["award"]][3]
            )
        if "kind" in facts and (rng.random() < 0.5 or parts):
            parts.append(KINDS[facts["kind"]][1])
        if "track" in facts:
            parts.append(TRACKS[facts["track"]][0])
        name = " - ".join(parts) if parts else f"Sheet{number + 1}"
        return name if len(name) <= 31 else parts[0]

    def _sheet(self, number: int, facts: dict[str, str], lines: list[Line]) -> Page:
        draw, rng = self.draw, self.draw.rng(f"sheet{number}")
        by = ["kind"] if self.kind_mode in ("table", "beside") else []
        tables = [
            (dict(facts, **dict(zip(by, key, strict=True))), found) for key, found in self._groups(lines, by)
        ]
        left = draw.one("column_offset", 0, 1, 2, 4, odds=0.3)
        plans = [(known, found, self._columns(known, found, draw.rng("columns"))) for known, found in tables]
        width = max(len(columns) for _, _, columns in plans)
        if self.kind_mode == "beside" and len(plans) == 2:
            width = sum(len(columns) for _, _, columns in plans) + 1
        page = Page(self._sheet_name(number, facts, rng), left, width, self.merged)
        self._letterhead(page, facts, lines, rng)
        self._title(page, facts, lines, rng)
        if self.kind_mode == "beside" and len(plans) == 2:
            self._beside(page, plans, rng)
        else:
            for at, (known, found, columns) in enumerate(plans):
                if len(plans) > 1:
                    self._caption(page, at, known["kind"], rng)
                self._table(page, known, found, columns, rng)
        self._closing(page, lines, rng)
        self._signature(page, rng)
        return page

    def _signature(self, page: Page, rng: random.Random) -> None:
        style = self.draw.one("signature", "", "two", "one", "three", "receivers", odds=0.6)
        if not style:
            return
        page.blank(rng.choice((0, 1, 2)))
        half = max(1, page.width // 2)
        chief = rng.choice(
            (
                "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
                "CHỦ TỊCH",
                "THỦ TRƯỞNG ĐƠN VỊ",
                "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
                "HIỆU TRƯỞNG",
            )
        )
        if rng.random() < 0.6:
            page.spread((half, page.width, "Long Thuận, ngày 05 tháng 01 năm 2021"))
        if style == "receivers":
            page.spread((0, half, "Nơi nhận:"), (half, page.width, chief))
            page.spread((0, half, "- Như trên;"))
            page.spread((0, half, "- Lưu: VT."))
        elif style == "one":
            page.spread((half, page.width, chief))
        elif style == "three" and page.width >= 6:
            page.spread((0, 2, "NGƯỜI LẬP"), (2, 2, "CHỦ TỊCH CÔNG ĐOÀN"), (4, page.width, chief))
        else:
            page.spread(
                (0, half, rng.choice(("NGƯỜI LẬP BIỂU", "NGƯỜI LẬP", "Người lập biểu"))),
                (half, page.width, chief),
            )
            if rng.random() < 0.5:
                page.spread((0, half, "(Ký, ghi rõ họ tên)"), (half, page.width, "(Ký, đóng dấu)"))
        page.blank(rng.choice((0, 2, 4)))
        if rng.random() < 0.8:
            page.spread((0, half, "Trần Mẫu Lập" if style == "two" else ""), (half, page.width, "Lê Mẫu Ký"))

    # --- other sheets --------------------------------------------------------------------------------------

    def _extra_sheets(self) -> list[str]:
        sheets = []
        if self.award_mode == "code":
            hidden = self.draw.one("hidden_codes", "", "(hidden) ")
            name = self.draw.one("codes_sheet", "Danh mục", "DM danh hiệu", "DanhMuc", "Mã")
            rows = [f"| '{code} | {TITLES[award][0]} |" for award, code in self.codes.items()]
            sheets.append("\n".join([f"# {hidden}{name}", "| Mã | Danh hiệu |", *rows]))
        if self.draw.one("guidance", False, True, odds=0.15):
            sheets.append(
                "# Hướng dẫn\n| HƯỚNG DẪN NHẬP LIỆU |\n| STT | Họ và tên | Chức vụ | Danh hiệu |\n| 1 | Nguyễn Mẫu Ví Dụ | Công chức | LĐTT |\n| 2 | Trần Mẫu Ví Dụ | Kế toán | CSTĐCS |"
            )
        if self.draw.one("unit_codes", False, True, odds=0.1):
            sheets.append(
                "# (hidden) DM đơn vị\n| Mã đơn vị | Tên đơn vị |\n| '29992 | Xã Long Thuận |\n| '29980 | Xã Long Khánh A |"
            )
        if self.draw.one("lists_sheet", False, True, odds=0.1):
            sheets.append(
                "# Danh sách chọn\n| Danh hiệu | Đối tượng | Loại hình |\n| Lao động tiên tiến | Cá nhân | Thường xuyên |\n| Chiến sĩ thi đua cơ sở | Tập thể | Chuyên đề |\n| Giấy khen của UBND huyện | Hộ gia đình | Đột xuất |"
            )
        if self.draw.one("blank_sheet", False, True, odds=0.1):
            sheets.append("# Sheet99")
        if self.draw.one("summary_sheet", False, True, odds=0.08):
            counts = Counter(code for line in self.lines for code, _ in line.awards)
            rows = [
                f"| {at} | {TITLES[code][0]} | {count} |"
                for at, (code, count) in enumerate(counts.items(), 1)
            ]
            sheets.append(
                "\n".join(
                    [
                        "# Tổng hợp",
                        "| TỔNG HỢP SỐ LƯỢNG ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |",
                        "| STT | Danh hiệu, hình thức | Số lượng |",
                        *rows,
                        f"| | Tổng cộng | {counts.total()} |",
                    ]
                )
            )
        return sheets


def make(seed: int, off: Iterable[str] = (), but: Iterable[int] = ()) -> Made:
    """The workbook of a seed, with the features named in ``off`` in their plain form and without the nominees ``but``."""
    return Maker(seed, frozenset(off), frozenset(but)).make()
