"""Whether a written table still holds: counted again from its inputs, number by number."""

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from forged import compound
from hongngu_tally.cli import run
from hongngu_tally.render.verification import verdict_of
from hongngu_tally.render.written_book import of_book
from hongngu_tally.render.written_table import Written

pytestmark = pytest.mark.usefixtures("read_here")

SAMPLE = Path(__file__).parents[1] / "sample_data" / "2020"
FILES = ("thanh-tra.csv", "tu-phap.csv")
LIST = """PHÒNG {unit},,,
DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020,,,
STT,Họ và tên,Đơn vị công tác,Danh hiệu
1,Nguyễn Văn Mẫu,Phòng {unit},Lao động tiên tiến
2,Trần Thị Mẫu,Phòng {unit},Lao động tiên tiến
"""


@pytest.fixture
def lists(tmp_path):
    folder = tmp_path / "ds"
    folder.mkdir()
    for name, unit in zip(FILES, ("TƯ PHÁP", "NỘI VỤ"), strict=True):
        (folder / name).write_text(LIST.format(unit=unit), encoding="utf-8")
    return folder


def write(folder, name, *options):
    target = folder.parent / name
    assert run(["year-end", str(folder), "--year", "2020", "-o", str(target), *options]) in (0, 1)
    return target


def verify(capsys, *arguments):
    capsys.readouterr()
    code = run(["verify", *map(str, arguments)])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["district-report", "matrix", "awards"])
@pytest.mark.parametrize("suffix", ["xlsx", "json"])
def test_a_table_that_was_just_written_holds(lists, capsys, layout, suffix):
    target = write(lists, f"bang.{suffix}", "--layout", layout)
    code, out, _ = verify(capsys, target, lists)
    assert (code, out.startswith("KHỚP: ")) == (0, True)


@pytest.mark.slow
def test_its_own_record_says_how_it_was_made(lists, capsys):
    target = write(lists, "bang.xlsx", "--where", "unit=Phòng Tư pháp", "--lang", "en", "--layout", "matrix")
    code, out, _ = verify(capsys, target, lists, "--format", "json")
    found = json.loads(out)
    assert (code, found["equal"], found["record"]["layout"]) == (0, True, "matrix")
    assert found["compared"] > 4


@pytest.mark.slow
def test_a_number_that_somebody_typed_is_named_at_its_cell(lists, capsys):
    from openpyxl import load_workbook

    target = write(lists, "bang.xlsx")
    book = load_workbook(target)
    sheet = book.worksheets[0]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == 4 and cell.column == 4)
    cell.value = 40
    book.save(target)
    code, out, _ = verify(capsys, target, lists, "--format", "json")
    differences = json.loads(out)["differences"]
    assert code == 1
    assert {"place": f"Bảng tổng hợp!{cell.coordinate}", "written": 40, "recomputed": 4} in differences
    _, out, _ = verify(capsys, target, lists)
    assert out.startswith("KHÔNG KHỚP: ")
    assert f"Bảng tổng hợp!{cell.coordinate}: đang ghi 40, tính lại 4" in out


@pytest.mark.parametrize("suffix", [pytest.param("xlsx", marks=pytest.mark.slow), "json"])
def test_inputs_that_are_others_are_named(lists, capsys, suffix):
    target = write(lists, f"bang.{suffix}")
    changed = lists / FILES[0]
    changed.write_text(
        changed.read_text(encoding="utf-8") + "3,Lê Văn Thử,Phòng Tư pháp,Lao động tiên tiến\n",
        encoding="utf-8",
    )
    (lists / FILES[1]).rename(lists / "noi-vu.csv")
    code, out, _ = verify(capsys, target, lists, "--format", "json")
    found = json.loads(out)
    assert (code, found["equal"]) == (1, False)
    assert found["inputs"] == {"changed": [FILES[0]], "missing": [FILES[1]], "new": ["noi-vu.csv"]}


def test_a_change_that_moves_no_number_is_told_and_the_table_holds(lists, capsys):
    target = write(lists, "bang.json")
    changed = lists / FILES[0]
    changed.write_text(
        changed.read_text(encoding="utf-8").replace("Nguyễn Văn Mẫu", "Nguyễn Văn Thử"), encoding="utf-8"
    )
    code, out, _ = verify(capsys, target, lists)
    assert code == 0
    assert f"Tệp đã thay đổi từ khi lập bảng (1): {FILES[0]}" in out


@pytest.mark.slow
def test_what_the_page_says_of_its_numbers_is_compared_too(lists, capsys):
    from openpyxl import load_workbook

    target = write(lists, "bang.xlsx")
    book = load_workbook(target)
    sheet = book.worksheets[0]
    typed = {
        "Năm 2020 (số liệu đề nghị)": "Năm 2020 (số liệu đã có quyết định)",
        "Ngoài bảng: 0 lượt khen.": "Ngoài bảng: 12 lượt khen.",
        "Tạm để lại: 0 đề nghị; Tệp không đọc được: 0; Bản đã có bản thay thế: 0.": "Không để lại ai.",
        4: "4 người",
    }
    for cell in [cell for row in sheet.iter_rows() for cell in row if cell.value in typed]:
        cell.value = typed[cell.value]
    book.save(target)
    code, out, _ = verify(capsys, target, lists, "--format", "json")
    told = {one["written"]: one["recomputed"] for one in json.loads(out)["differences"]}
    assert code == 1
    assert {written: told.get(written) for written in typed.values()} == {
        written: was for was, written in typed.items()
    }


@pytest.mark.parametrize(
    ("checksum", "found"), [("a", {"R!2": ("Mẫu", "Thử"), "R!3": (None, "Giả")}), ("b", {})]
)
def test_rows_behind_the_numbers_are_compared_where_the_files_are_the_same(checksum, found):
    written = Written({}, {}, {"ds.csv": "a"}, {}, rows={"R!2": "Mẫu", "R!3": "Sen"})
    again = Written({}, {}, {"ds.csv": checksum}, {}, rows={"R!2": "Thử", "R!3": "Giả", "R!4": "Sen"})
    differences = verdict_of(written, again).differences
    assert {one.place: (one.written, one.recomputed) for one in differences} == found


@pytest.mark.slow
def test_a_row_behind_a_number_that_somebody_changed_is_named(lists, capsys):
    from openpyxl import load_workbook

    target = write(lists, "bang.xlsx", "--redact")
    code, out, _ = verify(capsys, target, lists)
    assert (code, out.startswith("KHỚP: ")) == (0, True)
    target = write(lists, "bang.xlsx", "--force")
    book = load_workbook(target)
    sheet = book["Các dòng theo bảng"]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Nguyễn Văn Mẫu")
    cell.value = "Kẻ Văn Khác"
    book.save(target)
    _, out, _ = verify(capsys, target, lists, "--format", "json")
    rows = {one["place"]: one["written"] for one in json.loads(out)["differences"] if "dòng" in one["place"]}
    assert list(rows) == [f"{sheet.title}!{cell.row}"] and "Kẻ Văn Khác" in rows[f"{sheet.title}!{cell.row}"]


@pytest.mark.parametrize(("checksum", "places"), [("a", ["A1", "A7", "A8"]), ("b", ["A1", "A7"])])
def test_what_is_said_of_the_files_is_compared_where_they_are_the_same(checksum, places):
    texts = {"A1": "4 người", "A7": "Ngoài bảng: 12.", "A8": "Tạm để lại: 0."}
    written = Written({}, {}, {"ds.csv": "a"}, texts)
    again = Written({}, {"A1": 4}, {"ds.csv": checksum}, {"A7": "Ngoài bảng: 0."}, {"A8": "Tạm để lại: 3."})
    found = verdict_of(written, again).differences
    assert [(one.place, one.written) for one in found] == [(place, texts[place]) for place in places]


@pytest.fixture
def behind():
    """A written table with its formulas and what stands behind its numbers; what is given is changed."""

    def make(checksum="a", program="1", **changed):
        said = {
            "labels": {"B!A9": "Cộng"},
            "formulas": {"B!C9": "=SUM(C5:C8)"},
            "findings": {"P!2": "LỖI · R301"},
            "ledger": {"Đ!B4": 12, "Đ!A4": "Đề nghị"},
        }
        record = {"program": program}
        return Written(record, {"B!C9": 4, "B!C5": 4}, {"ds.csv": checksum}, **(said | changed))

    return make


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, []),
        ({"formulas": {"B!C9": "=212"}}, [("B!C9", "=212", "=SUM(C5:C8)", "formula")]),
        ({"formulas": {"B!C9": "=SUM(C5:C8)", "B!C5": "=2+2"}}, [("B!C5", "=2+2", 4, "formula")]),
        ({"formulas": {}}, []),  # the number was typed in its place, and is right
        ({"formulas": {"B!C9": "=SUM(C5:C8)", "B!A1": "=NOW()"}}, []),  # filled in by hand
        ({"hidden": frozenset({"B!5:5"})}, [("B!5:5", "hidden", "shown", "hidden")]),
        ({"findings": {}}, [("P!2", None, "LỖI · R301", "")]),
        ({"ledger": {"Đ!B4": 15, "Đ!A4": "Đề nghị"}}, [("Đ!B4", 15, 12, "")]),
    ],
)
def test_what_stands_around_the_numbers_is_compared(behind, changed, told):
    found = verdict_of(behind(**changed), behind()).differences
    assert [(one.place, one.written, one.recomputed, one.kind) for one in found] == told


@pytest.mark.parametrize(("other", "said"), [({"checksum": "b"}, ""), ({"program": "0"}, "0")])
def test_findings_and_reconciliation_are_compared_where_files_and_program_are_the_same(behind, other, said):
    verdict = verdict_of(behind(**other, findings={}, ledger={}), behind())
    assert (verdict.differences, verdict.program) == ((), said)


@pytest.mark.slow
def test_letters_of_the_colour_of_their_cell_are_hidden(lists, tmp_path):
    from openpyxl.styles import Color, Font, PatternFill

    target = write(lists, "bang.xlsx")
    with target.open("rb") as file:
        assert not of_book(file).hidden
    book = load_workbook(target)
    sheet = book.worksheets[0]
    filled = [cell for cells in sheet.iter_rows() for cell in cells if isinstance(cell.value, int)]
    white, paper, grey, black, themed = filled[:5]
    white.font = Font(color="FFFFFFFF")
    paper.font = Font(color=Color(indexed=9))
    grey.font, grey.fill = Font(color="FFEDEDED"), PatternFill("solid", fgColor="FFF2F2F2")
    black.font, black.fill = Font(), PatternFill("solid", fgColor="FF1F4E79")
    themed.font = Font(color=Color(theme=0))
    book.save(tmp_path / "white.xlsx")
    with (tmp_path / "white.xlsx").open("rb") as file:
        assert of_book(file).hidden == {
            f"{sheet.title}!{cell.coordinate}" for cell in (white, paper, grey, themed)
        }


@pytest.mark.slow
def test_what_is_hidden_or_reckoned_otherwise_in_a_workbook_is_named(lists, capsys):
    """The package is changed as it stands: what saves it again may reckon anew."""
    import re
    import zipfile

    target = write(lists, "bang.xlsx")
    with zipfile.ZipFile(target) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    page = parts["xl/worksheets/sheet1.xml"]
    page = re.sub(rb'<row r="12"', b'<row hidden="1" r="12"', page)
    page = re.sub(rb"<f>SUM\(C11:E11\)</f>", b"<f>4+0</f>", page)
    page = re.sub(rb'(<col width="13" customWidth="1") (min="5")', rb'\1 hidden="1" \2', page)
    parts["xl/worksheets/sheet1.xml"] = page
    for name, old, new in (("3", b"><v>10</v>", b"><v>99</v>"), ("5", "Phòng Y tế", "Phòng Khác")):
        part = parts[f"xl/worksheets/sheet{name}.xml"]
        old, new = (text if isinstance(text, bytes) else text.encode() for text in (old, new))
        assert old in part
        parts[f"xl/worksheets/sheet{name}.xml"] = part.replace(old, new, 1)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    code, out, _ = verify(capsys, target, lists)
    told = " ".join(out.split())
    assert code == 1 and "KHÔNG KHỚP: 5 chỗ" in told
    for said in (
        "Bảng tổng hợp!12:12: đang bị ẩn",
        "Bảng tổng hợp!E:E: đang bị ẩn",
        "Bảng tổng hợp!F11: công thức đang là “=4+0”, tính lại “=SUM(C11:E11)”",
        "đang ghi 99, tính lại 10",
        "Phòng Khác",
    ):
        assert said in told


def test_the_findings_compared_are_those_of_the_checks_that_were_asked_for(lists, capsys):
    target = write(lists, "bang.json", "--skip", "W503")
    assert verify(capsys, target, lists)[0] == 0
    data = json.loads(target.read_text("utf-8"))
    data["findings"]["warning"] += 7
    target.write_text(json.dumps(data), encoding="utf-8")
    code, out, _ = verify(capsys, target, lists)
    assert code == 1 and "findings.warning: đang ghi" in out


def test_the_sentence_of_the_year_is_compared_where_it_was_written(lists, capsys):
    target = write(lists, "bang.json", "--narrative")
    assert verify(capsys, target, lists)[0] == 0
    data = json.loads(target.read_text("utf-8"))
    data["narrative"][0] = data["narrative"][0].replace("4", "14")
    target.write_text(json.dumps(data), encoding="utf-8")
    assert verify(capsys, target, lists)[0] == 1


@pytest.mark.parametrize("suffix", [pytest.param("xlsx", marks=pytest.mark.slow), "json"])
def test_the_earlier_year_is_compared_where_it_is_named_again(lists, capsys, suffix):
    from openpyxl import load_workbook

    past = lists.parent / "2019"
    past.mkdir()
    (past / "tu-phap.csv").write_text(LIST.format(unit="TƯ PHÁP").replace("2020", "2019"), encoding="utf-8")
    target = write(lists, f"bang.{suffix}", "--compare", str(past))
    code, out, _ = verify(capsys, target, lists)
    assert code == 0 and "chưa được tính lại: nêu --compare" in out
    assert verify(capsys, target, lists, "--compare", past)[0] == 0
    if suffix == "xlsx":
        book = load_workbook(target)
        sheet = book["So với năm trước"]
        cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == 2 and cell.column == 2)
        cell.value, place = 7, f"{sheet.title}!{cell.coordinate}"
        book.save(target)
    else:
        data, place = json.loads(target.read_text("utf-8")), "rows[advanced].old"
        data["compared"]["rows"][0]["old"] = 7
        target.write_text(json.dumps(data), encoding="utf-8")
    code, out, _ = verify(capsys, target, lists, "--compare", past)
    assert code == 1 and f"{place}: đang ghi 7, tính lại 2" in out


def test_an_earlier_year_that_the_table_does_not_speak_of_is_refused(lists, capsys):
    code, _, err = verify(capsys, write(lists, "bang.json"), lists, "--compare", lists)
    assert code == 2 and "bỏ --compare" in err


def test_a_file_that_came_later_and_cannot_be_read_is_told(lists, capsys):
    (lists / "a.xlsx").write_bytes(b"PK\x03\x04damaged")
    target = write(lists, "bang.json")
    assert verify(capsys, target, lists)[0] == 0  # as unreadable as it was
    (lists / "b.xlsx").write_bytes(b"PK\x03\x04damaged")
    code, out, _ = verify(capsys, target, lists)
    assert (code, out.startswith("KHỚP: ")) == (1, True)
    assert "Tệp mới (1): b.xlsx" in out
    assert "có tệp không đọc được (1): b.xlsx" in out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"PK\x03\x04damaged", "không phải là bảng do tally year-end lập"),
        ("a.json", b"{}", "không phải là bảng do tally year-end lập"),
        ("a.json", b"[1, 2]", "không phải là bảng do tally year-end lập"),
        ("a.docx", b"", ".xlsx .json"),
    ],
)
def test_what_is_no_table_of_ours_is_refused(lists, capsys, tmp_path, name, content, said):
    path = tmp_path / name
    path.write_bytes(content)
    code, out, err = verify(capsys, path, lists)
    assert (code, out) == (2, "")
    assert said in err


def test_a_table_with_a_password_is_told_so(lists, capsys, tmp_path):
    path = tmp_path / "bang.xlsx"
    path.write_bytes(compound({"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"y" * 100}))
    code, out, err = verify(capsys, path, lists)
    assert (code, out) == (2, "") and "đặt mật khẩu" in err and "không có mật khẩu" in err


def test_a_submission_is_no_table_of_ours(lists, capsys, tmp_path):
    path = tmp_path / "a.xlsx"
    shutil.copy(SAMPLE / "Thanh tra huyện.xlsx", path)
    assert verify(capsys, path, lists)[0] == 2


def test_the_table_and_its_inputs_are_needed(lists, capsys, tmp_path):
    assert verify(capsys, lists)[0] == 2
    assert verify(capsys, tmp_path / "khong-co.xlsx", lists)[0] == 3


def test_a_layout_of_ones_own_is_named_again(lists, capsys, tmp_path):
    layout = tmp_path / "own.toml"
    layout.write_text(
        'name = "own"\ntitle = {vi = "Bảng", en = "Table"}\n[[row]]\nkey = "a"\nlabel = {vi = "A", en = "A"}\n'
        '[[row.take]]\naward = ["LDTT"]\n',
        encoding="utf-8",
    )
    target = write(lists, "bang.json", "--layout", str(layout))
    code, _, err = verify(capsys, target, lists)
    assert code == 2 and "own" in err
    assert verify(capsys, target, lists, "--layout", layout)[0] == 0


def test_the_table_that_is_verified_is_never_the_output(lists, capsys):
    target = write(lists, "bang.json")
    before = target.read_bytes()
    assert verify(capsys, target, lists, "-o", target, "--force")[0] == 2
    assert target.read_bytes() == before


def test_what_its_record_says_cannot_be_overruled(lists, capsys):
    target = write(lists, "bang.json")
    assert verify(capsys, target, lists, "--year", "2021")[0] == 2
    assert verify(capsys, target, lists, "--year", "2020")[0] == 0
    assert verify(capsys, target, lists, "--layout", "matrix")[0] == 2
    assert verify(capsys, target, lists, "--format", "csv")[0] == 2


@pytest.mark.parametrize("where", ["[1]", '{"mau": ["x"]}', '{"unit": 5}'])
def test_a_record_that_somebody_changed_is_no_record(lists, capsys, where):
    target = write(lists, "bang.json")
    data = json.loads(target.read_text(encoding="utf-8"))
    data["where"] = json.loads(where)
    target.write_text(json.dumps(data), encoding="utf-8")
    assert verify(capsys, target, lists)[0] == 2


@pytest.mark.parametrize(("name", "value"), [("year", 99999), ("layout", ""), ("lang", "xx"), ("stage", "x")])
def test_a_record_that_says_what_cannot_be_is_no_record(lists, capsys, name, value):
    target = write(lists, "bang.json")
    data = json.loads(target.read_text(encoding="utf-8"))
    target.write_text(json.dumps(data | {name: value}), encoding="utf-8")
    code, _, err = verify(capsys, target, lists)
    assert code == 2 and "không phải là bảng do tally year-end lập" in err


@pytest.mark.slow
def test_half_a_count_typed_where_nothing_was_is_a_difference(lists, capsys):
    from openpyxl import load_workbook

    target = write(lists, "bang.xlsx")
    book = load_workbook(target)
    book.worksheets[0]["H30"] = 1.5
    book.save(target)
    assert verify(capsys, target, lists)[0] == 1


@pytest.mark.parametrize("suffix", [pytest.param("xlsx", marks=pytest.mark.slow), "json"])
def test_a_label_that_somebody_changed_is_named_too(lists, capsys, suffix):
    from openpyxl import load_workbook

    target = write(lists, f"bang.{suffix}", "--layout", "awards")
    if suffix == "xlsx":
        book = load_workbook(target)
        sheet = book.worksheets[0]
        cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Lao động tiên tiến")
        cell.value, place = "Chiến sĩ thi đua", f"{sheet.title}!{cell.coordinate}"
        # What is filled in by hand is nobody's mistake.
        letterhead = next(cell for row in sheet.iter_rows() for cell in row if "Số:" in str(cell.value))
        letterhead.value = "Số: 05/BC-UBND"
        book.save(target)
    else:
        place = "LDTT.label"
        target.write_text(
            target.read_text("utf-8").replace('"Lao động tiên tiến"', '"Chiến sĩ thi đua"'), encoding="utf-8"
        )
    code, out, _ = verify(capsys, target, lists, "--format", "json")
    assert code == 1
    # openpyxl keeps no results of formulas: its own numbers differ as well.
    texts = [one for one in json.loads(out)["differences"] if isinstance(one["recomputed"], str)]
    assert texts == [{"place": place, "written": "Chiến sĩ thi đua", "recomputed": "Lao động tiên tiến"}]
    assert "“Chiến sĩ thi đua”, tính lại “Lao động tiên tiến”" in " ".join(
        verify(capsys, target, lists)[1].split()
    )


def test_labels_are_compared_in_the_language_they_were_written_in(lists, capsys):
    target = write(lists, "bang.json", "--lang", "en")
    assert verify(capsys, target, lists, "--lang", "vi")[0] == 0


@pytest.mark.parametrize("suffix", [pytest.param("xlsx", marks=pytest.mark.slow), "json"])
def test_a_table_with_decisions_is_verified_with_them(lists, capsys, suffix):
    decided = lists.parent / "qd"
    decided.mkdir()
    (decided / "qd.csv").write_text(
        "DANH SÁCH ĐƯỢC CÔNG NHẬN LAO ĐỘNG TIÊN TIẾN NĂM 2020,,,\n(Kèm theo Quyết định số 5/QĐ-UBND ngày 05/01/2021),,,\n"
        "STT,Họ và tên,Đơn vị công tác,Danh hiệu\n1,Nguyễn Văn Mẫu,Phòng Tư pháp,Lao động tiên tiến\n",
        encoding="utf-8",
    )
    target = write(lists, f"bang.{suffix}", "--layout", "awards", "--decisions", str(decided))
    code, out, _ = verify(capsys, target, lists, "--decisions", decided, "--format", "json")
    assert (code, json.loads(out)["inputs"]) == (0, {"changed": [], "missing": [], "new": []})
    code, out, err = verify(capsys, target, lists)
    assert (code, out) == (2, "")
    assert "--decisions" in err
