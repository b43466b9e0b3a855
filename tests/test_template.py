"""Blank forms: what they offer, what becomes of them when they come back, and that they judge as the program does."""

from __future__ import annotations

import atexit
import io
import itertools
import json
import random
import re
import shutil
import tempfile
import unicodedata
import zipfile
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest

from blank_forms import LISTS, UNITS, Filling, drawn, filled, form, opened, verdicts
from hongngu_tally.checks.conditions import TITLES
from hongngu_tally.cli import run as tally_command
from hongngu_tally.law import load_catalogue
from hongngu_tally.offered import awards_for, fingerprint
from hongngu_tally.pipeline import run
from hongngu_tally.reading import Source, Words, read_file
from hongngu_tally.render.template import Form, write_form
from hongngu_tally.render.template.choices import (
    PROCEEDINGS,
    discipline_labels,
    grade_labels,
    group_label,
    track_label,
)
from hongngu_tally.render.template.columns import FIRST_ROW
from hongngu_tally.stamp import FORMAT, MARK
from hongngu_tally.vocabulary import load_vocabulary
from programs import all_converted, converted, needs_calc

pytestmark = pytest.mark.usefixtures("read_here")

YEARS = (2020, 2024, 2026)
SIGNS = {"error": "L", "warning": "C", "note": "N"}


def person(year: int, name: str, award: str = "Lao động tiên tiến", **typed: object) -> dict[str, object]:
    """A row of individuals without a fault of its own."""
    usual = {"sex": "Nam", "birth": "05/03/1985", "position": "Công chức", "workplace": "Văn phòng xã"}
    more = {"registered": "x"} if year == 2020 else {}
    grade = {"grade": "Hoàn thành tốt nhiệm vụ"}
    return {**usual, **grade, **more, "name": name, "award": award, **typed}


def with_faults(year: int) -> Filling:
    """Rows with every fault that a form of the year can see by itself, among rows without any."""
    fighter, commune = "Chiến sĩ thi đua cơ sở", "Giấy khen của Chủ tịch UBND xã"
    drive = {"track": "Chuyên đề", "movement": "Xây dựng nông thôn mới"}
    gone = {
        2020: "Xã, phường, đặc khu tiêu biểu",
        2024: "Huy hiệu",
        2026: "Giấy khen của Chủ tịch UBND huyện",
    }
    unit = form(year).unit
    assert unit is not None
    people = [
        person(year, "Nguyễn Mẫu Sen"),
        person(year, "Nguyễn Mẫu Sen", fighter, initiative="Sáng kiến mẫu (QĐ số 05/QĐ-UBND)"),
        person(year, "Trần Mẫu Lúa", fighter, initiative="Sáng kiến mẫu"),
        person(year, "Trần Mẫu Đa", fighter, initiative="Không"),
        person(year, "Lê Mẫu Mai"),
        person(year, "ông  Lê Mẫu Mai"),
        person(year, "Lê Mẫu Mai", birth="1990"),
        person(year, "Phạm Mẫu Hoà", birth="", position="Kế toán", workplace="Trạm Y tế xã"),
        person(year, "Phạm Mẫu Hòa", birth="", position="Văn thư"),
        {"position": "Công chức"},
        person(year, ""),
        person(year, "Võ Mẫu Trắng", ""),
        person(year, "Võ Mẫu Lạ", "Lao động siêu hạng"),
        person(year, "Võ Mẫu Tập", "Tập thể lao động tiên tiến"),
        person(year, "Võ Mẫu Cũ", gone[year]),
        person(year, "Võ Mẫu Loại", track="Đột xuất"),
        person(year, "Đỗ Mẫu Mới", recruited=datetime(year, 9, 15)),
        person(year, "Đỗ Mẫu Thấp", grade="Hoàn thành nhiệm vụ"),
        person(year, "Đỗ Mẫu Bỏ", grade=""),
        person(year, "Đỗ Mẫu Khen", commune, **drive),
        person(year, "Đỗ Mẫu Khen", commune, track="Chuyên đề", movement="Chuyển đổi số"),
        person(year, "Đỗ Mẫu Khen", commune, **drive),
        person(year, "Đỗ Mẫu Sau", birth=str(year + 5)),
        person(year, "Bùi Mẫu Tắt", "LĐTT"),
        person(year, "Bùi Mẫu Chung", "Giấy khen"),
        person(year, "Đặng Mẫu Hai", commune, **drive),
        person(year, "Đặng Mẫu Hai", "Bằng khen của Chủ tịch UBND tỉnh", **drive),
        person(year, "Đặng Mẫu Ba", "Huân chương Lao động hạng ba", track="Thường xuyên"),
        person(year, "Đặng Mẫu Ba", "Huân chương Lao động hạng nhì", track="Thường xuyên"),
        person(year, "Đặng Mẫu Ba", "Huân chương Dũng cảm", track="Đột xuất"),
        person(year, "Bùi Mẫu Bằng", "Bằng khen của Chủ tịch UBND tỉnh", track="Thường xuyên"),
    ]
    if year == 2020:
        people[0]["registered"], people[4]["discipline"] = "", "Khiển trách"
    else:
        people[0]["proceedings"], people[4]["proceedings"] = "Không", PROCEEDINGS[-1]
        people[4]["discipline"] = "Cảnh cáo"
    advanced, excellent = "Tập thể lao động tiên tiến", "Tập thể lao động xuất sắc"
    bodies: list[dict[str, object]] = [
        {"name": "Ấp Mẫu", "award": advanced, "members": 10},
        {"name": "Văn phòng xã", "award": advanced, "members": 30},
        {"name": "Văn phòng xã", "award": excellent, "members": 5},
        {"name": "Trạm Y tế xã", "award": excellent, "members": 5},
        {"name": unit.name, "award": advanced, "members": 25},
        {"name": "Ấp Mẫu", "award": advanced, "members": 10},
        {"name": "Ấp Hai", "award": "Lao động tiên tiến"},
        {"name": "Ấp Hai", "award": commune, "track": "Niên hạn"},
    ]
    for body in bodies:
        body |= {"grade": "Hoàn thành xuất sắc nhiệm vụ"} | ({"registered": "x"} if year == 2020 else {})
    homes: list[dict[str, object]] = [
        {"name": "Trần Mẫu Hộ", "address": "Ấp 1", "award": "Gia đình văn hóa"},
        {"name": "Trần Mẫu Hộ", "address": "Ấp 1", "award": "Gia đình văn hoá"},
        {"name": "Trần Mẫu Hộ", "address": "Ấp 2", "award": "Gia đình văn hóa"},
        {"name": "Trần Mẫu Hai", "address": "Ấp 2", "award": commune, "track": "Thường xuyên"},
        {"name": "", "address": "Ấp 2", "award": commune},
    ]
    return {"individual": people, "collective": bodies, "household": homes}


def without_faults(year: int) -> Filling:
    """Ten rows that every check lets pass."""
    people = [
        person(year, f"Nguyễn Mẫu {name}") for name in ("Sen", "Lúa", "Mai", "Đào", "Cúc", "Lan", "Huệ")
    ]
    people.append({**people[0], "award": "Chiến sĩ thi đua cơ sở", "initiative": "Sáng kiến mẫu"})
    body: dict[str, object] = {"name": "Văn phòng xã", "award": "Tập thể lao động tiên tiến", "members": 9}
    if year == 2020:
        body["registered"] = "x"
    home: dict[str, object] = {"name": "Trần Mẫu Hộ", "address": "Ấp 1", "award": "Gia đình văn hóa"}
    return {"individual": people, "collective": [body], "household": [home]}


def one_row(year: int) -> Filling:
    """One row, without a fault."""
    return {"individual": [person(year, "Nguyễn Mẫu Sen")]}


def unclear(year: int) -> Filling:
    """One row whose award may be several: nothing but a warning, and yet it is held back."""
    return {"individual": [person(year, "Nguyễn Mẫu Sen"), person(year, "Trần Mẫu Lúa", "Giấy khen", track="Thường xuyên")]}  # fmt: skip


def pasted(year: int) -> Filling:
    """Rows as they come from letters, pages and older lists: other spaces, signs and spellings, and cells that say nothing."""
    advanced, fighter, commune = (
        "Lao động tiên tiến",
        "Chiến sĩ thi đua cơ sở",
        "Giấy khen của Chủ tịch UBND xã",
    )
    apart = unicodedata.normalize("NFD", advanced)
    unit = form(year).unit
    assert unit is not None
    awards = [
        "Lao\u00a0động\u00a0tiên\u00a0tiến", f"{advanced}\n", f"\u200b{advanced}", f"“{advanced}”.", f"1. {advanced}",
        f"- {advanced};", f"Danh hiệu {advanced.lower()}", f"Đề nghị {advanced} năm {year}", f"{advanced} – {year}", apart,
        "LAO ĐỘNG TIÊN TIẾN", "Lao Ðộng tiên tiến", "Lao\nđộng tiên tiến", "Lao động tiên tiến*", "-", "…", " ", "GK", "CSTĐ",
    ]  # fmt: skip
    names = ["Sen", "Lúa", "Mai", "Đào", "Cúc", "Lan", "Huệ", "Trúc", "Bần", "Ổi", "Xoài", "Mít", "Dừa", "Cau", "Me", "Khế", "Chanh", "Quýt", "Bưởi"]  # fmt: skip
    people = [person(year, f"Nguyễn Mẫu {name}", award) for name, award in zip(names, awards, strict=True)]
    people += [
        person(year, "nguyễn\u00a0Mẫu  Sen", fighter.replace("sĩ", "sỹ"), initiative="Sáng kiến mẫu"),
        person(year, "2. Nguyễn Mẫu Lúa", advanced),
        person(year, "Nguyễn Mẫu Mai (ấp 3)", advanced),
        person(year, "Nguyễn Mẫu Ðào", advanced, birth="05-03-1985"),
        person(year, "17"),
        {"name": "18"},
        person(year, "…"),
    ]
    births = ["32/01/1985", "01/13/1985", "1/1", "85", "05/03/85", "năm 1985", "tháng 3 năm 1985", "ngày 5 tháng 3 năm 1985", "không rõ", "-", "Công chức", "1899", 1985, "1985-03-05", f"{year + 1}"]  # fmt: skip
    people += [person(year, f"Trần Mẫu {name}", birth=birth) for name, birth in zip(names, births, strict=False)]  # fmt: skip
    if year == 2020:
        recruited = [f"15/09/{year}", f"1/3/{year}", f"2/3/{year}", f"9/{year}", str(year), f"15-9-{year - 2000}", "không rõ", "Cán bộ"]  # fmt: skip
    else:
        recruited = [f"15/09/{year}", f"9/{year}", "không rõ", "Cán bộ"]
    people += [person(year, f"Lê Mẫu {name}", recruited=day) for name, day in zip(names, recruited, strict=False)]  # fmt: skip
    tracks = [
        "Khen đột xuất",
        "Chuyên đề\u00a0",
        "Theo đợt",
        "đề nghị thường xuyên",
        "-",
        "QUÁ TRÌNH CỐNG HIẾN",
    ]
    people += [person(year, f"Phạm Mẫu {name}", commune, track=track) for name, track in zip(names, tracks, strict=False)]  # fmt: skip
    graded = ["Hoàn thành\u00a0nhiệm vụ", "HTNV", "  Hoàn  thành nhiệm vụ"]
    people += [person(year, f"Võ Mẫu {name}", grade=grade) for name, grade in zip(names, graded, strict=False)]  # fmt: skip
    body: dict[str, object] = {"name": "Ấp Mẫu", "award": "Tập thể lao động tiên tiến", "members": "9"}
    bodies = [
        body,
        {**body, "name": "Văn\u00a0phòng xã", "members": " 90 "},
        {**body, "name": "Trường “Mẫu”"},
    ]
    bodies += [{**body, "name": "Trường Mẫu"}]
    # Who is withdrawn repeats nobody; who is nobody has no name; an award of the other list is read as theirs.
    notes = [
        "Rút",
        "huỷ",
        "xoá tên",
        "xin rút theo đơn",
        "Đã chuyển công tác, không xét",
        "Loại (trùng)",
        "Hoàn cảnh khó khăn",
    ]
    people += [person(year, "Đỗ Mẫu Rút", note=note) for note in notes]
    people += [person(year, "x"), person(year, "-", "", track="Thường xuyên"), {"track": "Cống hiến"}, {"note": "rút"}]  # fmt: skip
    people += [{"movement": "-"}, {"initiative": "Không"}, person(year, "Đỗ Mẫu Dấu", "lao dong tien tien")]
    people += [person(year, "Đỗ Mẫu Nhà", "Gia đình văn hóa"), person(year, "Đỗ Mẫu Sai", commune, track="Dột xuất")]  # fmt: skip
    bodies += [
        {**body, "name": "Phòng Mẫu", "members": "1 người"},
        {"name": unit.name},
        {"workplace": unit.name},
    ]
    people += [person(year, unicodedata.normalize(way, "Bùi Mẫu Đượm"), advanced) for way in ("NFD", "NFC")]
    bodies += [{**body, "name": unicodedata.normalize(way, "Trạm Thủy lợi mẫu")} for way in ("NFD", "NFC")]
    homes: list[dict[str, object]] = [
        {"name": "Trần Mẫu Hộ", "address": "Ấp 1", "award": "Gia đình văn\u00a0hoá"},
        {"name": "Trần Mẫu Hộ", "address": " ấp\u00a01", "award": "“Gia đình văn hóa”"},
        {"name": "Trần Mẫu Người", "address": "Ấp 1", "award": "Chiến sĩ tiên tiến"},
        {"award": commune, "track": "Dột xuất"},
    ]
    return {"individual": people, "collective": bodies, "household": homes}


def mixed(year: int) -> Filling:
    """Rows in which everything meets everything, the same in every run."""
    told = random.Random(year)
    names = {
        "individual": [
            "Nguyễn Mẫu Sen",
            "Trần Mẫu Hoà",
            "Trần Mẫu Hòa",
            "Ông Lê Mẫu Mai",
            "Lê Mẫu Mai",
            "Phạm Mẫu An",
        ],
        "collective": ["Văn phòng xã", "Ấp Mẫu", "Trạm Y tế xã", UNITS[year][0], "Tổ 1", "Phòng Mẫu"],
        "household": ["Trần Mẫu Hộ", "Lê Mẫu Nhà"],
    }
    frequent = {
        "LDTT",
        "CSTDCS",
        "TTLDTT",
        "TTLDXS",
        "GKX",
        "GKH",
        "BKT",
        "BKTTG",
        "HCLD3",
        "HCLD2",
        "GDVH",
        "CSTDT",
    }
    texts: dict[str, list[object]] = {
        "track": ["", "", "", "Thường xuyên", "Chuyên đề", "Đột xuất", "Cống hiến", "Đối ngoại"],
        "movement": ["", "", "Nông thôn mới", "Chuyển đổi số"],
        "achievement": ["", "", "Đã làm tốt", "Cứu người"],
        "birth": ["", "1985", "05/03/1985", "5/3/1985", "06-03-1985", datetime(1985, 3, 5), "2031"],
        "position": ["", "Công chức", "Kế toán"],
        "workplace": ["", "Văn phòng xã", "Ấp Mẫu", "Tổ 1, Phòng Mẫu", "Phòng Mẫu", "Tổ 2", UNITS[year][0]],
        "grade": ["", *grade_labels(), "HTXSNV"],
        "initiative": ["", "Không", "-", "Sáng kiến mẫu"],
        "recruited": [None, None, *(datetime(year, *day) for day in ((3, 1), (3, 2), (7, 1), (7, 2)))],
        "discipline": ["", "", "Không", "Không bị khiển trách", *discipline_labels()],
        "proceedings": ["", "", "", "Không", *PROCEEDINGS],
        "registered": ["x", "x", "x", "", "Không"],
        "members": [None, 2, 4, 7, 9, 20],
        "address": ["", "Ấp 1", "Ấp 2"],
    }
    filling: Filling = {}
    for part in form(year).parts:
        usual = [rules for rules in part.awards if rules.code in frequent]
        for _ in range(38):
            award = told.choice(usual if told.random() < 0.8 else part.awards)
            row: dict[str, object] = {"name": told.choice(names[part.recipient])}
            row["award"] = award.abbreviation if told.random() < 0.2 else award.name_vi
            row |= {field: told.choice(values) for field, values in texts.items() if part.has(field)}
            filling.setdefault(part.recipient, []).append(row)
    return filling


def judged(path: Path, year: int) -> tuple[set[tuple[str, str, int, str]], dict[str, str]]:
    """(code, sheet, row, sign) of the findings about rows; the sign of every finding about the whole file or year.

    Formulas liken no names that differ by a letter: those are the program's alone.
    """
    rows, whole = set(), {}
    for one in run([path], year=year).findings:
        if one.facts.get("cause") == "spelling":
            continue
        code = str(one.facts.get("rule") or one.code) if one.code == "R901" else one.code
        sign = SIGNS[one.severity.value]
        if one.place.row:
            rows.add((code, one.place.sheet, one.place.row, sign))
        else:
            whole[code] = sign
    return rows, whole


# --- the form judges as the program does


@cache
def _saved(year: int) -> dict[str, Path]:
    """The year's forms, filled with and without faults and with everything, as LibreOffice saves them: with every result."""
    folder = Path(tempfile.mkdtemp(prefix="forms-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    fillings = {"faulty": with_faults, "good": without_faults, "mixed": mixed, "one": one_row}
    fillings |= {"pasted": pasted, "unclear": unclear}
    paths = [
        filled(folder / f"{kind}.xlsx", year, filling(year), rows=80) for kind, filling in fillings.items()
    ]
    (folder / "saved").mkdir()
    return {path.stem: path for path in all_converted(paths, "xlsx", folder / "saved")}


@pytest.mark.slow
@needs_calc
@pytest.mark.parametrize("year", YEARS)
def test_a_form_says_of_every_row_what_validate_says(year: int) -> None:
    path = _saved(year)["faulty"]
    own, (rows, whole) = verdicts(path), judged(path, year)
    assert own == {one for one in rows if one[0] in form(year).codes}
    # A check that never spoke would agree with anything.
    assert {code for code, *_ in own} == set(form(year).codes)
    control = {str(row[0]): row for row in opened(path, values=True)["Kiểm tra"].values}
    errors, warnings = (sum(one[3] == sign for one in own) for sign in ("L", "C"))
    exceeded = whole.get("Q101") == "C"
    verdict = f"CHƯA ĐẠT – lỗi: {errors}; cảnh báo: {warnings + exceeded} — 44 dòng"
    assert verdict in control
    assert control["LĐTT"][6] == run([path], year=year).counts.query("award == 'LDTT'")["count"].sum()
    if year == 2020:
        assert control["Q101"][2:7] == (3, 11, "15%", 1, "Vượt") and exceeded
    else:
        assert "Q101" not in control


@pytest.mark.slow
@needs_calc
@pytest.mark.parametrize("year", YEARS)
def test_a_form_says_what_validate_says_where_everything_meets(year: int) -> None:
    own, (rows, _) = verdicts(_saved(year)["mixed"]), judged(_saved(year)["mixed"], year)
    assert own == {one for one in rows if one[0] in form(year).codes}
    assert len(own) > 80


@pytest.mark.slow
@needs_calc
@pytest.mark.parametrize("year", YEARS)
def test_a_form_says_what_validate_says_of_what_is_pasted_into_it(year: int) -> None:
    own, (rows, _) = verdicts(_saved(year)["pasted"]), judged(_saved(year)["pasted"], year)
    assert own == {one for one in rows if one[0] in form(year).codes}
    assert {code for code, *_ in own} >= {"D101", "F101", "F102", "F202", "F303", "R303", "R403", "W205"}


@pytest.mark.slow
@needs_calc
@pytest.mark.parametrize("year", YEARS)
def test_a_form_that_leaves_an_award_unclear_does_not_pass(
    year: int, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _saved(year)["unclear"]
    assert opened(path, values=True)["Kiểm tra"]["A3"].value == "CHƯA ĐẠT – lỗi: 0; cảnh báo: 1 — 2 dòng"
    assert tally_command(["validate", str(path), "--year", str(year)]) == 1
    assert capsys.readouterr().out.startswith("CHƯA ĐẠT: 1 cảnh báo")


@pytest.mark.slow
@needs_calc
@pytest.mark.parametrize("year", YEARS)
def test_a_form_without_faults_passes_in_excel_and_in_validate(year: int) -> None:
    path = _saved(year)["good"]
    assert verdicts(path) == set()
    book = opened(path, values=True)
    assert book["Kiểm tra"]["A3"].value == "ĐẠT – lỗi: 0; cảnh báo: 0 — 10 dòng"
    assert {book["Cá nhân"].cell(row, 1).value for row in range(FIRST_ROW, FIRST_ROW + 8)} == {"✔ Đạt"}
    assert [book["Cá nhân"].cell(row, 2).value for row in range(FIRST_ROW, FIRST_ROW + 9)] == [
        *range(1, 9),
        None,
    ]
    tally = run([path], year=year)
    assert tally.balance.holds and len(tally.counted) == 10
    assert not [one for one in tally.findings if one.severity.value == "error" or one.code[0] in "WF"]


@pytest.mark.slow
@needs_calc
def test_what_a_form_calculates_is_not_mended_nor_named_as_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, mended = _saved(2026)["pasted"], tmp_path / "mended.xlsx"
    asked = ["validate", str(path), "--year", "2026", "--fix", "-o", str(mended), "--format", "json"]
    assert tally_command(asked) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["left"] == [] and len(told["changes"]) > 10
    before, after = opened(path), opened(mended)
    done = {(one["sheet"], one["cell"]) for one in told["changes"]}
    for sheet in before:
        for row in sheet.iter_rows():
            for cell in row:
                other = after[sheet.title][cell.coordinate].value
                assert (cell.value != other) == ((sheet.title, cell.coordinate) in done), cell.coordinate


@pytest.mark.slow
def test_formulas_saved_without_results_change_nothing(tmp_path: Path) -> None:
    rows, _ = judged(filled(tmp_path / "a.xlsx", 2026, with_faults(2026)), 2026)
    assert {code for code, *_ in rows} >= {"F101", "R401", "D101"}
    assert not {code for code, *_ in rows} & {"F301", "F302", "W204", "W301", "W302"}


def test_no_formula_is_longer_or_deeper_than_excel_takes() -> None:
    for year in YEARS:
        for _, helpers in form(year).calculated.values():
            for helper in helpers:
                formula = re.sub(r'"[^"]*"', "", helper.formula(999))
                depths = itertools.accumulate({"(": 1, ")": -1}.get(sign, 0) for sign in formula)
                assert len(helper.formula(999)) < 8000 and max(depths, default=0) <= 64, helper.name


# --- every award of three years


@pytest.mark.parametrize(
    "year", [*(pytest.param(year, marks=pytest.mark.slow) for year in YEARS[:-1]), YEARS[-1]]
)
def test_every_award_offered_is_read_and_counted(
    year: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filling: Filling = {}
    for part in form(year, 60).parts:
        rows = filling.setdefault(part.recipient, [])
        for number, rules in enumerate(part.awards, start=1):
            typed: dict[str, object] = {"name": f"Nguyễn Mẫu {chr(64 + number // 26)}{chr(65 + number % 26)}"}
            if part.recipient == "collective":
                typed["name"] = f"Ấp Mẫu {number}"
            typed |= {"award": rules.name_vi, "track": track_label(rules.tracks.value[part.recipient][0])}
            said = {"grade": grade_labels()[0], "initiative": f"Sáng kiến mẫu {number}", "registered": "x"}
            typed |= {field: text for field, text in said.items() if part.has(field)}
            rows.append(typed)
            if rules.prerequisite_any_of:
                lower = next(one for one in part.awards if one.code in rules.prerequisite_any_of.value)
                rows.append({**typed, "award": lower.name_vi})
    path = filled(tmp_path / "a.xlsx", year, filling, rows=60)
    tally = run([path], year=year)
    asked = {(part.recipient, rules.code) for part in form(year, 60).parts for rules in part.awards}
    counted = {(str(one.recipient), str(one.award)) for one in tally.counted.itertuples()}
    assert counted == asked
    assert len(tally.counted) == sum(map(len, filling.values())) and tally.balance.holds
    assert [one for one in tally.findings if one.severity.value == "error"] == []
    assert (
        tally_command(["summarize", str(path), "--year", str(year), "--by", "award", "--format", "json"]) == 0
    )
    told = json.loads(capsys.readouterr().out)
    assert {one["award"] for one in told["counts"]} == {code for _, code in asked}


@pytest.mark.parametrize("year", YEARS)
def test_only_awards_of_the_year_the_recipient_and_the_unit_are_offered(year: int) -> None:
    regime = load_catalogue().on(load_catalogue().judged_on(year))
    for part in form(year).parts:
        for rules in part.awards:
            assert rules.code in regime.awards and part.recipient in rules.recipients.value
    offered = {rules.code for part in form(year).parts for rules in part.awards}
    assert ("GKH" in offered) is (year < 2026) and ("XATB" in offered) is (year > 2020)
    # A commune has no head of a unit who would sign; an office of the district has, and no commune signs for it.
    assert "GKDV" not in offered and "GKX" in offered
    office = replace(form(2020), unit=next(one for one in load_vocabulary().on_day(regime.day).units.listed if one.name.startswith("Phòng"))) if year < 2026 else None  # fmt: skip
    if office:
        codes = {
            rules.code for part in replace(office, regime=regime, year=year).parts for rules in part.awards
        }
        assert "GKDV" in codes and "GKX" not in codes and {"GKH", *TITLES} <= codes


def test_what_the_drop_downs_say_is_what_is_read() -> None:
    words = load_vocabulary()
    for track in ("merit", "drive", "sudden", "service", "seniority", "external"):
        assert words.phrases.track(track_label(track)) == track
    for group in ("leader", "official", "teacher", "worker", "farmer", "entrepreneur", "armed_forces", "resident", "enterprise", "cooperative", "other"):  # fmt: skip
        assert words.phrases.value("group", group_label(group)) == group
    grades = [words.phrases.value("grade", label) for label in grade_labels()]
    assert grades == ["excellent", "good", "done", "failed", "none"]
    assert [words.standing.discipline(label) for label in discipline_labels()] == list(
        words.standing.measures
    )
    assert all(words.standing.proceedings(text) for text in PROCEEDINGS)
    assert not words.standing.stated("Không") and not words.standing.discipline("Không")


# --- the blank form


@pytest.mark.slow
@pytest.mark.parametrize("year", (2020, 2023, 2025, 2026))
def test_a_blank_form_of_a_commune_can_be_mailed(
    year: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unit = "Xã Long Thuận" if year < 2025 else "Xã Long Phú Thuận"
    path = tmp_path / "mau.xlsx"
    assert tally_command(["template", "--unit", unit, "--year", str(year), "-o", str(path)]) == 0
    assert path.stat().st_size < 700_000


def blank(tmp_path: Path, rows: int = 5, **other: object) -> Path:
    path = tmp_path / "mau.xlsx"
    with path.open("wb") as file:
        write_form(file, replace(form(2026, rows), **other), load_catalogue())  # type: ignore[arg-type]
    return path


def test_a_blank_form_is_named_as_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = blank(tmp_path)
    assert tally_command(["validate", str(path)]) == 0
    told = capsys.readouterr().out
    assert "Đây là mẫu danh sách chưa ghi dòng nào" in told and "✔" in told
    # Nobody is told to hand it in.
    assert "tệp chưa có đề nghị nào; ghi danh sách" in told and "nộp được" not in told
    assert tally_command(["validate", str(path), "--annotate"]) == 0
    capsys.readouterr()
    marked = opened(path.with_name(f"{path.stem}.kiem-tra.xlsx")).worksheets[0]
    assert "chưa có đề nghị nào" in marked["A4"].value
    tally = run([path])
    assert tally.year == 2026 and tally.balance.holds and not len(tally.intake.nominations)
    assert [one.code for one in tally.findings] == ["W206"]
    kinds = {sheet.name: sheet.kind for sheet in tally.intake.files[0].sheets}
    assert kinds == {
        "Hướng dẫn": "example", "Cá nhân": "list", "Tập thể": "list", "Hộ gia đình": "list",
        "Kiểm tra": "lookup", "Danh mục của mẫu": "lookup",
    }  # fmt: skip


@pytest.mark.slow
def test_who_has_only_a_blank_form_has_not_handed_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blank(tmp_path).rename(tmp_path / "Xã Long Phú Thuận.xlsx")
    asked = ["status", str(tmp_path), "--year", "2026", "--format", "json"]
    assert tally_command(asked) == 0
    units = {one["unit"]: one for one in json.loads(capsys.readouterr().out)["units"]}
    assert units["Xã Long Phú Thuận"]["state"] == "missing"
    assert units["Xã Long Phú Thuận"]["files"] == ["Xã Long Phú Thuận.xlsx"]
    with_one(tmp_path / "Xã Long Phú Thuận.xlsx")
    assert tally_command(asked) == 0
    units = {one["unit"]: one for one in json.loads(capsys.readouterr().out)["units"]}
    assert units["Xã Long Phú Thuận"]["state"] == "handed-in"


def test_a_form_is_built_as_excel_expects(tmp_path: Path) -> None:
    path = blank(tmp_path, rows=40)
    book = opened(path)
    sheet = book["Cá nhân"]
    assert sheet.protection.sheet and not sheet.protection.password and book.security.lockStructure
    assert sheet["A9"].protection.locked and sheet["B9"].protection.locked
    assert not sheet["C9"].protection.locked and not sheet["C48"].protection.locked
    assert sheet["C9"].number_format == "@" and sheet.freeze_panes == "D9"
    assert sheet.print_title_rows == "$8:$8" and sheet.page_setup.orientation == "landscape"
    lists = {one.formula1 for one in sheet.data_validations.dataValidation if one.type == "list"}
    assert lists == {"TT_award_individual", "TT_track_individual", "TT_sex", "TT_grade", "TT_group_individual", "TT_discipline", "TT_proceedings"}  # fmt: skip
    assert lists <= set(book.defined_names)
    for one in sheet.data_validations.dataValidation:
        # Excel takes so many letters and calls the file damaged for one more.
        assert 0 < len(one.prompt) <= 255 and 0 < len(one.promptTitle) <= 32
        assert len(one.error or "") <= 225 and len(one.errorTitle or "") <= 32
    assert book["Danh mục của mẫu"].sheet_state == "hidden" and book["Danh mục của mẫu"]["A1"].value == MARK
    parts = zipfile.ZipFile(path)
    assert "INDEX('Cá nhân'!" in parts.read("xl/workbook.xml").decode()
    assert b"hongngu_tally" not in parts.read("docProps/core.xml"), "a form would be passed over as an output"
    assert b"<v/>" not in b"".join(parts.read(name) for name in parts.namelist() if "worksheets" in name)


@pytest.mark.slow
def test_the_same_form_gives_the_same_bytes() -> None:
    again = io.BytesIO()
    write_form(again, form(2026), load_catalogue())
    assert again.getvalue() == drawn(2026, 40)


@pytest.mark.slow
def test_a_form_in_english_is_read_alike(tmp_path: Path) -> None:
    path = blank(tmp_path, lang="en")
    assert [one.code for one in run([path]).findings] == ["W206"]
    book = opened(path)
    assert book["Hướng dẫn"]["A1"].value.startswith("HOW TO FILL IN")
    assert book["Cá nhân"]["C8"].value == "Họ và tên"


# --- the stamp


@pytest.mark.slow
@needs_calc
@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_the_stamp_outlives_other_programs(suffix: str, tmp_path: Path) -> None:
    saved = _saved(2026)["one"]
    if suffix != "xlsx":
        saved = converted(saved, suffix, tmp_path)
    reading = read_file(Source(saved, saved.name), Words())
    assert reading.stamp == form(2026).stamp
    tally = run([saved])
    assert len(tally.counted) == 1 and not [one for one in tally.findings if one.code != "R901"]


def changed(path: Path, place: str, value: object, sheet: str = "Danh mục của mẫu") -> Path:
    book = opened(path)
    book[sheet][place] = value
    book.save(path)
    return path


@cache
def _one() -> bytes:
    return filled(io.BytesIO(), 2026, one_row(2026), rows=5).getvalue()


def with_one(path: Path) -> Path:
    """A short form in which one row is filled."""
    path.write_bytes(_one())
    return path


@pytest.mark.slow
@pytest.mark.parametrize(
    ("place", "value", "year", "says"),
    [
        ("B2", "0123456789abcdef", 2026, "quy định nay đã thay đổi"),
        ("B1", str(FORMAT + 1), 2026, "phiên bản khác"),
        ("B3", "2025", 2026, "Mẫu lập cho năm 2025"),
        ("B4", "Xã Long Khánh", 2026, "Mẫu lập cho “Xã Long Khánh”"),
    ],
)
def test_a_form_of_another_law_year_or_unit_is_named(
    place: str, value: str, year: int, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = changed(with_one(tmp_path / "a.xlsx"), place, value)
    assert tally_command(["validate", str(path), "--year", str(year)]) == 0
    told = capsys.readouterr().out
    assert "W508 template-outdated" in told and says in " ".join(told.split())
    assert "Mẫu danh sách" in told or "Mẫu của" in told
    assert len(run([path], year=year).counted) == 1


@pytest.mark.slow
def test_a_form_as_it_was_sent_out_is_not_named(tmp_path: Path) -> None:
    path = with_one(tmp_path / "a.xlsx")
    assert not [one for one in run([path]).findings if one.code == "W508"]
    # The title's year follows the sheet; the stamp stays what it was.
    other = changed(with_one(tmp_path / "b.xlsx"), "B4", "DANH SÁCH ĐỀ NGHỊ NĂM 2025", "Cá nhân")
    assert run([other]).year == 2026


def test_a_stamp_that_nobody_can_read_is_none(tmp_path: Path) -> None:
    path = changed(with_one(tmp_path / "a.xlsx"), "B3", "năm nay")
    reading = read_file(Source(path, "a.xlsx"), Words())
    assert reading.stamp is None and len(run([path], year=2026).counted) == 1


@pytest.mark.slow
def test_the_unit_comes_from_the_stamp_where_the_letterhead_is_gone(tmp_path: Path) -> None:
    path = changed(changed(with_one(tmp_path / "x.xlsx"), "B2", None, "Cá nhân"), "B1", None, "Cá nhân")
    assert set(run([path]).counted["unit"]) == {"Xã Long Phú Thuận"}


@pytest.mark.slow
def test_a_form_without_its_hidden_sheet_or_its_mark_is_read_all_the_same(tmp_path: Path) -> None:
    unmarked = changed(with_one(tmp_path / "a.xlsx"), "A1", "đã bỏ dấu")
    book = opened(with_one(tmp_path / "b.xlsx"))
    del book["Danh mục của mẫu"]
    book.save(tmp_path / "b.xlsx")
    for path in (unmarked, tmp_path / "b.xlsx"):
        tally = run([path], year=2026)
        assert len(tally.counted) == 1 and tally.intake.files[0].stamp is None
        assert not [one for one in tally.findings if one.code != "R901"]


@pytest.mark.slow
def test_a_file_on_a_form_counts_before_one_that_is_not(tmp_path: Path) -> None:
    with_one(tmp_path / "Xã Long Phú Thuận.xlsx")
    plain = changed(with_one(tmp_path / "Xã Long Phú Thuận lần 2.xlsx"), "A1", "đã bỏ dấu")
    states = {one.file: one.state for one in run([tmp_path], year=2026).intake.submissions}
    assert states == {"Xã Long Phú Thuận.xlsx": "counted", plain.name: "superseded"}


def test_the_fingerprint_changes_with_what_a_list_offers_and_with_nothing_else() -> None:
    catalogue = load_catalogue()
    regime = catalogue.on(date(2026, 12, 31))
    levels = regime.levels
    before = fingerprint(regime, LISTS, levels)
    assert before == fingerprint(replace(regime, day=date(2026, 12, 30)), LISTS, levels)
    fewer = {code: rules for code, rules in regime.awards.items() if code != "XATB"}
    assert fingerprint(replace(regime, awards=fewer), LISTS, levels) != before
    assert fingerprint(replace(regime, awards=fewer), ("household",), levels) == fingerprint(regime, ("household",), levels)  # fmt: skip
    rules = regime.awards["CSTDCS"]
    looser = {**regime.awards, "CSTDCS": replace(rules, prerequisite_any_of=None)}
    assert fingerprint(replace(regime, awards=looser), LISTS, levels) != before
    assert awards_for(regime, "household", ("commune",)) != awards_for(regime, "household", levels)


# --- the command


def command(folder: Path, *arguments: str) -> int:
    return tally_command(["template", *arguments, "-o", str(folder / "mau.xlsx"), "--rows", "5"])


def test_the_command_writes_the_form_of_a_unit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        command(
            tmp_path, "--unit", "xã long phú thuận", "--year", "2026", "--lists", "households,individuals"
        )
        == 0
    )
    assert "mau.xlsx" in capsys.readouterr().err
    reading = read_file(Source(tmp_path / "mau.xlsx", "mau.xlsx"), Words())
    assert reading.stamp is not None
    assert reading.stamp.unit == "Xã Long Phú Thuận" and reading.stamp.lists == ("individual", "household")
    assert [sheet.name for sheet in reading.sheets if sheet.kind == "list"] == ["Cá nhân", "Hộ gia đình"]
    assert reading.sheets[1].issuer == "XÃ LONG PHÚ THUẬN"
    assert command(tmp_path, "--unit", "Xã Long Phú Thuận", "--year", "2026") == 2, "an output is kept"
    assert command(tmp_path, "--unit", "Xã Long Phú Thuận", "--year", "2026", "--force") == 0


@pytest.mark.slow
def test_a_form_for_any_unit_takes_the_unit_typed_into_its_letterhead(tmp_path: Path) -> None:
    assert command(tmp_path, "--year", "2026") == 0
    book = opened(tmp_path / "mau.xlsx")
    sheet = book["Cá nhân"]
    assert not sheet["B1"].protection.locked and not sheet["B2"].protection.locked
    sheet["B1"], sheet["B2"], sheet["C9"], sheet["I9"] = "ỦY BAN NHÂN DÂN", "XÃ LONG KHÁNH", "Nguyễn Mẫu Sen", "Lao động tiên tiến"  # fmt: skip
    book.save(tmp_path / "mau.xlsx")
    tally = run([tmp_path / "mau.xlsx"])
    assert set(tally.counted["unit"]) == {"Xã Long Khánh"}
    assert not [one for one in tally.findings if one.code in ("W508", "W502")]


@pytest.mark.slow
def test_one_form_for_each_unit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "mau"
    asked = ["template", "--all-units", "--year", "2026", "--rows", "5", "-o", str(folder)]
    assert tally_command(asked) == 0
    assert {path.name.split(" - ")[0] for path in folder.iterdir()} == {
        "Phường Thường Lạc", "Xã Long Khánh", "Xã Long Phú Thuận", "Xã Thường Phước",
    }  # fmt: skip
    assert "4" in capsys.readouterr().err
    assert tally_command(asked) == 2, "outputs are kept"
    assert tally_command([*asked, "--force"]) == 0
    units = {unit for one in run([folder], year=2026).intake.files if one.stamp for unit in (one.stamp.unit,)}
    assert len(units) == 4


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--unit", "Xã Long Phú Thuân", "--year", "2026"], "Có phải là Xã Long Phú Thuận?"),
        (["--unit", "Xã Long Thuận", "--year", "2026"], "của năm ấy: Xã Long Phú Thuận"),
        (["--unit", "Xã Long Phú Thuận", "--year", "2020"], "của năm ấy: Xã Long Thuận, Xã Phú Thuận A"),
        (["--unit", "Công an xã", "--year", "2026"], "place ="),
        (["--unit", "Xã Mẫu", "--year", "2026"], "[[unit]]"),
        (["--year", "2012"], "2012"),
        ([], "--year 2026"),
        (["--year", "2026", "--lists", "people"], "individuals, collectives, households"),
        (["--year", "2026", "--unit", "Xã Long Khánh", "--all-units"], "--all-units"),
    ],
)
def test_wrong_usage_is_answered(
    arguments: list[str],
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert command(tmp_path, *arguments) == 2
    assert says in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "value"), [("--rows", "0"), ("--rows", "many"), ("-o", "mau.docx"), ("-o", "")]
)
def test_wrong_values_are_answered(
    name: str, value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {"-o": str(tmp_path / "mau.xlsx"), "--year": "2026", name: value}
    assert tally_command(["template", *(word for pair in given.items() for word in pair)]) == 2
    assert capsys.readouterr().err


@pytest.mark.slow
def test_settings_give_the_year_the_place_and_own_units(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tally.toml").write_text(
        'year = 2026\nplace = "Xã Long Phú Thuận"\n[[unit]]\nname = "Trường Tiểu học Thí Dụ"\nkind = "school"\n',
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    assert command(tmp_path, "--unit", "Trường Tiểu học Thí Dụ") == 0
    stamp = read_file(Source(tmp_path / "mau.xlsx", "mau.xlsx"), Words()).stamp
    assert stamp is not None and stamp.unit == "Trường Tiểu học Thí Dụ" and stamp.year == 2026
    assert {"unit", "commune"} <= set(stamp.levels)


def test_the_form_of_a_place_with_its_own_share_judges_by_it() -> None:
    regime = form(2026).regime
    province = replace(regime.province, cstdcs_share_percent=20)
    mine = Form(replace(regime, province=province), 2026, LISTS)
    assert mine.wants_shares == (("CSTDCS", ("LDTT", "CSTT")),)
    assert mine.stamp.law == Form(regime, 2026, LISTS).stamp.law
