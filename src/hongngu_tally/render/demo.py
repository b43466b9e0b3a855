"""A small district year to learn on: workbooks with seeded faults, its units and its settings."""

from __future__ import annotations

import os
from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

import tomli

from hongngu_tally.render.output import write_bytes, write_text

SETTINGS = """# Năm mẫu để học: xem các lệnh mà "tally demo" đã in ra.
year = 2020
units = "don-vi.csv"

[province]
deadline = 2020-11-30
"""
FOLDER = "danh-sach-2020"
DROP_FILES = Path(__file__).parents[1] / "guide" / "windows"
"""Files for Windows that workbooks are dropped on."""


def write_demo(folder: Path) -> list[Path]:
    """Write the demonstration year into ``folder`` and give the workbooks; beside them the files to drop workbooks on.

    Nothing that is there is replaced.
    """
    plan = tomli.loads(Path(__file__).with_name("demo.toml").read_text(encoding="utf-8"))
    lists = folder / FOLDER
    lists.mkdir(parents=True, exist_ok=True)
    write_text(lists / "tally.toml", SETTINGS)
    write_text(lists / "don-vi.csv", plan["units"])
    written = []
    for file in plan["file"]:
        path = lists / file["name"]
        write_bytes(path, _workbook(file, plan["year"]))
        # The day of handing in is the day of the last change.
        moment = datetime.combine(file["day"], time(3), UTC).timestamp()
        os.utime(path, (moment, moment))
        written.append(path)
    for path in sorted(DROP_FILES.glob("*.cmd")):
        write_bytes(folder / path.name, path.read_bytes())
    return written


def _workbook(file: dict[str, Any], year: int) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side

    book: Any = Workbook()
    sheet = book.active
    sheet.title = "Danh sách"
    width = len(file["header"])
    bold, centre = (
        Font(name="Times New Roman", size=12, bold=True),
        Alignment("center", "center", wrap_text=True),
    )
    side = Side(style="thin")
    title = file.get("title", f"DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM {year}")
    for row, text in ((1, "HUYỆN VÍ DỤ"), (2, file["issuer"]), (4, title)):
        cell = sheet.cell(row, 1, text)
        cell.font, cell.alignment = bold, centre
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width if row == 4 else 3)
    for row, values in enumerate((file["header"], *file["rows"]), start=6):
        texts = values if len(values) > 1 else [values[0], *[""] * (width - 1)]
        if texts[0] == "=":
            texts = [texts[1], *[""] * (width - 1)]
        for column, text in enumerate(texts, start=1):
            cell = sheet.cell(row, column, int(text) if text.isdigit() and column == 1 else text or None)
            cell.border = Border(side, side, side, side)
            cell.font = bold if row == 6 or len(values) <= 2 else Font(name="Times New Roman", size=12)
            if row == 6:
                cell.alignment = centre
    last = 7 + len(file["rows"])
    for row, text in ((last + 1, "THỦ TRƯỞNG ĐƠN VỊ"), (last + 2, "(Ký, đóng dấu)")):
        sheet.cell(row, width, text).font = bold
    for column, text in enumerate(file["header"], start=1):
        sheet.column_dimensions[sheet.cell(6, column).column_letter].width = max(8, 2 + 1.6 * len(text))
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()
