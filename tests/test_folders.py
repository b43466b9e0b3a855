"""Whole folders as an officer gets them: which file counts, whose its rows are, and what somebody has to look at."""

import json
import os

import pytest

pytestmark = pytest.mark.usefixtures("plain", "read_here")

OURS, OTHER = "XÃ LONG THUẬN", "XÃ LONG KHÁNH A"
TITLE = "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020"
NAMES = [
    "Sen",
    "Bưởi",
    "Lúa",
    "Cam",
    "Quýt",
    "Mận",
    "Ổi",
    "Xoài",
    "Dừa",
    "Mít",
    "Chanh",
    "Khế",
    "Nhãn",
    "Me",
    "Sim",
    "Bắp",
]


def people(first, number):
    return [f"Nguyễn Mẫu {name}" for name in NAMES[first : first + number]]


def listed(names, letterhead=f"UBND {OURS}", title=TITLE, under="", award="LĐTT"):
    """A list of people as text; a line of a letterhead per line feed."""
    lines = [*letterhead.split("\n"), title, under, "", "STT,Họ và tên,Chức vụ,Danh hiệu"]
    return "\n".join([*lines, *(f"{at},{name},Công chức,{award}" for at, name in enumerate(names, 1))])


@pytest.fixture
def folder(tmp_path, command):
    """Write files of equal age (a name may end in ``@days``), summarize them: exit code, unit → number, file → state, codes that need a look."""

    def run(files, *options):
        for name, text in files.items():
            name, _, days = name.partition("@")
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            os.utime(path, (1_606_700_000 + 86_400 * int(days or 0),) * 2)
        code, out, err = command("summarize", tmp_path, "--by", "unit", "--format", "json", *options)
        assert code in (0, 1), err
        data = json.loads(out)
        _, out, _ = command("validate", tmp_path, "--format", "json", *options)
        found = {one["code"] for one in json.loads(out)["findings"] if one["severity"] != "note"}
        states = {one["file"]: one["state"] for one in data["files"] if one["state"] != "counted"}
        return code, {one["unit"]: one["count"] for one in data["counts"]}, states, found

    return run


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("LT lần thứ nhất", "LT lần thứ hai"),
        ("LT lần 1", "LT lần thứ 2"),
        ("LT lan hai", "LT lan ba"),
        ("LT lần 9", "LT lần 10"),
        ("LT lần 2", "LT lần cuối"),
        ("LT bản 1", "LT bản cuối"),
        ("LT", "LT - bản chính thức"),
        ("LT", "LT final"),
        ("LT", "LT (đã sửa)"),
        ("LT", "LT da chinh sua theo gop y"),
        ("LT", "LT điều chỉnh"),
        ("LT", "LT nộp lại"),
        ("LT", "LT mới"),
        ("LT", "LT ký"),
        ("LT trước họp", "LT sau họp"),
        ("LT chưa sửa", "LT đã sửa"),
        ("LT dự thảo@5", "LT@1"),
        ("LT 28.11.2020@5", "LT 05.12.2020@1"),
        ("LT 28-12", "LT 05-01"),
        ("LT ngay 28 thang 11", "LT ngay 5 thang 12"),
        ("LT (9)", "LT (10)"),
        ("Nộp lần 1/LT@5", "Nộp lần 2/LT@1"),
        ("28-11-2020/LT", "05-12-2020/LT"),
        ("Cũ/LT@5", "Mới/LT@1"),
    ],
)
def test_the_names_of_files_and_folders_tell_which_submission_counts(folder, older, newer):
    ages = [
        f"{name}.csv" + ("@" + days if days else "")
        for name, _, days in (older.partition("@"), newer.partition("@"))
    ]
    code, counts, states, found = folder({ages[0]: listed(people(0, 5)), ages[1]: listed(people(0, 4))})
    assert (code, counts) == (0, {"Xã Long Thuận": 4})
    assert states == {ages[0].partition("@")[0]: "superseded"} and found == {"W505"}


def test_days_in_names_of_one_list_count_whatever_the_other_list_is_called(folder):
    bodies = f"UBND {OURS}\n{TITLE}\n\nSTT,Tên tập thể,Danh hiệu\n1,Ấp Long Mẫu,TTLĐTT"
    older, newer = listed(people(0, 5)), listed(people(0, 4))
    files = {"LT 28.11.2020.csv@5": older, "LT 05.12.2020.csv@1": newer, "LT tập thể.csv@3": bodies}
    assert folder(files)[1:3] == ({"Xã Long Thuận": 5}, {"LT 28.11.2020.csv": "superseded"})


@pytest.mark.parametrize(
    "later",
    [
        {"title": f"{TITLE} (LẦN 2)"},
        {"under": "(Kèm theo Tờ trình số 15/TTr-UBND ngày 20/12/2020 của UBND xã Long Thuận)"},
    ],
)
def test_titles_tell_which_submission_counts_where_names_and_times_do_not(folder, later):
    letter = "(Kèm theo Tờ trình số 12/TTr-UBND ngày 05/12/2020 của UBND xã Long Thuận)"
    files = {
        "b.csv": listed(people(0, 5), under=letter),
        "a.csv": listed(people(0, 4), **{"under": letter, **later}),
    }
    assert folder(files)[1:3] == ({"Xã Long Thuận": 4}, {"b.csv": "superseded"})


def test_words_that_only_look_like_those_of_a_version_decide_nothing(folder):
    names = ("LT nông thôn mới.csv@1", "LT đăng ký thi đua.csv@2", "LT cù lao.csv@3")
    _, counts, states, _ = folder({name: listed(people(0, 4)) for name in names})
    assert counts == {"Xã Long Thuận": 4}
    assert set(states) == {"LT nông thôn mới.csv", "LT đăng ký thi đua.csv"}


@pytest.mark.parametrize(
    ("files", "number", "replaced"),
    [
        ({"LT đợt 1": (0, 5), "LT đợt 2": (10, 3)}, 8, set()),
        ({"LT đợt 1 lần 1": (0, 5), "LT đợt 1 lần 2": (0, 4), "LT đợt 2": (10, 3)}, 7, {"LT đợt 1 lần 1"}),
        ({"LT": (0, 5), "LT đợt 2 lần 1": (10, 3), "LT đợt 2 lần 2": (10, 4)}, 9, {"LT đợt 2 lần 1"}),
        ({"LT lần 1": (0, 5), "LT lần 2": (0, 4), "LT bổ sung": (10, 2)}, 6, {"LT lần 1"}),
        ({"LT@1": (0, 5), "Bổ sung/LT@2": (5, 2), "LT lần 2@3": (0, 7)}, 7, {"LT", "Bổ sung/LT"}),
        ({"LT bổ sung lần 1": (0, 2), "LT bổ sung lần 2": (5, 2), "LT": (10, 5)}, 9, set()),
    ],
)
def test_rounds_and_supplements_add_to_the_list_before(folder, files, number, replaced):
    written = {
        f"{name.partition('@')[0]}.csv@{name.partition('@')[2]}": listed(people(*who))
        for name, who in files.items()
    }
    code, counts, states, _ = folder(written)
    assert (code, counts) == (0, {"Xã Long Thuận": number})
    assert states == {f"{name}.csv": "superseded" for name in replaced}


def test_a_round_that_repeats_somebody_of_the_one_before_loses_nobody(folder):
    code, counts, states, found = folder(
        {"Đợt 1/LT.csv": listed(people(0, 5)), "Đợt 2/LT.csv": listed(people(3, 3))}
    )
    assert (code, counts, states) == (1, {"Xã Long Thuận": 8}, {})
    assert "D101" in found


@pytest.mark.parametrize(
    ("track", "award", "number"),
    [("ĐỘT XUẤT", "Giấy khen UBND xã", 2), ("CUỐI NĂM", "Giấy khen UBND xã", 2), ("CUỐI NĂM", "LĐTT", 1)],
)
def test_who_is_commended_in_two_quarters_may_be_so_for_two_deeds(folder, track, award, number):
    def quarter(which):
        return f"UBND {OURS}\nDANH SÁCH KHEN THƯỞNG {track} QUÝ {which} NĂM 2020\n\nSTT,Họ và tên,Hình thức\n1,Nguyễn Mẫu An,{award}"

    code, counts, states, found = folder({"LT quý 1.csv": quarter("I"), "LT quý 3.csv": quarter("III")})
    assert counts == {"Xã Long Thuận": number}
    assert (len(states), "D101" in found, code) == (2 - number, number == 2, number - 1)


def test_a_list_of_another_year_replaces_none_of_this_year(folder):
    files = {
        "LT.csv": listed(people(0, 4)),
        "LT lần 2.csv@9": listed(people(0, 3), title=TITLE.replace("2020", "2019")),
    }
    _, counts, states, _ = folder(files, "--year", "2020")
    assert (counts, states) == ({"Xã Long Thuận": 4}, {"LT lần 2.csv": "superseded"})


def test_a_list_of_several_units_is_replaced_by_one_that_has_more_of_them(folder):
    def of_units(*units):
        return "\n".join(
            ["UBND HUYỆN HỒNG NGỰ", TITLE, "STT,Họ và tên,Đơn vị đề nghị,Danh hiệu"]
            + [f"{at},{people(at, 1)[0]},{unit},LĐTT" for at, unit in enumerate(units)]
        )

    first = of_units("Xã Long Thuận", "Xã Long Khánh A")
    second = of_units("Xã Long Thuận", "Xã Long Khánh A", "Xã Phú Thuận B")
    code, counts, states, _ = folder({"ds lần 1.csv": first, "ds lần 2.csv": second})
    assert (code, sum(counts.values()), states) == (0, 3, {"ds lần 1.csv": "superseded"})


def test_a_short_submission_with_a_number_is_somebodys_to_look_at(folder):
    code, counts, states, found = folder(
        {"LT.csv": listed(people(0, 6)), "LT lần 2.csv": listed(people(8, 1))}
    )
    assert (code, counts, states) == (1, {"Xã Long Thuận": 1}, {"LT.csv": "superseded"})
    assert "W505" in found


def test_an_award_that_the_later_file_leaves_out_is_told(folder):
    first = listed(people(0, 4)) + f"\n5,{people(0, 1)[0]},Công chức,CSTĐ cơ sở"
    code, counts, _, found = folder({"LT lần 1.csv": first, "LT lần 2.csv": listed(people(0, 4))})
    assert (code, counts, found) == (0, {"Xã Long Thuận": 4}, {"W505"})


@pytest.mark.parametrize(
    "title",
    [
        "DANH SÁCH XIN RÚT KHÔNG ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020",
        "DANH SÁCH RÚT TÊN KHỎI DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020",
        "DANH SÁCH HỦY ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020",
    ],
)
def test_a_file_of_withdrawals_is_not_counted_and_never_passes_as_done(folder, title):
    code, counts, _, found = folder(
        {"LT.csv": listed(people(0, 5)), "LT rut.csv@2": listed(people(4, 1), title=title)}
    )
    assert (code, counts, found) == (1, {"Xã Long Thuận": 5}, {"W209"})


def test_a_correction_of_one_row_is_not_added_without_a_word(folder):
    corrected = listed(["Nguyễn Mẫu Sẹn"], title="DANH SÁCH ĐÍNH CHÍNH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020")
    code, counts, _, found = folder({"LT.csv": listed(people(0, 5)), "LT 2.csv@2": corrected})
    assert (code, counts) == (1, {"Xã Long Thuận": 6}) and "W515" in found


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # A school in its own file and in that of the office above it.
        (
            "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO HUYỆN HỒNG NGỰ\nTRƯỜNG TIỂU HỌC LONG MẪU",
            "UBND HUYỆN HỒNG NGỰ\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO",
        ),
        ("UBND XÃ LONG THUẬN", "UBND XÃ LONG THUẬN"),
    ],
)
def test_a_list_that_lies_in_two_files_is_told_once_for_all_its_rows(folder, first, second):
    files = {
        "a.csv": listed(people(0, 7), first),
        "b.csv": listed(people(2, 8), second, title="DANH SÁCH BỔ SUNG NĂM 2020"),
    }
    code, _, states, found = folder(files)
    assert (code, states) == (1, {}) and "D108" in found


def test_a_list_typed_without_diacritics_beside_itself_is_told(folder):
    marked = ["Nguyễn Mẫu Sen", "Trần Mẫu Lúa", "Lê Mẫu Bưởi", "Phạm Mẫu Cam", "Võ Mẫu Quýt", "Đỗ Mẫu Lý"]
    bare = ["Nguyen Mau Sen", "Tran Mau Lua", "Le Mau Buoi", "Pham Mau Cam", "Vo Mau Quyt", "Do Mau Ly"]
    for last, told in ((6, 1), (4, 0)):
        files = {"a.csv": listed(marked[:last]), "b.csv": listed(bare[:last])}
        code, counts, _, found = folder(files)
        assert (code, counts) == (told, {"Xã Long Thuận": 2 * last}) and "D108" in found
    code, _, _, found = folder(
        {"a.csv": listed(marked), "b.csv": listed(["Nguyen Mau Sen", "Vu Mau Dao", "Bui Mau Dua"])}
    )
    assert code == 0 and "D108" not in found


def test_the_list_of_a_decision_that_is_counted_twice_is_an_error(folder):
    decided = listed(
        people(0, 3), "UBND HUYỆN HỒNG NGỰ", under="(Kèm theo Quyết định số 120/QĐ-UBND ngày 20/12/2020)"
    )
    code, _, _, found = folder({"LT.csv": listed(people(0, 3)), "QD 120.csv": decided})
    assert code == 1 and "W605" in found and "D108" not in found


def test_a_list_filed_and_titled_as_another_years_is_an_error_beside_lists_of_the_year(folder):
    earlier = listed(people(8, 3), title=TITLE.replace("2020", "2019"))
    code, counts, _, found = folder(
        {"2019/LT.csv": earlier, "2020/LT.csv": listed(people(0, 4))}, "--year", "2020"
    )
    assert (code, counts) == (1, {"Xã Long Thuận": 7}) and "W501" in found


@pytest.mark.parametrize(
    ("letter", "errors"),
    [
        ("(Kèm theo Tờ trình số 15/TTr-UBND ngày 05/12/2019)", True),
        ("(Kèm theo Tờ trình số 15/TTr-UBND ngày 05 tháng 12 năm 2019)", True),
        ("(Kèm theo Tờ trình số 15/TTr-UBND ngày 05/12/2020)", False),
        ("(Kèm theo Tờ trình số     /TTr-UBND ngày    tháng 12 năm 2020)", False),
        ("", False),
    ],
)
def test_a_list_titled_and_dated_in_another_year_is_an_error_beside_lists_of_the_year(folder, letter, errors):
    earlier = listed(people(8, 3), f"UBND {OTHER}", title=TITLE.replace("2020", "2019"), under=letter)
    code, counts, _, found = folder({"a.csv": earlier, "b.csv": listed(people(0, 4))}, "--year", "2020")
    assert (code, sum(counts.values())) == (int(errors), 7) and "W501" in found
    code, _, _, found = folder({"a.csv": earlier, "b.csv": earlier}, "--year", "2020")
    assert code == 0 and "W501" in found


def test_a_letterhead_that_was_not_changed_is_told_by_the_files_name(folder):
    files = {
        "Xã Long Khánh A.csv": listed(people(0, 3), f"UBND {OTHER}"),
        "Xã Long Thuận/ds.csv": listed(people(5, 3), f"UBND {OTHER}"),
    }
    code, counts, _, found = folder(files)
    assert (code, counts) == (1, {"Xã Long Khánh A": 6}) and "W514" in found


def test_files_without_a_letterhead_are_of_whom_their_names_or_folders_call(folder):
    files = {
        "Phòng GDĐT/Trường TH Long Mẫu.csv": listed(people(0, 1), ""),
        "Truong THCS Mau lan 1.csv": listed(people(2, 3), ""),
        "Truong THCS Mau lan 2.csv": listed(people(2, 2), ""),
        "3. HTX Vườn Mẫu/danh sach khen thuong 2020.csv": listed(people(6, 1), ""),
        "4. HTX Ruộng Mẫu/danh sach khen thuong 2020.csv": listed(people(7, 1), ""),
        "02_Phú Thuận B (đã nộp)/ds.csv": listed(people(8, 1), ""),
    }
    _, counts, states, _ = folder(files)
    assert counts == {
        "Trường TH Long Mẫu": 1, "Truong THCS Mau": 2, "HTX Vườn Mẫu": 1, "HTX Ruộng Mẫu": 1, "Xã Phú Thuận B": 1,
    }  # fmt: skip
    assert states == {"Truong THCS Mau lan 1.csv": "superseded"}


@pytest.mark.parametrize(
    ("above", "unit"),
    [
        ("UBND HUYỆN HỒNG NGỰ", "Phòng Nội vụ"),
        ("ỦY BAN NHÂN DÂN HUYỆN HỒNG NGƯ", "Phòng Nội vụ"),
        ("HUYỆN HỒNG NGỰ - TỈNH ĐỒNG THÁP", "Phòng Nội vụ"),
        ("UBND HUYỆN TÂN MẪU", "Phòng Nội vụ huyện Tân Mẫu"),
        ("THÀNH PHỐ HỒNG NGỰ", "Phòng Nội vụ thành phố Hồng Ngự"),
    ],
)
def test_the_office_of_another_district_is_not_ours(folder, above, unit):
    assert folder({"a.csv": listed(people(0, 2), f"{above}\nPHÒNG NỘI VỤ")})[1] == {unit: 2}


@pytest.mark.parametrize("name", ["Long Thuan.csv", "Xã Long Thuận/ds.csv"])
def test_below_the_districts_letterhead_a_file_or_folder_named_after_a_commune_is_its_own(folder, name):
    assert folder({name: listed(people(0, 2), "UBND HUYỆN HỒNG NGỰ")})[1] == {"Xã Long Thuận": 2}


def test_settings_in_a_folder_below_are_named_since_they_settle_nothing(folder):
    files = {
        "2020/tally.toml": '[[sheet]]\nfile = "x.csv"\nignore = true\n',
        "2020/x.csv": listed(people(0, 2)),
    }
    code, counts, _, found = folder(files)
    assert (code, counts, found) == (0, {"Xã Long Thuận": 2}, {"W208"})


def test_settings_that_nothing_lies_beside_or_that_are_in_use_are_not_named(folder):
    files = {"tally.toml": "year = 2020\n", "luu/tally.toml": "year = 2019\n", "LT.csv": listed(people(0, 2))}
    assert folder(files)[3] == set()


def test_a_list_that_old_and_new_commune_share_is_an_error(folder):
    title = TITLE.replace("2020", "2025")
    files = {
        "a.csv": listed(people(0, 3), "UBND XÃ LONG PHÚ THUẬN", title),
        "b.csv": listed(people(0, 2), title=title),
    }
    code, counts, _, found = folder(files)
    assert (code, counts) == (1, {"Xã Long Phú Thuận": 3, "Xã Long Thuận": 2}) and "D108" in found


def test_lists_of_two_months_are_two(folder):
    files = {
        f"T{month}.csv": listed(people(first, 3), title=f"DANH SÁCH KHEN THƯỞNG THÁNG {month} NĂM 2020")
        for month, first in ((6, 0), (12, 2))
    }
    assert folder(files)[1:3] == ({"Xã Long Thuận": 6}, {})


def test_the_bodies_of_a_commune_are_its_own_in_its_folder(folder):
    names = ("Hội Nông dân", "Công an xã", "Đoàn thanh niên", "UBND")
    files = {f"Xã Long Thuận/{name}.csv": listed(people(at, 1), "") for at, name in enumerate(names)}
    assert folder(files)[1] == {"Xã Long Thuận": 4}


def test_the_same_body_of_two_communes_is_two_units(folder):
    files = {
        f"{at}.csv": listed(people(at * 3, 2), f"UBND {commune}\nCÔNG AN XÃ")
        for at, commune in enumerate((OURS, OTHER))
    }
    assert folder(files)[1] == {"CÔNG AN XÃ LONG THUẬN": 2, "CÔNG AN XÃ LONG KHÁNH A": 2}


def test_a_name_typed_without_diacritics_is_the_unit_that_another_file_writes_in_full(folder):
    school = "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO HUYỆN HỒNG NGỰ\nTRƯỜNG TIỂU HỌC LONG MẪU"
    files = {
        "Truong TH Long Mau lan 1.csv": listed(people(0, 5), ""),
        "TH Long Mau lan 2.csv": listed(people(0, 4), school),
    }
    code, counts, states, _ = folder(files)
    assert (code, counts) == (0, {"TRƯỜNG TIỂU HỌC LONG MẪU": 4})
    assert states == {"Truong TH Long Mau lan 1.csv": "superseded"}


def test_a_later_list_of_one_award_does_not_replace_the_list_of_all(folder):
    whole = listed(people(0, 6)) + "\n7,Trần Mẫu Lựu,Công chức,CSTĐ cơ sở"
    code, counts, states, found = folder({"LT.csv": whole, "LT LDTT.csv@2": listed(people(0, 4))})
    assert (code, counts, states) == (1, {"Xã Long Thuận": 11}, {}) and "D108" in found


@pytest.mark.parametrize("command_name", ["trace", "status"])
def test_earlier_years_in_the_folder_are_set_aside_for_every_command(tmp_path, command, command_name):
    for name, year in (("2019/LT.csv", 2019), ("2020/LT.csv", 2020)):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(
            listed(people(0, 3), title=TITLE.replace("2020", str(year))), encoding="utf-8"
        )
    code, out, _ = command(command_name, tmp_path, "--history", tmp_path / "2019", "--format", "json")
    rows = json.loads(out).get("rows") or [1] * next(
        unit["nominations"] for unit in json.loads(out)["units"] if unit["unit"] == "Xã Long Thuận"
    )
    assert (code, len(rows)) == (0, 3)


@pytest.mark.parametrize(
    ("under", "code", "number"),
    [
        ("(Theo Nghị định số 91/2017/NĐ-CP thay thế Nghị định số 42/2010/NĐ-CP)", 0, 10),
        ("(Luật Thi đua khen thưởng sửa đổi bổ sung năm 2013)", 0, 10),
        ("(Thay thế danh sách kèm theo Tờ trình số 12/TTr-UBND)", 1, 5),
    ],
)
def test_a_cited_law_replaces_and_corrects_no_list(folder, under, code, number):
    files = {"LT.csv@1": listed(people(0, 5)), "LT 2.csv@2": listed(people(6, 5), under=under)}
    assert folder(files)[:2] == (code, {"Xã Long Thuận": number})


def test_a_commune_that_was_is_no_old_version(folder):
    list_of_2026 = listed(people(0, 2), "", title=TITLE.replace("2020", "2026"))
    _, counts, _, found = folder({"Xã Long Phú Thuận/Long Thuận cũ.csv": list_of_2026})
    assert sum(counts.values()) == 2 and "W516" not in found


def test_a_body_with_and_without_its_communes_name_is_told_as_one(folder):
    award = "Giấy khen của Chủ tịch UBND huyện"
    files = {
        f"{at}.csv": listed([name], award=award).replace("Họ và tên", "Tên tập thể")
        for at, name in enumerate(("Hội Nông dân xã Long Thuận", "Hội Nông dân"))
    }
    assert "D105" in folder(files)[3]


def test_of_a_consolidated_file_and_a_units_own_the_consolidated_one_is_told(tmp_path, command):
    rows = [f"{at},{name},Xã Long Thuận,LĐTT" for at, name in enumerate(people(0, 4), 1)]
    head = ["UBND HUYỆN HỒNG NGỰ", TITLE, "STT,Họ và tên,Đơn vị đề nghị,Danh hiệu"]
    whole = "\n".join([*head, *rows, "5,Trần Mẫu Lựu,Xã Long Khánh A,LĐTT"])
    (tmp_path / "1 tong hop.csv").write_text(whole, encoding="utf-8")
    (tmp_path / "2 LT.csv").write_text(listed(people(0, 4)), encoding="utf-8")
    _, out, _ = command("validate", tmp_path, "--format", "json")
    assert [one["file"] for one in json.loads(out)["findings"] if one["code"] == "D108"] == ["1 tong hop.csv"]


def test_the_files_in_a_schools_folder_are_the_schools_however_it_is_typed(folder):
    award = "Giấy khen của Chủ tịch UBND huyện"
    files = {
        "Phòng GDĐT/Trường TH Long Mẫu/CN.csv": listed(people(0, 2), ""),
        "Phong GDDT/Truong TH Long Mau/Giay khen.csv": listed(people(4, 1), "", award=award),
    }
    assert folder(files)[1] == {"Trường TH Long Mẫu": 3}


def test_communes_of_two_districts_that_are_called_alike_are_two_units(folder):
    first = listed(people(0, 3), "HUYỆN THANH MÂU\nUBND XÃ TÂN MẪU")
    again = listed(people(0, 4), "UBND HUYỆN THANH MẪU\nUBND XÃ TÂN MẪU")
    other = listed(people(8, 2), "UBND XÃ TÂN MẪU")
    files = {"a.csv": first, "a lần 2.csv": again, "Huyện Lấp Mẫu/b lần 3.csv": other}
    code, units, states, _ = folder(files)
    assert (code, units) == (0, {"Xã Tân Mẫu huyện Thanh Mẫu": 4, "Xã Tân Mẫu huyện Lấp Mẫu": 2})
    assert states == {"a.csv": "superseded"}


def test_a_district_whose_name_goes_on_is_another_one(folder):
    files = {
        f"{name}.csv": listed(people(at * 4, 2), f"UBND HUYỆN {name}\nUBND XÃ TÂN MẪU")
        for at, name in enumerate(("CHÂU MẪU", "CHÂU MẪU A"))
    }
    assert folder(files)[1] == {"Xã Tân Mẫu huyện Châu Mẫu": 2, "Xã Tân Mẫu huyện Châu Mẫu A": 2}


def test_a_commune_of_one_district_keeps_its_name(folder):
    of_it = listed(people(0, 3), "UBND HUYỆN THANH MẪU\nUBND XÃ TÂN MẪU")
    assert folder({"a.csv": of_it, "b.csv": listed(people(8, 2), "UBND XÃ TÂN MẪU")})[1] == {"Xã Tân Mẫu": 5}


def test_schools_of_two_communes_that_are_called_alike_are_two_units(folder):
    ours = listed(people(0, 3), f"UBND {OURS}\nTRƯỜNG MẦM NON SEN MẪU")
    again = listed(people(0, 4), f"UBND {OURS}\nTRƯỜNG MẦM NON SEN MẪU")
    other = listed(people(8, 2), "UBND XÃ LONG KHÁNH A\nTRƯỜNG MẦM NON SEN MẪU")
    near = listed(people(12, 1), "UBND XÃ LONG KHÁNH B\nTRƯỜNG MẦM NON SEN MẪU")
    filed = listed(people(13, 2), "TRƯỜNG MẦM NON SEN MẪU")
    files = {
        "a.csv": ours,
        "a lần 2.csv": again,
        "b lần 3.csv": other,
        "c.csv": near,
        "Phú Thuận A/d.csv": filed,
    }
    units = {
        f"TRƯỜNG MẦM NON SEN MẪU xã {commune}": number
        for commune, number in (
            ("Long Thuận", 4),
            ("Long Khánh A", 2),
            ("Long Khánh B", 1),
            ("Phú Thuận A", 2),
        )
    }
    assert folder(files)[:3] == (0, units, {"a.csv": "superseded"})


def test_a_school_of_one_commune_keeps_its_name(folder):
    above = ("UBND XÃ LONG THUẬN\n", "UBND XÃ LONG THUÂN\n", "")
    schools = [listed(people(4 * at, 2), f"{one}TRƯỜNG MẦM NON SEN MẪU") for at, one in enumerate(above)]
    files = {f"{at}.csv": school for at, school in enumerate(schools)}
    assert folder(files)[1] == {"TRƯỜNG MẦM NON SEN MẪU": 6}


def test_a_place_without_a_list_of_units_is_told(folder, tmp_path):
    (tmp_path / "tally.toml").write_text('year = 2020\nplace = "Huyện Thử"\n', encoding="utf-8")
    assert folder({"a.csv": listed(people(0, 2))})[3] == {"W208"}
    (tmp_path / "tally.toml").write_text('year = 2020\nplace = "Huyện Hồng Ngự"\n', encoding="utf-8")
    assert folder({})[3] == set()


@pytest.mark.parametrize("names", [("2019/LT.csv", "2020/LT.csv"), ("LT 2019.csv", "LT 2020.csv")])
def test_a_year_in_names_alone_tells_the_earlier_list(folder, names):
    untold = "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"
    earlier, own = names
    files = {f"{earlier}@3": listed(people(0, 5), title=untold), own: listed(people(0, 4), title=untold)}
    _, counts, states, _ = folder(files, "--year", "2020")
    assert (counts, states) == ({"Xã Long Thuận": 4}, {earlier: "superseded"})


def test_an_earlier_year_s_list_by_its_folder_alone_needs_somebody(folder):
    files = {
        "2019/LKA.csv": listed(people(5, 2), f"UBND {OTHER}", "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"),
        "2020/LT 05.01.2021.csv": listed(people(0, 4)),
    }
    code, counts, _, found = folder(files)
    assert (code, counts, found) == (1, {"Xã Long Thuận": 4, "Xã Long Khánh A": 2}, {"W501"})


GK = "DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN"


@pytest.mark.parametrize(
    ("one", "other", "lists"),
    [
        (
            "về thành tích thực hiện nhiệm vụ quốc phòng năm 2020",
            "về thành tích xây dựng nông thôn mới năm 2020",
            2,
        ),
        ("có thành tích xuất sắc 6 tháng đầu năm 2020", "có thành tích xuất sắc năm 2020", 2),
        ("về thành tích xây dựng nông thôn mới", "đã có thành tích trong xây dựng nông thôn mới năm 2020", 1),
        ("có thành tích xuất sắc năm 2020", "về thành tích xây dựng nông thôn mới năm 2020", 1),
    ],
)
def test_certificates_for_two_things_or_two_parts_of_the_year_are_two_lists(folder, one, other, lists):
    """Who stands in both is told (D101); before, the later list replaced the other without a word."""
    files = {
        name: listed(people(0, 3), title=GK, under=f'"{under}"', award="Giấy khen UBND huyện")
        for name, under in (("a.csv", one), ("b.csv@1", other))
    }
    code, counts, states, found = folder(files, "--year", "2020")
    assert (code, counts, len(states)) == (lists - 1, {"Xã Long Thuận": 3 * lists}, 2 - lists)
    assert ("D101" in found) == (lists == 2)


@pytest.mark.parametrize(
    ("one", "other", "lists"),
    [
        ("GK xây dựng NTM", "GK phòng chống dịch", 2),
        ("GK xã Long Thuận", "GK xã Long Thuận gửi lại", 1),
        ("GK NTM", "GK NTM lần 2", 1),
        ("GK NTM", "GK", 1),
    ],
)
def test_certificates_whose_files_alone_say_for_what_are_two_lists(folder, one, other, lists):
    files = {
        name: listed(people(0, 3), title=GK, award="Giấy khen UBND huyện")
        for name in (f"{one}.csv", f"{other}.csv@1")
    }
    code, counts, _, found = folder(files, "--year", "2020")
    assert (code, counts) == (lists - 1, {"Xã Long Thuận": 3 * lists})
    assert ("D101" in found) == (lists == 2)


@pytest.mark.parametrize("second", ["ẤP LONG THẠNH", "ẤP LONG HƯNG"])
def test_hamlets_of_a_commune_that_share_a_name_lose_nobody(folder, second):
    def of_hamlet(hamlet, *names):
        rows = [f"{at},{name}" for at, name in enumerate(names, 1)]
        return "\n".join([f"UBND {OURS}", hamlet, "DANH SÁCH GIA ĐÌNH VĂN HÓA NĂM 2020", "STT,Chủ hộ", *rows])

    files = {
        "a.csv": of_hamlet("ẤP LONG HƯNG", *people(0, 3)),
        "b.csv@1": of_hamlet(second, *people(0, 1), *people(5, 1)),
    }
    _, counts, _, _ = folder(files)
    assert counts == {"Xã Long Thuận": 5 if second == "ẤP LONG THẠNH" else 2}
