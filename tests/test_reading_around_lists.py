"""What stands around the lists and beside them: totals, signatures, notes, sheets that are no lists.

Each test shows its sheet; the rows can be counted by eye. Every reading is also checked for a balanced ledger.
"""

from __future__ import annotations

from itertools import zip_longest

import pytest

from conftest import Read
from grids import kinds, ledger, stated, tally, units

# --- totals, closing sentences, signatures, notes -----------------------------------------------------------


def test_totals_in_words_and_numbers_at_several_levels(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | I. Xã Long Thuận | < | < | < |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | 2 | Trần Mẫu Bình | Công chức | LĐTT |
    | Cộng: 02 người | < | < | < |
    | II. Xã Phú Thuận A | < | < | < |
    | 1 | Lê Mẫu Cúc | Công chức | LĐTT |
    | | Cộng (II) | | 1 |
    | | TỔNG CỘNG | | 3 |
    | Danh sách có 03 người./. | < | < | < |
    """)
    assert tally(reading) == {"LDTT individual": 3}
    assert ledger(reading) == (
        "header 1, section 2, nomination 3-4, total 5, section 6, nomination 7, total 8-10"
    )
    assert stated(reading) == [
        (5, 2, "individual", 3, 4, 0),
        (8, 1, "", 7, 7, 0),
        (9, 3, "", 3, 7, 0),
        (10, 3, "individual", 3, 7, 0),
    ]


def test_a_total_by_recipient_in_one_sentence(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Tên tập thể, cá nhân | Hình thức khen thưởng |
    | 1 | Ấp Mẫu | Giấy khen UBND huyện |
    | 2 | Nguyễn Mẫu An | Giấy khen UBND huyện |
    | 3 | Hộ ông Trần Mẫu Bình | Giấy khen UBND huyện |
    | Tổng cộng: 01 tập thể, 01 cá nhân, 01 hộ. | < | < |
    """)
    assert tally(reading) == {"GKH collective": 1, "GKH individual": 1, "GKH household": 1}
    assert stated(reading) == [
        (5, 1, "collective", 2, 4, 0),
        (5, 1, "individual", 2, 4, 0),
        (5, 1, "household", 2, 4, 0),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Danh sách có 02 người./.",
        "Danh sách này có 02 cá nhân",
        "Tổng cộng danh sách có 02 người.",
        "Ấn định danh sách có 02 cá nhân./.",
        "(Danh sách có 02 người)",
        "* Tổng số: 02 người",
        "Tổng: 2",
        "Tổng cộng: 02 (hai) cá nhân",
        "Bằng chữ: Hai người",
    ],
)
def test_closing_sentences_are_totals(read: Read, sentence: str) -> None:
    reading = read(f"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | 2 | Trần Mẫu Bình | Công chức | LĐTT |
    | {sentence} | < | < | < |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    if "chữ" in sentence:
        return
    assert ledger(reading) == "header 1, nomination 2-3, total 4"
    assert [(row, number) for row, number, *_ in stated(reading)] == [(4, 2)]


def test_a_total_row_without_a_label_is_no_nomination(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | LĐTT | CSTĐCS |
    | 1 | Nguyễn Mẫu An | x | |
    | 2 | Trần Mẫu Bình | x | x |
    | | | 2 | 1 |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}
    assert ledger(reading) == "header 1, nomination 2-3, total 4"


def test_a_total_that_says_in_its_award_cell_how_many_have_which(read: Read) -> None:
    reading = read("""
    # DS
    | STT     | Họ và tên     | Danh hiệu |
    | 1       | Nguyễn Mẫu An | CSTĐCS    |
    | 2       | Trần Mẫu Bình | LĐTT      |
    | Tổng: 2 |               | CSTĐCS: 1; LĐTT: 1 |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}
    assert "total 4" in ledger(reading)


def test_an_award_with_how_many_have_it_heads_those_who_are_numbered_below_it(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên              | Chức vụ  | Số lượng |
    |     | Lao động tiên tiến     |          | 2        |
    | 1   | Nguyễn Mẫu An          | Chủ tịch |          |
    | 2   | Trần Mẫu Bình          | Kế toán  |          |
    |     | Chiến sĩ thi đua cơ sở |          | 1        |
    | 1   | Nguyễn Mẫu An          | Chủ tịch |          |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}


def test_a_total_of_one_under_a_mark_column_is_no_nomination(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | LĐTT | CSTĐCS |
    | 1 | Nguyễn Mẫu An | x | x |
    | | Tổng cộng | 1 | 1 |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}
    assert stated(reading) == [(3, 1, "", 2, 2, 3), (3, 1, "", 2, 2, 4)]


def test_signatures_with_names_below_them_do_not_count(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |

    | | | Long Thuận, ngày 05 tháng 11 năm 2020 | < |
    | | NGƯỜI LẬP BIỂU | TM. ỦY BAN NHÂN DÂN | < |
    | | (Ký, ghi rõ họ tên) | CHỦ TỊCH | < |
    | | | (Ký, đóng dấu) | < |


    | | Trần Mẫu Lập | Lê Mẫu Ký | < |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "header 1, nomination 2, signature 4-7, signature 10"


def test_signature_block_of_three_columns(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Đơn vị | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | Văn phòng | LĐTT |
    | NGƯỜI LẬP | < | KẾ TOÁN | < | THỦ TRƯỞNG ĐƠN VỊ |



    | Trần Mẫu Lập | < | Lê Mẫu Toán | < | Phạm Mẫu Ký |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "header 1, nomination 2, signature 3, signature 7"


def test_a_name_under_a_signature_that_stands_in_the_award_column(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    | | | CHỦ TỊCH |

    | | | Lê Mẫu Ký |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "header 1, nomination 2, signature 3, signature 5"


def test_recipients_of_copies_below_the_signature(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    | Nơi nhận: | | TM. ỦY BAN NHÂN DÂN |
    | - Phòng Nội vụ; | | CHỦ TỊCH |
    | - Lưu: VT, TĐKT. | | |
    | | | Lê Mẫu Ký |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "header 1, nomination 2, signature 3-6"


def test_the_list_goes_on_below_a_signature(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | | NGƯỜI LẬP | | CHỦ TỊCH |
    | | Trần Mẫu Lập | | Lê Mẫu Ký |
    | 2 | Phạm Mẫu Dung | Công chức | LĐTT |
    | II. CÁ NHÂN | < | < | < |
    | 3 | Võ Mẫu Em | Công chức | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 3}


def test_a_column_s_title_is_not_what_a_sheet_is_for(read: Read) -> None:
    reading = read(r"""
    # Xã Long Thuận
    | DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU THI ĐUA NĂM 2020 | < | < |
    | abc | xyz | Kết quả đánh giá, xếp loại |
    | 1 | Nguyễn Mẫu An | HTXSNV |
    """)
    assert [(one.kind, one.why) for one in reading.sheets] == [("other", "no-header")]


def test_whoever_is_numbered_beside_an_award_signs_nothing(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu | |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT | |
    | Chữ ký | | | | Khác |
    | 2 | Phạm Mẫu Dung | Công chức | | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert "unread 4" in ledger(reading)


def test_footnotes_and_remarks(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An (*) | LĐTT |
    | Ghi chú: danh sách xếp theo thứ tự A, B, C | < | < |
    | (*) Chuyển công tác từ tháng 6 năm 2020 | < | < |
    | Lưu ý: ghi rõ họ tên, không viết tắt | < | < |
    | 1. Danh sách lập thành 02 bản, gửi kèm tờ trình của Ủy ban nhân dân xã | < | < |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "header 1, nomination 2, note 3-6"


def test_notes_between_title_and_list(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | LĐTT: 02 cá nhân; CSTĐCS: 01 cá nhân; Giấy khen: 01 tập thể | < | < |
    | Đơn vị tính: người | < | < |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    | 2 | Trần Mẫu Bình | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading) == "title 1-3, header 4, nomination 5-6"


# --- sheets that are no lists -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Hướng dẫn", "HƯỚNG DẪN NHẬP LIỆU", "Huong dan", "Ví dụ", "HD nhập liệu"])
def test_a_guidance_sheet_with_sample_rows_counts_nobody(read: Read, name: str) -> None:
    reading = read(f"""
    # Danh sách
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    # {name}
    | HƯỚNG DẪN GHI DANH SÁCH | < | < |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Văn A | LĐTT |
    | 2 | Trần Thị B | CSTĐCS |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert kinds(reading) == ["list", "example"]
    assert ledger(reading, 1) == "example 1-4"


def test_three_code_tables_side_by_side_are_a_look_up_sheet(read: Read) -> None:
    reading = read(r"""
    # Danh sách
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    # Danh mục
    | Mã | Danh hiệu thi đua | | Mã | Phân loại đối tượng | | Mã | Lĩnh vực |
    | 1 | Lao động tiên tiến | | 1 | Công chức | | 1 | Kinh tế |
    | 2 | Chiến sĩ thi đua cơ sở | | 2 | Viên chức | | 2 | Văn hóa |
    | 3 | Tập thể lao động tiên tiến | | 3 | Nông dân | | | |
    | 4 | Giấy khen của Chủ tịch UBND huyện | | | | | | |
    # (hidden) Nguồn
    | LĐTT |
    | CSTĐCS |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert kinds(reading) == ["list", "lookup", "lookup"]
    assert ledger(reading, 1) == "lookup 1-5"


def test_a_code_table_with_running_numbers_and_names_is_no_list(read: Read) -> None:
    reading = read(r"""
    # Danh sách
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    # DM đơn vị
    | STT | Tên đơn vị | Ghi chú |
    | 1 | Xã Long Thuận | |
    | 2 | Phòng Nội vụ | |
    # DM danh hiệu
    | STT | Tên danh hiệu | Viết tắt |
    | 1 | Lao động tiên tiến | LĐTT |
    | 2 | Chiến sĩ thi đua cơ sở | CSTĐCS |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert kinds(reading) == ["list", "lookup", "lookup"]


def test_a_count_table_of_units_and_awards_is_a_look_up_sheet(read: Read) -> None:
    reading = read(r"""
    # Tổng hợp
    | BẢNG TỔNG HỢP KẾT QUẢ KHEN THƯỞNG NĂM 2020 | < | < | < | < |
    | STT | Tên đơn vị | LĐTT | CSTĐCS | TTLĐTT |
    | 1 | Xã Long Thuận | 12 | 3 | 2 |
    | 2 | Xã Phú Thuận A | 15 | 1 | 1 |
    | | Tổng cộng | 27 | 4 | 3 |
    """)
    assert tally(reading) == {}
    assert kinds(reading) == ["lookup"]
    assert ledger(reading) == "lookup 1-5"


def test_a_count_table_with_small_numbers_is_still_a_look_up_sheet(read: Read) -> None:
    reading = read(r"""
    # Chi tiết
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    | 2 | Trần Mẫu Bình | CSTĐCS |
    # Tổng hợp
    | STT | Tên đơn vị | Danh hiệu thi đua | < | < | Tổng số |
    | ^ | ^ | LĐTT | CSTĐCS | TTLĐTT | ^ |
    | 1 | Xã Long Thuận | =COUNTIFS(A:A,1) => 1 | =COUNTIFS(A:A,1) => 1 | =COUNTIFS(A:A,1) => 0 | 2 |
    | 2 | Xã Phú Thuận A | =COUNTIFS(A:A,1) => 1 | =COUNTIFS(A:A,1) => 0 | =COUNTIFS(A:A,1) => 1 | 2 |
    | Tổng cộng | < | 2 | 1 | 1 | 4 |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}
    assert kinds(reading) == ["list", "lookup"]


def test_awards_by_recipient_counts_are_a_look_up_sheet(read: Read) -> None:
    reading = read(r"""
    # Tổng hợp
    | TỔNG HỢP SỐ LIỆU KHEN THƯỞNG NĂM 2020 | < | < | < | < |
    | STT | Danh hiệu, hình thức khen thưởng | Tập thể | Cá nhân | Ghi chú |
    | 1 | Lao động tiên tiến | | 12 | |
    | 2 | Tập thể lao động tiên tiến | 3 | | |
    | 3 | Giấy khen của Chủ tịch UBND huyện | 2 | 5 | |
    | | Tổng cộng | 5 | 17 | |
    """)
    assert tally(reading) == {}
    assert kinds(reading) == ["lookup"]


def test_a_self_assessment_form_is_no_list(read: Read) -> None:
    reading = read(r"""
    # Phụ lục I
    | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | < |
    | BẢN TỰ ĐÁNH GIÁ, XẾP LOẠI | < |
    | 1. Họ và tên: Nguyễn Mẫu An | < |
    | 2. Chức vụ: Công chức | < |
    | 3. Đơn vị công tác: UBND xã Long Thuận | < |
    | 4. Danh hiệu đề nghị: Lao động tiên tiến | < |
    """)
    assert tally(reading) == {}
    assert kinds(reading) == ["other"]
    assert ledger(reading) == "unread 1-6"


@pytest.mark.parametrize(
    "titles",
    [
        "| STT | Họ và tên | Hệ số lương | Phụ cấp | Thành tiền |",
        "| STT | Họ và tên | Tài khoản | Mật khẩu | Email |",
        "| STT | Họ và tên | Chức vụ | Số điện thoại | Ghi chú |",
        "| STT | Họ và tên | Ngày sinh | Trình độ chuyên môn | Ngày vào Đảng |",
    ],
)
def test_pay_sheets_log_ins_and_telephone_lists_are_no_lists(read: Read, titles: str) -> None:
    reading = read(f"""
    # Sheet2
    {titles}
    | 1 | Nguyễn Mẫu An | 2.34 | 200000 | a |
    | 2 | Trần Mẫu Bình | 2.67 | 0 | b |
    """)
    assert tally(reading) == {}
    assert kinds(reading) in (["lookup"], ["other"])


def test_empty_sheets_are_blank(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    # Sheet2
    # Sheet3
    """)
    assert kinds(reading) == ["list", "blank", "blank"]


@pytest.mark.slow
def test_two_hundred_identical_sheets_count_two_hundred_times(read: Read) -> None:
    sheet = r"""
    # Sheet{}
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """
    reading = read("".join(sheet.format(number) for number in range(1, 201)))
    assert tally(reading) == {"LDTT individual": 200}


@pytest.mark.parametrize(
    ("name", "row", "kind"),
    [
        ("Bìa", "Hồ sơ khen thưởng năm 2020", "lookup"),
        ("TRANG BIA", "Hồ sơ khen thưởng năm 2020", "lookup"),
        ("Bìa", "HỒ SƠ", "lookup"),
        ("Bìa", "Nguyễn Mẫu An", "other"),
        ("Phần đầu", "Hồ sơ khen thưởng năm 2020", "other"),
    ],
)
def test_a_cover_is_no_list_that_was_not_found(read: Read, name: str, row: str, kind: str) -> None:
    reading = read(f"""
    # {name}
    | Năm 2020 |
    | {row} |
    # Danh sách
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu Sen | LĐTT |
    """)
    assert reading.sheets[0].kind == kind and len(reading.nominations["row"]) == 1


def test_a_proposal_in_a_sentence_below_the_list_is_told(read: Read) -> None:
    for sentence, fate in (
        ("3/ Tập thể: Đề nghị công nhận Trạm Y tế xã đạt “Tập thể lao động tiên tiến”.", "unread 4"),
        ("III. Tập thể: Đề nghị công nhận Trạm Y tế xã đạt “Tập thể lao động tiên tiến”.", "unread 4"),
        ("- Tập thể: 01 tập thể lao động tiên tiến", "note 4"),
        ("Đề nghị Hội đồng xét, công nhận Lao động tiên tiến cho các cá nhân trên.", "note 4"),
    ):
        reading = read(rf"""
        # DS
        | BIÊN BẢN BÌNH XÉT THI ĐUA NĂM 2020 | < | < |
        | STT | Họ và tên      | Danh hiệu |
        | 1   | Nguyễn Mẫu Sen | LĐTT      |
        | {sentence} | < | < |
        """)
        assert tally(reading) == {"LDTT individual": 1}
        assert fate in ledger(reading)


def test_numbered_lines_that_propose_the_list_below_them(read: Read) -> None:
    reading = read(r"""
    # DS
    | TỔNG HỢP DANH SÁCH ĐỀ NGHỊ CÔNG NHẬN, KHEN THƯỞNG NĂM 2020 | < | < |
    | 1. Ấp văn hóa | < | < |
    | - Ấp Mẫu 1    | < | < |
    | 2. Cán bộ ấp, đề nghị UBND xã tặng Giấy khen | < | < |
    | TT | Họ và tên      | Chức vụ   |
    | 1  | Nguyễn Mẫu Sen | Trưởng ấp |
    | 3. Cá nhân có thành tích trong công tác Mặt trận, đề nghị UBND huyện tặng Giấy khen | < | < |
    | TT | Họ và tên      | Chức vụ   |
    | 1  | Trần Mẫu Bưởi  | Trưởng ấp |
    """)
    assert tally(reading) == {"GKX individual": 1, "GKH individual": 1}
    assert "unread 3" in ledger(reading)


def test_pupils_whom_a_title_proposes_on_a_sheet_of_their_name(read: Read) -> None:
    reading = read(r"""
    # Học sinh
    | DANH SÁCH HỌC SINH ĐỀ NGHỊ CHỦ TỊCH UBND XÃ TẶNG GIẤY KHEN NĂM 2020 | < | < |
    | TT | Họ và tên học sinh | Lớp |
    | 1  | Nguyễn Mẫu Sen     | 9A1 |
    """)
    assert tally(reading) == {"GKX individual": 1}


@pytest.mark.parametrize("lower", [0, 1, 3])
def test_a_list_with_a_title_of_its_own_beside_another(read: Read, lower: int) -> None:
    left = [
        "UBND XÃ LONG THUẬN |  |  |",
        "DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN NĂM 2020 |  |  |",
        "STT | Họ và tên | Chức vụ |",
        "^ | ^ | ^ |",
        "A | Khối Đảng | |",
        "1 | Nguyễn Mẫu Sen | Kế toán |",
    ]
    right = [
        "UBND XÃ LONG KHÁNH A",
        "DANH SÁCH TẬP THỂ ĐỀ NGHỊ CÔNG NHẬN TẬP THỂ LAO ĐỘNG TIÊN TIẾN NĂM 2020",
        "STT | Tên tập thể | Địa chỉ",
        "1 | Tổ Mẫu Sen | Ấp 1",
    ]
    rows = [
        f"| {one} | {other} |"
        for one, other in zip_longest(
            [*left, *["|  |  |"] * lower], [*[""] * lower, *right], fillvalue="|  |  |"
        )
    ]
    reading = read("# DS\n" + "\n".join(rows))
    assert tally(reading) == {"GKH individual": 1, "TTLDTT collective": 1}
    assert units(reading) == {"Xã Long Thuận": 1, "Xã Long Khánh A": 1}


def test_the_title_of_two_lists_beside_one_another_may_stand_over_the_left_one(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND XÃ LONG THUẬN | < | < |  | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | < | < |
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN NĂM 2020 |
    | DANH SÁCH CÁ NHÂN |  |  |  | DANH SÁCH TẬP THỂ |
    | STT | Họ và tên | Chức vụ |  | STT | Tên tập thể | Địa chỉ |
    | 1 | Nguyễn Mẫu Sen | Kế toán |  | 1 | Tổ Mẫu Sen | Ấp 1 |
    """)
    assert tally(reading) == {"GKH individual": 1, "GKH collective": 1}


def test_who_of_the_counted_is_a_woman_is_a_remark(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Họ và tên     | Chức vụ |
    | 1   | Nguyễn Mẫu An | CT      |
    |     | Tổng cộng: 01 |         |
    |     | Nam: 01       |         |
    |     | - Nữ: 0       |         |
    """)
    assert ledger(reading) == "title 1, header 2, nomination 3, total 4, note 5-6"


def test_a_legend_of_the_marks_of_an_award_adds_nobody(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Họ và tên     | CSTĐCS |
    | 1   | Nguyễn Mẫu An | x      |
    | 2   | Trần Mẫu Bình |        |
    | Ghi chú: dấu x là cá nhân đồng thời đề nghị CSTĐCS |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}
    assert ledger(reading) == "title 1, header 2, nomination 3-4, note 5"


@pytest.mark.parametrize(
    ("title", "counts"),
    [
        ("CÁ NHÂN ĐẠT CSTĐCS 03 NĂM LIÊN TỤC ĐỀ NGHỊ CÔNG NHẬN CSTĐ CẤP TỈNH", {"CSTDT individual": 1}),
        ("CÁ NHÂN ĐẠT LĐTT NĂM 2020 ĐỀ NGHỊ CHỦ TỊCH UBND HUYỆN TẶNG GIẤY KHEN", {"GKH individual": 1}),
        ("CÁ NHÂN ĐẠT LĐTT VÀ ĐỀ NGHỊ CSTĐCS", {"held back: award-ambiguous": 1}),
    ],
)
def test_what_people_have_before_what_a_title_proposes_them_for(
    read: Read, title: str, counts: dict[str, int]
) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH {title} |
    | STT | Họ và tên     | Chức vụ |
    | 1   | Nguyễn Mẫu An | CV      |
    """)
    assert tally(reading) == counts


def test_bodies_that_have_a_title_before_the_flag_they_are_proposed_for(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH TẬP THỂ LAO ĐỘNG XUẤT SẮC ĐỀ NGHỊ TẶNG CỜ THI ĐUA CỦA UBND TỈNH |
    | STT | Tên tập thể |
    | 1   | Phòng Mẫu   |
    """)
    assert tally(reading) == {"CTDT collective": 1}


@pytest.mark.parametrize(
    "lines",
    [
        ("Chú thích", "x: đề nghị", "LĐTT = Lao động tiên tiến"),
        ("Ghi chú:", "LĐTT: Lao động tiên tiến", "CSTĐCS: Chiến sĩ thi đua cơ sở"),
        ("Viết tắt | Nội dung", "LĐTT | Lao động tiên tiến", "CSTĐCS | Chiến sĩ thi đua cơ sở"),
    ],
)
def test_lines_that_explain_short_forms_beside_a_list_are_none_of_it(
    read: Read, lines: tuple[str, ...]
) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên | Danh hiệu | | {lines[0]} |
    | Chuyên đề | < | < | | {lines[1]} |
    | 1 | Nguyễn Mẫu An | Giấy khen của UBND huyện | | {lines[2]} |
    | Thường xuyên | < | < |
    | 1 | Trần Mẫu Bo | BK tỉnh |
    """)
    assert tally(reading) == {"GKH individual drive": 1, "BKT individual merit": 1}
    assert ledger(reading) == "title 1, header 2, section 3, nomination 4, section 5, nomination 6"


@pytest.mark.parametrize(
    "line",
    [
        "Quy ước viết tắt: Lao động tiên tiến (LĐTT), Chiến sĩ thi đua cơ sở (CSTĐCS)",
        "- CSTĐCS: Chiến sĩ thi đua cơ sở",
    ],
)
def test_a_line_above_a_list_that_explains_short_forms_asks_for_no_award(read: Read, line: str) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < |
    | {line} |
    | STT | Họ và tên |
    | 1 | Nguyễn Mẫu An |
    """)
    assert tally(reading) == {"LDTT individual": 1}


@pytest.mark.parametrize("numeral", ["", "II. "])
def test_an_award_in_short_and_in_full_over_somebody_with_a_number_is_a_heading(
    read: Read, numeral: str
) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < |
    | STT | Họ và tên |
    | 1 | Nguyễn Mẫu An |
    | {numeral}CSTĐCS: Chiến sĩ thi đua cơ sở | < |
    | 1 | Trần Mẫu Bình |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}


def test_numbered_lines_that_explain_short_forms_below_a_list_name_nobody(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    | Chú thích: |
    | 1 | LĐTT | Lao động tiên tiến |
    | 2 | GK huyện | Giấy khen của Chủ tịch UBND huyện |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "title 1, header 2, nomination 3, note 4-6"


@pytest.mark.parametrize("label", ["Grand Total", "Grand Count", "Tổng cuối"])
def test_totals_that_a_program_makes_name_nobody(read: Read, label: str) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < | < |
    | STT | Họ và tên | Năm sinh | < |
    | ^ | ^ | Nam | Nữ |
    | 1 | Nguyễn Mẫu An | | 1982 |
    | | {label} | | 1 |
    """)
    assert ledger(reading) == "title 1, header 2-3, nomination 4, total 5"
