"""What is sent back to each unit, and the result of a check as a web page and a workbook."""

from __future__ import annotations

import io
import json

import openpyxl
import pytest

from hongngu_tally.finding import Finding, Place, Severity
from hongngu_tally.intake import Submission
from hongngu_tally.render import checked, reply
from made_tally import tally

HEAD = """
# Danh sách
| {unit} | < | < | < |
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |

| STT | Họ và tên | Chức vụ | Danh hiệu |
"""
GOOD = "| 1 | Nguyễn Mẫu Sen | Công chức | LĐTT |\n"
WRONG = "".join(
    f"| {n} | Người Mẫu {n} | Công chức | Lao động tiên tiếng |\n" for n in range(1, 13)
) + GOOD.replace("1", "13").replace("Sen", "Súng")

pytestmark = pytest.mark.usefixtures("plain", "read_here")


@pytest.fixture
def folder(book):
    """A commune with one mistake made twelve times, one without any, and a file that nobody can read."""
    path = book(HEAD.format(unit="UBND XÃ LONG THUẬN") + WRONG, "a-long-thuan.xlsx")
    book(HEAD.format(unit="UBND XÃ LONG KHÁNH A") + GOOD, "b-long-khanh.xlsx")
    (path.parent / "c-hong.xlsx").write_bytes(path.read_bytes()[:900])
    return path.parent


def test_every_unit_gets_its_letter_in_the_order_of_the_alphabet(folder, command):
    code, out, err = command("validate", folder, "--year", 2020, "--reply")
    assert (code, err) == (1, "")
    letters = [part.strip() for part in out.split("=====")][1:]
    assert letters[::2] == ["1/3: Xã Long Khánh A", "2/3: Xã Long Thuận", "3/3: c-hong.xlsx"]
    good, wrong, unread = letters[1::2]
    assert good.startswith("Kính gửi: Ủy ban nhân dân xã Long Khánh A")
    assert "không có lỗi" in good and "không phải bổ sung gì thêm" in good and "1." not in good
    assert "Còn 12 lỗi cần sửa" in wrong
    assert "1. Trang “Danh sách”, 12 dòng (5–16) sai như nhau, ví dụ D5: Không nhận ra danh hiệu" in wrong
    assert "\n2. " not in wrong and "lần 2" in wrong
    assert "Kính gửi đơn vị gửi tệp “c-hong.xlsx”" in unread and "chưa đọc được" in unread


def test_a_file_that_cannot_be_read_may_tell_its_unit_by_its_name(folder, command):
    (folder / "c-hong.xlsx").rename(folder / "Xã Long Khánh B.xlsx")
    _, out, _ = command("validate", folder, "--year", 2020, "--reply")
    assert "===== 2/3: Xã Long Khánh B =====\n\nKính gửi: Ủy ban nhân dân xã Long Khánh B\n" in out


def test_who_is_no_longer_in_a_later_list_is_asked_for(book, command):
    names = "".join(GOOD.replace("Sen", name) for name in ("Sen", "Súng", "Ấu"))
    path = book(HEAD.format(unit="UBND XÃ LONG THUẬN") + names, "a.xlsx")
    book(HEAD.format(unit="UBND XÃ LONG THUẬN") + GOOD, "a lần 2.xlsx")
    _, out, _ = command("validate", path.parent, "--year", 2020, "--reply")
    assert "không có lỗi; có 1 chỗ đề nghị đơn vị xem lại" in out
    assert "1. Tệp “a.xlsx”: Tệp này đã được thay bằng “a lần 2.xlsx”" in out
    assert "“Nguyễn Mẫu Súng”" in out and "Hỏi đơn vị" not in out


def test_a_blank_list_is_of_the_unit_in_its_letterhead(book, command):
    path = book(HEAD.format(unit="UBND XÃ LONG THUẬN"), "a.xlsx")
    book(HEAD.format(unit="UBND XÃ LONG KHÁNH A") + GOOD, "b.xlsx")
    _, out, _ = command("validate", path.parent, "--year", 2020, "--reply")
    assert "Kính gửi: Ủy ban nhân dân xã Long Thuận" in out


def test_one_unit_alone_is_nothing_but_its_letter(folder, command):
    _, out, _ = command("validate", folder / "b-long-khanh.xlsx", "--year", 2020, "--reply", "--lang", "en")
    assert (
        out.startswith("To: the People's Committee of xã Long Khánh A\n")
        and "Thank you." in out
        and "=====" not in out
    )


def test_replies_as_data_and_what_they_do_not_go_with(folder, command):
    code, out, _ = command("validate", folder, "--year", 2020, "--reply", "--format", "json")
    data = json.loads(out)
    assert code == 1 and data["command"] == "validate" and data["ledger"]["nominations"] == 14
    assert [(one["unit"], one["passed"]) for one in data["replies"]] == [
        ("Xã Long Khánh A", True), ("Xã Long Thuận", False), ("", False),
    ]  # fmt: skip
    code, _, err = command("validate", folder, "--reply", "--format", "csv")
    assert code == 2 and "--reply" in err
    code, _, err = command("validate", folder / "b-long-khanh.xlsx", "--reply", "--fix", "--dry-run")
    assert code == 2 and "--fix" in err


def test_a_letter_says_nothing_of_commands_and_counts_on_over_its_headings():
    assert reply._for_people("Thiếu cột. Chỉ rõ bằng --column award=D. Xem tally explain W202. Sửa lại.") == (
        "Thiếu cột. Sửa lại."
    )
    made = tally(
        {"award": "LDTT"},
        findings=[
            Finding("F102", "award-missing", Severity.ERROR, Place("a.xlsx", "Cá nhân", 8, 6), {"recipient_name": "Lê Mẫu", "unit": "Xã Mẫu"}),
            Finding("W208", "setting-without-effect", Severity.WARNING, Place("a.xlsx")),
            Finding("W206", "list-empty", Severity.WARNING, Place("a.xlsx", "Tập thể")),
        ],
        submissions=(Submission("a.xlsx", "counted", units=("Xã Mẫu",), rows=5, nominations=1, counted=1),),
    )  # fmt: skip
    (letter,) = reply.replies(made, {})
    assert "Còn 1 lỗi cần sửa và 1 chỗ cần xem lại" in letter.text
    assert "\n1. Trang “Cá nhân”, ô F8: " in letter.text and "\n2. Trang “Tập thể”: " in letter.text


def test_the_page_shows_verdict_findings_and_clean_files(folder, command, tmp_path):
    code, page, _ = command("validate", folder, "--year", 2020, "--format", "html")
    assert code == 1
    assert "CHƯA ĐẠT: 13 lỗi" in page and "chưa đạt 2 trên 3 tệp" in page
    assert "12 chỗ: Danh sách!5–16" in page and page.count("Lao động tiên tiếng") == 2
    assert "<td>b-long-khanh.xlsx</td><td>ĐẠT: không có lỗi — 4 dòng, 1 đề nghị</td>" in page
    assert "<script" not in page and "http://" not in page
    _, _, err = command("validate", folder, "--year", 2020, "-o", tmp_path / "x.html")
    assert "x.html" in err and (tmp_path / "x.html").read_text(encoding="utf-8") == page


def test_the_workbook_has_a_line_per_file_and_a_row_per_finding(folder, command, tmp_path):
    target = tmp_path / "out" / "x.xlsx"
    target.parent.mkdir()
    code, out, _ = command("validate", folder, "--year", 2020, "-o", target)
    assert (code, out) == (1, "")
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["Kết quả kiểm tra", "Phát hiện"]
    first = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert first[1][0].startswith("CHƯA ĐẠT: 13 lỗi")
    assert [row[:7] for row in first if row[0] in (1, 2, 3)] == [
        [1, "a-long-thuan.xlsx", "CHƯA ĐẠT", 12, 0, 0, 16],
        [2, "b-long-khanh.xlsx", "ĐẠT", 0, 0, 0, 4],
        [3, "c-hong.xlsx", "CHƯA ĐẠT", 1, 0, 0, 0],
    ]
    rows = [[cell.value for cell in row] for row in book.worksheets[1].iter_rows(min_row=2)]
    assert len(rows) == 13
    assert rows[0][1:7] == [
        "LỖI", "F201 award-unknown", "a-long-thuan.xlsx", "Danh sách", "D5",
        "Người Mẫu 1 | Công chức | Lao động tiên tiếng",
    ]  # fmt: skip
    # It is a result, and no submission.
    _, said, _ = command("summarize", target.parent, "--year", 2020)
    assert said == ""


def test_a_workbook_on_the_screen_is_refused(folder, command):
    code, out, err = command("validate", folder, "--year", 2020, "--format", "xlsx")
    assert (code, out) == (2, "") and "-o ket-qua.xlsx" in err


def test_what_looks_like_a_formula_or_markup_stays_text():
    bad = Finding(
        "F201", "award-unknown", Severity.ERROR, Place("a.xlsx", "=1+1", 8, 6),
        {"written": "<script>x</script>", "recipient_name": "=cmd|'/c calc'!A1"}, value="<b>",
    )  # fmt: skip
    made = tally({"award": "LDTT", "name": "=1+1"}, findings=(bad,))
    assert "<script>x" not in checked.validate_html(made) and "&lt;script&gt;" in checked.validate_html(made)
    buffer = io.BytesIO()
    checked.write_validate(buffer, made)
    cells = [cell for row in openpyxl.load_workbook(buffer).worksheets[1].iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert {cell.alignment.vertical for cell in cells if cell.row > 1 and cell.value} == {"top"}


def test_a_row_that_was_not_understood_is_shown_as_it_was_written(book, command):
    text = (
        HEAD.format(unit="UBND XÃ LONG THUẬN")
        + GOOD
        + "| | | Chưa rõ chức vụ | |\n| | | 012345678901 | |\n"
        + GOOD.replace("Sen", "Súng")
    )
    path = book(text)
    for given in ((), ("--plain",)):
        _, out, _ = command("validate", path, "--year", 2020, *given)
        (line,) = (line for line in out.splitlines() if "Chưa rõ chức vụ" in line)
        assert "dòng 6" in line or "Danh sách!6" in line
        assert "012345678901" not in out


ROWS = {
    "clean": "",
    "held back": "| 2 | Lê Mẫu Cam | Công chức | Giấy khen |\n",
    "unread": "| | | Ủy viên ủy ban | |\n",
    "warned": "Tổng cộng: 9 người\n",
    "wrong": "| 2 | Lê Mẫu Cam | Công chức | Lao động giỏi giang |\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("given", [(), ("--strict",), ("--skip", "W205,F201,F202,W401")], ids=" ".join)
@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS)
def test_the_verdict_and_the_exit_code_say_the_same(rows, given, book, command):
    rows = f"| {rows.strip()} | < | < | < |\n" if rows.startswith("Tổng") else rows
    path = book(HEAD.format(unit="UBND XÃ LONG THUẬN") + GOOD + rows + GOOD.replace("Sen", "Súng"))
    code, out, _ = command("validate", path, "--year", 2020, *given)
    assert (code == 0) == out.startswith("ĐẠT")
    assert (code == 1) == out.startswith("CHƯA ĐẠT")


def test_where_every_file_passed_the_verdict_says_so(book, command):
    path = book(HEAD.format(unit="UBND XÃ LONG THUẬN") + GOOD, "a.xlsx")
    book(HEAD.format(unit="UBND XÃ LONG KHÁNH A") + GOOD.replace("Sen", "Súng"), "b.xlsx")
    code, out, _ = command("validate", path.parent, "--year", 2020)
    assert code == 0 and out.splitlines()[0] == "ĐẠT: không có lỗi — 8 dòng, 2 đề nghị; đạt cả 2 tệp"
    assert "tally summarize" in out.splitlines()[-1]


def test_what_failed_beside_files_that_passed_is_told_apart(book, command):
    path = book(HEAD.format(unit="UBND XÃ LONG THUẬN") + GOOD, "a.xlsx")
    other = book(HEAD.format(unit="UBND XÃ LONG KHÁNH A") + GOOD.replace("Sen", "Súng"), "b.xlsx")
    before = path.parent / "2019"
    before.mkdir()
    (before / "hong.xlsx").write_bytes(b"PK\x03\x04damaged")
    book(HEAD.format(unit="UBND XÃ LONG THUẬN").replace("2020", "2019") + GOOD, "2019/a.xlsx")
    code, out, _ = command("validate", path, other, "--year", 2020, "--history", before)
    first = out.splitlines()[0]
    assert (
        code == 1
        and first.startswith("CHƯA ĐẠT: 1 lỗi")
        and "cả 2 tệp đề nghị đều đạt, chỗ chưa đạt" in first
    )


def test_a_file_that_does_not_open_is_not_to_be_annotated(tmp_path, command):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04damaged")
    code, out, _ = command("validate", path, "--year", 2020)
    assert code == 1 and "--annotate" not in out
