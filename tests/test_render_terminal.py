"""The screen: verdict first, no number cut at any width, nothing obeyed that came from a workbook."""

import io
import os
import re
import tomllib
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from hongngu_tally.finding import Finding, Place, Severity
from hongngu_tally.intake import Submission
from hongngu_tally.layouts import fill, load_layout
from hongngu_tally.render import inspection, markdown, review, terminal, understood
from hongngu_tally.render import words as words_module
from hongngu_tally.render.grid import Numbers, number_table
from hongngu_tally.render.screen import Screen, cells, linear, wrap
from hongngu_tally.render.understood_md import inspect_md
from hongngu_tally.submissions import Found
from hongngu_tally.table.model import Fate, FileReading, LocatedTable, Section, SheetReading
from made_tally import EXCEEDED, MISSING, tally


@pytest.fixture(autouse=True)
def no_terminal(monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def messages(monkeypatch):
    """Messages that need no facts: their wording is tested elsewhere."""
    from hongngu_tally import messages as real

    def render(finding, lang):
        return real.Message(
            "Thiếu danh hiệu", f"Ô trống {finding.value}", "Nhập danh hiệu", "Điều 20, Luật 15"
        )

    monkeypatch.setattr(real, "render", render)


def shown(draw, *content, width=None, colour=None, **options):
    """What a screen prints; its language may stand last, as in a command."""
    *content, lang = content if content[-1] in ("vi", "en") else (*content, "vi")
    out = io.StringIO()
    draw(Screen(lang, out, width, colour), *content, **options)
    return out.getvalue()


@cache
def year():
    return tally(
        {"award": "LDTT", "times": 1194},
        {"award": "GKH", "unit": "Phòng Nông nghiệp và Phát triển nông thôn", "recipient": "collective", "times": 21},
        {"award": "GKH", "unit": "Xã Nhì", "times": 7},
        {"award": "GKH", "unit": "Xã Nhì", "recipient": "household", "track": "drive"},
        {"award": "BKT", "unit": "Xã Nhì", "level": "province", "held_back": "name-missing"},
        {"award": "CTDCP", "unit": "Xã Nhì", "level": "state", "recipient": "collective"},
        units=("Xã Nhì", "Xã Mẫu"),
        submissions=(
            Submission("a.xlsx", "counted", units=("Xã Mẫu",), rows=1200, nominations=1194, counted=1194),
            Submission("b.xlsx", "unreadable", "file-encrypted"),
            Submission("c (lần 1).xlsx", "superseded", "submission-superseded", "c (lần 2).xlsx"),
            Submission("~$a.xlsx", "ignored", "lock-file"),
        ),
    )  # fmt: skip


# --- summarize


def test_the_table_has_units_in_the_years_order_and_sub_columns_where_an_award_needs_them():
    assert shown(terminal.summarize, year(), width=80).splitlines()[2:12] == [
        "                                             GK huyện  GK huyện  GK huyện",
        "Đơn vị                          LĐTT  Cờ CP   tập thể   cá nhân        hộ   Cộng",
        "--------------------------------------------------------------------------------",
        "Xã Nhì                             –      1         –         7         1      9",
        "Xã Mẫu                         1.194      –         –         –         –  1.194",
        "Phòng Nông nghiệp và Phát          –      –        21         –         –     21",
        "  triển nông thôn",
        "--------------------------------------------------------------------------------",
        "Tổng cộng                      1.194      1        21         7         1  1.224",
        "",
    ]


def test_under_the_table_stand_legend_equalities_files_and_law():
    text = shown(terminal.summarize, year())
    assert "CTDCP" not in text and "Cờ CP" in text and "Cờ thi đua của Chính phủ" in text
    assert "Đề nghị: 1.225 = được tính 1.224 + tạm để lại 1 — ✔ khớp" in text
    assert "Cộng theo đơn vị: 1.224 = được tính 1.224 — ✔ khớp" in text
    assert "Tệp: tính 1 trên 4" in text
    assert "b.xlsx: không đọc được — tệp đặt mật khẩu" in text
    assert "c (lần 1).xlsx: đã có bản thay thế: c (lần 2).xlsx" in text
    assert "~$a.xlsx: bỏ qua — tệp khóa tạm của Excel" in text
    assert "Xét theo pháp luật ngày 31/12/2020: Luật 15/2003/QH11, Nghị định 91/2017/NĐ-CP" in text


def test_an_equality_that_fails_says_so_in_words():
    from dataclasses import replace

    made = year()
    text = shown(terminal.summarize, replace(made, balance=replace(made.balance, rows=9)))
    assert "✖ KHÔNG KHỚP" in text


@pytest.mark.parametrize("width", [20, 32, 40, 60, 80, 100, 200])
def test_no_number_is_cut_at_any_width(width):
    lines = shown(terminal.summarize, year(), width=width).splitlines()
    numbers = [word for line in lines for word in line.split()]
    assert numbers.count("1.194") >= 2 and "1.224" in numbers and "21" in numbers
    table = lines[: next(at for at, line in enumerate(lines) if line.startswith("Chữ viết"))]
    if width >= 40:
        assert max(cells(line) for line in table) <= width
    # Every block names the units again; only the last one has the sums.
    assert sum(line.startswith("Tổng cộng") for line in table) >= 1
    assert sum("Cộng" in line.split() for line in table) == 1


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", [80, pytest.param(100, marks=pytest.mark.slow)])
def test_every_screen_fits_common_widths_in_both_languages(width, lang, messages):
    made = year()
    texts = [
        shown(terminal.summarize, made, lang, width=width),
        shown(review.validate, made, lang, width=width),
        *(shown(terminal.year_end, made, fill(load_layout(name), made), lang, width=width)
          for name in ("district-report", "matrix", "awards")),
    ]  # fmt: skip
    for text in texts:
        assert max(cells(line) for line in text.splitlines()) <= width


def test_other_dimensions_are_a_list():
    made = tally({"award": "LDTT", "times": 1194}, {"award": "GKH", "track": "drive"}, by=("track", "award"))
    lines = shown(terminal.summarize, made, width=80).splitlines()[2:8]
    assert [line.split("  ")[0] for line in lines] == [
        "Loại hình", lines[1], "chuyên đề", "thường xuyên", lines[1], "Tổng cộng"
    ]  # fmt: skip
    assert set(lines[1]) == {"-"} and {len(line) for line in lines} == {len(lines[1])}
    assert [line.split()[-1] for line in lines[2:]] == ["1", "1.194", lines[1], "1.195"]


@pytest.mark.parametrize("width", [12, 20, 40, 60, 80, 100])
def test_a_list_wraps_its_texts_and_never_its_numbers(width):
    made = tally(
        {"award": "LDTT", "unit": "Phòng Nông nghiệp và Phát triển nông thôn", "times": 1194},
        {"award": "GKH", "file": "x" * 70 + ".xlsx"},
        by=("file", "unit", "level"),
    )
    text = shown(terminal.summarize, made, width=width)
    table = text[text.index("\n\n") : text.index("\n\nĐếm")].splitlines()
    for number in ("1", "1.194", "1.195"):
        assert sum(line.endswith(f"  {number}") for line in table) == 1
    assert "…" not in "".join(table)
    if width >= 20:
        assert max(map(cells, table)) <= width


def test_counting_recipients_says_so():
    text = shown(terminal.summarize, tally({"award": "LDTT"}, count="recipients"))
    assert "mỗi đối tượng chỉ tính một lần; tổng không phải là tổng các ô" in text


def test_totals_of_recipients_are_distinct_recipients():
    rows = (
        {"award": "LDTT", "name": "Lê Mẫu"},
        {"award": "GKH", "name": "Lê Mẫu"},
        {"award": "GKH", "name": "Võ Mẫu"},
    )
    lines = shown(terminal.summarize, tally(*rows, count="recipients"), width=80).splitlines()
    assert [line.split()[2:] for line in lines if line.startswith(("Xã Mẫu", "Tổng cộng"))] == [
        ["1", "2", "2"],
        ["1", "2", "2"],
    ]
    listed = tally(*rows, count="recipients", by=("award",))
    lines = shown(terminal.summarize, listed, width=80).splitlines()
    assert "Tổng cộng" in [line[:9] for line in lines if line.endswith(" 2")]
    assert "| Danh hiệu, hình thức | Số đối tượng |" in markdown.summarize_md(listed)


def test_a_list_is_sorted_as_people_do():
    made = tally(
        {"award": "GKH", "unit": "Ấp Ngoài"},
        {"award": "GKH", "unit": "Xã Ba"},
        {"award": "LDTT", "unit": "Xã Ba"},
        {"award": "GKH", "unit": "Xã Nhì"},
        units=("Xã Nhì", "Xã Ba"),
        by=("unit", "award"),
    )
    lines = shown(terminal.summarize, made, width=80).splitlines()[4:8]
    assert [line.split("  ")[0] for line in lines] == ["Xã Nhì", "Xã Ba", "Xã Ba", "Ấp Ngoài"]
    assert "Lao động" in lines[1] and "Giấy khen" in lines[2]


def test_long_lists_of_files_are_folded_but_for_those_that_need_somebody(messages):
    files = [Submission(f"cũ {n:02}.xlsx", "superseded", "submission-superseded", "a.xlsx") for n in range(8)]
    files += [Submission(f"~$ {n:02}.xlsx", "ignored", "lock-file") for n in range(7)]
    files += [Submission(f"hỏng {n:02}.xlsx", "unreadable", "file-encrypted") for n in range(12)]
    made = tally({"award": "LDTT"}, submissions=tuple(files))
    for text in (shown(terminal.summarize, made), shown(review.validate, made)):
        assert "~$ 01.xlsx" in text and "~$ 02.xlsx" not in text and "… và 5 tệp nữa" in text
        assert text.count("hỏng") == 12
    assert "… and 5 more files" in shown(terminal.summarize, made, "en")


def test_a_file_that_nominates_nobody_is_named():
    one, blank = Submission("a.xlsx", "counted", nominations=1), Submission("b.xlsx", "counted")
    assert "Mọi tệp đều được tính." in shown(terminal.summarize, tally({"award": "LDTT"}, submissions=(one,)))
    text = shown(terminal.summarize, tally({"award": "LDTT"}, submissions=(one, blank)))
    assert "b.xlsx: không có đề nghị nào" in text and "Mọi tệp" not in text


def test_an_empty_year_says_so():
    assert "Chưa có đề nghị nào được tính" in shown(terminal.summarize, tally())


def test_english_numbers_and_words():
    text = shown(terminal.summarize, year(), "en", width=100)
    assert "1,194" in text and "Reconciliation" in text and "agrees" in text and "Judged by the law" in text


# --- year-end


def test_what_lies_outside_is_named_under_the_table():
    made = tally({"award": "GKX", "level": "commune", "times": 2}, {"award": "GKH"})
    text = shown(terminal.year_end, made, fill(load_layout("district-report"), made))
    assert "Ngoài bảng: 2" in text
    assert "Giấy khen của Chủ tịch UBND xã, xã, thường xuyên, cá nhân: 2" in text


def test_the_table_with_nothing_outside_says_zero():
    made = tally({"award": "GKH"})
    assert "Ngoài bảng: 0" in shown(terminal.year_end, made, fill(load_layout("awards"), made))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_findings_of_the_whole_year_are_named(lang):
    made = tally(
        {"award": "LDTT"}, {"award": "GKH", "held_back": "name-missing"}, findings=(*MISSING, EXCEEDED)
    )
    text = shown(terminal.year_end, made, fill(load_layout("district-report"), made), lang)
    expected = {
        "vi": (
            "Chưa nộp (2): Phòng Y tế; Hội Chữ thập đỏ huyện\n",
            "LỖI Q101 share-exceeded: Toàn bộ các đơn vị đề nghị 20",
            "Có 1 lỗi, 1 đề nghị tạm để lại — xem từng lỗi: tally validate ĐƯỜNG-DẪN\n",
        ),
        "en": (
            "Not handed in (2): Phòng Y tế; Hội Chữ thập đỏ huyện\n",
            "ERROR Q101 share-exceeded: All units together nominate 20",
            "1 error, 1 nomination held back — see each one: tally validate PATH\n",
        ),
    }
    for words in expected[lang]:
        assert words in text
    clean = tally({"award": "LDTT"})
    text = shown(terminal.year_end, clean, fill(load_layout("district-report"), clean), lang)
    assert "tally validate" not in text and "(2)" not in text


def test_english_has_a_singular():
    notes = [found(row, severity=Severity.NOTE) for row in (8, 9)]
    for number, words in ((1, "0 errors, 0 warnings, 1 note"), (2, "0 errors, 0 warnings, 2 notes")):
        text = shown(terminal.summarize, tally({"award": "LDTT"}, findings=notes[:number]), "en")
        assert f"Findings: {words}\n" in text


# --- validate


def found(row, name="award-missing", severity=Severity.ERROR, code="F102", **more):
    return Finding(code, name, severity, Place("a.xlsx", "Cá nhân", row, 6), **more)


def test_the_verdict_stands_first_and_the_row_beside_its_finding(messages):
    made = tally(
        {
            "award": "LDTT",
            "name": "Lê Mẫu",
            "position": "Kế toán",
            "award_text": "LĐTT",
            "birth": "01/02/1980",
        },
        findings=(found(8),),
    )
    text = shown(review.validate, made)
    assert text.splitlines()[:2] == ["CHƯA ĐẠT: 1 lỗi — 4 dòng, 1 đề nghị", "Tệp: a.xlsx"]
    assert text.splitlines()[-1].startswith("CHƯA ĐẠT. Việc tiếp theo: sửa những chỗ nêu trên")
    assert "✖ LỖI  F102 award-missing — Thiếu danh hiệu" in text
    assert "Cá nhân!F8  | Lê Mẫu | Kế toán | LĐTT" in text
    assert "Căn cứ: Điều 20, Luật 15." in text and "Cách sửa: Nhập danh hiệu" in text
    assert "tally explain F102" in text
    assert "1980" not in text


def test_the_equalities_stand_under_the_findings(messages):
    made = tally(
        {"award": "LDTT", "times": 3}, {"award": "GKH", "held_back": "name-missing"}, findings=(found(8),)
    )
    end = shown(review.validate, made).split("Phát hiện: ")[1].splitlines()
    assert end[1:4] == [
        "  Dòng có nội dung: 7 = tổng các loại dòng 7 — ✔ khớp",
        "  Đề nghị: 4 = được tính 3 + tạm để lại 1 — ✔ khớp",
        "  Cộng theo đơn vị: 3 = được tính 3 — ✔ khớp",
    ]


def test_a_file_without_errors_passes_whatever_its_warnings(messages):
    text = shown(review.validate, tally({"award": "LDTT"}, findings=(found(8, severity=Severity.WARNING),)))
    assert text.startswith("ĐẠT: 1 cảnh báo — 4 dòng") and "⚠ CẢNH BÁO" in text
    assert "xem lại 1 cảnh báo" in text.splitlines()[-1]
    strict = shown(
        review.validate, tally({"award": "LDTT"}, findings=(found(8, severity=Severity.WARNING),)), strict=True
    )  # fmt: skip
    assert strict.startswith("CHƯA ĐẠT: 1 cảnh báo")


def test_a_nomination_held_back_keeps_its_file_from_passing(messages):
    held = tally(
        {"award": "LDTT", "held_back": "award-ambiguous"}, findings=(found(8, severity=Severity.WARNING),)
    )
    assert shown(review.validate, held).startswith("CHƯA ĐẠT: 1 cảnh báo")


def test_many_findings_of_one_code_are_drawn_together(messages):
    made = tally({"award": "LDTT"}, findings=[found(row, value=f"giá trị {row}") for row in range(10, 30)])
    text = shown(review.validate, made)
    assert "Ô trống giá trị 14" in text and "Ô trống giá trị 15" not in text
    assert "… và 15 dòng nữa: Cá nhân!15–29" in text
    assert text.count("Cách sửa") == 1


def test_one_mistake_made_eighty_times_is_one_paragraph(messages):
    alike = [found(row, value="Lao động tiên tiếng") for row in range(10, 90)]
    other = found(95, value="Lao động giỏi")
    text = shown(review.validate, tally({"award": "LDTT"}, findings=[*alike, other]))
    assert "80 dòng như nhau: Cá nhân!10–89. Ví dụ:\n    Cá nhân!F10\n" in text
    assert text.count("Lao động tiên tiếng") == 1 and "Cá nhân!F95" in text and text.count("Cách sửa") == 1


def test_what_is_wrong_with_file_and_columns_comes_before_rows_and_notes_come_last(messages):
    unread = Finding("W502", "unit-unknown", Severity.WARNING, Place("a.xlsx", "Cá nhân"), value="Xã Lạ")
    gap = Finding("W402", "numbering-gap", Severity.NOTE, Place("a.xlsx", "Cá nhân", 8))
    text = shown(review.validate, tally({"award": "LDTT"}, findings=(found(8), gap, unread)))
    assert text.index("W502") < text.index("F102") < text.index("W402")


def test_of_several_files_the_verdict_counts_those_that_did_not_pass(messages):
    made = tally({"award": "LDTT"}, {"award": "GKH", "file": "b.xlsx"}, findings=(found(8),))
    text = shown(review.validate, made)
    assert text.splitlines()[0].startswith("CHƯA ĐẠT: 1 lỗi — ")
    assert text.splitlines()[0].endswith("; chưa đạt 1 trên 2 tệp")
    assert "✔ b.xlsx — ĐẠT: không có lỗi" in text and "--reply" in text.splitlines()[-1]


def test_findings_of_the_whole_year_come_last_and_are_named_by_value(messages):
    whole = [Finding("W503", "unit-missing", Severity.WARNING, Place(), value=f"Xã {n}") for n in range(9)]
    text = shown(review.validate, tally({"award": "LDTT"}, findings=whole))
    assert "Chung cả năm: 0 lỗi, 9 cảnh báo" in text and "… và 4 trường hợp nữa: Xã 5, Xã 6" in text


def test_files_that_do_not_count_are_named(messages):
    text = shown(review.validate, year())
    assert "✖ b.xlsx — CHƯA ĐẠT" in text and "tệp đặt mật khẩu" in text
    assert "· ~$a.xlsx — bỏ qua" in text


# --- inspect


def reading():
    table = LocatedTable(
        row=6, column=1, header_rows=(6, 7), columns={"ordinal": (1,), "name": (2,)}, headers={1: "STT", 2: "Họ và tên"},
        mark_columns={3: "LDTT"}, unknown_headers=((4, "Cột lạ"),), doubts=((5, "Đơn vị", "unit", "workplace"),),
        missing=("award",), score=1.0, rows=(9, 10), section_of=(0, 0), values={}, marks={},
        sections=(Section(), Section(row=8, label="I. CÁ NHÂN", recipient="individual", awards=("GKH",))),
    )  # fmt: skip
    sheet = SheetReading(
        name="Cá nhân", index=0, kind="list", why="award-column", hidden=True, hidden_rows=(10,), nonblank=6,
        fates=((1, Fate.TITLE, "above-the-list"), (6, Fate.HEADER, "header"), (7, Fate.HEADER, "header"),
               (8, Fate.SECTION, "section"), (9, Fate.NOMINATION, ""), (10, Fate.NOMINATION, "")),
        tables=(table,), issuer="UBND XÃ LONG THUẬN", issuer_row=2, years=((4, 1, 2020, "NĂM 2020"),), track="drive",
    )  # fmt: skip
    return FileReading("long-thuan.xlsx", "xlsx", sheets=(sheet,))


def test_inspect_shows_why_where_and_every_row():
    text = shown(inspection.inspect, [reading(), FileReading("b.xlsx", problem="file-encrypted")])
    for words in (
        "Trang tính “Cá nhân”: danh sách đề nghị (có cột danh hiệu, hình thức) [ẩn]",
        "Xã Long Thuận (theo cơ quan ban hành)",
        "Năm: 2020 — tiêu đề A4 “NĂM 2020”",
        "loại hình chuyên đề",
        "Bảng tại A6, dòng tiêu đề cột 6–7; điểm 1 (cần 3,5); không có dòng nào khác giống tiêu đề cột",
        "B  “Họ và tên”  tên người hoặc tập thể",
        "C               đánh dấu LDTT",
        "D  “Cột lạ”     không dùng",
        "Cột E “Đơn vị” có thể là đơn vị đề nghị hoặc đơn vị công tác",
        "Thiếu cột: danh hiệu, hình thức",
        "đề mục, dòng 8 “I. CÁ NHÂN”: cá nhân, Giấy khen của Chủ tịch UBND huyện",
        "Dòng có nội dung: 6 = tổng các loại dòng 6 — ✔ khớp",
        "Các loại dòng: tiêu đề, quốc hiệu 1; tiêu đề cột 2; đề mục 1; đề nghị 2",
        "Dòng ẩn: 10",
        "Không đọc được: tệp đặt mật khẩu",
    ):
        assert words in text


def test_inspect_as_data_has_every_row():
    file, unread, passed_over = understood.inspect_data(
        [reading(), FileReading("b.xlsx", problem="file-encrypted")],
        Found((), (("~$a.xlsx", "lock-file"),), ()),
    )["files"]
    assert (file["state"], unread["state"], passed_over["state"]) == ("read", "unreadable", "ignored")
    assert (unread["problem"], passed_over["problem"]) == ("file-encrypted", "lock-file")
    assert file["ledger"] == {
        "rows": 6,
        "fates": {"title": 1, "header": 2, "section": 1, "nomination": 2},
    }
    (sheet,) = file["sheets"]
    assert (sheet["unit"], sheet["unit_source"], sheet["unit_listed"]) == (
        "Xã Long Thuận",
        "letterhead",
        True,
    )
    last = {"row": 10, "fate": "nomination", "reason": "", "hidden": True, "held_back": [], "cells": {}}
    assert sheet["rows"][-1] == last
    column = sheet["tables"][0]["columns"][2]
    assert (column["column"], column["field"], column["header"]) == ("C", "mark:LDTT", "")
    assert sheet["tables"][0]["sections"][0]["row"] == 8 and sheet["years"][0]["cell"] == "A4"
    lines = understood.inspect_csv([reading()]).splitlines()
    assert lines[0] == "file,sheet,row,fate,reason,hidden" and len(lines) == 7
    lines = understood.inspect_csv([FileReading("b.xlsx", problem="file-encrypted")]).splitlines()
    assert lines[1] == '"b.xlsx","","","","file-encrypted","false"'
    text = inspect_md([reading(), FileReading("b.xlsx", problem="file-unreadable")])
    for line in (
        "| long-thuan.xlsx | Cá nhân | đề nghị | 9–10 | 2 |",
        "| long-thuan.xlsx | Cá nhân | B | Họ và tên | tên người hoặc tập thể · nhận ra qua nội dung các ô |  |",
        "| long-thuan.xlsx | Cá nhân | C |  | đánh dấu LDTT |  |",
        "| long-thuan.xlsx | Cá nhân | D | Cột lạ | không dùng |  |",
        "| long-thuan.xlsx | Cá nhân | dòng 8 | I. CÁ NHÂN | cá nhân, Giấy khen của Chủ tịch UBND huyện |",
        "- long-thuan.xlsx: Dòng có nội dung: 6 = tổng các loại dòng 6 — ✔ khớp",
        "- b.xlsx: Không đọc được: tệp hỏng hoặc không mở được",
    ):
        assert f"{line}\n" in text


# --- what came from a workbook is shown, not obeyed


HOSTILE = "[red]x[/] :smile: \x1b[2J\x9b1m\u202eabc\nOK: 0 lỗi"


def test_names_from_workbooks_and_files_are_shown_not_obeyed(messages):
    made = tally(
        {"award": "LDTT", "unit": HOSTILE, "name": HOSTILE, "file": HOSTILE, "sheet": HOSTILE},
        findings=(
            Finding("F102", "award-missing", Severity.ERROR, Place(HOSTILE, HOSTILE, 8, 6), value="x"),
        ),
    )
    listed = tally({"award": "LDTT", "unit": HOSTILE, "file": HOSTILE + "[/nothing]"}, by=("file", "unit"))
    for text in (
        shown(terminal.summarize, made),
        shown(terminal.summarize, listed),
        shown(terminal.summarize, listed, colour=True, width=500)
        .replace("\x1b[1m", "")
        .replace("\x1b[0m", ""),
        shown(review.validate, made),
        shown(terminal.year_end, made, fill(load_layout("matrix"), made)),
        shown(
            inspection.inspect,
            [FileReading(HOSTILE, sheets=(SheetReading(HOSTILE, 0, "other", HOSTILE, False, (), ()),))],
        ),
    ):
        assert "[red]x[/] :smile:" in text and "\\u202e" in text
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
        assert not any(line.startswith("OK: 0") for line in text.splitlines())


def test_a_pipe_gets_no_colour_and_unwrapped_sentences(messages):
    text = shown(review.validate, tally({"award": "LDTT"}, findings=(found(8, value="dài " * 60),)))
    assert "\x1b" not in text
    assert any(len(line) > 200 for line in text.splitlines())


def test_colour_never_says_what_words_do_not(messages):
    made = tally({"award": "LDTT"}, findings=(found(8),))
    plain = shown(review.validate, made, width=80)
    coloured = shown(review.validate, made, width=80, colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).split() == plain.replace("|", "│").split()


@pytest.mark.skipif(os.name != "posix", reason="on Windows the console itself is asked for colours")
def test_totals_are_bold_only_where_colours_are_wanted(monkeypatch):
    class Terminal(io.StringIO):
        encoding = "utf-8"

        def isatty(self):
            return True

    def on_a_terminal(**variables):
        for name, value in ({"TERM": "xterm", "COLUMNS": "90"} | variables).items():
            monkeypatch.setenv(name, value)
        out = Terminal()
        terminal.summarize(Screen("vi", out), year())
        return out.getvalue()

    bold = on_a_terminal()
    (totals,) = (line for line in bold.splitlines() if "Tổng cộng" in line)
    assert totals.startswith("\x1b[1mTổng cộng") and "─" * 20 in bold
    plain = on_a_terminal(NO_COLOR="1")
    assert "\x1b" not in plain and re.sub(r"\x1b\[[0-9;]*m", "", bold) == plain


def test_a_console_without_utf_8_gets_ascii_tables():
    class Old(io.StringIO):
        encoding = "cp1258"

    out = Old()
    terminal.summarize(Screen("vi", out, 80), year())
    table = out.getvalue().split("\n\n")[1].splitlines()
    assert table[4].split() == ["Xã", "Mẫu", "1.194", "-", "-", "-", "-", "1.194"]
    assert set(table[2]) == {"-"} and "|" not in "".join(table)


def test_a_console_without_utf_8_gets_ascii_signs():
    out = io.TextIOWrapper(io.BytesIO(), encoding="cp1258", errors="backslashreplace", newline="\n")
    screen = Screen("vi", file=out, width=60)
    screen.line("✔ – “a” … │")
    out.flush()
    assert out.buffer.getvalue() == b' - "a" ... |\n'


# --- parts


def test_words_are_never_cut():
    assert wrap("Ủy ban nhân dân", 7) == ["Ủy ban", "nhân", "dân"]
    assert wrap("abcdefghij kl-mn", 4) == ["abcdefghij", "kl-mn"]
    assert wrap("một hai ba", 8, "  ", "    ") == ["  một", "    hai", "    ba"]
    assert wrap("", 8) == [""]


def folded(width, labels=("Xã Mẫu", "Tổng cộng")):
    groups = [[Numbers((name, head), ("1", "2")) for head in ("tập thể", "cá nhân")] for name in "ABC"]
    out = io.StringIO()
    number_table(Screen("vi", out, width), "Đơn vị", labels, [*groups, [Numbers(("Cộng",), ("6", "1.194"))]])
    return out.getvalue().split("\n\n")


@pytest.mark.parametrize(
    ("width", "heads"),
    [
        (80, ["A A B B C C"]),
        (46, ["A A B B", "C C"]),
        (36, ["A A", "B B", "C C"]),
        (30, ["A A", "B B", "C C", ""]),
        (20, ["A", "A", "B", "B", "C", "C", ""]),
    ],
)
def test_a_group_keeps_its_columns_together_when_there_is_room(width, heads):
    blocks = [block.splitlines() for block in folded(width)]
    firsts = [block[0] if "Đơn vị" not in block[0] else "" for block in blocks]
    assert [" ".join(first.split()) for first in firsts] == heads
    for block in blocks:
        assert max(map(len, block)) <= width
        assert sum(line.startswith("Đơn vị") for line in block) == 1
        # The totals stand under a rule in every block, their sum in the last one.
        assert block[-1].startswith("Tổng cộng") and set(block[-2]) == {"-"}
        assert ("1.194" in block[-1]) is (block is blocks[-1])


def test_the_later_lines_of_a_label_are_set_in():
    (block, *_) = folded(30, ("Xã Mẫu Tổng cộng Xã Mẫu Tổng cộng", "Tổng cộng"))
    assert sum(line.startswith("Tổng cộng") for line in block.splitlines()) == 1
    assert block.splitlines()[4:6] == ["  cộng Xã", "  Mẫu Tổng"]


def test_no_line_ends_with_spaces(messages):
    made = year()
    for width in (None, 40, 80):
        for text in (
            shown(terminal.summarize, made, width=width),
            shown(terminal.year_end, made, fill(load_layout("awards"), made), width=width),
        ):
            assert [line for line in text.splitlines() if line != line.rstrip()] == []


def test_every_label_stands_in_both_languages_with_the_same_facts():
    labels = tomllib.loads(Path(words_module.__file__).with_name("labels.toml").read_text(encoding="utf-8"))
    for kind, entries in labels.items():
        for name, entry in entries.items():
            assert set(entry) == {"vi", "en"}, f"{kind}.{name}"
            facts = [
                {field for _, field, _, _ in Formatter().parse(text) if field} for text in entry.values()
            ]
            assert facts[0] == facts[1], f"{kind}.{name}"


def test_every_sentence_is_used():
    folder = Path(words_module.__file__).parent
    code = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    labels = tomllib.loads((folder / "labels.toml").read_text(encoding="utf-8"))
    assert [name for name in labels["text"] if not re.search(f"[\"']{name}[\"']", code)] == []


def test_the_row_beside_a_finding_speaks_the_language_of_the_screen():
    from hongngu_tally.checks.codes import finding as coded

    found = [coded("F101", Place("a.xlsx", "Cá nhân", 8, 2), written="LĐTT")]
    made = tally({"award": "LDTT", "grade": "done"}, findings=found)
    text = shown(review.validate, made)
    assert "| hoàn thành" in text and "done" not in text


def test_the_year_ends_units_stand_under_their_groups_with_subtotals():
    made = tally({"award": "LDTT", "times": 3}, {"award": "LDTT", "unit": "Phòng Mẫu", "times": 2})
    lines = shown(terminal.year_end, made, fill(load_layout("matrix"), made)).splitlines()
    rows = [line.rsplit(maxsplit=2) for line in lines[5:9]]
    assert rows == [
        ["I. Các cơ quan, đơn vị", "2", "2"],
        ["Phòng Mẫu", "2", "2"],
        ["II. Các xã, phường, thị trấn", "3", "3"],
        ["Xã Mẫu", "3", "3"],
    ]
    assert shown(terminal.summarize, made).count("Các cơ quan") == 0


def test_a_whole_row_is_read_aloud_as_one(messages):
    """ "Cá nhân!8" is no cell that a listener could go to."""
    gap = Finding("W402", "numbering-gap", Severity.NOTE, Place("a.xlsx", "Cá nhân", 8))
    with linear():
        text = shown(review.validate, tally({"award": "LDTT"}, findings=(found(8), gap)))
    assert "a.xlsx › Cá nhân, dòng 8: LƯU Ý W402" in text and "a.xlsx › Cá nhân!F8: LỖI F102" in text
