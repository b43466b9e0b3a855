"""Which files there are, of which unit and year, and which one counts."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from hongngu_tally.submissions import discover, says, stated_years, version_in_name
from hongngu_tally.submissions.wording import copy_in_name, outdated_by_name
from hongngu_tally.table.model import FileReading
from hongngu_tally.table.titles import read_years
from hongngu_tally.vocabulary import Unit, load_vocabulary
from made_intake import sheet

VOCABULARY = load_vocabulary((Unit("Trường Tiểu học Thí Dụ", "school", also_written=("TH Thí Dụ",)),)).on_day(
    date(2020, 12, 31)
)


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("ỦY BAN NHÂN DÂN XÃ LONG THUẬN", "Xã Long Thuận"),
        ("UBND xã Long Thuận", "Xã Long Thuận"),
        ("UỶ BAN NHÂN DÂN THỊ TRẤN THƯỜNG THỚI TIỀN", "Thị trấn Thường Thới Tiền"),
        ("UBND T.T THƯỜNG THỚI TIỀN", "Thị trấn Thường Thới Tiền"),
        ("Xã Thường Phước I", "Xã Thường Phước 1"),
        ("Phòng Nội vụ huyện Hồng Ngự", "Phòng Nội vụ"),
        ("PHÒNG VĂN HOÁ VÀ THÔNG TIN", "Phòng Văn hóa và Thông tin"),
        ("Phòng GD&ĐT", "Phòng Giáo dục và Đào tạo"),
        ("BAN CHQS HUYỆN HỒNG NGỰ", "Ban Chỉ huy Quân sự huyện"),
        ("Trường TH Thí Dụ", "Trường Tiểu học Thí Dụ"),
        ("Ban Tổ chức", "Ban Tổ chức Huyện ủy"),
        ("Xã Long Thuận, huyện Hồng Ngự, tỉnh Đồng Tháp", "Xã Long Thuận"),
        ("Trường Tiểu học Long Thuận", ""),
        ("UBND huyện Hồng Ngự", ""),
        ("Long Khánh", "Xã Long Khánh"),
    ],
)
def test_a_unit_is_known_by_the_ways_offices_write_it(written, unit):
    assert VOCABULARY.units.named(written) == unit


@pytest.mark.parametrize(
    ("file", "unit"),
    [
        ("long-thuan", "Xã Long Thuận"),
        ("DS KT xa Thuong Phuoc 2 nam 2020", "Xã Thường Phước 2"),
        ("Phú Thuận B - danh sách đề nghị", "Xã Phú Thuận B"),
        ("phong-noi-vu", "Phòng Nội vụ"),
        ("danh sach khen thuong", ""),
        ("long-khanh", ""),
    ],
)
def test_a_units_name_is_found_within_a_files_name(file, unit):
    assert VOCABULARY.units.in_files.within(file) == unit


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("Long Thuận (lần 2).xlsx", 2),
        ("long-thuan-lan-3.xlsx", 3),
        ("x bản 2.xlsx", 2),
        ("x v2.xlsx", 2),
        ("Xã Vĩnh Hòa 3.xlsx", 0),
        ("lan dau.xlsx", 0),
    ],
)
def test_the_version_is_read_from_the_name(name, version):
    assert version_in_name(name) == version


@pytest.mark.parametrize(
    ("file", "outdated"),
    [
        ("cũ/xã Mẫu.xlsx", True),
        ("Bản nháp/Xã Mẫu/ds.xlsx", True),
        ("xa_mau_cu.xlsx", True),
        ("ban nhap xa Mau.xlsx", True),
        ("Xã Mẫu backup.xlsx", True),
        ("Xã Mẫu.xlsx", False),
        ("Cù Lao.xlsx", False),
        ("cu lao.xlsx", False),
        ("sau sap nhap.xlsx", False),
    ],
)
def test_a_name_or_folder_says_that_a_file_is_no_longer_the_one_that_counts(file, outdated):
    assert outdated_by_name(file) is outdated


def test_the_number_of_a_copy_is_that_of_a_browser_or_mail_program():
    assert [copy_in_name(name) for name in ("Mẫu (2).xlsx", "Mẫu.xlsx", "Mẫu (2020).xlsx")] == [2, 0, 0]


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020", [2020]),
        ("Năm học 2019 - 2020", [2020]),
        ("(Kèm theo Tờ trình số 05/TTr-UBND ngày 10 tháng 12 năm 2021)", []),
        ("Giai đoạn 2016 - 2020", []),
        ("Theo Thông tư số 12/2019/TT-BNV năm 2019", []),
        ("Khen thưởng năm 2020 (kèm theo Tờ trình ngày 05 tháng 01 năm 2021)", [2020]),
        ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG 2020", [2020]),
        ("DS đề nghị khen thưởng 2020", [2020]),
        ("DANH HIỆU THI ĐUA NĂM CÔNG TÁC 2020", [2020]),
        ("BẢNG TỔNG HỢP THI ĐUA - 2020:", [2020]),
        ("DANH SÁCH KHEN THƯỞNG 2016-2020", []),
        ("BẰNG KHEN CHO THÀNH TÍCH NĂM 2019 VÀ 2020", [2019, 2020]),
        ("BẰNG KHEN CHO THÀNH TÍCH TỪ NĂM 2016 ĐẾN 2020", [2020]),
        ("BẰNG KHEN CHO THÀNH TÍCH TỪ NĂM 2016 ĐẾN NAY", []),
        ("KHEN THƯỞNG CÁC NĂM 2018, 2019, 2020", [2018, 2019, 2020]),
        ("NĂM HỌC 2018-2019 VÀ 2019-2020", [2019, 2020]),
        ("DANH SÁCH KHEN THƯỞNG THÁNG 5/2020", []),
        ("Công ty Mẫu 2020", []),
    ],
)
def test_a_title_states_its_year_and_dates_of_letters_are_none(title, years):
    assert [year for _, _, year, _ in read_years(1, 1, title)] == years


def test_of_two_years_in_every_title_a_file_is_of_the_last():
    titles = ((2, 1, 2019, "NĂM 2019 VÀ 2020"), (2, 1, 2020, "NĂM 2019 VÀ 2020"))
    both = FileReading("a.xlsx", sheets=(sheet(years=titles), sheet(name="Tập thể", years=titles)))
    assert stated_years([both]) == {2020: ("a.xlsx",)}


def test_units_hold_for_their_period_only():
    assert "Xã Long Thuận" in {unit.name for unit in VOCABULARY.units.on(date(2020, 12, 31))}
    assert "Xã Long Thuận" not in {unit.name for unit in VOCABULARY.units.on(date(2025, 12, 31))}


def test_a_folder_is_searched_below_in_name_order_and_says_what_it_passes_over(tmp_path):
    for name in ("b.xlsx", "a/c.csv", "~$b.xlsx", ".hidden.xlsx", "notes.txt", "scan.pdf", "x.kiem-tra.xlsx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    found = discover([tmp_path])
    assert [source.shown for source in found.sources] == ["a/c.csv", "b.xlsx"]
    assert dict(found.ignored) == {
        ".hidden.xlsx": "hidden-file",
        "notes.txt": "not-a-workbook",
        "scan.pdf": "not-a-workbook",
        "x.kiem-tra.xlsx": "own-output",
        "~$b.xlsx": "lock-file",
    }


def test_an_archive_is_refused_while_workbooks_in_it_are_not_read(tmp_path):
    archive = tmp_path / "Long Thuận.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("xã/ds.xlsx", "x" * 9)
        packed.writestr("xã/~$ds.xlsx", "lock")
        packed.writestr("xã/công văn.docx", "letter")

    def said():
        found = discover([tmp_path])
        return [source.shown for source in found.sources], dict(found.ignored)

    assert said() == (["Long Thuận.zip"], {})
    for place in ("ds.xlsx", "xã/ds.xlsx", "Long Thuận/xã/ds.xlsx", "kho/danh sách 2.xlsx"):
        unpacked = tmp_path / place
        unpacked.parent.mkdir(exist_ok=True, parents=True)
        # The last one was renamed, and is known by its content; the others may have been corrected.
        unpacked.write_text("x" * (9 if place.startswith("kho") else 7))
        assert said() == ([place], {"Long Thuận.zip": "archive"})
        unpacked.write_text("x" * 8)
        unpacked.rename(tmp_path / "other.xlsx")
        assert said()[0] == ["Long Thuận.zip", "other.xlsx"]
        (tmp_path / "other.xlsx").unlink()
    archive.write_bytes(b"PK\3\4 cut short")
    (tmp_path / "a.rar").write_bytes(b"Rar!")
    assert said() == (["Long Thuận.zip"], {"a.rar": "not-unpacked"})


def test_a_file_reached_twice_is_read_once_and_globs_are_expanded(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"x")
    found = discover([str(tmp_path / "*.xlsx"), tmp_path / "a.xlsx", tmp_path])
    assert len(found.sources) == 1
    assert discover([tmp_path / "none.xlsx"]).missing == (str(tmp_path / "none.xlsx"),)


def test_the_list_of_units_that_settings_name_is_no_submission_wherever_it_lies(tmp_path):
    for file in ("nam/ds.xlsx", "nam/bang/don-vi.csv", "kho/don-vi.csv"):
        (tmp_path / file).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / file).write_bytes(b"x")
    (tmp_path / "nam/tally.toml").write_text('units = "bang/don-vi.csv"\n', encoding="utf-8")
    elsewhere = tmp_path / "kho/don-vi.csv"
    found = discover([tmp_path / "nam", elsewhere], elsewhere)
    assert [Path(source.shown).name for source in found.sources] == ["ds.xlsx"]
    assert {reason for _, reason in found.ignored} == {"unit-list"}
    assert len(found.ignored) == 2


def test_a_folder_that_links_to_itself_ends(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"x")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert len(discover([tmp_path]).sources) == 1


def test_two_folders_with_one_file_name_keep_apart(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.xlsx").write_bytes(folder.encode())
    shown = [
        Path(source.shown).parts[-2:] for source in discover([tmp_path / "one", tmp_path / "two"]).sources
    ]
    assert shown == [("one", "a.xlsx"), ("two", "a.xlsx")]


@pytest.mark.parametrize(
    ("name", "old"),
    [
        ("Danh sách khu dân cư.xlsx", False),
        ("danh-sach-khu-dan-cu.xlsx", False),
        ("ho-tai-dinh-cu.xlsx", False),
        ("xa-mau-cu.xlsx", True),
        ("Xã Mẫu (cũ).xlsx", True),
    ],
)
def test_a_place_where_people_live_is_no_old_version(name: str, old: bool) -> None:
    assert outdated_by_name(name) is old


@pytest.mark.parametrize(
    ("what", "name", "said"),
    [
        ("outdated", "Lưu trữ", True),
        ("outdated", "luu-tru", True),
        ("outdated", "Quản lý lưu trú", False),
        ("outdated", "Văn thư, lưu trữ", False),
        ("final", "Ban Kỹ thuật", False),
        ("final", "xa Mau ban ky", True),
        ("amended", "Xã Mẫu - da sua", True),
        ("amended", "Xã Mẫu chưa sửa", False),
    ],
)
def test_a_name_says_what_it_is_with_its_diacritics_or_without_any(what, name, said):
    assert says(what, name) is said
