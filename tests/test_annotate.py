"""The annotated copy: every finding at its cell, a sheet that lists them, and nothing else changed."""

from __future__ import annotations

import io
import os
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest

from conftest import Book, Command
from forged import DOCUMENT, MAIN, STRICT, parts, write_zip
from hongngu_tally.checks import codes
from hongngu_tally.finding import Place, Severity
from hongngu_tally.messages import render
from hongngu_tally.pipeline import run, tally_readings
from hongngu_tally.reading import Source, Words, read_file
from hongngu_tally.render.annotate import annotated
from hongngu_tally.render.verdict_sheet import COLOURS
from hongngu_tally.render.words import words
from hongngu_tally.settings import Settings
from hongngu_tally.submissions import discover
from made_workbooks import make
from rich_workbook import HIDDEN, LIST, TALK, rich_workbook
from sound import assert_sound

pytestmark = pytest.mark.usefixtures("read_here")

RESULT = words("vi").text("sheet_verdict")
PLAIN = """
# Danh sách
| UBND XÃ LONG THUẬN | | |
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | | |

| STT | Họ và tên | Danh hiệu |
| 1 | Nguyễn Văn Mẫu | {award} |
| 2 | Trần Thị Mẫu | Lao động tiên tiến |
"""
GOOD, BAD = PLAIN.format(award="Lao động tiên tiến"), PLAIN.format(award="Lao động giỏi giang")
DECLARATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def opened(path: Path):
    with pytest.warns(UserWarning, match="extension") if b"x14" in contents(path).get("xl/worksheets/sheet1.xml", b"") else _calm():  # fmt: skip
        return openpyxl.load_workbook(path)


class _calm:  # noqa: N801 - stands in for a context manager of pytest
    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...


def marked(book: openpyxl.Workbook, sheet: str) -> dict[str, str]:
    """Cell → comment, of a sheet's commented cells."""
    return {cell.coordinate: cell.comment.text for row in book[sheet].iter_rows() for cell in row if cell.comment}  # fmt: skip


_RICH: list[bytes] = []


@pytest.fixture
def rich(tmp_path: Path, command: Command) -> tuple[Path, Path]:
    """The rich workbook and its annotated copy, which is made once."""
    path, copy = tmp_path / "xa-long-thuan.xlsx", tmp_path / "xa-long-thuan.kiem-tra.xlsx"
    if _RICH:
        path.write_bytes(_RICH[0])
        copy.write_bytes(_RICH[1])
        return path, copy
    rich_workbook(path)
    code, _, err = command("validate", path, "--year", 2020, "--annotate")
    assert code == 1
    assert str(copy) in err
    assert_sound(copy.read_bytes())
    _RICH[:] = [path.read_bytes(), copy.read_bytes()]
    return path, copy


# --- what is marked


def test_every_finding_is_said_at_its_cell_and_listed_with_a_link_to_it_and_back(rich):
    path, copy = rich
    tally = run([path], year=2020, whole_year=False)
    book = opened(copy)
    listed = book.worksheets[0]
    assert book.sheetnames[0] == listed.title == RESULT
    rows = {row[2].value: row for row in listed.iter_rows() if row[0].value and str(row[0].value).isdigit()}
    assert len(tally.findings) == len([1 for row in listed.iter_rows() if str(row[0].value).isdigit()]) > 5
    for finding in tally.findings:
        place, message = finding.place, render(finding, "vi")
        if not place.cell:
            continue
        row = rows[f"{place.sheet}!{place.cell}"]
        assert row[1].value == words("vi").label("severity", finding.severity)
        assert message.text in row[4].value
        assert row[5].value == message.fix
        assert row[6].value == f"{finding.code}\n{finding.name}"
        cell = book[place.sheet][place.cell]
        assert cell.fill.fgColor.rgb == f"FF{COLOURS[finding.severity]}"
        assert row[1].fill.fgColor.rgb == f"FF{COLOURS[finding.severity]}"
        if (place.row, place.column) != TALK:
            assert message.text in cell.comment.text
            assert message.fix in cell.comment.text
            assert finding.code in cell.comment.text
        if place.sheet != HIDDEN:
            assert row[2].hyperlink.location == f"'{place.sheet}'!{place.cell}"
            back = [one for one in book[place.sheet][place.row] if one.hyperlink and one.hyperlink.location]
            assert [one.hyperlink.location.partition("!")[0] for one in back] == [f"'{RESULT}'"]
            assert listed[back[0].hyperlink.location.partition("!")[2]].value is not None


def test_a_comment_begins_with_the_word_for_its_weight(rich):
    _, copy = rich
    said = {severity: words("vi").label("severity", severity) for severity in Severity}
    comments = marked(opened(copy), LIST)
    del comments["D9"]
    assert len(comments) > 3
    assert all(text.startswith(tuple(f"{word}: " for word in said.values())) for text in comments.values())


def test_the_result_sheet_tells_verdict_counts_ledger_and_what_stays_hidden(rich):
    _, copy = rich
    text = "\n".join(str(cell.value) for row in opened(copy).worksheets[0].iter_rows() for cell in row if cell.value)  # fmt: skip
    assert "CHƯA ĐẠT: 6 lỗi, 2 cảnh báo — 17 dòng, 7 đề nghị" in text
    assert "Đề nghị: 7 = được tính 2 + tạm để lại 5 — ✔ khớp" in text
    assert "Dòng có nội dung: 17 = tổng các loại dòng 17 — ✔ khớp" in text
    assert "Trang ẩn: Tập thể; Cá nhân: Dòng ẩn: 12" in text
    assert "(dòng đang ẩn)" in text
    assert "xa-long-thuan.xlsx" in text


def test_several_findings_in_one_cell_are_one_comment_and_the_heaviest_gives_the_colour(book: Book):
    path = book(BAD)
    tally = run([path], year=2020, whole_year=False)
    one = next(finding for finding in tally.findings if finding.place.cell == "C5")
    others = [replace(one, severity=severity) for severity in (Severity.NOTE, Severity.WARNING)]
    many = replace(tally, findings=(*others, *tally.findings, *[one] * 9))
    book_ = openpyxl.load_workbook(io.BytesIO(annotated(path, many, path.as_posix()).data))
    cell = book_.worksheets[1]["C5"]
    assert cell.comment.text.startswith("LỖI: ")
    assert cell.fill.fgColor.rgb == f"FF{COLOURS[Severity.ERROR]}"
    assert "… và 6 phát hiện nữa ở ô này." in cell.comment.text
    few = replace(tally, findings=(*others, one))
    text = openpyxl.load_workbook(io.BytesIO(annotated(path, few, path.as_posix()).data)).worksheets[1]["C5"].comment.text  # fmt: skip
    assert [line.partition(":")[0] for line in text.splitlines() if line.isupper() or ": Không" in line] == ["LỖI", "CẢNH BÁO", "LƯU Ý"]  # fmt: skip


def test_a_merged_range_is_marked_at_its_first_cell(tmp_path, command):
    path = rich_workbook(tmp_path / "a.xlsx")
    book = opened(path)
    book[LIST].merge_cells("D10:E10")
    book[LIST].merge_cells("D8:D9")
    book[LIST]["D8"] = "Danh hiệu Mẫu"
    book.save(path)
    command("validate", path, "--year", 2020, "--annotate")
    comments = marked(openpyxl.load_workbook(tmp_path / "a.kiem-tra.xlsx"), LIST)
    assert {"D8", "D10"} <= comments.keys()
    assert "D9" not in comments


# --- what is kept


def test_the_original_keeps_its_bytes_and_its_time(tmp_path, command):
    path = rich_workbook(tmp_path / "a.xlsx")
    os.utime(path, ns=(1_600_000_000_000_000_000, 1_600_000_000_000_000_000))
    before = path.read_bytes()
    command("validate", path, "--year", 2020, "--annotate")
    assert path.read_bytes() == before
    assert path.stat().st_mtime_ns == 1_600_000_000_000_000_000


def test_parts_that_nothing_was_added_to_keep_their_bytes(rich):
    old, new = map(contents, rich)
    changed = {name for name in old if new[name] != old[name]}
    assert changed == {
        "[Content_Types].xml", "docProps/core.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
        "xl/worksheets/sheet1.xml", "xl/comments/comment1.xml", "xl/drawings/commentsDrawing1.vml", "xl/worksheets/sheet3.xml",
    }  # fmt: skip
    assert new.keys() - old.keys() == {"xl/worksheets/sheet4.xml", "xl/worksheets/_rels/sheet3.xml.rels", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"}  # fmt: skip


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml", "xl/workbook.xml", "xl/styles.xml", "xl/comments/comment1.xml", "[Content_Types].xml"])  # fmt: skip
def test_parts_that_were_added_to_hold_all_that_they_held_in_its_order(rich, part):
    old, new = (_lines(contents(path)[part]) for path in rich)
    left = iter(new)
    lost = [line for line in old if not any(line == other for other in left)]
    assert lost == []


def _lines(part: bytes) -> list[str]:
    """One line per element and text, without what a copy may change: formats of cells, counts, places of sheets."""
    root = ElementTree.fromstring(part)
    for one in root.iter():
        for name in ("s", "count", "localSheetId", "activeTab", "firstSheet", "tabSelected"):
            one.attrib.pop(name, None)
        if one.tag == f"{{{MAIN}}}t" and one.get("{http://www.w3.org/XML/1998/namespace}space"):
            del one.attrib["{http://www.w3.org/XML/1998/namespace}space"]
    return [f"{one.tag} {sorted(one.attrib.items())} {(one.text or '').strip()}" for one in root.iter()]


def test_values_formulas_and_looks_of_cells_are_the_old_ones_but_for_the_fill_of_marked_ones(rich):
    old, new = map(opened, rich)
    for sheet in old:
        for row in sheet.iter_rows():
            for cell in row:
                other = new[sheet.title][cell.coordinate]
                assert (cell.value, cell.number_format) == (other.value, other.number_format)
                for look in ("font", "border", "alignment", "protection"):
                    assert repr(getattr(cell, look)) == repr(getattr(other, look))
                assert repr(cell.fill) == repr(other.fill) or other.fill.fgColor.rgb[2:] in COLOURS.values()
        assert sheet.sheet_state == new[sheet.title].sheet_state
        assert sheet.protection.sheet == new[sheet.title].protection.sheet


def test_one_sheet_is_selected_and_names_of_sheets_follow_their_sheets(rich):
    _, copy = rich
    new = contents(copy)
    assert sum(b'tabSelected="1"' in part for part in new.values()) == 1
    assert b'tabSelected="1"' in new["xl/worksheets/sheet4.xml"]
    book = opened(copy)
    assert book[LIST].print_title_rows == "$7:$7"
    assert book[RESULT].print_title_rows is None


def test_old_comments_and_conversations_are_kept(rich):
    _, copy = rich
    comments = marked(opened(copy), LIST)
    assert comments["D10"].startswith("LỖI: ")
    assert comments["D10"].endswith("Lời ghi cũ của văn phòng")
    assert comments["D9"] == "[Threaded comment] Xem lại giúp"
    listed = "\n".join(str(row[4].value) for row in opened(copy).worksheets[0].iter_rows())
    assert "ô đã có trao đổi riêng" in listed


def test_a_workbook_with_macros_keeps_them_and_its_suffix(tmp_path, command):
    path = rich_workbook(tmp_path / "a.xlsm", macros=True)
    command("validate", path, "--year", 2020, "--annotate")
    copy = contents(tmp_path / "a.kiem-tra.xlsm")
    assert copy["xl/vbaProject.bin"] == contents(path)["xl/vbaProject.bin"]
    assert b"macroEnabled" in copy["[Content_Types].xml"]


def test_a_template_becomes_a_workbook(tmp_path, command):
    path = rich_workbook(tmp_path / "a.xltx")
    old = contents(path)
    old["[Content_Types].xml"] = old["[Content_Types].xml"].replace(b"spreadsheetml.sheet.main", b"spreadsheetml.template.main")  # fmt: skip
    write_zip(path, old)
    command("validate", path, "--year", 2020, "--annotate")
    assert b"template.main" not in contents(tmp_path / "a.kiem-tra.xlsx")["[Content_Types].xml"]


def test_a_signature_is_taken_away_and_the_copy_says_so(tmp_path, command):
    path = rich_workbook(tmp_path / "a.xlsx")
    old = contents(path)
    origin = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    old["_xmlsignatures/origin.sigs"] = b""
    old["_xmlsignatures/sig1.xml"] = b"<Signature/>"
    old["_rels/.rels"] = old["_rels/.rels"].replace(b"</Relationships>", f'<Relationship Id="sig" Type="{origin}" Target="_xmlsignatures/origin.sigs"/></Relationships>'.encode())  # fmt: skip
    old["[Content_Types].xml"] = old["[Content_Types].xml"].replace(b"</Types>", b'<Override PartName="/_xmlsignatures/sig1.xml" ContentType="application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"/></Types>')  # fmt: skip
    write_zip(path, old)
    command("validate", path, "--year", 2020, "--annotate")
    copy = tmp_path / "a.kiem-tra.xlsx"
    new = contents(copy)
    assert not [name for name in new if "_xmlsignatures" in name]
    assert b"ignature" not in new["_rels/.rels"] + new["[Content_Types].xml"]
    assert "không còn chữ ký" in new[_result_part(new)].decode()
    opened(copy)


def _result_part(parts_: dict[str, bytes]) -> str:
    return next(name for name, part in parts_.items() if "KẾT QUẢ KIỂM TRA".encode() in part)


# --- packages written in other ways


def _renamed(book: Book) -> dict[str, bytes]:
    return contents(book(BAD))


def test_prefixes_and_absolute_and_odd_paths_are_edited_in_place(book: Book, tmp_path, command):
    old = _renamed(book)
    name = next(name for name in old if name.startswith("xl/worksheets/sheet"))
    prefixed = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", old.pop(name).replace(b"xmlns=", b"xmlns:x=", 1))
    old["xl/bang/trang mot.xml"] = prefixed
    rels, types = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
    old[rels] = re.sub(rb'Target="[^"]*worksheets/sheet1.xml"', b'Target="/xl/bang/trang mot.xml"', old[rels])
    old[types] = old[types].replace(b"/xl/worksheets/sheet1.xml", b"/xl/bang/trang mot.xml")
    path = write_zip(tmp_path / "la.xlsx", old)
    code, _, err = command("validate", path, "--year", 2020, "--annotate")
    assert code == 1
    assert "chỉ mang theo giá trị" not in err
    copy = openpyxl.load_workbook(tmp_path / "la.kiem-tra.xlsx")
    comments = marked(copy, copy.sheetnames[1])
    assert comments["C5"].startswith("LỖI: ")
    assert "xl/bang/trang mot.xml" in contents(tmp_path / "la.kiem-tra.xlsx")


def test_strict_workbooks_get_a_copy_of_their_values_that_says_so(book: Book, tmp_path, command):
    old = _renamed(book)
    document = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    for name in list(old):
        if name.startswith("xl/") and name.endswith((".xml", ".rels")):
            old[name] = old[name].replace(MAIN.encode(), STRICT.encode()).replace(DECLARATION.encode(), document.encode())  # fmt: skip
    path = write_zip(tmp_path / "chat.xlsx", old)
    code, _, err = command("validate", path, "--year", 2020, "--annotate")
    assert code == 1
    assert "chỉ mang theo giá trị" in err
    copy = openpyxl.load_workbook(tmp_path / "chat.kiem-tra.xlsx")
    assert marked(copy, copy.sheetnames[1])["C5"].startswith("LỖI: ")
    assert any("Strict" in str(row[0].value) for row in copy.worksheets[0].iter_rows())


def test_a_package_without_styles_is_marked_in_place(book: Book, tmp_path, command):
    path = book(BAD)
    with zipfile.ZipFile(path) as package:
        held = {name: package.read(name) for name in package.namelist() if name != "xl/styles.xml"}
    for name, data in held.items():
        if name.endswith((".rels", "[Content_Types].xml")):
            held[name] = re.sub(rb"<(?:Relationship|Override)[^>]*styles[^>]*/>", b"", data)
        elif "worksheets/" in name:
            widths = b'<cols><col min="2" max="2" width="33" customWidth="1"/></cols><sheetData>'
            held[name] = re.sub(rb' s="\d+"', b"", data).replace(b"<sheetData>", widths)
    write_zip(path, held)
    _, _, err = command("validate", path, "--year", 2020, "--annotate")
    assert "chỉ mang theo giá trị" not in err
    copy = tmp_path / "danh-sach.kiem-tra.xlsx"
    assert_sound(copy.read_bytes())
    sheet = openpyxl.load_workbook(copy)["Danh sách"]
    assert sheet.column_dimensions["B"].width == 33
    assert sheet["C5"].fill.fgColor.rgb == f"FF{COLOURS[Severity.ERROR]}" and "award-unknown" in sheet["C5"].comment.text  # fmt: skip


def test_a_package_whose_styles_are_none_gets_a_copy_of_its_values(tmp_path, command):
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>=1+1</t></is></c></row>'
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    held = parts(sheet)
    held["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}"/>'
    styles = f'<Relationship Id="look" Type="{DOCUMENT}/styles" Target="styles.xml"/></Relationships>'
    held["xl/_rels/workbook.xml.rels"] = str(held["xl/_rels/workbook.xml.rels"]).replace("</Relationships>", styles)  # fmt: skip
    path = write_zip(tmp_path / "tran.xlsx", held)
    code, _, err = command("validate", path, "--year", 2020, "--annotate")
    assert code == 1
    assert "chỉ mang theo giá trị" in err
    copy = openpyxl.load_workbook(tmp_path / "tran.kiem-tra.xlsx")
    assert copy.worksheets[1]["A1"].value == "=1+1"
    assert copy.worksheets[1]["A1"].data_type == "s"


@pytest.mark.parametrize("suffix", [".csv", ".ods", pytest.param(".xls", marks=pytest.mark.slow)])
def test_other_formats_get_a_copy_of_their_values(suffix, tmp_path, command):
    sample = {".csv": "kho-bac-nha-nuoc.csv", ".ods": "hoi-cuu-chien-binh.ods", ".xls": "phong-tu-phap.xls"}[suffix]  # fmt: skip
    path = tmp_path / f"danh sách rất dài của một đơn vị có tên dài{suffix}"
    path.write_bytes((Path(__file__).parents[1] / "sample_data" / "2020" / sample).read_bytes())
    _, _, err = command("validate", path, "--year", 2020, "--annotate")
    # The .xls of the sample is an .xlsx under another name, as offices send them.
    as_it_is = suffix == ".xls"
    assert ("chỉ mang theo giá trị" in err) != as_it_is
    copy = openpyxl.load_workbook(path.with_name(f"{path.stem}.kiem-tra.xlsx"))
    texts = {str(cell.value) for row in copy.worksheets[1].iter_rows() for cell in row if cell.value}
    reading = run([path], year=2020, whole_year=False).intake.nominations
    assert set(reading["name"]) <= texts
    assert any("lập lại từ các giá trị" in str(row[0].value) for row in copy.worksheets[0].iter_rows()) != as_it_is  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(0, 120, 10))
def test_copies_of_all_sorts_of_lists_are_sound(seed, tmp_path):
    made = make(seed)
    path = made.write(tmp_path)
    reading = read_file(Source(path, path.name), Words())
    tally = tally_readings([reading], discover([path]), Settings(), year=2021, whole_year=False)
    places = [
        codes.finding(
            "F201", Place(path.name, sheet.name, row, column), "?", recipient_name="Mẫu", written="?"
        )
        for sheet in reading.sheets
        for row, _, _ in sheet.fates[::3]
        for column in (0, 1, 3, 40)
    ]
    many = replace(tally, findings=(*tally.findings, *places))
    copy = annotated(path, many, path.name).data
    assert_sound(copy)
    listed = openpyxl.load_workbook(io.BytesIO(copy)).worksheets[0]
    assert len(places) <= sum(str(row[0].value).isdigit() for row in listed.iter_rows())


# --- files and folders


def test_a_copy_is_never_read_as_a_submission_under_whatever_name(book: Book, tmp_path, command):
    path = book(BAD)
    command("validate", path, "--year", 2020, "--annotate")
    copy = tmp_path / "danh-sach.kiem-tra.xlsx"
    before = run([path], year=2020)
    (tmp_path / "ban khac.xlsx").write_bytes(copy.read_bytes())
    after = run([tmp_path], year=2020)
    assert list(after.counted["name"]) == list(before.counted["name"])
    assert after.balance == before.balance
    assert {one.file: one.reason for one in after.intake.submissions if one.state == "ignored"} == {
        "ban khac.xlsx": "own-output",
        copy.name: "own-output",
    }


def test_whoever_checks_a_copy_is_told_to_check_the_original(book: Book, tmp_path, command):
    command("validate", book(BAD), "--year", 2020, "--annotate")
    code, _, err = command("validate", tmp_path / "danh-sach.kiem-tra.xlsx", "--year", 2020)
    assert code == 3
    assert "Hãy nêu tệp gốc" in err


def test_a_mended_copy_that_excel_saved_again_is_read_without_its_result_sheet(book: Book, tmp_path, command):
    path = book(BAD)
    command("validate", path, "--year", 2020, "--annotate")
    saved = openpyxl.load_workbook(tmp_path / "danh-sach.kiem-tra.xlsx")
    saved.properties.lastModifiedBy = "Người Mẫu"
    saved.worksheets[1]["C5"] = "Lao động tiên tiến"
    folder = tmp_path / "nop"
    folder.mkdir()
    saved.save(folder / "xa-long-thuan.xlsx")
    tally = run([folder], year=2020, whole_year=False)
    assert len(tally.counted) == 2
    assert not [one for one in tally.findings if one.severity is Severity.ERROR]


@pytest.mark.slow
def test_a_mended_copy_that_is_annotated_again_tells_only_the_new_state(book: Book, tmp_path, command):
    path = book(BAD + "| 3 | Lê Văn Mẫu | Danh hiệu lạ |\n")
    command("validate", path, "--year", 2020, "--annotate")
    saved = openpyxl.load_workbook(tmp_path / "danh-sach.kiem-tra.xlsx")
    saved.properties.lastModifiedBy = "Người Mẫu"
    saved.worksheets[1]["C5"] = "Lao động tiên tiến"
    saved.move_sheet(saved.worksheets[0], 1)
    again = tmp_path / "sua.xlsx"
    saved.save(again)
    command("validate", again, "--year", 2020, "--annotate")
    copy = tmp_path / "sua.kiem-tra.xlsx"
    assert_sound(copy.read_bytes())
    made = openpyxl.load_workbook(copy)
    assert made.sheetnames == ["Danh sách", RESULT]
    assert made.active.title == RESULT
    comments = marked(made, "Danh sách")
    assert comments["C5"] == words("vi").text("copy_gone")
    assert comments["C7"].count("LỖI: ") == 1
    assert sum(str(row[0].value).isdigit() for row in made[RESULT].iter_rows()) == 1


def test_a_clean_workbook_alone_gets_its_verdict_in_writing(book: Book, tmp_path, command):
    code, _, _ = command("validate", book(GOOD, "xa-long-thuan.xlsx"), "--year", 2020, "--annotate")
    assert code == 0
    listed = openpyxl.load_workbook(tmp_path / "xa-long-thuan.kiem-tra.xlsx").worksheets[0]
    assert listed["A3"].value.startswith("ĐẠT: không có lỗi")


def test_in_a_folder_the_files_without_findings_get_none_and_are_named(book: Book, tmp_path, command):
    book(GOOD, "xa-long-thuan.xlsx")
    book(BAD.replace("LONG THUẬN", "THƯỜNG LẠC"), "xa-thuong-lac.xlsx")
    (tmp_path / "hong.xlsx").write_bytes(b"PK\x03\x04hong")
    code, _, err = command("validate", tmp_path, "--year", 2020, "--annotate")
    assert code == 1
    assert sorted(path.name for path in tmp_path.glob("*.kiem-tra.*")) == ["xa-thuong-lac.kiem-tra.xlsx"]
    assert "Không cần bản đánh dấu: 1 tệp" in err and "xa-long-thuan.xlsx" in err
    assert "hong.xlsx: không lập được bản đánh dấu" in err


def test_a_second_run_replaces_its_own_copies_and_tells_only_the_new_state(book: Book, tmp_path, command):
    book(GOOD.replace("LONG THUẬN", "THƯỜNG LẠC"), "xa-thuong-lac.xlsx")
    path = book(BAD, "xa-long-thuan.xlsx")
    command("validate", tmp_path, "--year", 2020, "--annotate")
    copy = tmp_path / "xa-long-thuan.kiem-tra.xlsx"
    assert openpyxl.load_workbook(copy).worksheets[0]["A3"].value.startswith("CHƯA ĐẠT")
    path.unlink()
    book(GOOD, "xa-long-thuan.xlsx")
    code, out, err = command("validate", tmp_path, "--year", 2020, "--annotate")
    assert code == 0 and "F201" not in out and str(copy) in err
    assert openpyxl.load_workbook(copy).worksheets[0]["A3"].value.startswith("ĐẠT")
    assert sorted(one.name for one in tmp_path.glob("xa-long*.kiem-tra*")) == [copy.name]


def test_a_copy_that_somebody_saved_is_kept_unless_forced(book: Book, tmp_path, command):
    path = book(BAD, "xa-long-thuan.xlsx")
    command("validate", path, "--year", 2020, "--annotate")
    copy = tmp_path / "xa-long-thuan.kiem-tra.xlsx"
    mine = openpyxl.load_workbook(copy)
    mine.worksheets[1]["C5"] = "Lao động tiên tiến"
    mine.properties.lastModifiedBy = "Văn phòng"
    mine.save(copy)
    before = copy.read_bytes()
    code, out, err = command("validate", path, "--year", 2020, "--annotate")
    assert (code, out) == (2, "")
    assert "--force" in err and "xa-long-thuan.kiem-tra.xlsx" in err
    assert copy.read_bytes() == before
    command("validate", path, "--year", 2020, "--annotate", "--force")
    assert openpyxl.load_workbook(copy).worksheets[1]["C5"].value != "Lao động tiên tiến"


def test_the_copy_gives_the_verdict_of_the_screen(book: Book, tmp_path, command):
    path = book(PLAIN.format(award="Giấy khen"))
    for given in ((), ("--strict",)):
        _, out, _ = command("validate", path, "--year", 2020, "--annotate", *given)
        listed = openpyxl.load_workbook(tmp_path / "danh-sach.kiem-tra.xlsx").worksheets[0]
        assert listed["A3"].value == out.splitlines()[0]


def test_a_copy_tells_nothing_of_the_folders_of_whoever_checked(book: Book, tmp_path, command):
    twice = PLAIN.format(award="Lao động tiên tiến") + "| 2 | Nguyễn Văn Mẫu | Lao động tiên tiến |\n" * 2
    path = book(twice)
    command("validate", path, "--year", 2020, "--annotate")
    with zipfile.ZipFile(tmp_path / "danh-sach.kiem-tra.xlsx") as package:
        texts = b"".join(package.read(name) for name in package.namelist() if name.endswith(".xml")).decode()
    assert "same-line-twice" in texts and "Tệp: danh-sach.xlsx" in texts
    assert tmp_path.name not in texts


def test_copies_are_written_though_nobody_reads_on(book: Book, tmp_path, command, monkeypatch):
    from hongngu_tally.render import review

    def gone(*_: object, **__: object) -> None:
        raise SystemExit(1)

    monkeypatch.setattr(review, "validate", gone)
    with pytest.raises(SystemExit):
        command("validate", book(BAD), "--year", 2020, "--annotate")
    assert (tmp_path / "danh-sach.kiem-tra.xlsx").exists()


@pytest.mark.skipif(os.name != "posix", reason="links and rights of POSIX")
def test_a_copy_that_is_a_link_to_its_original_is_refused(book: Book, tmp_path, command):
    path = book(BAD)
    (tmp_path / "danh-sach.kiem-tra.xlsx").symlink_to(path)
    before = path.read_bytes()
    code, _, _ = command("validate", path, "--year", 2020, "--annotate", "--force")
    assert code == 2
    assert path.read_bytes() == before


def test_copies_in_a_folder_lie_as_their_workbooks_do_and_none_meets_another(book: Book, tmp_path, command):
    lists = tmp_path / "ds"
    (lists / "a").mkdir(parents=True)
    one = book(BAD)
    (lists / "a" / "x.xlsx").write_bytes(one.read_bytes())
    (lists / "x.xlsx").write_bytes(book(BAD.replace("LONG THUẬN", "THƯỜNG LẠC")).read_bytes())
    (lists / "x.csv").write_text("STT,Họ và tên,Danh hiệu\n1,Lê Văn Mẫu,Không rõ\n", encoding="utf-8")
    command("validate", lists, "--year", 2020, "--annotate", tmp_path / "moi" / "nua")
    found = sorted(path.relative_to(tmp_path / "moi" / "nua").as_posix() for path in (tmp_path / "moi").rglob("*.xlsx"))  # fmt: skip
    assert found == ["a/x.kiem-tra.xlsx", "x.csv.kiem-tra.xlsx", "x.xlsx.kiem-tra.xlsx"]


@pytest.mark.parametrize("words_", [("F", "--annotate"), ("--annotate", "F"), ("--annotate", "D", "F"), ("F", "--annotate", "D"), ("F", "--annotate=D"), ("F", "--annotate", "--year", "2020")])  # fmt: skip
def test_the_folder_may_be_left_out(words_, book: Book, tmp_path, command):
    path, folder = book(BAD), tmp_path / "moi"
    given = [word.replace("F", str(path)).replace("D", str(folder)) if word in ("F", "D", "--annotate=D") else word for word in words_]  # fmt: skip
    command("validate", "-q", *given, "--lang", "vi")
    where = folder if any("D" in word for word in words_) else tmp_path
    assert [one.name for one in where.glob("*.kiem-tra.xlsx")] == ["danh-sach.kiem-tra.xlsx"]


def test_a_lone_folder_behind_the_option_is_what_is_read(book: Book, tmp_path, command):
    book(BAD)
    code, _, _ = command("validate", "--annotate", tmp_path, "--year", 2020)
    assert code == 1
    assert (tmp_path / "danh-sach.kiem-tra.xlsx").exists()


def test_a_workbook_in_the_folders_place_is_refused_in_words(book: Book, tmp_path, command):
    path = book(BAD)
    code, _, err = command("validate", path, f"--annotate={path}", "--year", 2020)
    assert code == 2
    assert "không phải thư mục" in err


def test_a_copy_repeats_byte_for_byte_and_speaks_english_too(book: Book):
    path = book(BAD)
    tally = run([path], year=2020, whole_year=False)
    first, again = (annotated(path, tally, path.as_posix()) for _ in range(2))
    assert first == again
    english = openpyxl.load_workbook(io.BytesIO(annotated(path, tally, path.as_posix(), "en").data))
    assert english.sheetnames[0] == words("en").text("sheet_verdict")
    assert marked(english, english.sheetnames[1])["C5"].startswith("ERROR: ")


def test_json_on_stdout_is_not_disturbed(book: Book, command):
    import json

    _, out, _ = command("validate", book(BAD), "--year", 2020, "--annotate", "--format", "json")
    assert json.loads(out)["command"] == "validate"
