"""What stands above the lists of a made workbook: letterhead, title, captions."""

from __future__ import annotations

import random

from made_page import Page
from made_truth import Line
from made_words import (
    FORMS,
    KINDS,
    TITLES,
    TRACKS,
)


class Top:
    """Writes what stands above a list."""

    def _caption(self, page: Page, at: int, kind: str, rng: random.Random) -> None:
        """What stands over one of several tables below one another."""
        if at:
            page.blank(rng.choice((1, 1, 2)))
        style = self.draw.one("caption", "title", "numeral", "plain")
        text = {
            "title": f"DANH SÁCH {KINDS[kind][0]} ĐỀ NGHỊ KHEN THƯỞNG",
            "numeral": f"{'I' * (at + 1)}. {KINDS[kind][0]}",
            "plain": KINDS[kind][0],
        }[style]
        page.spread((0, page.width, text))

    def _letterhead(self, page: Page, facts: dict[str, str], lines: list[Line], rng: random.Random) -> None:
        draw = self.draw
        page.blank(draw.one("blank_top", 0, 1, 3, odds=0.2))
        if self.unit_mode in ("sheet", "file"):
            return
        issuer = lines[0].unit if self.unit_mode == "letterhead" else "Phòng Nội vụ"
        style = draw.one("letterhead", "one", "two", "two", "label", "dotted", "split", odds=0.7)
        if self.unit_mode != "letterhead" and draw.one("no_letterhead", False, True):
            return
        over = rng.choice(("UBND HUYỆN HỒNG NGỰ", "ỦY BAN NHÂN DÂN HUYỆN HỒNG NGỰ", "HUYỆN HỒNG NGỰ"))
        commune = issuer.startswith(("Xã", "Thị trấn"))
        body = (
            rng.choice(("UBND ", "ỦY BAN NHÂN DÂN ", "ỦY BAN NHÂN DÂN\n")) if commune else ""
        ) + issuer.upper()
        half = max(2, page.width // 2)
        if style == "label":
            page.spread((0, page.width, f"{rng.choice(('Đơn vị', 'Tên đơn vị', 'ĐƠN VỊ'))}: {issuer}"))
        elif style == "dotted":
            page.spread((0, half, f"Đơn vị: ……{issuer}……"))
        elif style == "split" and commune:
            page.spread((0, half, "ỦY BAN NHÂN DÂN"))
            page.spread((0, half, issuer.upper()))
        elif style == "two" and page.width >= 4:
            nation = rng.choice(("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
            page.spread((0, half, over), (half, page.width, nation))
            page.spread(
                (0, half, body),
                (
                    half,
                    page.width,
                    rng.choice(
                        (
                            "Độc lập - Tự do - Hạnh phúc",
                            "Độc lập – Tự do – Hạnh phúc",
                            "Độc lập - Tư do - Hạnh phúc",
                        )
                    ),
                ),
            )
            if rng.random() < 0.6:
                page.spread(
                    (0, half, rng.choice(("Số: 05/DS-UBND", "Số:     /TTr-UBND"))),
                    (half, page.width, "Hồng Ngự, ngày 05 tháng 01 năm 2021"),
                )
        else:
            if rng.random() < 0.7:
                page.spread((0, half, over))
            page.spread((0, half, body))
            if rng.random() < 0.2 and page.width > half:
                page.spread((page.width - 1, 1, "Mẫu số 02"))
        page.blank(rng.choice((0, 1, 1, 2)))

    def _title(self, page: Page, facts: dict[str, str], lines: list[Line], rng: random.Random) -> None:
        draw = self.draw
        says = "award" in facts and self.award_mode == "title"
        kind = KINDS[facts["kind"]][0] if "kind" in facts else ""
        track = facts.get("track") or self.title_track
        level = ""
        if says:
            code = facts["award"]
            what = f"{'TẶNG ' if code in FORMS else 'TẶNG DANH HIỆU '}{TITLES[code][0].upper()}"
        else:
            what = rng.choice(("KHEN THƯỞNG", "TẶNG DANH HIỆU THI ĐUA, HÌNH THỨC KHEN THƯỞNG", "KHEN THƯỞNG"))
        about = "" if not track else TRACKS[track][0].upper()
        style = draw.one("title", "one", "two", "lines", "none", odds=0.6)
        needed = says or kind or about
        if style == "none" and not needed and self.unit_mode != "letterhead":
            return
        about = f" {about}" if about else ""
        head, rest = f"DANH SÁCH{' ' + kind if kind else ''}", f"ĐỀ NGHỊ {what}{about}{level}"
        year = " NĂM 2020"
        if style == "two":
            page.spread((0, page.width, head))
            page.spread((0, page.width, (rest + year).capitalize() if rng.random() < 0.5 else rest + year))
        elif style == "lines":
            page.spread((0, page.width, f"{head}\n{rest}{year}"))
        else:
            page.spread((0, page.width, f"{head} {rest}{year}"))
        period = draw.one(
            "period",
            "",
            "(Kèm theo Tờ trình số 12/TTr-UBND ngày 05 tháng 01 năm 2021)",
            "Từ ngày 01/01/2020 đến ngày 31/12/2020",
            "Năm 2020",
            "(Ban hành kèm theo Công văn số 7/NV ngày 02/12/2020)",
        )
        if period:
            page.spread((0, page.width, period))
        page.blank(rng.choice((0, 1, 1, 2)))
        if rng.random() < 0.08 and "unit_of_measure" not in draw.off:
            page.spread((page.width - 1, 1, "Đơn vị tính: người"))
