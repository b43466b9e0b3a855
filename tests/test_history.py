"""``--history``: which files are read as earlier years', of which year they are, and what nominees' records they give."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conftest import Command
from grids import write_book
from hongngu_tally import pipeline
from hongngu_tally.checks.records import initiatives_in
from hongngu_tally.pipeline import run
from hongngu_tally.settings import Settings
from hongngu_tally.vocabulary import Unit, load_vocabulary
from hongngu_tally.vocabulary.records import read_record

pytestmark = pytest.mark.usefixtures("read_here")


SEN, LUA = "Nguyễn Mẫu Sen", "Trần Mẫu Lúa"
BORN = {SEN: "05/07/1980", LUA: "01/02/1982"}


def written(
    path: Path, year: int | str, *rows: tuple[str, str], unit: str = "Xã Long Thuận", births: bool = True,
    column: str = "", texts: tuple[str, ...] = (), title: str = "",
) -> Path:  # fmt: skip
    """A list of (name, award) rows; ``column`` titles one more column, which holds ``texts``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    header = f"| STT | Họ và tên | Ngày sinh | Danh hiệu |{f' {column} |' if column else ''}"
    lines = [
        f"| {at} | {name} | {BORN[name] if births else ''} | {award} |"
        + (f" {texts[at - 1] if at <= len(texts) else ''} |" if column else "")
        for at, (name, award) in enumerate(rows, 1)
    ]
    title = title or f"DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM {year}"
    return write_book(
        path, "\n".join(["# Cá nhân", f"| UBND {unit.upper()} |", f"| {title} |", "", header, *lines])
    )


def fighters(name: str) -> tuple[tuple[str, str], ...]:
    return ((SEN, "LĐTT"), (LUA, "LĐTT"), (name, "CSTĐCS"))


@pytest.fixture
def years(tmp_path: Path) -> Path:
    """Sen is nominated as CSTĐ tỉnh in 2020, with CSTĐ cơ sở in 2018 and 2020 only."""
    written(tmp_path / "2020/a.xlsx", 2020, *fighters(SEN), (SEN, "CSTĐ tỉnh"))
    written(tmp_path / "truoc/2018/a.xlsx", 2018, *fighters(SEN))
    written(tmp_path / "truoc/2019/a.xlsx", 2019, *fighters(LUA))
    return tmp_path


def found(folder: Path, *history: Path | str, year: int = 2020) -> list[str]:
    """The H findings, as ``H101 D8``."""
    tally = run([folder / str(year)], history=history, year=year, workers=1)
    return [f"{one.code} {one.place.cell}".strip() for one in tally.findings if one.code.startswith("H")]


def unjudged(folder: Path, *history: Path | str) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    tally = run([folder / "2020"], history=history, year=2020, workers=1)
    return [(one.lacks, one.needs, one.holds) for one in tally.unjudged if one.code == "H101"]


# --- of which year a file is


def test_a_sheet_that_is_no_list_is_told_whatever_years_its_file_s_lists_are_of(years: Path) -> None:
    sheets = [
        "\n".join([f"# {year}", f"| DANH SÁCH KHEN THƯỞNG NĂM {year} |", "| STT | Họ và tên | Danh hiệu |",
                   f"| 1 | {SEN} | LĐTT |"])
        for year in (2017, 2018)
    ]  # fmt: skip
    sheets.append("# Thư\n| Kính gửi Hội đồng, chúng tôi xin gửi danh sách. |")
    (years / "truoc/2016").mkdir()
    write_book(years / "truoc/2016/ds.xlsx", "\n".join(sheets))
    tally = run([years / "2020"], history=[years / "truoc"], year=2020, workers=1)
    earlier = [one for one in tally.intake.earlier.files if one.file.endswith("ds.xlsx")]
    assert [(one.year, one.without_list) for one in earlier] == [(2017, ()), (2018, ("Thư",))]


def test_the_year_comes_from_the_titles(years: Path) -> None:
    (years / "truoc/2019").rename(years / "truoc/nam-kia")
    assert found(years, years / "truoc") == ["H101 D8"]


def test_the_year_comes_from_the_folder_where_the_titles_state_none(years: Path) -> None:
    written(years / "truoc/2019/a.xlsx", 2019, *fighters(SEN), title="DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG")
    assert found(years, years / "truoc") == []


def test_the_year_comes_from_the_file_s_own_name(years: Path) -> None:
    (years / "truoc/2019/a.xlsx").unlink()
    written(years / "kho/nam 2019.xlsx", 2019, *fighters(LUA), title="DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG")
    assert found(years, years / "truoc", years / "kho") == ["H101 D8"]


def test_tally_toml_goes_before_the_titles(years: Path) -> None:
    written(years / "truoc/2019/a.xlsx", 2017, *fighters(LUA))
    (years / "truoc/2019/tally.toml").write_text("year = 2019\n", encoding="utf-8")
    assert found(years, years / "truoc") == ["H101 D8"]


@pytest.mark.parametrize("title", ["SỔ THEO DÕI KHEN THƯỞNG", "KHEN THƯỞNG CÁC NĂM 2018, 2019"])
def test_a_register_with_a_column_of_years_speaks_for_each(years: Path, title: str) -> None:
    register = f"""
    # Sổ
    | UBND XÃ LONG THUẬN |
    | {title} |
    | STT | Họ và tên | Năm sinh | Năm khen thưởng | Danh hiệu |
    | 1 | {SEN} | 1980 | 2018 | CSTĐCS |
    | 2 | {LUA} | 1981 |      | CSTĐCS |
    | 3 | {LUA} | 1981 | 2019 | CSTĐCS |
    | 4 | {SEN} | 1980 | 2020 | CSTĐCS |
    | 5 | {LUA} | 1981 | 2018 | LĐTT   |
    """
    shutil.rmtree(years / "truoc")
    (years / "truoc").mkdir()
    write_book(years / "truoc/so.xlsx", register)
    assert found(years, years / "truoc") == ["H101 D8"]
    earlier = run([years / "2020"], history=[years / "truoc"], year=2020, workers=1).intake.earlier
    held = sorted(zip(earlier.awards["year"], earlier.awards["row"], strict=True))
    assert held == [(2018, 4), (2018, 5), (2018, 8), (2019, 6)]
    assert [(file.year, file.state, file.nominations) for file in earlier.files] == [
        (2018, "counted", 3),
        (2019, "counted", 1),
    ]


@pytest.mark.parametrize(
    "titles", ["Năm 2018 | Năm 2019", "2018 | 2019", "Danh hiệu năm 2018 | Danh hiệu năm 2019"]
)
def test_a_register_with_a_column_per_year_says_who_held_what(years: Path, titles: str) -> None:
    shutil.rmtree(years / "truoc")

    def register(before: str) -> None:
        rows = f"| 1 | {SEN} | 05/07/1980 | {before} | CSTĐCS |\n| 2 | {LUA} | 01/02/1982 | LĐTT | LĐTT |"
        head = "# Sổ\n| UBND XÃ LONG THUẬN |\n| SỔ THEO DÕI THI ĐUA |\n\n"
        write_book(years / "kho/so.xlsx", f"{head}| STT | Họ và tên | Ngày sinh | {titles} |\n{rows}")

    (years / "kho").mkdir()
    register("CSTĐCS")
    assert found(years, years / "kho") == [] and unjudged(years, years / "kho") == []
    # It is no list of everybody who held something in the first of these years: that blames nobody.
    register("LĐTT")
    assert found(years, years / "kho") == []
    assert unjudged(years, years / "kho") == [("history-years", (2018, 2019), (2019,))]


def test_years_of_birth_are_no_years_of_rows(years: Path) -> None:
    people = "\n".join(
        f"| {at} | {name} | {born} | CSTĐCS |"
        for at, (name, born) in enumerate([(LUA, 1981), (SEN, 1980)], 1)
    )
    write_book(
        years / "truoc/2019/a.xlsx",
        f"# DS\n| UBND XÃ LONG THUẬN |\n| DANH SÁCH ĐỀ NGHỊ NĂM 2019 |\n| STT | Họ và tên | Năm | Danh hiệu |\n{people}",
    )
    assert found(years, years / "truoc") == []


def test_a_workbook_with_a_list_per_year_speaks_for_each(years: Path) -> None:
    for folder in ("2018", "2019"):
        (years / f"truoc/{folder}/a.xlsx").unlink()
    sheets = [
        "\n".join([f"# Năm {year}", "| UBND XÃ LONG THUẬN |", f"| DANH SÁCH KHEN THƯỞNG NĂM {year} |", "",
                   "| STT | Họ và tên | Danh hiệu |", f"| 1 | {name} | CSTĐCS |", f"| 2 | {SEN} | LĐTT |"])
        for year, name in ((2018, SEN), (2019, LUA))
    ]  # fmt: skip
    sheets.append(
        "\n".join(
            [
                "# Bổ sung",
                "| UBND XÃ LONG THUẬN |",
                "",
                "| STT | Họ và tên | Danh hiệu |",
                f"| 1 | {LUA} | LĐTT |",
            ]
        )
    )
    write_book(years / "truoc/tong-hop.xlsx", "\n".join(sheets))
    assert found(years, years / "truoc") == ["H101 D8"]
    tally = run([years / "2020"], history=[years / "truoc"], year=2020, workers=1)
    assert tally.intake.earlier is not None
    # The sheet without a year of its own counts once.
    assert [(one.year, one.nominations) for one in tally.intake.earlier.files] == [(2018, 2), (2019, 3)]


@pytest.mark.usefixtures("plain")
def test_a_folder_whose_year_nothing_tells_is_named(years: Path, command: Command) -> None:
    written(years / "cu/ds.xlsx", "", *fighters(SEN), title="DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG")
    code, out, err = command("validate", years / "2020", "--year", 2020, "--history", years / "cu")
    assert (code, out) == (2, "")
    assert f"Không biết các tệp trong {years.as_posix()}/cu thuộc năm nào" in err
    assert "year = 2019" in err


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize(("given", "says"), [("khong-co", "khong-co"), ("trong", "Không có bảng tính nào")])
def test_a_path_without_workbooks_is_wrong_usage(
    years: Path, command: Command, given: str, says: str
) -> None:
    (years / "trong").mkdir()
    code, _, err = command("summarize", years / "2020", "--history", years / given)
    assert code == 2
    assert says in err


# --- which files


def test_an_earlier_year_below_the_path_is_no_part_of_this_year(years: Path) -> None:
    written(years / "2020/truoc/2019/a.xlsx", 2019, *fighters(LUA))
    tally = run([years / "2020"], history=[years / "truoc/2018", years / "2020/truoc"], year=2020, workers=1)
    assert len(tally.counted) == 4
    assert [one.reason for one in tally.intake.submissions if one.state == "ignored"] == ["earlier-year"]
    assert [one.code for one in tally.findings if one.code.startswith("H")] == ["H101"]


def test_a_file_of_this_year_proves_nothing_about_earlier_ones(years: Path) -> None:
    assert found(years, years) == ["H106", "H101 D8"]


def test_a_copy_of_this_year_s_file_is_not_used(years: Path) -> None:
    copy = years / "truoc/2019/b.xlsx"
    copy.write_bytes((years / "2020/a.xlsx").read_bytes())
    assert found(years, years / "truoc") == ["H106", "H101 D8"]


def test_an_unreadable_file_is_named_and_nobody_is_accused(years: Path) -> None:
    broken = years / "truoc/2019/b.xlsx"
    broken.write_bytes(b"PK\x03\x04 no workbook")
    tally = run([years / "2020"], history=[years / "truoc"], year=2020, workers=1)
    codes = [one.code for one in tally.findings if one.place.file == broken.as_posix()]
    assert [code for code in codes if code.startswith("W10")]
    assert not [one for one in tally.findings if one.code == "H101"]
    assert [one.lacks for one in tally.unjudged if one.code == "H101"] == ["history-unreadable"]


def test_where_a_sheet_was_not_understood_nobody_is_accused(years: Path) -> None:
    rows = "| STT | Họ và tên | Danh hiệu |\n" + f"| 1 | {LUA} | LĐTT |"
    other = "# Khác\n| Nội dung trao đổi với các ấp trong năm |\n| Hẹn gặp lại các bác sau Tết |"
    text = f"# A\n| UBND XÃ LONG THUẬN |\n| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2019 |\n\n{rows}\n{other}"
    write_book(years / "truoc/2019/a.xlsx", text)
    assert found(years, years / "truoc") == ["H104"]
    assert unjudged(years, years / "truoc") == [("history-unreadable", (), ())]


def test_a_newer_submission_of_an_earlier_year_counts_instead(years: Path) -> None:
    written(years / "truoc/2019/a (lần 2).xlsx", 2019, *fighters(SEN))
    assert found(years, years / "truoc") == []


def test_where_a_list_has_decisions_only_what_was_decided_was_held(years: Path) -> None:
    rows = (*fighters(LUA), (SEN, "CSTĐCS"))
    decided = ("12/QĐ-UBND",) * 3
    written(years / "truoc/2019/a.xlsx", 2019, *rows, column="Số quyết định", texts=decided)
    assert found(years, years / "truoc") == ["H101 D8"]
    written(years / "truoc/2019/a.xlsx", 2019, *rows, column="Số quyết định", texts=(*decided, "12/QĐ-UBND"))
    assert found(years, years / "truoc") == []


# --- who is who


def test_births_that_differ_are_two_people(years: Path) -> None:
    text = "| 05/07/1980 |"
    path = written(years / "truoc/2019/a.xlsx", 2019, *fighters(SEN))
    assert found(years, years / "truoc") == []
    header = "| STT | Họ và tên | Ngày sinh | Danh hiệu |"
    rows = f"| 1 | {SEN} {text.replace('1980', '1991')} CSTĐCS |\n| 2 | {LUA} | 1982 | LĐTT |"
    write_book(
        path, f"# A\n| UBND XÃ LONG THUẬN |\n| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2019 |\n\n{header}\n{rows}"
    )
    assert found(years, years / "truoc") == ["H101 D8"]


def test_a_namesake_in_another_unit_is_a_question(years: Path) -> None:
    written(years / "truoc/2019/b.xlsx", 2019, (SEN, "CSTĐCS"), unit="Xã Phú Thuận A", births=False)
    tally = run([years / "2020"], history=[years / "truoc"], year=2020, workers=1)
    (one,) = [each for each in tally.findings if each.code == "H101"]
    assert one.severity == "warning"
    assert "b.xlsx › Cá nhân!D5" in str(one.facts["namesake"])


def test_whoever_moved_keeps_the_years(years: Path) -> None:
    written(years / "truoc/2019/b.xlsx", 2019, (SEN, "CSTĐCS"), unit="Xã Phú Thuận A")
    assert found(years, years / "truoc") == []


def test_a_unit_that_was_made_of_others_keeps_their_years(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = ("Xã Bến Mẫu", "Xã Chợ Mẫu")
    units = (Unit("Xã Sông Mẫu", "commune", merged_from=parts), *(Unit(name, "commune") for name in parts))
    monkeypatch.setattr(pipeline, "load_settings", lambda *_: Settings(units=units))
    now = ((SEN, "LĐTT"), (SEN, "CSTĐCS"), (SEN, "CSTĐ tỉnh"))
    written(tmp_path / "2026/a.xlsx", 2026, *now, unit="Xã Sông Mẫu", births=False)
    written(tmp_path / "truoc/2025/a.xlsx", 2025, (SEN, "CSTĐCS"), unit="Xã Sông Mẫu", births=False)
    written(tmp_path / "truoc/2024/a.xlsx", 2024, (SEN, "CSTĐCS"), unit="Xã Bến Mẫu", births=False)
    assert found(tmp_path, tmp_path / "truoc", year=2026) == []
    written(tmp_path / "truoc/2024/a.xlsx", 2024, (LUA, "CSTĐCS"), unit="Xã Bến Mẫu", births=False)
    tally = run([tmp_path / "2026"], history=[tmp_path / "truoc"], year=2026, workers=1)
    # Nobody knows what the other commune's list says.
    assert [(one.code, one.severity) for one in tally.findings if one.code == "H101"] == [("H101", "warning")]
    written(tmp_path / "truoc/2024/b.xlsx", 2024, (LUA, "LĐTT"), unit="Xã Chợ Mẫu", births=False)
    tally = run([tmp_path / "2026"], history=[tmp_path / "truoc"], year=2026, workers=1)
    assert [(one.code, one.severity) for one in tally.findings if one.code == "H101"] == [("H101", "error")]


# --- what is not judged


def test_years_that_were_not_handed_in_are_named(years: Path) -> None:
    assert unjudged(years, years / "truoc/2019") == [("history-years", (2018, 2019), (2019,))]
    assert unjudged(years) == [("history", (), ())]
    assert unjudged(years, years / "truoc") == []


def test_a_title_of_this_year_may_stand_in_no_list(years: Path) -> None:
    written(years / "truoc/2019/a.xlsx", 2019, *fighters(SEN))
    written(years / "2020/a.xlsx", 2020, (SEN, "CSTĐ tỉnh"), (LUA, "LĐTT"))
    assert found(years, years / "truoc") == []
    written(years / "2020/a.xlsx", 2020, (SEN, "CSTĐ tỉnh"), (SEN, "LĐTT"), (LUA, "LĐTT"))
    assert found(years, years / "truoc") == ["H101 D5"]


@pytest.mark.parametrize(
    ("held", "severity"),
    [
        ((2018, 2019), ""),
        ((2017, 2018), "error"),
        pytest.param((2019,), "warning", marks=pytest.mark.slow),
        pytest.param((2016, 2019), "", marks=pytest.mark.slow),
    ],
)
def test_two_times_in_a_row_as_provincial_fighter(
    tmp_path: Path, held: tuple[int, ...], severity: str
) -> None:
    written(tmp_path / "2020/a.xlsx", 2020, (SEN, "LĐTT"), (SEN, "CSTĐ toàn quốc"))
    for year in (2016, 2017, 2018, 2019):
        if year in held or year >= 2017:
            titles = ((SEN, "CSTĐ tỉnh"),) if year in held else ()
            written(tmp_path / f"truoc/{year}/a.xlsx", year, (SEN, "LĐTT"), *titles)
    tally = run([tmp_path / "2020"], history=[tmp_path / "truoc"], year=2020, workers=1)
    assert [one.severity for one in tally.findings if one.code == "H101"] == ([severity] if severity else [])


def test_a_rule_that_nobody_has_confirmed_accuses_nobody(tmp_path: Path) -> None:
    def hamlets(year: int, *rows: tuple[str, str]) -> None:
        lines = [f"| {at} | {name} | {award} |" for at, (name, award) in enumerate(rows, 1)]
        title = f"| DANH SÁCH TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG NĂM {year} |"
        path = tmp_path / (f"{year}/a.xlsx" if year == 2020 else f"truoc/{year}/a.xlsx")
        path.parent.mkdir(parents=True)
        write_book(
            path,
            "\n".join(["# A", "| UBND XÃ LONG THUẬN |", title, "", "| STT | Tên ấp | Danh hiệu |", *lines]),
        )

    hamlets(2020, ("Ấp Mẫu", "Ấp văn hóa"), ("Ấp Mẫu", "Giấy khen Khu dân cư văn hóa"))
    for year in (2016, 2017, 2018):
        hamlets(year, ("Ấp Mẫu", "Ấp văn hóa"))
    hamlets(2019, ("Ấp Khác", "Ấp văn hóa"))
    tally = run([tmp_path / "2020"], history=[tmp_path / "truoc"], year=2020, workers=1)
    said = [(one.facts["rule"], one.place.cell) for one in tally.findings if one.facts.get("rule") == "H101"]
    assert said == [("H101", "C6")]
    assert [one.code for one in tally.findings if one.severity == "error"] == []


# --- what people see


@pytest.mark.slow
@pytest.mark.usefixtures("plain")
def test_every_result_names_the_years_that_were_used(years: Path, command: Command) -> None:
    asked = (years / "2020", "--history", years / "truoc", "--workers", 1)
    for name in ("validate", "summarize", "year-end"):
        _, out, _ = command(name, *asked)
        assert "Năm 2018: 1 tệp, 3 đề nghị" in out, name
        code, out, _ = command(name, *asked, "--format", "json")
        said = json.loads(out)["history"]
        assert code == 1
        assert [(one["year"], one["used"], one["nominations"], len(one["files"])) for one in said] == [
            (2018, True, 3, 1),
            (2019, True, 3, 1),
        ]
    assert "2018: 1 file, 3 nominations" in command("validate", *asked, "--lang", "en", "--format", "md")[1]


@pytest.mark.slow
@pytest.mark.usefixtures("plain")
def test_the_number_of_workers_changes_nothing(
    years: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    # This once the worker processes themselves.
    monkeypatch.undo()
    written(years / "truoc/2019/b.xlsx", 2019, (SEN, "CSTĐCS"), unit="Xã Phú Thuận A", births=False)
    asked = ("validate", years / "2020", "--history", years / "truoc", "--format", "json", "--workers")
    assert command(*asked, 1) == command(*asked, 3)


@pytest.mark.slow
def test_one_company_s_column_is_evidence(years: Path) -> None:
    texts = ("", "", "", "CSTĐ cơ sở các năm 2018, 2019")
    rows = (*fighters(SEN), (SEN, "CSTĐ tỉnh"))
    for title in ("Danh hiệu đã đạt các năm trước", "Thành tích các năm trước", "Tóm tắt thành tích"):
        written(years / "2020/a.xlsx", 2020, *rows, column=title, texts=texts)
        assert found(years, years / "truoc") == [], title
    written(years / "2020/a.xlsx", 2020, *rows, column="Danh hiệu năm 2019", texts=("", "", "", "CSTĐCS"))
    assert found(years, years / "truoc") == []
    written(years / "2020/a.xlsx", 2020, *rows, column="Danh hiệu năm 2019", texts=("", "", "", "LĐTT"))
    assert found(years, years / "truoc") == ["H101 D8"]


@pytest.mark.parametrize(
    ("text", "awards", "grades"),
    [
        ("CSTĐCS 2018, 2019", {"CSTDCS": {2018, 2019}}, {}),
        ("CSTĐCS năm 2018; LĐTT 2017", {"CSTDCS": {2018}, "LDTT": {2017}}, {}),
        ("2018: CSTĐCS; 2019: LĐTT", {"CSTDCS": {2018}, "LDTT": {2019}}, {}),
        ("Năm 2018 CSTĐCS, năm 2019 LĐTT", {"CSTDCS": {2018}, "LDTT": {2019}}, {}),
        ("CSTĐ cơ sở (2016-2018)", {"CSTDCS": {2016, 2017, 2018}}, {}),
        ("CSTĐCS 2018 (QĐ số 5/QĐ-UBND ngày 03/01/2019)", {"CSTDCS": {2018}}, {}),
        ("Bằng khen của UBND tỉnh năm 2015", {"BKT": {2015}}, {}),
        ("HTXSNV 2018, 2019", {}, {"excellent": {2018, 2019}}),
        ("năm trước liền kề: CSTĐCS", {"CSTDCS": {2019}}, {}),
        ("CSTĐCS 3 năm liền", {}, {}),
        ("Chưa có", {}, {}),
        ("CSTĐCS 2017, 2018; 2019", {"CSTDCS": {2017, 2018, 2019}}, {}),
        ("2017: CSTĐCS; 2018", {"CSTDCS": {2017}}, {}),
        ("CSTĐCS 2017; hoàn thành đề án năm 2018", {"CSTDCS": {2017}}, {}),
        ("Bằng khen của UBND tỉnh theo QĐ số 12/QĐ-UBND-HC ngày 20/3/2015", {"BKT": {2015}}, {}),
        ("CSTĐCS theo QĐ số 12/QĐ-UBND ngày 05/01/2019", {}, {}),
        ("CSTĐCS năm học 2017-2018, 2018 - 2019", {"CSTDCS": {2018, 2019}}, {}),
        ("CSTĐCS 2016-2017, 2017-2018", {"CSTDCS": {2017, 2018}}, {}),
        ("CSTĐCS 2016-2018, LĐTT 2019", {"CSTDCS": {2016, 2017, 2018}, "LDTT": {2019}}, {}),
        ("CSTĐCS 2019-2018", {"CSTDCS": {2018, 2019}}, {}),
        ("LĐTT các năm liền kề", {}, {}),
        ("LĐTT năm liền kề", {"LDTT": {2019}}, {}),
    ],
)
def test_what_a_column_says_of_earlier_years(
    text: str, awards: dict[str, Any], grades: dict[str, Any]
) -> None:
    record = read_record(load_vocabulary().phrases, text, 2020, by_decision=("BKT",))
    assert (record.awards, record.grades) == (awards, grades)


def test_initiatives_of_one_cell_are_told_apart() -> None:
    assert initiatives_in("Sổ tay số hóa; Mẫu đơn một trang") == ("Sổ tay số hóa", "Mẫu đơn một trang")
    assert initiatives_in("x") == ("x",)
    assert initiatives_in("Có 02 sáng kiến cấp cơ sở") == ("1/2", "2/2")
    assert initiatives_in("02 sáng kiến về cải cách hành chính") == ("02 sáng kiến về cải cách hành chính",)


def test_units_before_the_first_list_have_its_names() -> None:
    units = load_vocabulary().units
    assert units.on(units.first_day) == units.on(date(2020, 12, 31))
    assert units.on(date(2018, 12, 31)) == ()


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2018: không đạt CSTĐCS; 2019: CSTĐCS", {2019}),
        ("CSTĐCS 2017, 2019 (trượt CSTĐCS năm 2018)", {2017, 2019}),
        ("2018: chưa được công nhận CSTĐCS", set()),
        ("Không bị kỷ luật, CSTĐCS 2018", {2018}),
    ],
)
def test_what_a_cell_denies_is_no_earlier_award(text: str, years: set[int]) -> None:
    record = read_record(load_vocabulary().phrases, text, 2020)
    assert record.awards.get("CSTDCS", set()) == years


def test_years_in_folders_that_a_mac_wrote_keep_their_folders(tmp_path: Path) -> None:
    import unicodedata

    from hongngu_tally.history import search_earlier
    from hongngu_tally.submissions import discover

    for name in ("năm 2018", "năm 2019", "năm 2020"):
        folder = tmp_path / unicodedata.normalize("NFD", name)
        folder.mkdir()
        (folder / "xa.csv").write_text("STT,Họ và tên,Danh hiệu\n", encoding="utf-8")
    typed = [tmp_path / unicodedata.normalize("NFC", name) for name in ("năm 2018", "năm 2019")]
    paths = [tmp_path / "năm 2020"]
    shown = [each.source.shown for each in search_earlier(typed, paths, discover(paths)).past]
    assert len(set(shown)) == 2 and all(name.endswith("/xa.csv") for name in shown)


def test_where_a_column_of_an_earlier_year_may_mean_something_else_nobody_is_accused(years: Path) -> None:
    rows = "| STT | Họ và tên | Chức vụ | |\n" + f"| 1 | {LUA} | Công chức | CSTĐCS |"
    text = f"# A\n| UBND XÃ LONG THUẬN |\n| DANH SÁCH ĐỀ NGHỊ UBND XÃ TẶNG GIẤY KHEN NĂM 2019 |\n{rows}"
    write_book(years / "truoc/2019/a.xlsx", text)
    assert found(years, years / "truoc") == ["H104"]
