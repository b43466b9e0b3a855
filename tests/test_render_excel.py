"""The year-end workbook: numbers that recalculate, texts that stay texts, a page fit to be signed."""

import io
import re
import zipfile
from dataclasses import replace
from functools import cache

import openpyxl
import pytest
from python_calamine import load_workbook

from hongngu_tally.finding import Finding, Place, Severity
from hongngu_tally.intake import Submission
from hongngu_tally.layouts import fill, load_layout
from hongngu_tally.render.excel import write_year_end, year_end_workbook
from hongngu_tally.render.output import write_via
from hongngu_tally.render.paper import Letterhead
from hongngu_tally.render.sheet import LONGEST, NUMBER_OR_DASH, safe_cell, width_for
from hongngu_tally.render.words import words
from hongngu_tally.vocabulary import Unit
from made_tally import EXCEEDED, MISSING, tally


@cache
def year():
    return tally(
        {"award": "LDTT", "times": 14},
        {"award": "CSTDCS", "times": 9},
        {"award": "GKH", "unit": "Phòng Mẫu", "recipient": "collective", "times": 21},
        {"award": "GKH", "unit": "Phòng Mẫu", "recipient": "household", "track": "drive"},
        {"award": "LDTT", "unit": "Phòng Mẫu", "stage": "decided", "times": 4},
        findings=(
            Finding(
                "F102", "award-missing", Severity.ERROR, Place("a.xlsx"), {"recipient_name": "Nguyễn Văn Mẫu"}
            ),
        ),
        submissions=(
            Submission("a.xlsx", "counted", units=("Xã Mẫu",), rows=1232, nominations=1229, counted=1229),
            Submission("b.xlsx", "unreadable", "file-encrypted"),
        ),
    )


def book_of(made, name="district-report", lang="vi", office=None):
    content = year_end_workbook(made, fill(load_layout(name), made), lang, office)
    return openpyxl.load_workbook(io.BytesIO(content)), content


@cache
def book_of_year(name="district-report", lang="vi"):
    """The same book for every test: they look at it and change nothing."""
    return book_of(year(), name, lang)


def cells(sheet):
    return {
        cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None
    }


def find(sheet, text):
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == text)


# --- numbers


def test_the_table_sums_itself_and_shows_its_numbers_without_a_calculator():
    book, content = book_of_year()
    sheet = book.worksheets[0]
    total = find(sheet, "Tổng cộng").row
    first = find(sheet, "Nội dung").row + 2
    assert sheet.cell(total, 4).value == f"=SUM(D{first}:D{total - 1})"
    assert sheet.cell(first, 6).value == f"=SUM(C{first}:E{first})"
    assert total - first == 8
    values = load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert values[total - 1][2:6] == [21, 27, 1, 49]
    assert [row[1] for row in values[first - 1 : total - 1]][4] == "Khen thưởng đột xuất"


@pytest.mark.parametrize("name", ["district-report", "matrix", "awards"])
def test_every_formula_gives_the_value_written_beside_it(name):
    book, content = book_of_year(name)
    shown = load_workbook(io.BytesIO(content))
    for number, sheet in enumerate(book.worksheets):
        values = shown.get_sheet_by_index(number).to_python(skip_empty_area=False)

        def value(at, values=values):
            column, row = openpyxl.utils.cell.coordinate_from_string(at)
            return values[row - 1][openpyxl.utils.column_index_from_string(column) - 1] or 0

        for at, formula in cells(sheet).items():
            if not str(formula).startswith("="):
                continue
            if found := re.fullmatch(r"=SUM\((\w+):(\w+)\)", formula):
                parts = [cell.coordinate for row in sheet[f"{found[1]}:{found[2]}"] for cell in row]
            else:
                parts = formula.removeprefix("=").split("+")
            assert value(at) == sum(value(part) for part in parts), f"{sheet.title}!{at} {formula}"


def test_units_stand_in_two_blocks_with_subtotals():
    sheet = book_of_year()[0]["Theo đơn vị"]
    assert find(sheet, "Các cơ quan, đơn vị").offset(0, -1).value == "I"
    communes = find(sheet, "Các xã, phường, thị trấn")
    assert communes.offset(0, -1).value == "II" and communes.offset(1, 0).value == "Xã Mẫu"
    assert find(sheet, "Giấy khen của Chủ tịch UBND huyện").offset(1, 0).value == "Tập thể"


def test_the_reconciliation_names_every_file_and_the_law():
    made = year()
    made = replace(made, balance=replace(made.balance, counted=1229, by_unit=1229))
    texts = {str(value) for value in cells(book_of(made)[0]["Đối soát"]).values()}
    assert "Cộng theo đơn vị: 1.229 = được tính 1.229" in texts and "✔ khớp" in texts
    assert {"b.xlsx", "không đọc được", "tệp đặt mật khẩu", "0" * 64, "–"} <= texts
    assert "F102 Thiếu danh hiệu (award-missing)" in texts
    assert any(text.startswith("Xét theo pháp luật ngày 31/12/2020: Luật 15/2003/QH11") for text in texts)


def test_what_is_decided_has_columns_of_its_own_in_the_awards_table():
    sheet = book_of_year("awards")[0].worksheets[0]
    row = find(sheet, "Lao động tiên tiến").row
    values = [cell.value for cell in sheet[row]][2:]
    assert values[:4] == [0, 18, 0, f"=SUM(C{row}:E{row})"]
    assert values[7:11] == [0, 4, 0, f"=SUM(J{row}:L{row})"]


def test_the_awards_table_says_how_many_lead_how_many_work_directly_and_how_many_are_women():
    people = (
        {"group": "leader", "sex": "female"}, {"group": "teacher", "sex": "female", "stage": "decided"},
        {"group": "farmer", "sex": "male"}, {"group": "unknown"}, {"recipient": "collective", "group": "leader"},
    )  # fmt: skip
    sheet = book_of(tally(*({"award": "GKH", **one} for one in people)), "awards")[0].worksheets[0]
    row = find(sheet, "Giấy khen của Chủ tịch UBND huyện").row
    values = [cell.value for cell in sheet[row]][2:]
    assert values[4:7] == [1, 2, 2]
    assert values[11:14] == [0, 1, 1]
    note = find_start(sheet, "Trong số cá nhân: 1 chưa rõ chức vụ")
    assert "1 chưa rõ giới tính" in note


def find_start(sheet, text):
    texts = (cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str))
    return next(value for value in texts if value.startswith(text))


def test_distinct_recipients_are_not_summed():
    made = tally(
        {"award": "LDTT", "name": "Lê Mẫu"},
        {"award": "GKH", "name": "Lê Mẫu"},
        {"award": "GKH", "unit": "Phòng Mẫu", "name": "Võ Mẫu"},
        {"award": "GKH", "unit": "Xã Nhì", "name": "Lê Mẫu"},
        count="recipients",
    )
    book, _ = book_of(made)
    signed, matrix = book.worksheets[:2]
    total = find(signed, "Tổng cộng").row
    assert [signed.cell(total, column).value for column in (3, 4, 5)] == [0, 3, 0]
    # Columns of the matrix: LĐTT, GK huyện, sum.
    total = find(matrix, "Tổng cộng").row
    assert [matrix.cell(total, column).value for column in (3, 4, 5)] == [1, 3, 3]
    (communes,) = (row for row in matrix.iter_rows() if row[1].value == "Các xã, phường, thị trấn")
    assert [cell.value for cell in communes[2:]] == [1, 2, 2]
    for sheet in (signed, matrix):
        words_of = " ".join(map(str, cells(sheet).values()))
        assert "mỗi đối tượng chỉ tính một lần; tổng không phải là tổng các ô" in words_of


# --- the page


def test_what_the_signed_page_leaves_out_stands_in_small_print_under_it():
    made = tally(
        {"award": "GKX", "level": "commune", "times": 2},
        {"award": "GKH"},
        {"award": "GKH", "held_back": "name-missing"},
        findings=(*MISSING, EXCEEDED),
        submissions=(
            Submission("a.xlsx", "counted"),
            *(Submission(f"{n}.xlsx", "unreadable", "file-encrypted") for n in range(7)),
            Submission("c.xlsx", "superseded", "submission-superseded", "a.xlsx"),
        ),
    )
    sheet = book_of(made)[0].worksheets[0]
    texts = cells(sheet).values()
    for expected in (
        "Ngoài bảng: 2 lượt khen: Giấy khen của Chủ tịch UBND xã (2).",
        "Tạm để lại: 1 đề nghị; Tệp không đọc được: 7 (0.xlsx; 1.xlsx; 2.xlsx; 3.xlsx; 4.xlsx; … và 2 tệp nữa); "
        "Bản đã có bản thay thế: 1.",
        "Chưa nộp (2): Phòng Y tế; Hội Chữ thập đỏ huyện.",
        "Phát hiện: 1 lỗi, 2 cảnh báo, 0 lưu ý.",
        "Có 1 lỗi, 1 đề nghị tạm để lại — xem từng lỗi: tally validate ĐƯỜNG-DẪN.",
    ):
        assert find(sheet, expected).font.size == 10
    assert any("Đề nghị: 4 = được tính 3 + tạm để lại 1 — ✔ khớp; Cộng theo" in str(text) for text in texts)
    assert any(str(text).startswith("LỖI Q101 share-exceeded: Toàn bộ các đơn vị") for text in texts)
    assert {"(Ký, ghi rõ họ tên)", "(Ký, đóng dấu)", "NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"} <= set(texts)
    # What the numbers are not to be read without stands above the signatures, the rest below.
    order = [
        text
        for text in map(str, texts)
        if text.startswith(("Ngoài", "Tạm", "NGƯỜI LẬP", "Phát hiện", "Chưa nộp"))
    ]
    assert [text.split()[0] for text in order] == ["Ngoài", "Tạm", "NGƯỜI", "Phát", "Chưa"]


def test_zeros_are_numbers_that_print_as_dashes():
    book, _ = book_of_year()
    signed, matrix, ledger, *_ = book.worksheets
    nothing = signed.cell(find(signed, "Khen thưởng đột xuất").row, 3)
    assert (nothing.value, nothing.number_format) == (0, NUMBER_OR_DASH)
    assert find(matrix, "Xã Mẫu").offset(0, 1).number_format == NUMBER_OR_DASH
    assert find(ledger, "b.xlsx").offset(0, 4).number_format == NUMBER_OR_DASH
    assert find(ledger, "b.xlsx").offset(0, 7).value == "–"
    signed = book_of_year("matrix")[0].worksheets[0]
    assert find(signed, "Xã Mẫu").offset(0, 1).number_format == NUMBER_OR_DASH


@pytest.mark.slow
@pytest.mark.parametrize("name", ["district-report", "awards"])
def test_the_column_of_sums_says_what_it_sums(name):
    assert find(book_of_year(name)[0].worksheets[0], "4=1+2+3")


def test_the_header_of_the_files_repeats_on_every_page():
    ledger = book_of_year()[0]["Đối soát"]
    header = find(ledger, "Mã băm SHA-256").row
    assert ledger.print_title_rows == f"${header}:${header}"
    # Nothing follows the files, so that no other table stands under their header.
    assert [cell.value for cell in ledger["A"] if cell.value][-1] == "b.xlsx"


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", ["district-report", "matrix", "awards"])
def test_no_heading_breaks_inside_a_word(name, lang):
    book, _ = book_of_year(name, lang)
    for sheet in book.worksheets:
        spans = {str(merged).split(":")[0]: merged for merged in sheet.merged_cells.ranges}
        for row in sheet.iter_rows():
            for cell in row:
                if not (cell.data_type == "s" and cell.font.bold and cell.border.left.style):
                    continue
                merged = spans.get(cell.coordinate)
                last = merged.max_col if merged else cell.column
                letters = map(openpyxl.utils.get_column_letter, range(cell.column, last + 1))
                width = sum(sheet.column_dimensions[letter].width for letter in letters)
                assert width_for(cell.value, cell.font.size) <= width + 0.01, cell.value


def test_the_page_follows_the_rules_for_official_papers():
    office = Letterhead("UBND tỉnh Mẫu", "UBND huyện Mẫu")
    sheet = book_of(year(), office=office)[0].worksheets[0]
    texts = set(cells(sheet).values())
    assert {"UBND TỈNH MẪU", "UBND HUYỆN MẪU", "NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"} <= texts
    assert {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"} <= texts
    assert "BẢNG TỔNG HỢP KẾT QUẢ KHEN THƯỞNG" in texts and "Ngoài bảng: 0 lượt khen." in texts
    assert sheet.page_setup.paperSize == "9" or sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == "portrait" and sheet.page_setup.fitToHeight == 0
    assert (
        30 <= round(sheet.page_margins.left * 25.4) <= 35
        and 15 <= round(sheet.page_margins.right * 25.4) <= 20
    )
    assert sheet.HeaderFooter.differentFirst and "&P" in sheet.oddHeader.center.text
    header = find(sheet, "Nội dung").row
    assert sheet.print_title_rows == f"${header}:${header + 1}"
    fonts = {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert fonts == {"Times New Roman"}
    assert find(sheet, 14 + 4 + 0).number_format == NUMBER_OR_DASH


def test_what_only_the_office_knows_is_left_as_dots():
    assert "…………………" in cells(book_of_year()[0].worksheets[0]).values()


def test_the_signature_never_stands_alone_on_a_page():
    many = tally(*({"award": "GKH", "unit": f"Phòng {n}"} for n in range(12)))
    signed = book_of(many, "matrix")[0].worksheets[0]
    (split,) = signed.row_breaks.brk
    assert split.id == find(signed, "Tổng cộng").row - 3
    few = book_of(tally({"award": "GKH"}), "matrix")[0].worksheets[0]
    assert few.row_breaks.brk == [] and few.sheet_properties.pageSetUpPr.fitToPage


def test_both_languages():
    book, _ = book_of_year(lang="en")
    assert book.sheetnames == [
        "Summary",
        "By unit",
        "Reconciliation",
        "Charts",
        "Findings",
        "Rows of the table",
        "Rows by column",
        "Rows by unit",
        "Rows by award",
    ]
    assert find(book.worksheets[0], "State-level commendation")


@pytest.mark.parametrize("name", ["district-report", "matrix", "awards"])
def test_a_year_without_a_nomination_is_still_a_table(name):
    book, _ = book_of(tally(), name)
    assert find(book.worksheets[0], "Tổng cộng")


# --- texts stay texts


TEXTS = ("=cmd|'/c calc'!A1", "+84 1", "-1+1", "@x", "#N/A", "TRUE", "00123", "1E5")


@cache
def book_of_texts():
    return book_of(tally(*({"award": "GKH", "unit": text, "file": text} for text in TEXTS)))


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_from_a_workbook_stays_a_text(text):
    book, content = book_of_texts()
    cell = find(book["Theo đơn vị"], text)
    assert cell.data_type == "s" and cell.quotePrefix == (text[0] in "=+-@")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for part in package.namelist():
            assert b"<f>cmd" not in package.read(part) and b"<f>-1+1" not in package.read(part)


def test_control_characters_are_shown_and_nothing_breaks():
    unit = "Xã\x1b[2J\x00 \x0bMẫu\udc80"
    sheet = book_of(tally({"award": "GKH", "unit": unit}))[0]["Theo đơn vị"]
    assert find(sheet, "Xã\\x1b[2J\\x00 \\x0bMẫu\\udc80")


@pytest.mark.case("F05")
def test_a_text_too_long_for_a_cell_is_cut_and_says_so():
    shown = safe_cell("a" * (LONGEST + 5), words("vi"))
    assert len(shown) == LONGEST and shown.endswith("[cắt bớt 5 ký tự]")
    assert safe_cell("a" * LONGEST, words("vi")) == "a" * LONGEST


# --- the file


@pytest.mark.slow
def test_the_same_inputs_give_the_same_bytes(monkeypatch):
    first, second = book_of(year())[1], book_of(year())[1]
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    assert core.count("2020-09-13T12:26:40Z") == 2
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert book_of(year())[0].properties.modified.year == 2023


def test_the_program_knows_its_own_output(tmp_path):
    from hongngu_tally.submissions import discover

    made = year()
    path = tmp_path / "tong-hop.xlsx"
    write_via(
        path,
        lambda file: write_year_end(
            file, made, fill(load_layout("district-report"), made), office=Letterhead("", "UBND")
        ),
    )
    assert discover([tmp_path]).ignored == (("tong-hop.xlsx", "own-output"),)
    properties = {each.name: each.value for each in openpyxl.load_workbook(path).custom_doc_props.props}
    assert (
        properties["hongngu_tally.layout"] == "district-report" and properties["hongngu_tally.year"] == "2020"
    )


def test_distinct_recipients_are_named_as_the_measure():
    made = replace(year(), count="recipients")
    sheet = book_of(made)[0].worksheets[0]
    assert "Đơn vị tính: đối tượng được khen" in cells(sheet).values()


def areas():
    units = (
        Unit("Huyện Mẫu", kind="office"),
        Unit("Phòng Nội vụ huyện Mẫu", kind="office", parent="Huyện Mẫu"),
        Unit("Xã Mẫu", kind="commune", parent="Huyện Mẫu"),
        Unit("Thành phố Thử", kind="office"),
        Unit("Phường Thử", kind="commune", parent="Thành phố Thử"),
        Unit("Sở Ví dụ", kind="office"),
    )
    made = tally(
        {"award": "LDTT", "unit": "Phòng Nội vụ huyện Mẫu", "times": 2},
        {"award": "LDTT", "unit": "Xã Mẫu", "times": 3},
        {"award": "GKH", "unit": "Xã Mẫu", "recipient": "collective"},
        {"award": "LDTT", "unit": "Phường Thử", "times": 5},
        {"award": "LDTT", "unit": "Sở Ví dụ"},
        units=tuple(unit.name for unit in units),
    )
    return replace(made, intake=replace(made.intake, unit_list=units))


def test_several_areas_stand_under_roman_numbers_with_their_groups_and_subtotals():
    book, content = book_of(areas(), "matrix")
    sheet = book.worksheets[0]
    shown = openpyxl.load_workbook(io.BytesIO(content), data_only=True).worksheets[0]
    first = find(sheet, "Huyện Mẫu").row
    total = find(sheet, "Tổng cộng").row
    rows = [[sheet.cell(row, column).value for column in (1, 2)] for row in range(first, total)]
    assert rows == [
        ["I", "Huyện Mẫu"],
        ["I.1", "Các cơ quan, đơn vị"],
        [1, "Phòng Nội vụ huyện Mẫu"],
        ["I.2", "Các xã, phường, thị trấn"],
        [1, "Xã Mẫu"],
        ["II", "Thành phố Thử"],
        [1, "Phường Thử"],
        ["III", "Các đơn vị khác"],
        [1, "Sở Ví dụ"],
    ]
    assert sheet.cell(first, 3).value == f"=C{first + 1}+C{first + 3}"
    assert sheet.cell(total, 3).value == f"=C{first}+C{first + 5}+C{first + 7}"
    assert [shown.cell(row, 3).value for row in (first, first + 5, first + 7, total)] == [5, 5, 1, 11]


def test_one_area_alone_is_no_heading():
    made = areas()
    one = made.intake.unit_list[:3]
    made = replace(
        made,
        counted=made.counted[made.counted["unit"].isin([unit.name for unit in one])],
        intake=replace(made.intake, unit_list=one),
    )
    sheet = book_of(made, "matrix")[0].worksheets[0]
    assert find(sheet, "Các cơ quan, đơn vị").offset(0, -1).value == "I"
