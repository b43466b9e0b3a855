"""The two years before the sample year: what its nominees for the province's awards held in 2018 and 2019.

One list per year, drawn up by the district's home-affairs office: Chiến sĩ thi đua cơ sở for those who are put up for
Chiến sĩ thi đua cấp tỉnh, excellent work with an initiative for those who are put up for Bằng khen. 2020 shows best what
earlier years decide: three years in a row for the one, two with two initiatives for the other.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from office import Line
from paper import MOTTO, Page, save
from words import IDEAS, IDEAS_FOR

YEARS = (2018, 2019)
COLUMNS = (
    "STT",
    "Họ và tên",
    "Năm sinh",
    "Chức vụ",
    "Đơn vị đề nghị",
    "Mức độ hoàn thành nhiệm vụ",
    "Danh hiệu thi đua",
    "Sáng kiến",
)


def write(folder: Path, nominees: Sequence[Line], gone: str = "") -> None:
    """One folder per year; ``gone`` is Lao động tiên tiến only in 2019, who was a fighter in the sample's own record."""
    for year in YEARS:
        book, rng = Workbook(), random.Random(f"earlier {year}")
        page = Page(book.active, (6, 32, 10, 28, 40, 18, 40, 44))
        book.active.title = "Danh sách"
        page.letterhead(("UBND HUYỆN HỒNG NGỰ", "PHÒNG NỘI VỤ"), MOTTO)
        page.title(f"DANH SÁCH CÁ NHÂN ĐƯỢC CÔNG NHẬN DANH HIỆU THI ĐUA NĂM {year}")
        page.header(COLUMNS)
        for n, line in enumerate(nominees, 1):
            fighter = "CSTDT" in line.awards and not (line.name == gone and year == YEARS[-1])
            title = "Lao động tiên tiến" + ", Chiến sĩ thi đua cơ sở" * fighter
            # Bằng khen takes two initiatives within its two years; the sample's own lists name none for most of them.
            ideas = [f"{rng.choice(IDEAS)} {about}" for about in rng.sample(IDEAS_FOR, 1 if fighter else 2)]
            decision = f"(QĐ số {100 + n}/QĐ-UBND ngày {rng.randint(10, 27)}/11/{year})"
            found = "; ".join(f"{idea} {decision}" for idea in ideas)
            page.cells((n, line.name, line.born, line.post, line.unit, "HTXSNV", title, found))
        page.note(f"Danh sách có {len(nominees):02} người./.")
        (folder / str(year)).mkdir(parents=True)
        save(book, folder / str(year) / f"danh-hieu-{year}.xlsx")
