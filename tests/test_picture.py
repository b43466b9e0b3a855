"""A sheet drawn with its fates at the margin, as ``inspect`` shows it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from grids import read_cells
from hongngu_tally.render.explained import held_rows
from hongngu_tally.render.picture import picture
from hongngu_tally.render.understood import Reader
from hongngu_tally.render.words import words
from hongngu_tally.table.evidence import with_evidence
from hongngu_tally.table.grid import Grid
from hongngu_tally.vocabulary import load_vocabulary
from hongngu_tally.workbook import Sheet

pytestmark = pytest.mark.usefixtures("plain")


def sheet_of(cells):
    """A sheet of bare cells, as ``read_cells`` reads it."""
    width = max(map(len, cells))
    return Sheet(
        "Sheet1", 0, False, False, [[*row, *[""] * (width - len(row))] for row in cells], (), frozenset()
    )


def drawn(reading, width=80, rows=None, lang="vi"):
    """The picture of a workbook's first sheet, as it stands in the output."""
    (sheet, *_) = reading.sheets
    lines = picture(
        sheet, held_rows(Reader().held(reading, sheet), words(lang)), words(lang), width, "|", rows
    )
    assert all(len(line.text) <= width for line in lines)
    return "\n" + "\n".join(line.text for line in lines) + "\n"


LONG = """
# Danh sách
| UBND XÃ LONG THUẬN | < | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |

| STT | Họ và tên | Chức vụ | Danh hiệu đề nghị |
| (1) | (2) | (3) | (4) |
| I. CÁ NHÂN | < | < | < |
""" + "".join(f"| {n} | Nguyễn Mẫu Sen | Công chức | Lao động tiên tiến |\n" for n in range(1, 9)) + """
| 9 |  | Công chức | LĐTT |
!| 10 | Trần Mẫu Bưởi | Công chức | LĐTT |
|  |  | Chưa rõ là ai. |  |
| Danh sách có 10 người./. |
|  |  | Long Thuận, ngày 01 tháng 12 năm 2020 |
"""  # fmt: skip


def test_a_sheet_is_drawn_with_its_fates_at_the_margin(read):
    assert (
        drawn(read(LONG))
        == """
                |A  |B             |C        |D
 1 tiêu đề      |UBND XÃ LONG THUẬN           CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
 3 tiêu đề cột  |STT|Họ và tên     |Chức vụ  |Danh hiệu đề nghị
 4 đánh số cột  |(1)|(2)           |(3)      |(4)
 5 đề mục       |I. CÁ NHÂN
 6 đề nghị      |1  |Nguyễn Mẫu Sen|Công chức|Lao động tiên tiến
 ⋮              |… 6 dòng đề nghị (7–12) …
13 đề nghị      |8  |Nguyễn Mẫu Sen|Công chức|Lao động tiên tiến
15 đề nghị      |9  |              |Công chức|LĐTT  ← tạm để lại: thiếu tên
16 đề nghị (ẩn) |10 |Trần Mẫu Bưởi |Công chức|LĐTT
17 CHƯA ĐỌC     |                   Chưa rõ là ai.
                |    ← không có tên, không có danh hiệu
18 dòng cộng    |Danh sách có 10 người./.  ← câu chốt danh sách
19 chữ ký       |                   Long Thuận, ngày 01 tháng 12 năm 2020
                |    ← nơi, ngày tháng
"""
    )


def test_the_picture_fits_a_narrow_screen_and_speaks_english(read):
    assert (
        drawn(read(LONG), 60, lang="en")
        == """
                       |A  |B             |D
 1 title               |UBND XÃ LONG THU… CỘNG HÒA XÃ HỘI C…
 3 header              |STT|Họ và tên     |Danh hiệu đề nghị
 4 numbering           |(1)|(2)           |(4)
 5 section             |I. CÁ NHÂN
 6 nomination          |1  |Nguyễn Mẫu Sen|Lao động tiên ti…
 ⋮                     |… 6 nomination rows (7–12) …
13 nomination          |8  |Nguyễn Mẫu Sen|Lao động tiên ti…
15 nomination          |9  |              |LĐTT
                       |    ← held back: the name is missing
16 nomination (hidden) |10 |Trần Mẫu Bưởi |LĐTT
17 UNREAD              |    Chưa rõ là ai.
                       |    ← neither name nor award
18 total               |Danh sách có 10 người./.
                       |    ← closing sentence
19 signature           |Long Thuận, ngày 01 tháng 12 năm 20…
                       |    ← place and date
Columns not drawn, as the screen is too narrow: C.
"""
    )


def test_rows_asked_for_are_all_drawn(read):
    assert (
        drawn(read(LONG), rows=((7, 9), (15, 15)))
        == """
           |A|B             |C        |D
 7 đề nghị |2|Nguyễn Mẫu Sen|Công chức|Lao động tiên tiến
 8 đề nghị |3|Nguyễn Mẫu Sen|Công chức|Lao động tiên tiến
 9 đề nghị |4|Nguyễn Mẫu Sen|Công chức|Lao động tiên tiến
15 đề nghị |9|              |Công chức|LĐTT  ← tạm để lại: thiếu tên
"""
    )
    whole = drawn(read(LONG), rows=())
    assert all(f"\n{row:>2} " in whole for row, _, _ in read(LONG).sheets[0].fates)


def test_columns_without_room_are_named(read):
    titles = ["STT", "Họ và tên", "Danh hiệu", *(f"Cột lạ {n}" for n in range(1, 12)), "Chức vụ"]
    values = ["1", "Nguyễn Mẫu Sen", "LĐTT", *["giá trị dài"] * 11, "Công chức"]
    text = "# DS\n" + "".join(f"| {' | '.join(row)} |\n" for row in (titles, values))
    assert (
        drawn(read(text), 60)
        == """
              |A  |B             |C       |D       |O
1 tiêu đề cột |STT|Họ và tên     |Danh hi…|Cột lạ 1|Chức vụ
2 đề nghị     |1  |Nguyễn Mẫu Sen|LĐTT    |giá trị…|Công ch…
Cột không vẽ vì màn hình không đủ rộng: E–N.
"""
    )


def test_lists_side_by_side_share_their_rows(read):
    assert (
        drawn(
            read("""
        # DS
        | STT | Tên tập thể | Danh hiệu    |  | STT | Họ và tên      | Danh hiệu |
        | 1   | Ấp Mẫu 1    | Tập thể LĐTT |  | 1   | Nguyễn Mẫu Sen | LĐTT |
        |     |             |              |  | 2   | Trần Mẫu Bưởi  | LĐTT |
        """)
        )
        == """
              |A  |B          |C           |E  |F             |G
1 tiêu đề cột |STT|Tên tập thể|Danh hiệu   |STT|Họ và tên     |Danh hiệu
2 đề nghị     |1  |Ấp Mẫu 1   |Tập thể LĐTT|1  |Nguyễn Mẫu Sen|LĐTT
3 đề nghị     |   |           |            |2  |Trần Mẫu Bưởi |LĐTT
"""
    )


def test_a_sheet_that_is_no_list_is_drawn_too(read):
    assert (
        drawn(
            read("""
        # Sổ
        | SỔ THEO DÕI CÔNG VIỆC CỦA XÃ | < | < |
        | STT | Họ và tên | Lạ |
        | 1 | Nguyễn Mẫu Sen | 2.34 |
        | 2 | Trần Mẫu Bưởi | 3.66 |
        """)
        )
        == """
           |A  |B             |C
1 CHƯA ĐỌC |SỔ THEO DÕI CÔNG VIỆC CỦA XÃ
2 CHƯA ĐỌC |STT|Họ và tên     |Lạ
3 CHƯA ĐỌC |1  |Nguyễn Mẫu Sen|2,34
4 CHƯA ĐỌC |2  |Trần Mẫu Bưởi |3,66
"""
    )


def test_a_long_list_of_short_sections_is_cut_in_the_middle_and_what_was_not_read_is_kept(read):
    rows = ["| STT | Họ và tên | Chức vụ | Danh hiệu |"]
    for number in range(1, 41):
        rows += [f"| {number}. Ấp Mẫu {number} | < | < | < |", "| 1 | Nguyễn Mẫu Sen | Ấp trưởng | LĐTT |"]
        rows += ["|  |  | Chưa rõ là ai. |  |"] if number == 25 else []
    text = drawn(read("# DS\n" + "\n".join(rows)))
    lines = text.strip("\n").splitlines()
    assert len(lines) == 1 + 36 + 4 + 16
    assert lines[37:41] == [
        " ⋮             |… 8 dòng đề nghị, 7 dòng đề mục (37–51) …",
        "52 CHƯA ĐỌC    |                   Chưa rõ là ai.",
        "               |    ← không có tên, không có danh hiệu",
        " ⋮             |… 7 dòng đề mục, 7 dòng đề nghị (53–66) …",
    ]


def test_a_title_merged_over_columns_runs_over_them(read):
    assert (
        drawn(
            read("""
        # DS
        | STT | Họ và tên      | Danh hiệu thi đua | <      |
        | ^   | ^              | LĐTT              | CSTĐCS |
        | 1   | Nguyễn Mẫu Sen | x                 | x      |
        """)
        )
        == """
              |A  |B             |C       |D
1 tiêu đề cột |STT|Họ và tên     |Danh hiệu thi…
2 tiêu đề cột |   |              |LĐTT    |CSTĐCS
3 đề nghị     |1  |Nguyễn Mẫu Sen|x       |x
"""
    )


TEXTS = st.sampled_from(
    ["", "", "x", "1", "LĐTT", "Nguyễn Mẫu Sen", "I. TẬP THỂ", "Tổng cộng", "dài " * 30, "日本", "a\u0301b"]
)


@given(st.lists(st.lists(TEXTS, min_size=1, max_size=9), max_size=14), st.integers(40, 120))
def test_no_picture_is_wider_than_the_screen_and_every_row_is_in_it(rows, width):
    header = [["STT", "Họ và tên", "Chức vụ", "Danh hiệu"]]
    reading = read_cells([*header, *rows])
    sheet = with_evidence(Grid(sheet_of([*header, *rows])), reading.sheets[0], load_vocabulary())
    for wanted in (None, ()):
        lines = picture(sheet, {}, words("vi"), width, "|", wanted)
        assert max(cell_len(line.text) for line in lines) <= width
    shown = {int(found[1]) for line in lines if (found := re.match(r" *(\d+) ", line.text))}
    assert shown == {row for row, _, _ in sheet.fates}
