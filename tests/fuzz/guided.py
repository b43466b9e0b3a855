"""A coverage-guided fuzzer over the guard and the locator. By hand, with atheris installed:

    python tests/fuzz/guided.py guard FOLDER -max_total_time=600
    python tests/fuzz/guided.py locate FOLDER -max_total_time=600

FOLDER keeps what was found to reach new code. Whatever is not a reading or a refusal stops the run, and its input becomes a
case of ``trust_files.py`` or ``test_fuzz.py``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["hongngu_tally"]):
    from hongngu_tally.delimited import read_delimited
    from hongngu_tally.guard import Limits, Refused, inspect
    from hongngu_tally.reading import Words, measured
    from hongngu_tally.rows import extract
    from hongngu_tally.table.locate import locate_sheet
    from hongngu_tally.workbook import Sheet

LIMITS = Limits(file_size=1 << 20, part_size=1 << 22, total_size=1 << 23, cells=100_000)
SUFFIXES = (".xlsx", ".xls", ".ods", ".xlsb", ".csv")
WORDS = (
    "STT", "Họ và tên", "Danh hiệu", "LĐTT", "CSTĐCS", "Nguyễn Văn Mẫu", "Xã Long Thuận", "I. TẬP THỂ", "Tổng cộng: 3 người", "x", "1",
    "CÁ NHÂN", "Ngày sinh", "05/7/1980", "NĂM 2020", "Giấy khen", "A", "B", "Người lập", "Ghi chú", "UBND XÃ MẪU", "như trên",
)  # fmt: skip


def guard(data: bytes) -> None:
    """Any bytes under any suffix."""
    if not data:
        return
    with tempfile.NamedTemporaryFile(suffix=SUFFIXES[data[0] % len(SUFFIXES)]) as file:
        file.write(data[1:])
        file.flush()
        try:
            found = inspect(Path(file.name), LIMITS)
            if found.kind in ("csv", "tsv"):
                read_delimited(data[1:], LIMITS)
        except Refused:
            return


VOCABULARY = Words().vocabulary()


def locate(data: bytes) -> None:
    """Any grid of words that lists are made of, of numbers and of other texts."""
    given = atheris.FuzzedDataProvider(data)
    cells: list[list[object]] = []
    width = given.ConsumeIntInRange(1, 8)
    for _ in range(given.ConsumeIntInRange(0, 24)):
        line: list[object] = []
        for _ in range(width):
            match given.ConsumeIntInRange(0, 5):
                case 0 | 1:
                    line.append(WORDS[given.ConsumeIntInRange(0, len(WORDS) - 1)])
                case 2:
                    line.append(given.ConsumeIntInRange(-3, 3000))
                case 3:
                    line.append(given.ConsumeUnicodeNoSurrogates(12))
                case _:
                    line.append("")
        cells.append(line)
    merges = tuple(
        (
            top,
            left,
            min(top + given.ConsumeIntInRange(0, 3), 24),
            min(left + given.ConsumeIntInRange(0, 3), 8),
        )
        for top, left in (
            (given.ConsumeIntInRange(1, 24), given.ConsumeIntInRange(1, 8))
            for _ in range(given.ConsumeIntInRange(0, 3))
        )
    )
    sheet = Sheet("Danh sách", 0, hidden=False, very_hidden=False, cells=cells, merges=merges)
    reading = locate_sheet(sheet, VOCABULARY)
    assert len(reading.fates) == measured(sheet)[0], "a row without a fate"
    extract((reading,), VOCABULARY)


if __name__ == "__main__":
    target = {"guard": guard, "locate": locate}[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()
