"""The units of a year: which list holds on a day at a place, what codes and old names mean, and lists of one's own."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

import hongngu_tally
from grids import write_book
from hongngu_tally.mistakes import MISTAKES
from hongngu_tally.pipeline import run
from hongngu_tally.rulefile import RuleFileError
from hongngu_tally.settings import read_settings
from hongngu_tally.vocabulary import load_vocabulary, packaged_lists
from hongngu_tally.vocabulary.unit_lists import read_unit_list
from hongngu_tally.vocabulary.words import WORDS

IN_2020, IN_2026 = date(2020, 12, 31), date(2026, 12, 31)
VOCABULARY = load_vocabulary()


def units(day, place=""):
    return VOCABULARY.on_day(day, place).units


# --- which units there are


def test_every_commune_of_the_district_has_one_successor():
    district = [unit.name for unit in units(IN_2020).listed if unit.kind == "commune"]
    assert len(district) == 10
    for name in district:
        assert len(units(IN_2026).instead_of(name)) == 1, name
    assert units(IN_2026).instead_of("Xã Phú Thuận B") == ("Xã Long Phú Thuận",)
    assert units(IN_2020).instead_of("Xã Long Phú Thuận") == (
        "Xã Long Thuận",
        "Xã Phú Thuận A",
        "Xã Phú Thuận B",
    )


def test_a_code_means_another_unit_in_another_period():
    assert units(IN_2020).of_column("29971") == "Thị trấn Thường Thới Tiền"
    assert units(IN_2026).of_column("29971") == "Xã Thường Phước"
    assert VOCABULARY.units.of_column("29971") == ""
    for day in (IN_2020, IN_2026):
        codes = [unit.code for unit in units(day).listed if unit.code]
        assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("written", "then", "now"),
    [
        ("Thường Lạc", "Xã Thường Lạc", "Phường Thường Lạc"),
        ("Công an", "Công an huyện", "Công an xã"),
        ("Ban CHQS", "Ban Chỉ huy Quân sự huyện", "Ban Chỉ huy Quân sự xã"),
        ("VP HĐND và UBND", "Văn phòng HĐND và UBND huyện", "Văn phòng HĐND và UBND xã"),
        ("ỦY BAN MTTQ VIỆT NAM", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
    ],
)  # fmt: skip
def test_one_name_is_another_unit_on_another_day(written, then, now):
    assert units(IN_2020).of_column(written) == then in units(IN_2020).names
    assert units(IN_2026).of_column(written) == now in units(IN_2026).names


@pytest.mark.parametrize(
    "old", ["Xã Thường Lạc", "Long Thuận", "UBND thị trấn Thường Thới Tiền", "Công an huyện Hồng Ngự"]
)
def test_a_name_of_before_is_no_unit_of_now(old):
    assert units(IN_2020).of_column(old) in units(IN_2020).names
    assert units(IN_2026).of_column(old) not in units(IN_2026).names
    assert units(IN_2026, "Xã Long Phú Thuận").of_column(old) not in units(IN_2026, "Xã Long Phú Thuận").names


def test_a_phuong_elsewhere_is_not_the_xa_of_that_name():
    for day in (IN_2020, IN_2026):
        assert units(day).of_column("Phường Long Thuận") == ""


def test_a_place_has_the_list_of_its_kind():
    commune = units(IN_2026, "Xã Long Phú Thuận")
    assert "Phòng Kinh tế" in commune.names and "Xã Long Khánh" not in commune.names
    assert [unit.name for unit in commune.listed if unit.kind == "commune"] == ["Xã Long Phú Thuận"]
    assert "Xã Long Phú Thuận" not in commune.expected(set())
    assert commune.is_place("ỦY BAN NHÂN DÂN XÃ LONG PHÚ THUẬN")
    assert commune.named("CÔNG AN XÃ LONG PHÚ THUẬN") == "Công an xã"
    ward = units(IN_2026, "Phường Thường Lạc")
    assert "Công an phường" in ward.names and ward.named("Công an phường Thường Lạc") == "Công an phường"
    province = units(IN_2026, "Tỉnh Đồng Tháp")
    assert "Xã Long Khánh" in province.names and "Phòng Kinh tế" not in province.names
    assert units(IN_2026, "Tỉnh Mẫu").listed == ()


def test_of_several_lists_only_those_that_somebody_is_of_are_waited_for():
    everywhere = units(IN_2026)
    assert "Công an xã" in everywhere.names
    waited = everywhere.expected({"Xã Long Khánh"})
    assert "Xã Thường Phước" in waited and "Công an xã" not in waited
    assert "Phòng Nội vụ" in units(IN_2020).expected(set())


# --- what a folder's letterheads say


def rows(*letterhead):
    head = "\n".join(f"| {line} |" for line in letterhead)
    return f"""
    # Danh sách
    {head.replace(chr(10), chr(10) + "    ")}

    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026 |

    | STT | Họ và tên | Chức vụ | Danh hiệu đề nghị |
    | 1 | Nguyễn Văn Mẫu | Công chức | Lao động tiên tiến |
    """


def counted(folder, *letterheads):
    for number, letterhead in enumerate(letterheads):
        write_book(folder / f"{number}.xlsx", rows(*letterhead))
    tally = run([folder], year=2026, by=("unit",), workers=1)
    found = {one.value for one in tally.findings if one.name == "unit-unknown"}
    return dict(tally.counts.itertuples(index=False, name=None)), found, tally


def test_bodies_of_one_commune_are_its_units(tmp_path):
    counts, unknown, tally = counted(
        tmp_path,
        ("UBND XÃ LONG PHÚ THUẬN", "PHÒNG KINH TẾ"),
        ("CÔNG AN TỈNH ĐỒNG THÁP", "CÔNG AN XÃ LONG PHÚ THUẬN"),
        ("ĐẢNG ỦY XÃ LONG PHÚ THUẬN", "VĂN PHÒNG"),
    )
    assert (counts, unknown) == ({"Phòng Kinh tế": 1, "Công an xã": 1, "Văn phòng Đảng ủy": 1}, set())
    assert "Trạm Y tế xã" in tally.intake.units and "Xã Long Khánh" not in tally.intake.units


def test_the_same_body_of_two_communes_is_two_units(tmp_path):
    letterheads = (("UBND XÃ LONG PHÚ THUẬN", "PHÒNG KINH TẾ"), ("UBND XÃ LONG KHÁNH", "PHÒNG KINH TẾ"))
    counts, unknown, _ = counted(tmp_path, *letterheads)
    assert counts == {"Phòng Kinh tế xã Long Phú Thuận": 1, "Phòng Kinh tế xã Long Khánh": 1}
    assert unknown == set()


def test_communes_hand_in_to_the_province_and_old_names_are_answered_with_the_new(tmp_path):
    communes = ("XÃ LONG PHÚ THUẬN", "XÃ THƯỜNG LẠC", "PHƯỜNG LONG THUẬN")
    counts, unknown, tally = counted(tmp_path, *(("ỦY BAN NHÂN DÂN", commune) for commune in communes))
    assert counts == {"Xã Long Phú Thuận": 1, "Xã Thường Lạc": 1, "Phường Long Thuận": 1}
    assert unknown == {"Xã Thường Lạc", "Phường Long Thuận"}
    facts = {one.value: one.facts for one in tally.findings if one.name == "unit-unknown"}
    assert facts["Xã Thường Lạc"]["instead"] == ("Phường Thường Lạc",)
    assert facts["Phường Long Thuận"]["suggestion"] == ""


# --- lists of one's own


def settings(folder: Path, text: str, **files: str):
    (folder / "tally.toml").write_text(text, encoding="utf-8")
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_text(content, encoding="utf-8")
    return read_settings(folder / "tally.toml")


CSV = """STT;Tên đơn vị;Loại;Mã;Trực thuộc;Cách viết khác;Phải nộp;Danh sách phải nộp;Số người;Sáp nhập từ;Từ ngày;Đến ngày
1;Xã Mẫu;xã;00001;;;;cá nhân | tập thể;1.024;Xã Thí | Xã Dụ;01/7/2025;
2;Xã Thí;xã;00001;;;;;;;;30/6/2025
3;Xã Dụ;xã;00002;;;;;;;;2025-06-30
4;Trường Tiểu học Mẫu;trường;;Xã Mẫu;"TH Mẫu; Tiểu học Mẫu";không;;32;;;
"""


def test_a_list_may_be_a_table_with_titles_of_the_office(tmp_path):
    found = settings(tmp_path, 'units = "don-vi.csv"\nplace = "Tỉnh Mẫu"\n', **{"don-vi_csv": CSV})
    new, old, _, school = found.units
    assert (new.kind, new.code, new.lists, new.head_count) == (
        "commune",
        "00001",
        ("individual", "collective"),
        1024,
    )
    assert (new.merged_from, new.start) == (("Xã Thí", "Xã Dụ"), date(2025, 7, 1))
    assert old.end == date(2025, 6, 30)
    assert (school.parent, school.also_written, school.expected) == (
        "Xã Mẫu",
        ("TH Mẫu", "Tiểu học Mẫu"),
        False,
    )
    names = load_vocabulary(found.units, (), found.place, found.own_units)
    assert names.on_day(IN_2020).units.names == {"Xã Thí", "Xã Dụ", "Trường Tiểu học Mẫu"}
    assert names.on_day(IN_2026).units.names == {"Xã Mẫu", "Trường Tiểu học Mẫu"}
    assert names.on_day(IN_2026).units.instead_of("Xã Dụ") == ("Xã Mẫu",)


def test_a_list_may_be_toml_and_unit_entries_add_to_it(tmp_path):
    own = '[[unit]]\nname = "Phòng Mẫu"\nkind = "office"\n'
    more = 'units = "don-vi.toml"\n[[unit]]\nname = "Trường Mẫu"\nparent = "Phòng Mẫu"\n'
    found = settings(tmp_path, more, **{"don-vi_toml": own})
    assert [unit.name for unit in found.units] == ["Phòng Mẫu", "Trường Mẫu"]
    assert found.own_units
    assert found.unit_list == tmp_path / "don-vi.toml"
    assert not settings(tmp_path, '[[unit]]\nname = "Trường Mẫu"\nparent = "Phòng Nội vụ"\n').own_units


def test_a_toml_list_takes_an_office_s_own_words_as_a_table_does(tmp_path):
    own = '[[unit]]\nname = "Trường Mẫu"\nkind = "trường"\nlists = ["cá nhân"]\n'
    (unit,) = settings(tmp_path, 'units = "don-vi.toml"\n', **{"don-vi_toml": own}).units
    assert (unit.kind, unit.lists) == ("school", ("individual",))


def test_the_table_in_the_guide_is_read(tmp_path):
    page = (Path(hongngu_tally.__file__).parent / "guide" / "vi" / "don-vi.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"<!-- don-vi.csv -->\n```\n(.*?)```", page, re.DOTALL)
    found = settings(tmp_path, 'units = "don-vi.csv"\n', **{"don-vi_csv": shown})
    assert len(found.units) == len(shown.splitlines()) - 1
    assert {unit.kind for unit in found.units} == {"office", "school", "hamlet"}


def test_what_is_said_of_a_packaged_unit_goes_before_the_package(tmp_path):
    found = settings(tmp_path, '[[unit]]\nname = "Phòng Nội vụ"\nhead_count = 12\n')
    listed = load_vocabulary(found.units).on_day(IN_2020).units.listed
    (one,) = (unit for unit in listed if unit.name == "Phòng Nội vụ")
    assert one.head_count == 12


HEAD = "Tên đơn vị,Mã,Trực thuộc,Sáp nhập từ,Từ ngày,Đến ngày,Số người"
WRONG = {
    "unknown column": ("Tên đơn vị,Màu\nXã Mẫu,đỏ\n", "unknown-title", "dòng 1, cột “Màu”"),
    "no column of names": ("Mã\n1\n", "missing", "dòng 1"),
    "two columns of one field": ("Tên đơn vị,Đơn vị\nXã Mẫu,Xã Mẫu\n", "twice", "dòng 1, cột “Đơn vị”"),
    "nothing below the titles": ("Tên đơn vị\n", "empty", ""),
    "the same name twice": (f"{HEAD}\nXã Mẫu,,,,,\nXÃ MẪU,,,,,\n", "twice", "dòng 3, cột “Tên đơn vị”"),
    "the same code twice": (f"{HEAD}\nXã Mẫu,1,,,,\nXã Thí,1,,,,\n", "twice", "dòng 3, cột “Mã”"),
    "a parent nobody has": (f"{HEAD}\nXã Mẫu,,Xã Kia,,,\n", "unknown-unit", "dòng 2, cột “Trực thuộc”"),
    "its own parent": (f"{HEAD}\nXã Mẫu,,Xã Mẫu,,,\n", "unknown-unit", "dòng 2, cột “Trực thuộc”"),
    "made of what nobody has": (f"{HEAD}\nXã Mẫu,,,Xã Kia,,\n", "unknown-unit", "dòng 2, cột “Sáp nhập từ”"),
    "made of itself": (f"{HEAD}\nXã Mẫu,,,Xã Mẫu,,\n", "unknown-unit", "dòng 2, cột “Sáp nhập từ”"),
    "a day of no calendar": (f"{HEAD}\nXã Mẫu,,,,31/6/2025,\n", "not-a-day", "dòng 2, cột “Từ ngày”"),
    "no day at all": (f"{HEAD}\nXã Mẫu,,,,hôm qua,\n", "wrong-type", "dòng 2, cột “Từ ngày”"),
    "an end before the start": (f"{HEAD}\nXã Mẫu,,,,01/7/2025,30/6/2025\n", "ends-early", "dòng 2, cột “Đến ngày”"),
    "staff in words": (f"{HEAD}\nXã Mẫu,,,,,,nhiều\n", "wrong-type", "dòng 2, cột “Số người”"),
    "no staff": (f"{HEAD}\nXã Mẫu,,,,,,0\n", "out-of-range", "dòng 2, cột “Số người”"),
    "a line without a name": (f"{HEAD}\n,12,,,,\n", "missing", "dòng 2, cột “Tên đơn vị”"),
    "a comma outside quotes": ("Tên đơn vị,Mã\nXã Mẫu,1,2\n", "too-many-cells", "dòng 2, cột “Tên đơn vị”"),
    "an unclosed quote": ('Tên đơn vị,Mã\n"Xã Mẫu,1\n', "not-a-table", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_mistake_in_a_table_is_answered_with_its_line_and_column(tmp_path, case):
    content, mistake, at = WRONG[case]
    with pytest.raises(RuleFileError) as caught:
        settings(tmp_path, 'units = "don-vi.csv"\n', **{"don-vi_csv": content})
    assert (caught.value.mistake, caught.value.key, caught.value.file) == (mistake, at, "don-vi.csv")
    assert "Cách sửa" in str(caught.value)
    assert at.replace("dòng", "line").replace("cột", "column") in caught.value.english


@pytest.mark.parametrize(
    ("text", "mistake", "key"),
    [
        ('units = "khong-co.csv"', "no-unit-list", "units"),
        ('units = "khong-co.toml"', "no-unit-list", "units"),
        ('units = "don-vi.docx"', "not-a-unit-file", ""),
        ('[[unit]]\nname = "A"\nkind = "vườn"', "unknown-value", "unit[1].kind"),
        ('[[unit]]\nname = "A"\nlists = ["cây"]', "unknown-value", "unit[1].lists"),
        ('[[unit]]\nname = "A"\nlists = [1]', "wrong-type", "unit[1].lists"),
        ('[[unit]]\nname = "A"\n[[unit]]\nname = "A"', "twice", "unit[2].name"),
        ('[[unit]]\nname = "A"\nparent = "B"', "unknown-unit", "unit[1].parent"),
        ('[[unit]]\nname = "A"\nfrom = 2021-01-01\nuntil = 2020-01-01', "ends-early", "unit[1].until"),
        ('place = ""', "empty", "place"),
    ],
)
def test_a_mistake_in_the_settings_is_answered_with_its_key(tmp_path, text, mistake, key):
    with pytest.raises(RuleFileError) as caught:
        settings(tmp_path, text)
    assert (caught.value.mistake, caught.value.key) == (mistake, key)


def test_a_packaged_list_is_read_as_strictly(tmp_path):
    source = (WORDS / "units" / "dong-thap-2025.toml").read_text(encoding="utf-8")
    assert len(tomllib.loads(source)["unit"]) == len(packaged_lists()[1].units)
    path = tmp_path / "x-2025.toml"
    path.write_text(source, encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        read_unit_list(path)
    assert (caught.value.mistake, caught.value.key) == ("unknown-unit", "unit[1].merged_from")
    path.write_text(f"until = 2025-01-01\n{source}", encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        read_unit_list(path, [unit.name for unit in units(IN_2020).listed])
    assert (caught.value.mistake, caught.value.key) == ("ends-early", "until")


def test_each_mistake_of_lists_of_units_is_shown_here():
    shown = {mistake for _, mistake, _ in WRONG.values()} | {"not-a-unit-file"}
    assert {
        "ends-early",
        "unknown-unit",
        "not-a-day",
        "not-a-unit-file",
        "not-a-table",
        "too-many-cells",
    } <= shown
    assert shown <= set(MISTAKES)


@pytest.mark.parametrize(
    ("written", "number"), [("25", 25), ("25.0", 25), ("25,00", 25), ("1.234", 1234), ("1 234", 1234)]
)
def test_a_number_of_staff_is_read_as_a_spreadsheet_writes_it(tmp_path, written, number):
    (tmp_path / "don-vi.csv").write_text(f'name,head_count\nPhòng Mẫu,"{written}"\n', encoding="utf-8")
    found = settings(tmp_path, 'units = "don-vi.csv"\n')
    assert [unit.head_count for unit in found.units] == [number]


def test_half_a_person_is_no_number_of_staff(tmp_path):
    (tmp_path / "don-vi.csv").write_text("name,head_count\nPhòng Mẫu,12.5\n", encoding="utf-8")
    with pytest.raises(RuleFileError):
        settings(tmp_path, 'units = "don-vi.csv"\n')
